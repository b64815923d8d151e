import type { CounterId, Instant, TicketId } from "./brand.ts";
import type { CounterState, Hall } from "./hall.ts";
import { atCounter, counterState, recentCallsKept } from "./hall.ts";
import type { Ticket } from "./ticket.ts";

/** @throws where the hall has no such ticket: the event contradicts it. */
export function ticketOf(hall: Hall, id: TicketId): Ticket {
  const ticket = hall.tickets.get(id);
  if (ticket === undefined) throw new Error(`no ticket ${id} on ${hall.serviceDate}`);
  return ticket;
}

/** Writes the ticket with other facts, and keeps the lists of those aside and paused; the ticket as it is now. */
export function change(hall: Hall, ticket: Ticket, facts: Partial<Ticket>): Ticket {
  const changed = { ...ticket, ...facts };
  hall.tickets.set(ticket.id, changed);
  if (changed.state === "absent" || changed.state === "parked") hall.aside.add(ticket.id);
  else hall.aside.delete(ticket.id);
  if (changed.state === "waiting" && changed.pause !== null) hall.paused.add(ticket.id);
  else hall.paused.delete(ticket.id);
  return changed;
}

/** Whatever is done at a counter ends what could be undone there, unless it is said anew. */
export function changeCounter(hall: Hall, id: CounterId, facts: Partial<CounterState>): void {
  hall.counters.set(id, { ...counterState(hall, id), lastAction: null, ...facts });
}

/** A ticket comes to the counter: in hand, or beside the one that is. */
export function holdTicket(
  hall: Hall,
  id: CounterId,
  ticketId: TicketId,
  facts: Partial<CounterState>,
): void {
  const { ticketId: first, group } = counterState(hall, id);
  const held = first === null ? { ticketId } : { group: [...group, ticketId] };
  changeCounter(hall, id, { ...held, ...facts });
}

/** A ticket leaves the counter; of its group the next one is in hand. */
export function releaseTicket(
  hall: Hall,
  id: CounterId,
  ticketId: TicketId,
  facts: Partial<CounterState>,
): void {
  const [first = null, ...group] = atCounter(hall, id).filter((held) => held !== ticketId);
  changeCounter(hall, id, { ticketId: first, group, ...facts });
}

/** What one more finished ticket makes of its counter's figures. */
export function oneMoreFinished(
  hall: Hall,
  id: CounterId,
  { startedAt, call }: Ticket,
  at: Instant,
): Pick<CounterState, "finished" | "serviceMs"> {
  const { finished, serviceMs } = counterState(hall, id);
  const tookMs = Math.max(0, at - (startedAt ?? call?.calledAt ?? at));
  return { finished: finished + 1, serviceMs: serviceMs + tookMs };
}

export function rememberCall(hall: Hall, ticketId: TicketId): void {
  forgetCall(hall, ticketId);
  hall.recentCalls.push(ticketId);
  if (hall.recentCalls.length > recentCallsKept) hall.recentCalls.shift();
}

export function forgetCall(hall: Hall, ticketId: TicketId): void {
  const at = hall.recentCalls.indexOf(ticketId);
  if (at >= 0) hall.recentCalls.splice(at, 1);
}
