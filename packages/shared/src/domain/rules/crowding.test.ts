import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  commands,
  device,
  kiosk,
  officer,
  openRehearsal,
  sample,
  sampleCatalogue,
  staff,
  system,
} from "../../testing/index.ts";
import { anySteps, takeStep } from "../../testing/steps.ts";
import type { TicketId } from "../brand.ts";
import { type Crowding, mostPassedOver, noCrowding, presentIn } from "../crowd.ts";
import type { Hall } from "../hall.ts";
import { isLive } from "../ticket.ts";

const { idCard, permit, tax } = sample.services;
const { one, three } = sample.counters;
const supervisor = staff("supervisor");
type Rehearsal = ReturnType<typeof openRehearsal>;

function fullAt(capacity: number, changes: Partial<Crowding> = {}): Rehearsal {
  const crowding: Crowding = { ...noCrowding, mode: "enforce", capacity, ...changes };
  return openRehearsal({ catalogue: sampleCatalogue({ crowding }) });
}

/** Lets in as many as may come in now, in their order. */
function admit(hall: Rehearsal): readonly TicketId[] {
  const admitted: TicketId[] = [];
  for (;;) {
    const decision = hall.ask(system, commands.admitNext());
    if (!decision.ok) return admitted;
    for (const event of decision.events) if (event.type === "ticketAdmitted") admitted.push(event.ticketId);
  }
}

const present = (hall: Rehearsal): number => presentIn(hall.hall, hall.catalogue());

describe("a hall that is full", () => {
  it("gives a number all the same, to be waited for outside; calls nobody from there", () => {
    const hall = fullAt(2);
    hall.sit(one);
    const [a, b, c] = [hall.arrive(idCard), hall.arrive(idCard), hall.arrive(idCard)];
    expect([a, b, c].map((id) => hall.ticket(id).outside)).toEqual([false, false, true]);
    hall.callNext(one);
    hall.must(officer(), commands.callNext(one, a));
    expect(hall.refusal(officer(), commands.callNext(one, b))).toBe("queue_empty");
    expect(admit(hall)).toEqual([c]);
    expect(hall.callNext(one)).toBe(c);
  });

  it("counts persons, and lets nobody pass who comes while others wait outside", () => {
    const hall = fullAt(4);
    hall.sit(one);
    const family = hall.arrive(idCard, 3);
    const couple = hall.arrive(idCard, 2);
    const late = hall.arrive(idCard, 1);
    expect(present(hall)).toBe(3);
    expect([couple, late].map((id) => hall.ticket(id).outside)).toEqual([true, true]);
    expect(admit(hall)).toEqual([late]);
    hall.callNext(one);
    hall.must(officer(), commands.finish(one, family));
    expect(admit(hall)).toEqual([couple]);
    expect(present(hall)).toBe(3);
  });

  it("keeps a large party waiting for no more than a few smaller ones", () => {
    const hall = fullAt(4);
    hall.sit(one);
    const first = hall.arrive(idCard, 3);
    const large = hall.arrive(idCard, 4);
    const small = Array.from({ length: 6 }, () => hall.arrive(idCard));
    const went: TicketId[] = [];
    for (let i = 0; i < 4; i += 1) {
      const admitted = admit(hall);
      went.push(...admitted);
      for (const id of admitted) hall.must(supervisor, commands.cancelTicket(id, sample.reasons.left));
    }
    expect(went).toEqual(small.slice(0, mostPassedOver));
    hall.must(supervisor, commands.cancelTicket(first, sample.reasons.left));
    expect(admit(hall)).toEqual([large]);
  });

  it("lets in by arrival with the bounded priority of calling", () => {
    const hall = fullAt(1);
    hall.arrive(idCard);
    const regulars = [hall.arrive(idCard), hall.arrive(idCard)];
    const elderly = Array.from({ length: 3 }, () => hall.arriveAs(sample.classes.elderly, idCard));
    hall.must(supervisor, commands.setCrowding({ capacity: 99 }));
    expect(admit(hall)).toEqual([elderly[0], elderly[1], regulars[0], elderly[2], regulars[1]]);
  });

  it("lets in a party that is larger than the hall when nobody else is there", () => {
    const hall = fullAt(3);
    const big = hall.arrive(idCard, 5);
    expect(hall.ticket(big).outside).toBe(false);
    expect(present(hall)).toBe(5);
  });

  it("watches each zone that has a limit of its own", () => {
    const hall = fullAt(99, { zones: { [sample.zones.rear]: 1 } });
    const inRear = [hall.arrive(permit), hall.arrive(permit)];
    expect(inRear.map((id) => hall.ticket(id).outside)).toEqual([false, true]);
    hall.sit(three);
    hall.callNext(three);
    hall.must(officer(), commands.finish(three, inRear[0] ?? ("" as TicketId)));
    expect(admit(hall)).toEqual([inRear[1]]);
  });
});

