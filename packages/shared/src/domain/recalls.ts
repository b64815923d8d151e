import type { Instant } from "./brand.ts";
import type { HallSettings } from "./catalogue.ts";
import type { Hall } from "./hall.ts";
import { dueAt } from "./standing.ts";
import type { TicketCall } from "./ticket.ts";

/** How often a ticket was called again; the call itself is not counted, nor what was before it. */
export function recallsOf(call: TicketCall): number {
  return call.count - call.firstCount;
}

/** A recall is refused before this instant; null: it was recalled as often as the hall allows (domain.md 5). */
export function recallFrom(
  hall: Readonly<Hall>,
  call: TicketCall,
  settings: HallSettings,
  now: Instant,
): Instant | null {
  if (recallsOf(call) >= settings.recallLimit) return null;
  // A clock that was set back says nothing of how long ago the call was: nobody waits an hour for it.
  if (call.lastAt - now >= settings.recallCooldownMs) return now;
  return dueAt(hall, call.lastAt, settings.recallCooldownMs, now);
}

/** Recalls still missing before nobody is taken to have come; never more than the hall allows to make. */
export function recallsToAbsent(call: TicketCall, settings: HallSettings): number {
  const needed = Math.min(settings.absentAfterRecalls, settings.recallLimit);
  return Math.max(0, needed - recallsOf(call));
}
