import type { CounterId, TicketId } from "../brand.ts";
import type { Actor } from "../command.ts";
import type { Hall } from "../hall.ts";
import { atCounter, counterState } from "../hall.ts";
import type { Refusal } from "../refusal.ts";
import type { Ticket, TicketState } from "../ticket.ts";

/** Why this actor may not work at this counter, or null. */
export function whyNotAtWork(hall: Readonly<Hall>, counterId: CounterId, actor: Actor): Refusal | null {
  if (!hall.open) return "day_closed";
  if (actor.kind !== "staff") return "forbidden";
  const counter = counterState(hall, counterId);
  if (counter.officerId === null) return "counter_not_open";
  return counter.officerId === actor.id ? null : "not_your_counter";
}

/** The ticket in hand, or another of its group, where the officer is at work and it is in one of these states; else the reason. */
export function ticketInHand(
  hall: Readonly<Hall>,
  command: { readonly counterId: CounterId; readonly ticketId: TicketId },
  actor: Actor,
  states: readonly TicketState[],
): Ticket | Refusal {
  const error = whyNotAtWork(hall, command.counterId, actor);
  if (error !== null) return error;
  const ticket = hall.tickets.get(command.ticketId);
  if (ticket === undefined) return "unknown_ticket";
  if (!atCounter(hall, command.counterId).includes(ticket.id)) return "not_at_this_counter";
  return states.includes(ticket.state) ? ticket : "wrong_state";
}
