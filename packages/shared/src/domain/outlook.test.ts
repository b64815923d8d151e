import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  commands,
  officer,
  openRehearsal,
  sample,
  sampleCatalogue,
  withCounter,
  type Rehearsal,
} from "../testing/index.ts";
import type { ServiceId, TicketId } from "./brand.ts";
import { findCounter, findService } from "./catalogue.ts";
import { callingOrder } from "./order.ts";
import { paceOf } from "./pace.ts";
import { outlook, reckon, type Outlook, waitRange, type WaitRange } from "./outlook.ts";

const minute = 60_000;
const minutes = (wait: WaitRange | null): readonly number[] | null =>
  wait && [wait.lowMs / minute, wait.highMs / minute];
const { idCard, familyCard, tax, permit, passport } = sample.services;
const { one, two, three, immigration } = sample.counters;
const { elderly, regular } = sample.classes;

function looks(hall: Rehearsal, serviceId: ServiceId, ticketId: TicketId | null = null): Outlook {
  const service = findService(hall.catalogue(), serviceId);
  if (service === null) throw new Error("no such service");
  const ticket = ticketId === null ? null : hall.ticket(ticketId);
  return outlook(hall.hall, hall.catalogue(), service, ticket, hall.clock.now());
}

/** The plain reckoning, in minutes, by what the hall file expects of each service. */
function reckoned(hall: Rehearsal, serviceId: ServiceId, ticketId: TicketId | null = null): number | null {
  const service = findService(hall.catalogue(), serviceId);
  if (service === null) throw new Error("no such service");
  const ticket = ticketId === null ? null : hall.ticket(ticketId);
  const pace = (id: ServiceId): number => findService(hall.catalogue(), id)?.expectedServiceMs ?? 0;
  const { reckonedMs } = reckon(hall.hall, hall.catalogue(), service, ticket, pace, hall.clock.now());
  return reckonedMs && reckonedMs / minute;
}

describe("the range around a reckoning", () => {
  const aim = { low: -0.5, high: 0.6 };

  it.each([
    [0, [0, 0]],
    [1, [0, 2]],
    [6, [3, 15]],
    [20, [10, 40]],
    [40, [20, 75]],
  ])("of %i min that is off by a half: %j", (ms, range) => {
    expect(minutes(waitRange(ms * minute, aim))).toEqual(range);
  });

  it("is of whole minutes, contains it, and never shrinks as it grows", () => {
    const reckoning = fc.integer({ min: 1, max: 600 * minute });
    fc.assert(
      fc.property(reckoning, reckoning, (a, b) => {
        const [less, more] = [waitRange(Math.min(a, b), aim), waitRange(Math.max(a, b), aim)];
        expect([less.lowMs % minute, less.highMs % minute]).toEqual([0, 0]);
        expect(less.lowMs).toBeLessThanOrEqual(Math.min(a, b));
        expect(less.highMs).toBeGreaterThanOrEqual(Math.min(a, b));
        expect(more.highMs).toBeGreaterThanOrEqual(less.highMs);
      }),
    );
  });

  it("goes by how waits were told today: their error is learned, and no single one spoils it", () => {
    const hall = openRehearsal();
    hall.sit(three);
    const told = (): WaitRange | null => looks(hall, tax).wait;
    for (let i = 0; i < 4; i += 1) hall.arrive(tax);
    hall.callNext(three);
    const before = told();
    for (let i = 0; i < 30; i += 1) {
      hall.arrive(tax);
      // Each waits twice as long as was reckoned, whatever that was.
      const first = [...hall.hall.tickets.values()].find(({ state }) => state === "waiting");
      const waited = hall.clock.now() - (first?.issuedAt ?? 0);
      const wanted = 2 * (first?.reckonedMs ?? 0);
      hall.clock.advance(Math.max(0, wanted - waited));
      hall.callNext(three);
    }
    const after = told();
    expect(after?.highMs).toBeGreaterThan(1.3 * (before?.highMs ?? 0));
    expect(hall.hall.aims.get("regular/middling")?.high).toBeGreaterThan(Math.log(2) - 0.05);
  });
});

