import { type Aim, aimOf } from "./aim.ts";
import type { Instant, ServiceId } from "./brand.ts";
import type { Catalogue, Counter, Service } from "./catalogue.ts";
import { countersOf } from "./catalogue.ts";
import type { Hall } from "./hall.ts";
import { counterState } from "./hall.ts";
import { fitness, openCountersFor } from "./heads.ts";
import { paceOf } from "./pace.ts";
import { placesBelow, queueOf } from "./queue.ts";
import { elapsedMs } from "./standing.ts";
import type { Lane, Ticket } from "./ticket.ts";
import { comparePlaces } from "./ticket.ts";

/** A wait as a range, in ms; both 0 means "straight away". */
export interface WaitRange {
  readonly lowMs: number;
  readonly highMs: number;
}

/** What lies before somebody. */
export interface Outlook {
  /** Persons who are called first, as things stand: at all services that share a counter with this one. */
  readonly personsAhead: number;
  /** Null: no counter is open for it, so nobody knows. */
  readonly wait: WaitRange | null;
}

const minute = 60_000;
const straightAway: WaitRange = { lowMs: 0, highMs: 0 };
/**
 * The range in which a wait lies four times of five, rounded outwards: to 5 minutes, under 10 to one.
 * @param ms what is reckoned
 * @param aim between what factors of it such waits lie, as logarithms
 */
export function waitRange(ms: number, aim: Aim): WaitRange {
  if (ms === 0) return straightAway;
  const lowMs = rounded(ms * Math.exp(aim.low), Math.floor);
  return { lowMs, highMs: Math.max(rounded(ms * Math.exp(aim.high), Math.ceil), lowMs + minute) };
}

function rounded(ms: number, towards: (value: number) => number): number {
  const step = ms < 10 * minute ? minute : 5 * minute;
  return towards(ms / step) * step;
}

/** What of a ticket decides how long it waits. */
export type Asking = Pick<Ticket, "lane" | "place" | "needs">;

/** How long one person of a service keeps a counter, ms. */
export type PaceOf = (serviceId: ServiceId) => number;

/**
 * What lies before this ticket, or before a regular visitor who takes a number for the service now (null). Counts the
 * lanes as the calling order mixes them; a ticket that holds no place has nobody before it. Times are those of today.
 */
export function outlook(
  hall: Readonly<Hall>,
  catalogue: Catalogue,
  service: Service,
  ticket: Ticket | null,
  now: Instant,
): Outlook {
  if (isBeyondWaiting(ticket)) return { personsAhead: 0, wait: straightAway };
  const pace: PaceOf = (id) => paceOf(hall, catalogue, id, now);
  const { personsAhead, reckonedMs } = reckon(hall, catalogue, service, ticket, pace, now);
  if (reckonedMs === null) return { personsAhead, wait: null };
  const aim = aimOf(hall, ticket?.lane ?? "regular", reckonedMs);
  return { personsAhead, wait: waitRange(reckonedMs, aim) };
}

function isBeyondWaiting(ticket: Ticket | null): boolean {
  return ticket !== null && ticket.state !== "printing" && ticket.state !== "waiting";
}

/**
 * The work that lies before somebody, shared by the counters that are open for it; null: no counter is, so nobody
 * knows. Where nobody waits and all of them are busy, the first that is free.
 */
export function reckon(
  hall: Readonly<Hall>,
  catalogue: Catalogue,
  service: Service,
  ticket: Asking | null,
  pace: PaceOf,
  now: Instant,
): { readonly personsAhead: number; readonly reckonedMs: number | null } {
  const open = fitCounters(openCountersFor(hall, catalogue, service.id), ticket);
  const sharing = open.length > 0 ? open : countersOf(catalogue, service.id);
  const serviceIds = [...new Set([service.id, ...sharing.flatMap(({ serviceIds }) => serviceIds)])];
  const ahead = personsBefore(hall, serviceIds, ticket, catalogue.policy.priorityRatio);
  const personsAhead = ahead.reduce((sum, [, persons]) => sum + persons, 0);
  if (open.length === 0) return { personsAhead, reckonedMs: null };
  const work = ahead.reduce(
    (sum, [id, persons]) => sum + persons * workOf(hall, catalogue, id, open, pace),
    0,
  );
  const free = open.some(({ id }) => counterState(hall, id).ticketId === null);
  return {
    personsAhead,
    reckonedMs: work / open.length + (free ? 0 : untilFirstFree(hall, open, pace, now)),
  };
}

