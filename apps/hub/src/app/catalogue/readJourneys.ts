import type { Agency, Counter, Journey, Service } from "@giliran/shared/domain";
import { journeyItem } from "./hallFile.ts";
import { items, skip } from "./items.ts";
import type { Warn } from "./readWhole.ts";

/** What a journey may refer to. */
interface Known {
  readonly agencies: readonly Agency[];
  readonly services: readonly Service[];
  readonly counters: readonly Counter[];
}

/** The journeys all of whose steps can be walked: one that would end in the middle is worse than none. */
export function readJourneys(list: readonly unknown[], known: Known, warn: Warn): Journey[] {
  return items(list, journeyItem, "journey", warn).flatMap(({ agency, services, ...journey }) => {
    const where = `journey "${journey.id}"`;
    if (!known.agencies.some(({ id }) => id === agency))
      return skip(warn, where, `belongs to no agency "${agency}"`);
    const missing = services.find((id) => !known.services.some((service) => service.id === id));
    if (missing !== undefined) return skip(warn, where, `leads to no service "${missing}"`);
    const unserved = services.find((id) => !known.counters.some(({ serviceIds }) => serviceIds.includes(id)));
    if (unserved !== undefined)
      return skip(warn, where, `leads to service "${unserved}", which no counter serves`);
    if (new Set(services).size < services.length) return skip(warn, where, "leads to a service twice");
    return [{ ...journey, agencyId: agency, serviceIds: services }];
  });
}
