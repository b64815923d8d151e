import { describe, expect, it } from "vitest";
import { commands, kiosk, officer, openRehearsal, sample, system, withCounter } from "../../testing/index.ts";
import type { CounterId, TicketId } from "../brand.ts";
import { counterState } from "../hall.ts";

const { idCard, familyCard, tax, permit } = sample.services;
const { one, two, three, immigration } = sample.counters;

describe("calling the next", () => {
  it("calls whoever arrived first among the services of the counter", () => {
    const hall = openRehearsal();
    const arrived = [hall.arrive(familyCard), hall.arrive(idCard), hall.arrive(tax), hall.arrive(familyCard)];
    hall.sit(one);
    const called = [hall.callNext(one), hall.callNext(one), hall.callNext(one)];
    expect(called).toEqual([arrived[0], arrived[1], arrived[3]]);
    expect(hall.refusal(officer(), commands.callNext(one, arrived[3] ?? null))).toBe("queue_empty");
  });

  it("says who, where, in which zone, for the first time, and why", () => {
    const hall = openRehearsal();
    hall.sit(three);
    const id = hall.arrive(permit);
    expect(hall.must(officer(), commands.callNext(three))).toEqual([
      {
        type: "ticketCalled",
        ticketId: id,
        announcementId: `${id}.1`,
        counterId: three,
        zoneId: sample.zones.rear,
        count: 1,
        reason: { code: "arrival" },
        streaks: [],
      },
    ]);
    const now = hall.clock.now();
    expect(hall.ticket(id)).toMatchObject({
      state: "called",
      call: { counterId: three, calledAt: now, lastAt: now, count: 1 },
    });
    expect(counterState(hall.hall, three).ticketId).toBe(id);
    expect(hall.hall.recentCalls).toEqual([id]);
  });

  it("finishes the ticket in hand in the same breath, started or not", () => {
    const hall = openRehearsal();
    hall.sit(three);
    const [first, second, third] = [hall.arrive(tax), hall.arrive(tax), hall.arrive(tax)];
    hall.callNext(three);
    const types = (id: TicketId): string[] =>
      hall.must(officer(), commands.callNext(three, id)).map((event) => event.type);
    expect(types(first)).toEqual(["ticketFinished", "ticketCalled"]);
    hall.must(officer(), commands.startService(three, second));
    expect(types(second)).toEqual(["ticketFinished", "ticketCalled"]);
    expect([first, second, third].map((id) => hall.ticket(id).state)).toEqual(["done", "done", "called"]);
  });

  it("passes over a slip that is not out yet, and comes back to it", () => {
    const hall = openRehearsal();
    hall.sit(three);
    const slow = hall.issue(tax);
    const quick = hall.arrive(tax);
    const last = hall.arrive(tax);
    expect(hall.callNext(three)).toBe(quick);
    hall.must(kiosk(), commands.reportPrint(slow));
    expect([hall.callNext(three), hall.callNext(three)]).toEqual([slow, last]);
  });

  it("gives two counters that press at once two different tickets", () => {
    const hall = openRehearsal();
    hall.sit(one, 1);
    hall.sit(two, 2);
    const [first, second] = [hall.arrive(idCard), hall.arrive(idCard)];
    hall.must(officer(1), commands.callNext(one, null));
    hall.must(officer(2), commands.callNext(two, null));
    expect(counterState(hall.hall, one).ticketId).toBe(first);
    expect(counterState(hall.hall, two).ticketId).toBe(second);
  });

  it("makes one call and one polite refusal of two counters when one person waits", () => {
    const hall = openRehearsal();
    hall.sit(one, 1);
    hall.sit(two, 2);
    const id = hall.arrive(idCard);
    expect(hall.refusal(officer(2), commands.callNext(two, null))).toBeNull();
    expect(hall.refusal(officer(1), commands.callNext(one, null))).toBe("queue_empty");
    expect(hall.ticket(id).call?.counterId).toBe(two);
  });

  it("makes one call of two windows of one counter", () => {
    const hall = openRehearsal();
    hall.sit(three);
    const [first, second] = [hall.arrive(tax), hall.arrive(tax)];
    expect(hall.refusal(officer(), commands.callNext(three, null))).toBeNull();
    expect(hall.refusal(officer(), commands.callNext(three, null))).toBe("stale");
    expect(hall.refusal(officer(), commands.callNext(three, first))).toBeNull();
    expect(hall.refusal(officer(), commands.callNext(three, first))).toBe("stale");
    expect(hall.ticket(second).state).toBe("called");
  });

  it("is stale, not empty, for whoever believes something else, also when nobody waits", () => {
    const hall = openRehearsal();
    hall.sit(three);
    expect(hall.refusal(officer(), commands.callNext(three, "gone" as TicketId))).toBe("stale");
  });

  it("keeps the ticket in hand when nobody waits", () => {
    const hall = openRehearsal();
    hall.sit(three);
    const id = hall.arrive(tax);
    hall.callNext(three);
    expect(hall.refusal(officer(), commands.callNext(three, id))).toBe("queue_empty");
    expect(hall.ticket(id).state).toBe("called");
    expect(counterState(hall.hall, three).ticketId).toBe(id);
  });

  it("is for the officer who sits at the counter", () => {
    const hall = openRehearsal();
    hall.arrive(tax);
    expect(hall.refusal(officer(1), commands.callNext(three))).toBe("counter_not_open");
    hall.sit(three, 1);
    expect(hall.refusal(officer(2), commands.callNext(three))).toBe("not_your_counter");
    expect(hall.refusal(kiosk(), commands.callNext(three))).toBe("forbidden");
    expect(hall.refusal(system, commands.callNext(three))).toBe("forbidden");
    expect(hall.refusal(officer(1), commands.callNext("loket-99" as CounterId))).toBe("unknown_counter");
  });

  it("follows the catalogue of the moment: a counter that takes a service over calls its people too", () => {
    const hall = openRehearsal();
    hall.sit(immigration);
    const id = hall.arrive(tax);
    expect(hall.refusal(officer(), commands.callNext(immigration))).toBe("queue_empty");
    hall.publish(withCounter(hall.catalogue(), immigration, { serviceIds: [idCard, tax] }));
    expect(hall.callNext(immigration)).toBe(id);
  });

  it("keeps the 64 newest calls in mind, each ticket once", () => {
    const hall = openRehearsal();
    hall.sit(three);
    const arrived = Array.from({ length: 70 }, () => hall.arrive(tax));
    for (const id of arrived) expect(hall.callNext(three)).toBe(id);
    expect(hall.hall.recentCalls).toEqual(arrived.slice(-64));
  });
});
