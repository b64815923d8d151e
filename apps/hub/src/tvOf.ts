import type { Catalogue } from "@giliran/shared/domain";
import { boardView, type Sources } from "./app/projections/index.ts";
import type { Clock } from "./app/ports.ts";
import type { TvParts } from "./http/tvBoard.ts";

/** What the pages for old televisions ask of this hall. */
export function tvOf(catalogue: Catalogue, sources: () => Sources, clock: Clock): TvParts {
  return {
    board: (zoneId, language) =>
      catalogue.zones.some(({ id }) => id === zoneId) ? boardView(sources(), zoneId, language) : null,
    firstZone: () => catalogue.zones[0]?.id ?? null,
    now: clock.now,
  };
}
