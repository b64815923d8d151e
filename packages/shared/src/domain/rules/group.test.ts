import { describe, expect, it } from "vitest";
import {
  commands,
  kiosk,
  officer,
  openRehearsal,
  sample,
  sampleCatalogue,
  withService,
  type Rehearsal,
} from "../../testing/index.ts";
import type { TicketId } from "../brand.ts";
import { noLimits, type Catalogue } from "../catalogue.ts";
import { atCounter, counterState } from "../hall.ts";

const { tax, permit, idCard } = sample.services;
const { three } = sample.counters;
const { elderly } = sample.classes;

/** The tax is explained to three at a time. */
function inGroups(): Rehearsal {
  const plain = sampleCatalogue({ settings: { absentAfterRecalls: 0 } });
  const hall = openRehearsal({ catalogue: withService(plain, tax, { callsTogether: 3 }) });
  hall.sit(three);
  return hall;
}

function called(hall: Rehearsal): readonly TicketId[] {
  hall.must(officer(), commands.callNext(three, counterState(hall.hall, three).ticketId));
  return atCounter(hall.hall, three);
}

describe("a service that takes people in groups", () => {
  it("calls so many with one press, in the order of the policy, each with an announcement", () => {
    const hall = inGroups();
    const [a, b, c, d] = [hall.arrive(tax), hall.arrive(tax), hall.arrive(tax), hall.arrive(tax)];
    expect(called(hall)).toEqual([a, b, c]);
    expect([a, b, c].map((id) => hall.ticket(id).call?.announcementId)).toEqual([
      `${a}.1`,
      `${b}.1`,
      `${c}.1`,
    ]);
    expect(called(hall)).toEqual([d]);
    expect([a, b, c].map((id) => hall.ticket(id).state)).toEqual(["done", "done", "done"]);
    expect(counterState(hall.hall, three).finished).toBe(3);
  });

  it("keeps the bound within the group", () => {
    const hall = inGroups();
    const old = [1, 2, 3].map(() => hall.arriveAs(elderly, tax));
    const regular = hall.arrive(tax);
    expect(called(hall)).toEqual([old[0], old[1], regular]);
    expect(hall.ticket(regular).call?.reason).toEqual({ code: "regular_turn", ratio: 2 });
  });

  it("ends the group where another service is next", () => {
    const hall = inGroups();
    const [a, other, b] = [hall.arrive(tax), hall.arrive(permit), hall.arrive(tax)];
    expect(called(hall)).toEqual([a]);
    expect(called(hall)).toEqual([other]);
    expect(called(hall)).toEqual([b]);
  });

  it("lets each be started, absent and finished by itself; the next one is in hand then", () => {
    const hall = inGroups();
    const [a, b, c] = [hall.arrive(tax), hall.arrive(tax), hall.arrive(tax)];
    called(hall);
    hall.must(officer(), commands.startService(three, b));
    hall.must(officer(), commands.markAbsent(three, a));
    expect(atCounter(hall.hall, three)).toEqual([b, c]);
    hall.must(officer(), commands.finish(three, c));
    expect(atCounter(hall.hall, three)).toEqual([b]);
    expect(hall.refusal(officer(), commands.finish(three, c))).toBe("not_at_this_counter");
  });

  it("is taken back one by one, the newest first", () => {
    const hall = inGroups();
    const [a, b, c] = [hall.arrive(tax), hall.arrive(tax), hall.arrive(tax)];
    called(hall);
    expect(hall.refusal(officer(), commands.undo(three, a))).toBe("stale");
    for (const id of [c, b, a]) hall.must(officer(), commands.undo(three, id));
    expect(atCounter(hall.hall, three)).toEqual([]);
    expect([a, b, c].map((id) => hall.ticket(id).state)).toEqual(["waiting", "waiting", "waiting"]);
    expect(called(hall)).toEqual([a, b, c]);
  });

  it("leaves with its officer only when all have gone", () => {
    const hall = inGroups();
    const [a, b] = [hall.arrive(tax), hall.arrive(tax)];
    called(hall);
    hall.must(officer(), commands.finish(three, a));
    expect(hall.refusal(officer(), commands.closeCounter(three))).toBe("ticket_in_hand");
    hall.must(officer(), commands.finish(three, b));
    hall.must(officer(), commands.closeCounter(three));
  });
});

describe("a block of numbers", () => {
  const hashes = (count: number): string[] =>
    Array.from({ length: count }, (_, i) => String(i).padStart(64, "0"));

  function labels(hall: Rehearsal, count: number): readonly string[] | string {
    const decision = hall.ask(kiosk(), commands.issueBlock(idCard, hashes(count)));
    if (!decision.ok) return decision.error;
    return decision.events.flatMap((event) => (event.type === "ticketIssued" ? [event.label] : []));
  }

  function withLimits(limits: Partial<typeof noLimits>): Catalogue {
    return withService(sampleCatalogue(), idCard, { limits: { ...noLimits, ...limits } });
  }

  it("is consecutive, a person on each, in one decision", () => {
    const hall = openRehearsal();
    hall.arrive(idCard);
    expect(labels(hall, 3)).toEqual(["A002", "A003", "A004"]);
    expect([...hall.hall.tickets.values()].map(({ partySize, arrival }) => [partySize, arrival])).toEqual([
      [1, 1],
      [1, 2],
      [1, 3],
      [1, 4],
    ]);
  });

  it.each([
    ["one alone", sampleCatalogue(), 1, "party_size"],
    ["more than a print job has", sampleCatalogue({ settings: { largestBlock: 3 } }), 4, "party_size"],
    ["more than the contingent has", withLimits({ contingent: 2 }), 3, "contingent_used"],
    ["more than the queue takes", withLimits({ largestQueue: 2 }), 3, "queue_full"],
    ["more than the series has", withService(sampleCatalogue(), idCard, { padding: 0 }), 2, "series_full"],
    [
      "more than a minute gives",
      sampleCatalogue({ settings: { issuesPerMinute: { hall: null, kiosk: 2 } } }),
      3,
      "too_many_numbers",
    ],
  ] as const)("is given whole or not at all: %s", (_name, catalogue, count, error) => {
    const hall = openRehearsal({ catalogue });
    expect(labels(hall, count)).toBe(error);
    expect(hall.hall.tickets.size).toBe(0);
  });

  it("waits outside together", () => {
    const crowding = { mode: "enforce", capacity: 3, zones: {}, countBy: "tickets", spacing: null } as const;
    const hall = openRehearsal({ catalogue: sampleCatalogue({ crowding }) });
    hall.arrive(idCard);
    labels(hall, 3);
    expect([...hall.hall.tickets.values()].map(({ outside }) => outside)).toEqual([false, true, true, true]);
  });
});
