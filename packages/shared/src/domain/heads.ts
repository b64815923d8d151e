import type { Instant, NeedId, ServiceId, TicketId } from "./brand.ts";
import type { Catalogue, Counter, Weight } from "./catalogue.ts";
import { countersOf, weights } from "./catalogue.ts";
import type { Hall } from "./hall.ts";
import { counterState } from "./hall.ts";
import type { LaneQueue } from "./queue.ts";
import { queueOf } from "./queue.ts";
import { isCounterClosed } from "./standing.ts";
import type { Lane, Ticket } from "./ticket.ts";
import { comparePlaces } from "./ticket.ts";

/** The first ticket of a lane of one service that a counter may call. */
export interface Head {
  readonly ticket: Ticket;
  readonly weight: Weight;
  /** Since when the head, or whoever of a regular lane stands behind it and has waited longer, has waited. */
  readonly since: Instant;
}

/** The heads of all services of a counter; within a lane by weight, then by place. */
export type Heads = Readonly<Record<Lane, readonly Head[]>>;

/** How a counter takes a service now: as the catalogue says, unless a supervisor said otherwise today. */
export function weightOf(hall: Readonly<Hall>, counter: Counter, serviceId: ServiceId): Weight {
  return hall.weights.get(counter.id)?.get(serviceId) ?? plannedWeight(counter, serviceId);
}

/** How the catalogue says that a counter takes a service. */
export function plannedWeight({ weights }: Counter, serviceId: ServiceId): Weight {
  const planned = Object.hasOwn(weights, serviceId) ? weights[serviceId] : undefined;
  return planned ?? "primary";
}

/** Less than 0: `a` goes before `b` by weight. */
export function compareWeights(a: Head, b: Head): number {
  return weights.indexOf(a.weight) - weights.indexOf(b.weight);
}

/** Everybody whom this counter might call next, as if those who are `taken` had gone. */
export function headsOf(
  hall: Readonly<Hall>,
  catalogue: Catalogue,
  counter: Counter,
  taken: ReadonlySet<TicketId>,
): Heads {
  const heads: Record<Lane, Head[]> = { regular: [], priority: [] };
  for (const serviceId of counter.serviceIds) {
    const queue = queueOf(hall, serviceId);
    const weight = weightOf(hall, counter, serviceId);
    const callable = (ticket: Ticket): boolean =>
      ticket.state === "waiting" &&
      !ticket.outside &&
      ticket.pause === null &&
      !taken.has(ticket.id) &&
      isFit(hall, catalogue, counter, ticket);
    const regular = firstOf(hall, queue.regular, callable);
    const due = firstOf(hall, queue.priority, (one) => callable(one) && isDue(hall, one, taken));
    // Where nobody else of its service waits, a returned ticket need not wait for others to be called.
    const priority = due ?? (regular === null ? firstOf(hall, queue.priority, callable) : null);
    if (regular !== null) {
      const since = longestSince(hall, queue.regular, regular, callable);
      heads.regular.push({ ticket: regular, weight, since });
    }
    if (priority !== null) heads.priority.push({ ticket: priority, weight, since: priority.queuedAt });
  }
  const byWeight = (a: Head, b: Head): number =>
    compareWeights(a, b) || comparePlaces(a.ticket.place, b.ticket.place);
  heads.regular.sort(byWeight);
  heads.priority.sort(byWeight);
  return heads;
}

/** Services that a counter takes "only when nobody else waits" stand back while anybody else does. */
export function withoutIdle(heads: Heads): Heads {
  const busy = (head: Head): boolean => head.weight !== "idle";
  const left = { regular: heads.regular.filter(busy), priority: heads.priority.filter(busy) };
  return left.regular.length + left.priority.length === 0 ? heads : left;
}

export function oldest(heads: readonly Head[]): Head | null {
  return heads.reduce<Head | null>(
    (first, head) =>
      first === null || comparePlaces(head.ticket.place, first.ticket.place) < 0 ? head : first,
    null,
  );
}

function firstOf(
  hall: Readonly<Hall>,
  { ticketIds }: LaneQueue,
  wanted: (ticket: Ticket) => boolean,
): Ticket | null {
  for (const id of ticketIds) {
    const ticket = hall.tickets.get(id);
    if (ticket !== undefined && wanted(ticket)) return ticket;
  }
  return null;
}

/**
 * Who came by a former step, or while the clock was wrong, may stand before one who has waited longer. That one is served
 * by calling the head, so the whole lane has waited as long.
 */
function longestSince(
  hall: Readonly<Hall>,
  { ticketIds }: LaneQueue,
  head: Ticket,
  wanted: (ticket: Ticket) => boolean,
): Instant {
  let since = head.queuedAt;
  for (const id of ticketIds) {
    const ticket = hall.tickets.get(id);
    if (ticket !== undefined && ticket.queuedAt < since && wanted(ticket)) since = ticket.queuedAt;
  }
  return since;
}

/** Whether as many of its service were called as stood before the place that a returned ticket was given. */
function isDue(
  hall: Readonly<Hall>,
  { dueAtCalls, serviceId }: Ticket,
  taken: ReadonlySet<TicketId>,
): boolean {
  if (dueAtCalls === null) return true;
  const inThought = [...taken].filter((id) => hall.tickets.get(id)?.serviceId === serviceId).length;
  return (hall.calls.get(serviceId) ?? 0) + inThought >= dueAtCalls;
}

/**
 * A ticket with needs goes to the open counters that are fit for most of them; where none is for any, to all. One that
 * was sent to a counter waits for that one while it has an officer.
 */
export function isFit(
  hall: Readonly<Hall>,
  catalogue: Catalogue,
  counter: Counter,
  { needs, serviceId, onlyAt }: Ticket,
): boolean {
  if (needs.length === 0 && onlyAt === null) return true;
  const open = openCountersFor(hall, catalogue, serviceId);
  if (open.some(({ id }) => id === onlyAt)) return counter.id === onlyAt;
  return fitness(counter, needs) >= Math.max(0, ...open.map((one) => fitness(one, needs)));
}

/** For how many of these needs a counter is fit. */
export function fitness({ fits }: Counter, needs: readonly NeedId[]): number {
  return needs.filter((need) => fits.includes(need)).length;
}

/** Counters with an officer that serve this service now. */
export function openCountersFor(
  hall: Readonly<Hall>,
  catalogue: Catalogue,
  serviceId: ServiceId,
): readonly Counter[] {
  return countersOf(catalogue, serviceId).filter(
    ({ id }) => counterState(hall, id).officerId !== null && !isCounterClosed(hall, catalogue, id),
  );
}
