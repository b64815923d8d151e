import type { IssuedTicket } from "@giliran/shared/contract";
import type { ClassId, JourneyWish, NeedId, Service, ServiceId, TicketId } from "@giliran/shared/domain";
import { countersOf, paceOf, reckon } from "@giliran/shared/domain";
import type { Chance } from "../engine.ts";
import type { EstimateSample } from "../figures.ts";
import type { World } from "../world.ts";
import { openKiosks } from "./kiosks.ts";

/** Somebody who comes for a service. */
export interface Visitor {
  readonly place: number;
  readonly serviceId: ServiceId;
  readonly party: number;
  readonly classId: ClassId;
  readonly needs: readonly NeedId[];
  readonly journey: JourneyWish | null;
  /** Wants a number for each of the party. */
  readonly separate: boolean;
  /** So long they wait before they go, ms. */
  readonly patienceMs: number;
  gone: boolean;
}

export interface Visitors {
  /** Whose ticket it is; null: nobody that the simulator knows. */
  readonly of: (id: TicketId) => Visitor | null;
  /** A ticket was called: how long they waited is known. */
  readonly called: (id: TicketId) => void;
  /** How long serving this ticket takes now, ms: by its service, its party, and the hour. */
  readonly serviceMs: (id: TicketId) => number;
}

/** How many come at each hour, as shares of the busiest. */
const profile: readonly (readonly [from: number, share: number])[] = [
  [465, 0.9],
  [480, 1],
  [600, 0.8],
  [690, 0.5],
  [780, 0.6],
  [840, 0.35],
  [870, 0],
];
const cv = 0.6;

/** Officers are quicker in the morning and slower around noon. */
export function hourFactor(minute: number): number {
  if (minute < 600) return 0.95;
  return minute < 780 ? 1.1 : 1;
}

/** True mean time of one person at a counter, ms. */
export function trueMeanMs({ id, expectedServiceMs }: Service, minute: number): number {
  // The hall file is a guess: some services take longer than it says, some less.
  const guess =
    0.75 + 0.6 * ((([...id].reduce((sum, sign) => sum + sign.charCodeAt(0), 0) * 37) % 100) / 100);
  return expectedServiceMs * guess * hourFactor(minute);
}

export function createVisitors(world: World): Visitors {
  const { engine, plan, catalogue } = world;
  const chance = engine.chance("visitors");
  const times = engine.chance("service times");
  const people = new Map<TicketId, Visitor>();
  const samples = new Map<TicketId, EstimateSample>();
  const issuedAt = new Map<TicketId, number>();
  const kiosks = openKiosks(world);

  for (let place = 0; place < plan.visitors; place += 1) {
    const minute = drawMinute(chance);
    const visitor = drawVisitor(world, chance, place);
    // All are drawn, so that leaving some out does not change the others.
    if (plan.only !== null && !plan.only.has(place)) continue;
    const arrives = (minute - world.minute()) * 60_000;
    engine.after(arrives, () => kiosks.queue(visitor, took));
  }

  function took(visitor: Visitor, ticket: IssuedTicket): void {
    people.set(ticket.ticketId, visitor);
    issuedAt.set(ticket.ticketId, engine.now());
    noteEstimate(visitor, ticket);
    engine.after(visitor.patienceMs, () => {
      visitor.gone = true;
    });
  }

  function noteEstimate(visitor: Visitor, { ticketId, wait, personsAhead }: IssuedTicket): void {
    const hall = world.hub.hall();
    const ticket = hall.tickets.get(ticketId);
    const service = catalogue.services.find(({ id }) => id === visitor.serviceId);
    if (wait === null || ticket === undefined || service === undefined || ticket.outside) return;
    const minute = world.minute();
    const truePace = (id: ServiceId): number => {
      const known = catalogue.services.find((one) => one.id === id);
      return known === undefined ? 0 : trueMeanMs(known, minute);
    };
    const now = world.wall();
    const own = reckon(hall, catalogue, service, ticket, (id) => paceOf(hall, catalogue, id, now), now);
    const oracle = reckon(hall, catalogue, service, ticket, truePace, now);
    if (own.reckonedMs === null || oracle.reckonedMs === null) return;
    const sample: EstimateSample = {
      at: engine.now(),
      serviceId: service.id,
      personsAhead,
      ...wait,
      ownMs: own.reckonedMs,
      oracleMs: oracle.reckonedMs,
      waitedMs: null,
    };
    samples.set(ticketId, sample);
    world.figures.estimates.push(sample);
  }

  return {
    of: (id) => people.get(id) ?? null,
    called: (id) => {
      const sample = samples.get(id);
      const since = issuedAt.get(id);
      const visitor = people.get(id);
      if (since === undefined || visitor === undefined) return;
      issuedAt.delete(id);
      const waited = engine.now() - since;
      if (sample !== undefined) sample.waitedMs ??= waited;
      const waits = world.figures.waits.get(visitor.serviceId) ?? [];
      world.figures.waits.set(visitor.serviceId, waits);
      waits.push([world.minute(), waited / 60_000]);
    },
    serviceMs: (id) => {
      const ticket = world.hub.hall().tickets.get(id);
      const service = catalogue.services.find((one) => one.id === ticket?.serviceId);
      if (ticket === undefined || service === undefined) return 60_000;
      return times.lognormal(trueMeanMs(service, world.minute()) * ticket.partySize, cv);
    },
  };
}

function drawMinute(chance: Chance): number {
  const [from, to] = [465, 870];
  for (;;) {
    const minute = chance.between(from, to);
    const share = profile.findLast(([begin]) => begin <= minute)?.[1] ?? 0;
    if (chance.draw() < share) return minute;
  }
}

function drawVisitor({ catalogue }: World, chance: Chance, place: number): Visitor {
  const rows = catalogue.services
    .filter(({ closed, opensOn }) => !closed && opensOn === null)
    .map((service) => {
      // As many come for a service as its counters serve.
      const counters = countersOf(catalogue, service.id).filter(({ closed }) => !closed);
      const share = counters.reduce((sum, { serviceIds }) => sum + 1 / serviceIds.length, 0);
      return [share / service.expectedServiceMs, service] as const;
    });
  const service = chance.weighted(rows);
  const journey = chance.isSo(0.04) ? journeyFrom(catalogue.journeys, chance) : null;
  const party = chance.weighted([
    [80, 1],
    [12, 2],
    [5, 3],
    [3, 5],
  ]);
  const classes = catalogue.classes.map(({ id, kind }) => [kind === "regular" ? 85 : 3, id] as const);
  const fits = catalogue.needs.map(({ id }) => id);
  return {
    place,
    serviceId: journey?.serviceIds[0] ?? service.id,
    party,
    classId: chance.weighted(classes),
    needs: chance.isSo(0.04) && fits.length > 0 ? [chance.one(fits)] : [],
    journey,
    separate: party > 1 && journey === null && chance.isSo(0.3),
    patienceMs: 40 * 60_000 + chance.exponential(400 * 60_000),
    gone: false,
  };
}

function journeyFrom(journeys: World["catalogue"]["journeys"], chance: Chance): JourneyWish | null {
  if (journeys.length === 0) return null;
  const { id, serviceIds, chosen } = chance.one(journeys);
  const some = chosen ? serviceIds.filter(() => chance.isSo(0.6)) : serviceIds;
  return some.length === 0 ? null : { journeyId: id, serviceIds: some };
}
