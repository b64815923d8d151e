import type { AdminView, Crowd } from "@giliran/shared/contract";
import {
  admissionOrder,
  comeInOutlook,
  crowdCapacity,
  crowdMode,
  crowdSpacing,
  presentIn,
  roomFor,
} from "@giliran/shared/domain";
import type { Sources } from "./sources.ts";

type Standing = Pick<Sources, "hall" | "catalogue">;
const outsideShown = 20;

/** How full the hall is, for public screens; null: it has no limit, or nobody is told. */
export function crowdOf({ hall, catalogue, now }: Pick<Sources, "hall" | "catalogue" | "now">): Crowd | null {
  const [mode, capacity] = [crowdMode(hall, catalogue), crowdCapacity(hall, catalogue)];
  if (mode === "off" || capacity === null) return null;
  const spacing = crowdSpacing(hall, catalogue);
  const full = roomFor(hall, catalogue, null) === 0 || hall.crowd.outside.size > 0;
  return {
    mode,
    capacity,
    present: presentIn(hall, catalogue),
    full: full && mode === "enforce",
    outside: outsidePersons({ hall, catalogue }),
    comeIn: comeInOutlook(hall, catalogue, null, now).wait,
    spacing: spacing && { ...spacing },
  };
}

function outsidePersons({ hall }: Standing): number {
  return [...hall.crowd.outside].reduce((sum, id) => sum + (hall.tickets.get(id)?.partySize ?? 0), 0);
}

/** The same for a supervisor, with what was changed and who waits outside. */
export function crowdForStaff({ hall, catalogue }: Standing): AdminView["crowd"] {
  const { settings, overrides, insideByZone } = hall.crowd;
  const spacing = crowdSpacing(hall, catalogue);
  const limits = catalogue.crowding.zones;
  return {
    mode: crowdMode(hall, catalogue),
    capacity: crowdCapacity(hall, catalogue),
    spacing: spacing && { ...spacing },
    countBy: catalogue.crowding.countBy,
    present: presentIn(hall, catalogue),
    changed: { ...settings, spacing: settings.spacing && { ...settings.spacing } },
    zones: catalogue.zones.flatMap(({ id, name }) => {
      const capacity = limits[id];
      return capacity === undefined
        ? []
        : [{ name: { ...name }, capacity, present: insideByZone.get(id) ?? 0 }];
    }),
    outside: admissionOrder(hall, catalogue)
      .slice(0, outsideShown)
      .map(({ id, label, partySize, issuedAt }) => ({ ticketId: id, label, partySize, issuedAt })),
    outsidePersons: outsidePersons({ hall, catalogue }),
    overrides,
  };
}
