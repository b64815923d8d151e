import { needId, staffId } from "@giliran/shared/contract";
import type { Counter, Need, Service, Weight, Zone } from "@giliran/shared/domain";
import type { Staff } from "../ports.ts";
import { counterItem, counterService } from "./hallFile.ts";
import { items, parts, skip } from "./items.ts";
import { firstIssue, type Warn } from "./readWhole.ts";

/** What a counter may refer to. */
export interface Known {
  readonly zones: readonly Zone[];
  readonly services: readonly Service[];
  readonly needs: readonly Need[];
  /** Ids of all who work in the hall. */
  readonly staff: readonly Staff["id"][];
}

/** The counters that stand somewhere and serve something; of the rest of each, what can be read. */
export function readCounters(list: readonly unknown[], known: Known, warn: Warn): Counter[] {
  return items(list, counterItem, "counter", warn).flatMap(
    ({ zone, services, fits, officers, ...counter }) => {
      const where = `counter "${counter.id}"`;
      if (!known.zones.some(({ id }) => id === zone)) return skip(warn, where, `stands in no zone "${zone}"`);
      const served = readServed(services, known.services, where, warn);
      if (served.length === 0) return skip(warn, where, "is skipped: it would serve nothing");
      // Primary is what is not named, so that the catalogue says only what somebody chose.
      const chosen = served.filter(({ weight }) => weight !== "primary");
      return [
        {
          ...counter,
          zoneId: zone,
          serviceIds: served.map(({ id }) => id),
          weights: Object.fromEntries(chosen.map(({ id, weight }) => [id, weight])),
          fits: readFits(fits, known.needs, where, warn),
          officers: readOfficers(officers, known.staff, where, warn),
        },
      ];
    },
  );
}

interface Served {
  readonly id: Service["id"];
  readonly weight: Weight;
}

function readServed(
  list: readonly unknown[],
  services: readonly Service[],
  where: string,
  warn: Warn,
): readonly Served[] {
  const found = new Map<string, Served>();
  list.forEach((raw, i) => {
    const parsed = counterService.safeParse(raw);
    if (!parsed.success) warn(where, `skips its service number ${i + 1}: ${firstIssue(parsed.error)}`);
    else if (!services.some(({ id }) => id === parsed.data.id))
      warn(where, `serves no service "${parsed.data.id}"`);
    else if (found.has(parsed.data.id)) warn(where, `names its service "${parsed.data.id}" twice`);
    else found.set(parsed.data.id, parsed.data);
  });
  return [...found.values()];
}

function readFits(
  list: readonly unknown[],
  needs: readonly Need[],
  where: string,
  warn: Warn,
): Counter["fits"] {
  return parts(list, needId, Infinity, { kind: "need", where, warn }).flatMap((need) =>
    needs.some(({ id }) => id === need) ? [need] : skip(warn, where, `is fit for no need "${need}"`),
  );
}

/** Who may sit there. Where the file names nobody whom the hall knows, anybody may: rather open by mistake than closed. */
function readOfficers(
  list: readonly unknown[],
  staff: Known["staff"],
  where: string,
  warn: Warn,
): Counter["officers"] {
  const found = parts(list, staffId, Infinity, { kind: "officer", where, warn }).flatMap((officer) =>
    staff.includes(officer) ? [officer] : skip(warn, where, `is for no member of staff "${officer}"`),
  );
  if (list.length > 0 && found.length === 0) warn(where, "is for anybody: nobody whom it names is known");
  return [...new Set(found)];
}