/** However long a visitor has been at a counter, there is at least so much of the usual time to come. */
const leastLeft = 0.25;

/** Until the first of these busy counters is free, ms. */
function untilFirstFree(hall: Readonly<Hall>, open: readonly Counter[], pace: PaceOf, now: Instant): number {
  const left = open.flatMap(({ id }) => {
    const { ticketId } = counterState(hall, id);
    const inHand = ticketId === null ? undefined : hall.tickets.get(ticketId);
    if (inHand === undefined || inHand.call === null) return [];
    const usual = pace(inHand.serviceId) * inHand.partySize;
    return [Math.max(leastLeft * usual, usual - elapsedMs(hall, inHand.call.calledAt, now))];
  });
  return left.length === 0 ? 0 : Math.min(...left);
}

/** The open counters that will serve the ticket: those that are fit for most of its needs. */
function fitCounters(open: readonly Counter[], ticket: Asking | null): readonly Counter[] {
  const needs = ticket?.needs ?? [];
  const most = Math.max(0, ...open.map((counter) => fitness(counter, needs)));
  return open.filter((counter) => fitness(counter, needs) === most);
}

/** How long one person of a service keeps these counters, ms: other open counters that serve it take their share. */
function workOf(
  hall: Readonly<Hall>,
  catalogue: Catalogue,
  serviceId: ServiceId,
  here: readonly Counter[],
  pace: PaceOf,
): number {
  const open = openCountersFor(hall, catalogue, serviceId);
  const shared = open.filter(({ id }) => here.some((counter) => counter.id === id)).length;
  const expectedMs = pace(serviceId);
  return open.length === 0 ? expectedMs : (expectedMs * shared) / open.length;
}

type PersonsByService = readonly (readonly [serviceId: ServiceId, persons: number])[];

/** Persons who go before, by service: by arrival in the ticket's own lane, by the ratio in the other. */
function personsBefore(
  hall: Readonly<Hall>,
  serviceIds: readonly ServiceId[],
  ticket: Asking | null,
  ratio: number,
): PersonsByService {
  const lane = ticket?.lane ?? "regular";
  const own = serviceIds.map((id) => ({ id, lane, places: placesBefore(hall, id, lane, ticket) }));
  const places = own.reduce((sum, part) => sum + part.places, 0);
  const others =
    lane === "regular"
      ? firstOf(hall, serviceIds, "priority", ratio * (places + 1))
      : firstOf(hall, serviceIds, "regular", Math.floor(places / Math.max(1, ratio)));
  return [...own, ...others].map((part) => [part.id, personsIn(hall, part)]);
}

/** The first places of one lane of one service. */
interface Part {
  readonly id: ServiceId;
  readonly lane: Lane;
  readonly places: number;
}

function placesBefore(hall: Readonly<Hall>, id: ServiceId, lane: Lane, ticket: Asking | null): number {
  const queue = queueOf(hall, id)[lane];
  return ticket === null ? queue.ticketIds.length : placesBelow(hall, queue, ticket.place);
}

/** Where the first `count` places lie, over the same lane of several services. */
function firstOf(
  hall: Readonly<Hall>,
  serviceIds: readonly ServiceId[],
  lane: Lane,
  count: number,
): readonly Part[] {
  const whole = serviceIds.map((id) => ({ id, lane, places: queueOf(hall, id)[lane].ticketIds.length }));
  if (whole.reduce((sum, { places }) => sum + places, 0) <= count) return whole;
  const first = serviceIds
    .flatMap((id) => queueOf(hall, id)[lane].ticketIds.slice(0, count))
    .flatMap((ticketId) => hall.tickets.get(ticketId) ?? [])
    .sort((a, b) => comparePlaces(a.place, b.place))
    .slice(0, count);
  return serviceIds.map((id) => ({
    id,
    lane,
    places: first.filter(({ serviceId }) => serviceId === id).length,
  }));
}

function personsIn(hall: Readonly<Hall>, { id, lane, places }: Part): number {
  const { ticketIds, persons } = queueOf(hall, id)[lane];
  // Whoever took the last number has all before them: their sum is kept, and nothing has to be read.
  if (places > ticketIds.length / 2) return persons - sumOf(hall, ticketIds.slice(places));
  return sumOf(hall, ticketIds.slice(0, places));
}

function sumOf(hall: Readonly<Hall>, ticketIds: readonly Ticket["id"][]): number {
  return ticketIds.reduce((sum, id) => sum + (hall.tickets.get(id)?.partySize ?? 0), 0);
}
