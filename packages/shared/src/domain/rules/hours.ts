import type { Rule } from "../decide.ts";
import { happened, refused } from "./outcome.ts";

/** A supervisor gives today other hours than the calendar's, or the calendar's again (null); holds until the day ends. */
export const setHours: Rule<"setHours"> = (hall, _catalogue, { hours }, { actor }) => {
  if (!hall.open) return refused("day_closed");
  if (actor.kind !== "staff") return refused("forbidden");
  if (hours !== null && !isSound(hours)) return refused("hours_reversed");
  return happened({ type: "hoursSet", hours });
};

/** Numbers are given only while the hall serves, and both end after they begin. */
function isSound({ serving, issuing }: NonNullable<Parameters<typeof setHours>[2]["hours"]>): boolean {
  if (serving.from >= serving.to || issuing.from >= issuing.to) return false;
  return serving.from <= issuing.from && issuing.to <= serving.to;
}
