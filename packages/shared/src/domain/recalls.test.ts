import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AnnouncementId, CounterId, Instant, ZoneId } from "./brand.ts";
import { defaultSettings } from "./defaults.ts";
import { emptyHall } from "./hall.ts";
import { recallFrom, recallsOf, recallsToAbsent } from "./recalls.ts";
import type { TicketCall } from "./ticket.ts";

function call(count: number, lastAt = 1_000_000): TicketCall {
  return {
    announcementId: `t.${count}` as AnnouncementId,
    counterId: "loket-1" as CounterId,
    zoneId: "depan" as ZoneId,
    calledAt: 1_000_000 as Instant,
    lastAt: lastAt as Instant,
    count,
    firstCount: 1,
    reason: { code: "arrival" },
  };
}

describe("recalls of a ticket", () => {
  it("are counted without the first call", () => {
    expect([1, 2, 4].map((count) => recallsOf(call(count)))).toEqual([0, 1, 3]);
  });

  it("are possible 20 s after the last call, three times", () => {
    const now = 1_000_000 as Instant;
    expect([1, 2, 3, 4].map((count) => recallFrom(emptyHall(), call(count), defaultSettings, now))).toEqual([
      1_020_000,
      1_020_000,
      1_020_000,
      null,
    ]);
  });

  it("are three before somebody is absent, and never more than the hall allows", () => {
    expect([1, 2, 3, 4, 5].map((count) => recallsToAbsent(call(count), defaultSettings))).toEqual([
      3, 2, 1, 0, 0,
    ]);
    expect(recallsToAbsent(call(1), { ...defaultSettings, recallLimit: 1 })).toBe(1);
    expect(recallsToAbsent(call(1), { ...defaultSettings, recallLimit: 0 })).toBe(0);
  });

  it("never leave an officer with neither recall nor absent", () => {
    const count = fc.integer({ min: 1, max: 12 });
    const limit = fc.nat(6);
    fc.assert(
      fc.property(count, limit, limit, (called, recallLimit, absentAfterRecalls) => {
        const settings = { ...defaultSettings, recallLimit, absentAfterRecalls };
        const mayRecall = recallFrom(emptyHall(), call(called), settings, 2_000_000 as Instant) !== null;
        expect(mayRecall || recallsToAbsent(call(called), settings) === 0).toBe(true);
      }),
    );
  });

  const at = fc.integer({ min: 0, max: 10_000_000 });
  const cooldown = defaultSettings.recallCooldownMs;

  it("wait for the cool-down exactly while the clock goes forwards", () => {
    fc.assert(
      fc.property(at, fc.nat(), (lastAt, passed) => {
        const from = recallFrom(emptyHall(), call(1, lastAt), defaultSettings, (lastAt + passed) as Instant);
        expect(from).toBe(lastAt + cooldown);
      }),
    );
  });

  it("wait less than twice the cool-down, however far the clock is set back", () => {
    fc.assert(
      fc.property(at, at, (lastAt, now) => {
        const from = recallFrom(emptyHall(), call(1, lastAt), defaultSettings, now as Instant);
        expect((from ?? Infinity) - now).toBeLessThan(2 * cooldown);
      }),
    );
  });
});
