import { describe, expect, it } from "vitest";
import {
  commands,
  officer,
  openRehearsal,
  sample,
  sampleCatalogue,
  staff,
  withCounter,
  type Rehearsal,
} from "../testing/index.ts";
import type { CounterId, TicketId } from "./brand.ts";
import { findCounter, type CallingPolicy, type Counter } from "./catalogue.ts";
import { callingOrder, nextTurns, type Turn } from "./order.ts";

const { idCard, familyCard, tax, permit } = sample.services;
const { one, two, three, immigration } = sample.counters;
const { regular, elderly, booked } = sample.classes;
const { wheelchair, signs } = sample.needs;
const minute = 60_000;

function hallWith(policy: Partial<CallingPolicy> = {}, counter: Partial<Counter> = {}): Rehearsal {
  const catalogue = sampleCatalogue({ policy: { priorityRatio: 2, longestWaitMs: 45 * minute, ...policy } });
  return openRehearsal({ catalogue: withCounter(catalogue, three, counter) });
}

function turns(hall: Rehearsal, counterId: CounterId): readonly Turn[] {
  const counter = findCounter(hall.catalogue(), counterId);
  if (counter === null) throw new Error(`no counter ${counterId}`);
  return [...callingOrder(hall.hall, hall.catalogue(), counter, hall.clock.now())];
}

function order(hall: Rehearsal, counterId: CounterId): readonly TicketId[] {
  return turns(hall, counterId).map(({ ticket }) => ticket.id);
}

function reasons(hall: Rehearsal, counterId: CounterId): readonly string[] {
  return turns(hall, counterId).map(({ reason }) => reason.code);
}

/** Calls until nobody is left; whom, and why. */
function callAll(hall: Rehearsal, counterId: CounterId): readonly (readonly [TicketId, string])[] {
  const called: (readonly [TicketId, string])[] = [];
  for (let left = order(hall, counterId).length; left > 0; left -= 1) {
    const id = hall.callNext(counterId);
    called.push([id, hall.ticket(id).call?.reason.code ?? ""]);
  }
  return called;
}

describe("the order of calling", () => {
  it("is by arrival among regular visitors, over all services of the counter", () => {
    const hall = hallWith();
    const ids = [hall.arrive(tax), hall.arrive(permit), hall.arrive(tax)];
    expect(order(hall, three)).toEqual(ids);
    expect(reasons(hall, three)).toEqual(["arrival", "arrival", "arrival"]);
  });

  it("lets at most two priority tickets pass between two regular ones", () => {
    const hall = hallWith();
    const [r1, r2] = [hall.arrive(tax), hall.arrive(permit)];
    const p = Array.from({ length: 5 }, (_, i) => hall.arriveAs(i % 2 === 0 ? elderly : booked, tax));
    expect(turns(hall, three).map(({ ticket, reason }) => [ticket.id, reason])).toEqual([
      [p[0], { code: "priority", nth: 1, ratio: 2 }],
      [p[1], { code: "priority", nth: 2, ratio: 2 }],
      [r1, { code: "regular_turn", ratio: 2 }],
      [p[2], { code: "priority", nth: 1, ratio: 2 }],
      [p[3], { code: "priority", nth: 2, ratio: 2 }],
      [r2, { code: "regular_turn", ratio: 2 }],
      [p[4], { code: "priority_alone" }],
    ]);
  });

  it("is what is called in the end, if nothing else happens", () => {
    const hall = hallWith();
    hall.sit(three);
    for (const classId of [regular, elderly, elderly, regular, booked, regular, elderly, elderly])
      hall.arriveAs(classId, tax);
    const said = turns(hall, three).map(({ ticket, reason }) => [ticket.id, reason.code]);
    expect(callAll(hall, three)).toEqual(said);
  });

  it("does not count priority calls while no regular waits", () => {
    const hall = hallWith();
    hall.sit(three);
    for (let i = 0; i < 4; i += 1) hall.arriveAs(elderly, tax);
    expect(callAll(hall, three).map(([, code]) => code)).toEqual(Array(4).fill("priority_alone"));
    const [r, p] = [hall.arrive(tax), hall.arriveAs(elderly, tax)];
    expect(order(hall, three)).toEqual([p, r]);
  });

  it("puts first whoever has waited as long as anybody may, in order of arrival", () => {
    const hall = hallWith();
    const [r1, r2] = [hall.arrive(tax), hall.arrive(permit)];
    hall.clock.advance(44 * minute);
    const [p1, p2] = [hall.arriveAs(elderly, tax), hall.arriveAs(elderly, tax)];
    expect(order(hall, three)).toEqual([p1, p2, r1, r2]);
    hall.clock.advance(minute);
    expect(turns(hall, three).map(({ ticket, reason }) => [ticket.id, reason])).toEqual([
      [r1, { code: "longest_wait", limitMs: 45 * minute }],
      [r2, { code: "longest_wait", limitMs: 45 * minute }],
      [p1, { code: "priority_alone" }],
      [p2, { code: "priority_alone" }],
    ]);
  });

  it("lets nobody pass the one who has waited as long, whoever stands before them", () => {
    const hall = hallWith();
    hall.clock.advance(30 * minute);
    const first = hall.arrive(tax);
    // The clock was wrong, and is set right.
    hall.clock.advance(-30 * minute);
    const behind = hall.arrive(tax);
    hall.clock.advance(44 * minute);
    const late = hall.arriveAs(elderly, tax);
    expect(order(hall, three)).toEqual([late, first, behind]);
    hall.clock.advance(minute);
    expect(turns(hall, three).map(({ ticket, reason }) => [ticket.id, reason])).toEqual([
      [first, { code: "long_wait_behind", limitMs: 45 * minute }],
      [behind, { code: "longest_wait", limitMs: 45 * minute }],
      [late, { code: "priority_alone" }],
    ]);
  });

  it("does not forget a priority ticket in a hall where everybody waits too long", () => {
    const hall = hallWith();
    const [r1, p1, r2, p2, p3, r3] = [regular, elderly, regular, elderly, elderly, regular].map((classId) =>
      hall.arriveAs(classId, tax),
    );
    hall.clock.advance(60 * minute);
    expect(order(hall, three)).toEqual([r1, p1, r2, p2, p3, r3]);
    expect(new Set(reasons(hall, three).slice(0, 5))).toEqual(new Set(["longest_wait"]));
  });

  it("passes over a slip that is not out, and whoever is gone", () => {
    const hall = hallWith();
    hall.issue(tax);
    const [p, r] = [hall.arriveAs(elderly, permit), hall.arrive(tax)];
    expect(order(hall, three)).toEqual([p, r]);
  });

  it("is cut where no more is asked for", () => {
    const hall = hallWith();
    const ids = [hall.arrive(tax), hall.arrive(tax), hall.arrive(tax)];
    const counter = findCounter(hall.catalogue(), three);
    if (counter === null) throw new Error("no such counter");
    const first = (most: number): readonly TicketId[] =>
      nextTurns(hall.hall, hall.catalogue(), counter, hall.clock.now(), most).map(({ ticket }) => ticket.id);
    expect([first(0), first(2), first(9)]).toEqual([[], ids.slice(0, 2), ids]);
  });
});

