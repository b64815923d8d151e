import { describe, expect, it } from "vitest";
import type {
  CounterId,
  Hall,
  Queue,
  ServiceId,
  StaffId,
  Ticket,
  TicketId,
  TicketState,
} from "../domain/index.ts";
import { brokenInvariants, unlawfulMoves } from "./invariants.ts";
import { fakeClock, sampleStart } from "./clock.ts";
import { idMaker } from "./ids.ts";
import { openRehearsal } from "./rehearsal.ts";
import { passportOpensOn, sample, sampleCatalogue, sampleDate } from "./catalogue.ts";

describe("the sample hall", () => {
  it("is what its tests count on", () => {
    const { zones, agencies, services, counters } = sampleCatalogue();
    expect([zones.length, agencies.length, services.length, counters.length]).toEqual([2, 4, 5, 5]);
    expect(services.filter(({ prefix }) => prefix === "A").length).toBe(2);
    expect(services.filter(({ opensOn }) => opensOn === passportOpensOn).length).toBe(1);
    expect(new Set(counters.map(({ serviceIds }) => serviceIds.length))).toEqual(new Set([1, 2]));
    expect(passportOpensOn > sampleDate).toBe(true);
  });

  it("refers to nothing that it has not", () => {
    const { zones, agencies, services, counters } = sampleCatalogue();
    const known = new Set<string>([...zones, ...agencies, ...services].map(({ id }) => id));
    const named = [
      ...services.map(({ agencyId }) => agencyId),
      ...counters.flatMap(({ zoneId, serviceIds }) => [zoneId, ...serviceIds]),
    ];
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });
});

describe("ids and clock", () => {
  it("are the same at every run, and differ between seeds", () => {
    const draw = (seed: number): string[] => {
      const ids = idMaker(seed);
      return [ids.ticketId(), ids.commandId(), ids.secretHash()];
    };
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
    expect(draw(1).map((id) => id.length)).toEqual([16, 32, 64]);
    const ids = idMaker();
    expect(new Set(Array.from({ length: 10_000 }, () => ids.ticketId())).size).toBe(10_000);
  });

  it("stand still until they are moved, either way", () => {
    const clock = fakeClock();
    expect([clock.now(), clock.now()]).toEqual([sampleStart, sampleStart]);
    expect([clock.advance(5), clock.advance(-10)]).toEqual([sampleStart + 5, sampleStart - 5]);
    expect(clock.set("1970-01-01T07:00:01+07:00")).toBe(1_000);
    expect(() => clock.set("noon")).toThrow("not a time");
  });
});

describe("what is wrong with a hall", () => {
  const { tax } = sample.services;
  const { one, three } = sample.counters;

  /** A hall with one ticket called to counter 3, one waiting, one printing; `harm` breaks it. */
  function harmed(harm: (hall: Hall, tickets: readonly [Ticket, Ticket, Ticket]) => void): readonly string[] {
    const hall = openRehearsal();
    hall.sit(three, 1);
    const ids = [hall.arrive(tax), hall.arrive(tax), hall.issue(tax)] as const;
    hall.callNext(three, 1);
    const [a, b, c] = ids.map((id) => hall.ticket(id));
    if (a === undefined || b === undefined || c === undefined) throw new Error("three tickets");
    harm(hall.hall, [a, b, c]);
    return brokenInvariants(hall.hall);
  }

  function queue(ticketIds: TicketId[], persons: number): Queue {
    return { regular: { ticketIds, persons }, priority: { ticketIds: [], persons: 0 } };
  }

  it("is nothing where nothing is", () => {
    expect(harmed(() => undefined)).toEqual([]);
  });

  it.each<[string, (hall: Hall, tickets: readonly [Ticket, Ticket, Ticket]) => void]>([
    ["series B", (hall, [, b]) => hall.tickets.set(b.id, { ...b, number: 7, label: "B007" })],
    ["series B", (hall, [, b]) => hall.lastNumber.set(b.prefix, 2)],
    ["is number", (hall, [, b]) => hall.tickets.set(b.id, { ...b, label: "B009" })],
    ["holds", (hall, [, b]) => hall.counters.set(three, { ...hall.counters.get(three)!, ticketId: b.id })],
    ["holds", (hall, [a]) => hall.counters.set(one, { ...hall.counters.get(three)!, ticketId: a.id })],
    ["at no counter", (hall, [, b]) => hall.tickets.set(b.id, { ...b, state: "serving" })],
    ["no officer", (hall) => hall.counters.set(three, { ...hall.counters.get(three)!, officerId: null })],
    [
      "sits twice",
      (hall) =>
        hall.counters.set(one, {
          ...hall.counters.get(three)!,
          ticketId: null,
          officerId: "officer-1" as StaffId,
        }),
    ],
    ["the regular queue of", (hall) => hall.queues.set(tax, queue([], 2))],
    ["the regular queue of", (hall, [, b, c]) => hall.queues.set(tax, queue([c.id, b.id], 2))],
    ["the regular queue of", (hall, [, b, c]) => hall.queues.set(tax, queue([b.id, c.id], 3))],
    ["the regular queue of", (hall) => hall.queues.set("x" as ServiceId, queue(["t" as TicketId], 1))],
    ["the priority queue of", (hall, [, b]) => hall.tickets.set(b.id, { ...b, lane: "priority" })],
    ["issued", (hall) => void (hall.issued += 1)],
    ["finished", (hall) => hall.counters.set(three, { ...hall.counters.get(three)!, finished: 1 })],
    ["closed day", (hall) => void (hall.open = false)],
    ["newest calls", (hall, [, b]) => hall.recentCalls.push(b.id)],
    ["newest calls", (hall, [a]) => hall.recentCalls.push(a.id)],
    ["one announcement id", (hall, [a, b]) => hall.tickets.set(b.id, { ...b, call: a.call })],
  ])("is said: %s", (words, harm) => {
    expect(harmed(harm).join("\n")).toContain(words);
  });

  it("is a move over no lawful edge", () => {
    const hall = openRehearsal();
    const id = hall.arrive(tax);
    const moved = (from: TicketState | null, to: TicketState): readonly string[] => {
      const ticket = hall.ticket(id);
      const before = new Map(from === null ? [] : [[id, { ...ticket, state: from }]]);
      return unlawfulMoves(before, new Map([[id, { ...ticket, state: to }]]));
    };
    expect([moved(null, "printing"), moved("waiting", "called"), moved("done", "done")].flat()).toEqual([]);
    expect([moved(null, "waiting"), moved("waiting", "done"), moved("done", "waiting")].flat()).toEqual([
      "B001 went from nowhere to waiting",
      "B001 went from waiting to done",
      "B001 went from done to waiting",
    ]);
  });

  it("finds counters that are not in any catalogue too", () => {
    const broken = harmed((hall, [a]) =>
      hall.counters.set("x" as CounterId, { ...hall.counters.get(three)!, ticketId: a.id }),
    );
    expect(broken).toContainEqual(expect.stringContaining("x holds"));
  });
});