describe("what lies before somebody", () => {
  it("is everybody who holds a place at a service that shares an open counter, slips that are out or not", () => {
    const hall = openRehearsal();
    hall.sit(one, 1);
    hall.arrive(idCard, 3);
    hall.issue(idCard, 5);
    hall.arrive(tax, 9);
    const mine = hall.arrive(familyCard, 2);
    hall.arrive(idCard, 7);
    expect(looks(hall, familyCard, mine).personsAhead).toBe(8);
    expect(looks(hall, familyCard).personsAhead).toBe(17);
    expect(looks(hall, permit).personsAhead).toBe(9);
  });

  it("does not count who waits at a counter that nobody sits at", () => {
    const hall = openRehearsal();
    hall.sit(two, 2);
    hall.arrive(familyCard, 4);
    hall.arrive(idCard, 2);
    expect(looks(hall, idCard).personsAhead).toBe(2);
    hall.sit(one, 1);
    expect(looks(hall, idCard).personsAhead).toBe(6);
  });

  it("is shared by the counters that are open, each service with the time it takes", () => {
    const hall = openRehearsal();
    hall.sit(one, 1);
    hall.arrive(idCard, 2);
    hall.arrive(familyCard, 2);
    expect(reckoned(hall, familyCard)).toBe(2 * 10 + 2 * 15);
    hall.sit(two, 2);
    expect(reckoned(hall, idCard)).toBe((2 * 10 + 2 * 15) / 2);
    // Counter 2 takes half of the id cards, so counter 1 has one of the two before it.
    expect(reckoned(hall, familyCard)).toBe(10 + 2 * 15);
  });

  it("is known to nobody while no counter is open for the service", () => {
    const hall = openRehearsal();
    const id = hall.arrive(tax);
    hall.arrive(permit);
    expect(looks(hall, permit)).toEqual({ personsAhead: 2, wait: null });
    expect(looks(hall, tax, id)).toEqual({ personsAhead: 0, wait: null });
    hall.sit(three);
    expect(looks(hall, tax, id)).toEqual({ personsAhead: 0, wait: { lowMs: 0, highMs: 0 } });
    expect(looks(hall, passport).wait).toBeNull();
  });

  it("is nobody for who was called", () => {
    const hall = openRehearsal();
    hall.sit(three);
    const [first, second] = [hall.arrive(tax), hall.arrive(tax)];
    hall.callNext(three);
    expect(looks(hall, tax, first)).toEqual({ personsAhead: 0, wait: { lowMs: 0, highMs: 0 } });
    expect(looks(hall, tax, second).personsAhead).toBe(0);
  });

  it("is at a counter that is fit, where one is open", () => {
    const hall = openRehearsal();
    hall.sit(immigration, 2);
    hall.sit(two, 3);
    hall.arrive(idCard, 4);
    const mine = hall.arriveAs(regular, idCard, [sample.needs.signs]);
    expect(reckoned(hall, idCard, mine)).toBe(4 * 10 * 0.5);
    hall.publish(withCounter(hall.catalogue(), immigration, { serviceIds: [passport, idCard, tax] }));
    hall.arrive(tax, 6);
    expect(looks(hall, idCard, mine).personsAhead).toBe(4);
    expect(looks(hall, idCard).personsAhead).toBe(11);
  });

  it("is until the first is free, where nobody waits and all are busy", () => {
    const hall = openRehearsal();
    hall.sit(one, 1);
    hall.sit(two, 2);
    expect(reckoned(hall, idCard)).toBe(0);
    hall.arrive(idCard);
    hall.callNext(one, 1);
    expect(reckoned(hall, idCard)).toBe(0);
    hall.arrive(idCard);
    hall.clock.advance(4 * minute);
    hall.callNext(two, 2);
    expect(reckoned(hall, idCard)).toBe(6);
    hall.clock.advance(60 * minute);
    expect(reckoned(hall, idCard)).toBe(2.5);
  });

  it("goes by how the service goes now, less by what the hall file expects the more was seen", () => {
    const hall = openRehearsal();
    hall.sit(three);
    const pace = (): number =>
      Math.round(paceOf(hall.hall, hall.catalogue(), tax, hall.clock.now()) / minute);
    expect(pace()).toBe(5);
    for (let i = 0; i < 24; i += 1) {
      const id = hall.arrive(tax, 2);
      hall.callNext(three);
      hall.clock.advance(60 * minute);
      hall.must(officer(), commands.finish(three, id));
      hall.clock.advance(-59 * minute);
    }
    // A party of two for an hour: half an hour for each.
    expect(pace()).toBe(26);
    hall.clock.advance(60 * minute + 91 * minute);
    expect(pace()).toBe(5);
  });

  it("mixes the lanes as the calling order does, for one counter with single visitors", () => {
    const arrivals = fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(arrivals, fc.integer({ min: 1, max: 4 }), (people, priorityRatio) => {
        const policy = { priorityRatio, longestWaitMs: 60 * minute };
        const hall = openRehearsal({ catalogue: sampleCatalogue({ policy }) });
        hall.sit(three);
        for (const [old, taxed] of people) hall.arriveAs(old ? elderly : regular, taxed ? tax : permit);
        const counter = findCounter(hall.catalogue(), three);
        if (counter === null) throw new Error("no such counter");
        const order = [...callingOrder(hall.hall, hall.catalogue(), counter, hall.clock.now())];
        const told = order.map(({ ticket }) => looks(hall, ticket.serviceId, ticket.id).personsAhead);
        expect(told).toEqual(told.map((_, place) => place));
      }),
    );
  });
});
