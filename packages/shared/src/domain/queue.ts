import type { ServiceId, TicketId } from "./brand.ts";
import type { Hall } from "./hall.ts";
import type { Lane, Place, Ticket } from "./ticket.ts";
import { comparePlaces } from "./ticket.ts";

/** One lane of a service's queue, by place. */
export interface LaneQueue {
  readonly ticketIds: TicketId[];
  /** Persons on these tickets, kept beside the list so that nothing has to add them up. */
  persons: number;
}

/**
 * The places of one service. A `printing` ticket holds its place and is not callable. Which lane goes first is the
 * calling order's question (order.ts), not the queue's.
 */
export type Queue = Readonly<Record<Lane, LaneQueue>>;

const nobody: Queue = emptyQueue();

function emptyQueue(): Queue {
  return { regular: { ticketIds: [], persons: 0 }, priority: { ticketIds: [], persons: 0 } };
}

export function queueOf(hall: Hall, serviceId: ServiceId): Queue {
  return hall.queues.get(serviceId) ?? nobody;
}

/** Tickets that hold a place for this service. */
export function placesOf(hall: Hall, serviceId: ServiceId): number {
  const { regular, priority } = queueOf(hall, serviceId);
  return regular.ticketIds.length + priority.ticketIds.length;
}

/** Persons that hold a place for this service. */
export function personsOf(hall: Hall, serviceId: ServiceId): number {
  const { regular, priority } = queueOf(hall, serviceId);
  return regular.persons + priority.persons;
}

/** Of the tickets that wait for these services, the one that arrived first; slips that are not out and pauses do not count. */
export function oldestWaiting(hall: Hall, serviceIds: readonly ServiceId[]): Ticket | null {
  const firsts = serviceIds.flatMap((id) =>
    Object.values(queueOf(hall, id)).map((lane) => firstOf(hall, lane)),
  );
  return firsts.reduce(
    (first, ticket) =>
      first === null || (ticket !== null && ticket.arrival < first.arrival) ? ticket : first,
    null,
  );
}

function firstOf(hall: Hall, { ticketIds }: LaneQueue): Ticket | null {
  for (const id of ticketIds) {
    const ticket = hall.tickets.get(id);
    if (ticket?.state === "waiting" && ticket.pause === null) return ticket;
  }
  return null;
}

/** How many tickets of a lane stand at `place` or before it. */
export function placesUntil(hall: Hall, { ticketIds }: LaneQueue, place: Place): number {
  let low = 0;
  let high = ticketIds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const id = ticketIds[middle];
    const held = id === undefined ? undefined : hall.tickets.get(id);
    if (held !== undefined && comparePlaces(held.place, place) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many tickets of a lane stand before `place`. */
export function placesBelow(hall: Hall, lane: LaneQueue, { rank, sub }: Place): number {
  return placesUntil(hall, lane, { rank, sub: sub - 1 });
}

/** Lets a ticket stand at its place in its lane. */
export function enterQueue(hall: Hall, ticket: Ticket): void {
  const queue = hall.queues.get(ticket.serviceId) ?? emptyQueue();
  hall.queues.set(ticket.serviceId, queue);
  const lane = queue[ticket.lane];
  lane.ticketIds.splice(placesUntil(hall, lane, ticket.place), 0, ticket.id);
  lane.persons += ticket.partySize;
}

/** Takes a ticket's place away. */
export function leaveQueue(hall: Hall, ticket: Ticket): void {
  const lane = hall.queues.get(ticket.serviceId)?.[ticket.lane];
  const place = lane === undefined ? -1 : placesUntil(hall, lane, ticket.place) - 1;
  if (lane?.ticketIds[place] !== ticket.id) throw new Error(`ticket ${ticket.id} holds no place`);
  lane.ticketIds.splice(place, 1);
  lane.persons -= ticket.partySize;
}
