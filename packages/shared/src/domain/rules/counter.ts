import { findCounter, isForOfficer } from "../catalogue.ts";
import type { StaffId, CounterId } from "../brand.ts";
import type { Rule } from "../decide.ts";
import type { HallEvent } from "../event.ts";
import type { Hall } from "../hall.ts";
import { counterState } from "../hall.ts";
import { whyNotAtWork } from "./atCounter.ts";
import { isCounterClosed } from "../standing.ts";
import { happened, refused } from "./outcome.ts";

/**
 * An officer sits down at a counter, and so leaves the one they had. Where a colleague sits, `takeOver` says that
 * this is meant; the ticket in hand stays with the counter.
 */
export const openCounter: Rule<"openCounter"> = (hall, catalogue, command, { actor }) => {
  if (!hall.open) return refused("day_closed");
  if (actor.kind !== "staff") return refused("forbidden");
  const counter = findCounter(catalogue, command.counterId);
  if (counter === null) return refused("unknown_counter");
  if (isCounterClosed(hall, catalogue, counter.id)) return refused("counter_out_of_use");
  const { officerId } = counterState(hall, counter.id);
  if (officerId === actor.id) return happened();
  if (!isForOfficer(counter, actor.id)) return refused("not_for_this_officer");
  if (officerId !== null && !command.takeOver) return refused("counter_taken");
  const before = counterOfOfficer(hall, actor.id);
  if (before !== null && counterState(hall, before).ticketId !== null) return refused("ticket_in_hand");
  const left: HallEvent[] = before === null ? [] : [{ type: "counterClosed", counterId: before }];
  return happened(...left, { type: "counterOpened", counterId: counter.id, officerId: actor.id });
};

/** The officer leaves; not while somebody is at the counter. */
export const closeCounter: Rule<"closeCounter"> = (hall, _catalogue, command, { actor }) => {
  const error = whyNotAtWork(hall, command.counterId, actor);
  if (error !== null) return refused(error);
  if (counterState(hall, command.counterId).ticketId !== null) return refused("ticket_in_hand");
  return happened({ type: "counterClosed", counterId: command.counterId });
};

/** Where this officer sits, or null. */
export function counterOfOfficer(hall: Readonly<Hall>, officerId: StaffId): CounterId | null {
  for (const [id, counter] of hall.counters) if (counter.officerId === officerId) return id;
  return null;
}
