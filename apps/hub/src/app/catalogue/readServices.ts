import type { Agency, Service } from "@giliran/shared/domain";
import { keyword, requirement, serviceItem } from "./hallFile.ts";
import { items, parts, skip } from "./items.ts";
import type { Warn } from "./readWhole.ts";

type Series = Pick<Service, "prefix" | "padding">;

/** The services whose agency is known and whose numbers nobody can take for another's. */
export function readServices(list: readonly unknown[], agencies: readonly Agency[], warn: Warn): Service[] {
  const owners = new Map<string, string>();
  const taken: Series[] = [];
  return items(list, serviceItem, "service", warn).flatMap(({ agency, minutes, ...service }) => {
    const where = `service "${service.id}"`;
    if (!agencies.some(({ id }) => id === agency))
      return skip(warn, where, `belongs to no agency "${agency}"`);
    const owner = owners.get(service.prefix) ?? agency;
    if (owner !== agency) return skip(warn, where, `has the series "${service.prefix}" of agency "${owner}"`);
    const twin = taken.find((series) => mayPrintTheSame(series, service));
    if (twin !== undefined) return skip(warn, where, `is skipped: ${twinWords(service, twin)}`);
    owners.set(service.prefix, agency);
    taken.push(service);
    const keywords = parts(service.keywords, keyword, 20, { kind: "keyword", where, warn });
    const requirements = parts(service.requirements, requirement, 12, { kind: "requirement", where, warn });
    return [{ ...service, keywords, requirements, agencyId: agency, expectedServiceMs: minutes * 60_000 }];
  });
}

/** Whether two series have a label in common: "A0" with three digits and "A" with four both print A0005. */
export function mayPrintTheSame(a: Series, b: Series): boolean {
  if (a.prefix === b.prefix) return false;
  const [short, long] = a.prefix.length <= b.prefix.length ? [a, b] : [b, a];
  const sameLength = short.prefix.length + short.padding === long.prefix.length + long.padding;
  const rest = long.prefix.slice(short.prefix.length);
  return sameLength && long.prefix.startsWith(short.prefix) && /^\d+$/.test(rest);
}

function twinWords(own: Series, twin: Series): string {
  const named = ({ prefix, padding }: Series): string => `series "${prefix}" with ${padding} digits`;
  return `its ${named(own)} could print the same number as ${named(twin)}`;
}