describe("a supervisor", () => {
  it("changes limit and mode at once: what is off lets everybody in", () => {
    const hall = fullAt(1);
    const [, b, c] = [hall.arrive(idCard), hall.arrive(idCard), hall.arrive(idCard)];
    hall.must(supervisor, commands.setCrowding({ capacity: 2 }));
    expect(admit(hall)).toEqual([b]);
    hall.must(supervisor, commands.setCrowding({ mode: "off" }));
    expect(admit(hall)).toEqual([c]);
    expect(hall.ticket(hall.arrive(idCard)).outside).toBe(false);
  });

  it("lets somebody in out of turn with a reason, which is counted", () => {
    const hall = fullAt(1);
    hall.arrive(idCard);
    const late = hall.arrive(idCard, 2);
    expect(hall.refusal(supervisor, commands.admitTicket(late, "boredom" as never))).toBe("unknown_reason");
    hall.must(supervisor, commands.admitTicket(late, sample.reasons.emergency));
    expect(hall.hall.crowd.overrides).toBe(2);
    expect(present(hall)).toBe(3);
    expect(hall.refusal(supervisor, commands.admitTicket(late, sample.reasons.emergency))).toBe(
      "wrong_state",
    );
  });

  it("or an officer who calls a number from outside with a reason lets it in", () => {
    const hall = fullAt(1);
    hall.sit(one);
    hall.arrive(idCard);
    const outside = hall.arrive(idCard);
    hall.must(officer(), commands.callTicket(one, outside, sample.reasons.emergency));
    expect(hall.ticket(outside).outside).toBe(false);
    expect(hall.hall.crowd.overrides).toBe(1);
  });

  it("corrects the number of people, and may add and take away one by one", () => {
    const hall = fullAt(5);
    hall.arrive(idCard, 2);
    hall.must(supervisor, commands.countPeople(5));
    expect(hall.ticket(hall.arrive(idCard)).outside).toBe(true);
    hall.must(supervisor, commands.countDoor(0, 2));
    expect(present(hall)).toBe(3);
    expect(admit(hall)).toHaveLength(1);
    hall.must(supervisor, commands.countDoor(0, 90));
    expect(present(hall)).toBe(0);
  });
});

describe("a door that counts", () => {
  it("alone says how many are there where the hall wants it so", () => {
    const hall = fullAt(2, { countBy: "people" });
    hall.arrive(idCard);
    hall.must(device("sensor"), commands.countDoor(2, 0));
    expect(present(hall)).toBe(2);
    expect(hall.ticket(hall.arrive(idCard)).outside).toBe(true);
    hall.must(device("sensor"), commands.countDoor(0, 1));
    expect(admit(hall)).toHaveLength(1);
    expect(hall.refusal({ kind: "visitor" }, commands.countDoor(1, 0))).toBe("forbidden");
  });
});

/** The counts, reckoned anew from the tickets. */
function reckoned({ tickets, crowd }: Hall): object {
  const live = [...tickets.values()].filter(({ state }) => isLive(state));
  const outside = live.filter((ticket) => ticket.outside).map(({ id }) => id);
  const inside = live.filter((ticket) => !ticket.outside).reduce((sum, { partySize }) => sum + partySize, 0);
  const zones = [...crowd.insideByZone.keys()].map((zone) => {
    const there = live.filter((ticket) => !ticket.outside && ticket.insideZone === zone);
    return [zone, there.reduce((sum, { partySize }) => sum + partySize, 0)];
  });
  return { inside, outside: new Set(outside), zones };
}

describe("whatever happens in a full hall", () => {
  it("nobody is lost outside, nobody is counted twice, and nobody waits outside who is called", () => {
    fc.assert(
      fc.property(anySteps(150), (steps) => {
        const hall = fullAt(4);
        hall.sit(one, 1);
        for (const step of steps) {
          takeStep(hall, { ...step, publish: null });
          const { crowd, tickets } = hall.hall;
          const { inside, outside, insideByZone } = crowd;
          expect({ inside, outside, zones: [...insideByZone] }).toEqual(reckoned(hall.hall));
          const called = [...tickets.values()].filter(
            ({ state }) => state === "called" || state === "serving",
          );
          expect(called.some((ticket) => ticket.outside)).toBe(false);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("the limit is never exceeded, except by what is recorded as a word of staff", () => {
    const arrivals = fc.array(
      fc.record({ size: fc.integer({ min: 1, max: 4 }), done: fc.nat(9), admits: fc.boolean() }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(arrivals, fc.integer({ min: 4, max: 9 }), (coming, capacity) => {
        const hall = fullAt(capacity);
        const came: TicketId[] = [];
        for (const { size, done, admits } of coming) {
          came.push(hall.arrive(idCard, size));
          const leaving = came[done];
          if (leaving !== undefined)
            hall.ask(supervisor, commands.cancelTicket(leaving, sample.reasons.left));
          if (admits) admit(hall);
          expect(present(hall)).toBeLessThanOrEqual(capacity);
        }
        hall.must(kiosk(), commands.issue(tax));
      }),
      { numRuns: 200 },
    );
  });
});
