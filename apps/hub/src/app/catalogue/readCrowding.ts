import { type Crowding, noCrowding, type Zone } from "@giliran/shared/domain";
import { crowdingPart } from "./hallFile.ts";
import { readWhole, type Warn, within } from "./readWhole.ts";

/** How full the hall may be; what says nothing has no limit. Any part that cannot be read is left out and named. */
export function readCrowding(raw: unknown, zones: readonly Zone[], warn: Warn): Crowding {
  if (raw === undefined || raw === null) return noCrowding;
  const read = readWhole(crowdingPart, raw, [], within("crowding", warn));
  if (!read.ok) {
    warn("crowding", `is skipped, so that the hall has no limit: ${read.sentence}`);
    return noCrowding;
  }
  const known = Object.entries(read.value.zones).filter(([id]) => {
    const there = zones.some((zone) => zone.id === id);
    if (!there) warn(`crowding of zone "${id}"`, "is skipped: there is no such zone");
    return there;
  });
  return { ...read.value, zones: Object.fromEntries(known) };
}
