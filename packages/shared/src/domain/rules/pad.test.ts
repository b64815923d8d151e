import { describe, expect, it } from "vitest";
import {
  commands,
  openRehearsal,
  sample,
  sampleCatalogue,
  staff,
  withService,
  type Rehearsal,
} from "../../testing/index.ts";
import { brokenInvariants } from "../../testing/invariants.ts";
import type { CounterId, Instant, Prefix } from "../brand.ts";
import type { PadEntry } from "../command.ts";
import { counterState } from "../hall.ts";
import { padPrefixOf } from "../pad.ts";

const { tax, idCard } = sample.services;
const { three } = sample.counters;
const supervisor = staff("supervisor");
const today = "2026-11-23";

function opened(): Rehearsal {
  const hall = openRehearsal();
  hall.clock.advance(3_600_000);
  return hall;
}

function entry(hall: Rehearsal, number: number, changes: Partial<PadEntry> = {}): PadEntry {
  const ago = (minutes: number): Instant => (hall.clock.now() - minutes * 60_000) as Instant;
  const served = { counterId: three, calledAt: ago(20), finishedAt: ago(12), outcomeId: null };
  return { number, partySize: 1, takenAt: ago(30), served, ...changes };
}

function enter(hall: Rehearsal, entries: readonly PadEntry[], date = today): string | null {
  return hall.refusal(supervisor, commands.enterPad(date, tax, entries));
}

describe("a pre-printed pad", () => {
  it("is entered afterwards as numbers of its own series, served and left", () => {
    const hall = opened();
    hall.arrive(tax);
    expect(enter(hall, [entry(hall, 1), entry(hall, 2, { served: null })])).toBeNull();
    const [, served, gone] = [...hall.hall.tickets.values()];
    expect(served).toMatchObject({ label: "MB001", state: "done", paper: "pad", takenFor: tax });
    expect(gone).toMatchObject({ label: "MB002", state: "void" });
    expect(counterState(hall.hall, three)).toMatchObject({
      finished: 1,
      serviceMs: 8 * 60_000,
      ticketId: null,
    });
    expect(hall.hall.crowd.inside).toBe(1);
    expect(brokenInvariants(hall.hall)).toEqual([]);
    // The machines' own series goes on where it was.
    expect(hall.ticket(hall.arrive(tax)).label).toBe("B002");
  });

  it("has no gap and nothing twice", () => {
    const hall = opened();
    expect(enter(hall, [entry(hall, 2)])).toBe("number_gap");
    expect(enter(hall, [entry(hall, 1), entry(hall, 3)])).toBe("number_gap");
    expect(enter(hall, [])).toBe("number_gap");
    expect(enter(hall, [entry(hall, 1)])).toBeNull();
    expect(enter(hall, [entry(hall, 1)])).toBe("number_gap");
    expect(hall.hall.tickets.size).toBe(1);
  });

  it("says what is wrong with a line", () => {
    const hall = opened();
    const now = hall.clock.now();
    const at = (takenAt: number, calledAt: number, finishedAt: number): Partial<PadEntry> => ({
      takenAt: takenAt as Instant,
      served: {
        counterId: three,
        calledAt: calledAt as Instant,
        finishedAt: finishedAt as Instant,
        outcomeId: null,
      },
    });
    expect(enter(hall, [entry(hall, 1, at(now - 3, now - 1, now - 2))])).toBe("times_reversed");
    expect(enter(hall, [entry(hall, 1, at(now - 3, now - 1, now + 2))])).toBe("in_the_future");
    expect(enter(hall, [entry(hall, 1, at(now - 2 * 86_400_000, now - 1, now))])).toBe("wrong_day");
    expect(enter(hall, [entry(hall, 1, { partySize: 0 })])).toBe("party_size");
    const served = { counterId: "nowhere" as CounterId, calledAt: now, finishedAt: now, outcomeId: null };
    expect(enter(hall, [entry(hall, 1, { takenAt: now, served })])).toBe("unknown_counter");
    expect(enter(hall, [entry(hall, 1)], "2026-11-22")).toBe("wrong_day");
  });

  it("bears letters that no series has", () => {
    const prefix = (text: string): Prefix => text as Prefix;
    const long = withService(sampleCatalogue(), tax, { prefix: prefix("KK") });
    const service = (catalogue: typeof long, id: string): (typeof long.services)[number] => {
      const found = catalogue.services.find((one) => one.id === id);
      if (found === undefined) throw new Error(id);
      return found;
    };
    expect(padPrefixOf(long, service(long, idCard))).toBe("MA");
    expect(padPrefixOf(long, service(long, tax))).toBe("MZ");
    const both = withService(long, idCard, { prefix: prefix("AB") });
    expect(new Set([idCard, tax].map((id) => padPrefixOf(both, service(both, id)))).size).toBe(2);
    const none = withService(sampleCatalogue(), tax, { prefix: prefix("") });
    expect(padPrefixOf(none, service(none, tax))).toBe("M");
  });
});
