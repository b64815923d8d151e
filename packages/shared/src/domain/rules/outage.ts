import { findAgency } from "../catalogue.ts";
import type { Rule } from "../decide.ts";
import { happened, refused } from "./outcome.ts";

/** An agency's central system is down: visitors are told everywhere, and get no new numbers where that is wanted. */
export const declareOutage: Rule<"declareOutage"> = (hall, catalogue, command, { actor, now }) => {
  if (!hall.open) return refused("day_closed");
  if (actor.kind !== "staff") return refused("forbidden");
  const { agencyId, since, expectedUntil, stopsNumbers } = command;
  if (findAgency(catalogue, agencyId) === null) return refused("unknown_agency");
  if (expectedUntil !== null && expectedUntil <= now) return refused("in_the_past");
  if (since > now) return refused("in_the_future");
  const outage = { agencyId, since, expectedUntil, stopsNumbers, by: actor.id };
  return happened({ type: "outageDeclared", outage });
};

/** It is back. */
export const endOutage: Rule<"endOutage"> = (hall, _catalogue, { agencyId }, { actor }) => {
  if (actor.kind !== "staff") return refused("forbidden");
  if (!hall.outages.has(agencyId)) return refused("no_outage");
  return happened({ type: "outageEnded", agencyId });
};