describe("counters that share a queue", () => {
  it("share its bound: two priority calls between two regular ones, whoever calls them", () => {
    const hall = openRehearsal();
    hall.sit(two, 2);
    hall.sit(immigration, 4);
    const r = hall.arrive(idCard);
    const p = [1, 2, 3].map(() => hall.arriveAs(elderly, idCard));
    expect([hall.callNext(two, 2), hall.callNext(immigration, 4), hall.callNext(two, 2)]).toEqual([
      p[0],
      p[1],
      r,
    ]);
    expect(hall.ticket(r).call?.reason).toEqual({ code: "regular_turn", ratio: 2 });
  });

  it("do not let a regular wait for those who are served elsewhere", () => {
    const hall = openRehearsal();
    hall.sit(one, 1);
    hall.sit(two, 2);
    const alone = hall.arrive(familyCard);
    for (let i = 0; i < 4; i += 1) hall.arriveAs(elderly, familyCard);
    hall.callNext(one, 1);
    hall.callNext(one, 1);
    const elsewhere = hall.arrive(idCard);
    expect(hall.callNext(two, 2)).toBe(elsewhere);
    expect(hall.callNext(one, 1)).toBe(alone);
  });
});

describe("the weights of a counter", () => {
  it("put a service before the others, and say so", () => {
    const hall = hallWith({}, { weights: { [tax]: "normal" } });
    const [t1, c1, t2, c2] = [hall.arrive(tax), hall.arrive(permit), hall.arrive(tax), hall.arrive(permit)];
    expect(order(hall, three)).toEqual([c1, c2, t1, t2]);
    expect(reasons(hall, three)).toEqual(["weight", "weight", "arrival", "arrival"]);
  });

  it("keep a service for when nobody else waits, whatever its class", () => {
    const hall = hallWith({}, { weights: { [tax]: "idle" } });
    const [p, r] = [hall.arriveAs(elderly, tax), hall.arrive(tax)];
    expect(reasons(hall, three)).toEqual(["priority", "idle"]);
    const c = hall.arrive(permit);
    expect(order(hall, three)).toEqual([c, p, r]);
    hall.clock.advance(46 * minute);
    const late = hall.arrive(permit);
    expect(order(hall, three)).toEqual([p, r, c, late]);
  });

  it("are changed by a supervisor while the day goes on, and back, and forgotten at its end", () => {
    const hall = hallWith();
    const [t, c] = [hall.arrive(tax), hall.arrive(permit)];
    hall.must(staff("supervisor"), commands.setWeight(three, tax, "idle"));
    expect(order(hall, three)).toEqual([c, t]);
    hall.must(staff("supervisor"), commands.setWeight(three, tax, null));
    expect(order(hall, three)).toEqual([t, c]);
  });
});

describe("a ticket with needs", () => {
  it("goes to a counter that is fit for it, while one is open", () => {
    const hall = openRehearsal();
    hall.sit(two, 2);
    const id = hall.arriveAs(regular, idCard, [wheelchair]);
    expect(order(hall, two)).toEqual([id]);
    hall.sit(one, 1);
    expect([order(hall, two), order(hall, one)]).toEqual([[], [id]]);
    expect(hall.refusal(officer(2), commands.callNext(two))).toBe("queue_empty");
    hall.must(officer(1), commands.closeCounter(one));
    expect(order(hall, two)).toEqual([id]);
  });

  it("goes where most of its needs are met, be they not all", () => {
    const hall = openRehearsal();
    hall.sit(one, 1);
    hall.sit(two, 2);
    const id = hall.arriveAs(regular, idCard, [wheelchair, signs]);
    expect([order(hall, one), order(hall, two)]).toEqual([[id], []]);
    hall.publish(withCounter(hall.catalogue(), two, { fits: [wheelchair, signs] }));
    expect([order(hall, one), order(hall, two)]).toEqual([[], [id]]);
  });

  it("is passed over by a counter that is not fit, which calls the next", () => {
    const hall = openRehearsal();
    hall.sit(one, 1);
    hall.sit(two, 2);
    const [special, plain] = [hall.arriveAs(elderly, idCard, [wheelchair]), hall.arrive(idCard)];
    expect(hall.callNext(two, 2)).toBe(plain);
    expect(hall.callNext(one, 1)).toBe(special);
  });
});
