import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Instant } from "./brand.ts";
import { emptyHall, type Hall } from "./hall.ts";
import { dueAt, elapsedMs, type Pause, pausedMs } from "./standing.ts";

const day = 8 * 3_600_000;

/** Pauses one after the other; the last may go on. */
const anyPauses: fc.Arbitrary<Pause[]> = fc
  .tuple(fc.array(fc.integer({ min: 1, max: 3_600_000 }), { maxLength: 8 }), fc.boolean())
  .map(([steps, open]) => {
    const pauses: Pause[] = [];
    let at = 0;
    for (let i = 0; i + 1 < steps.length; i += 2) {
      const from = at + (steps[i] ?? 0);
      at = from + (steps[i + 1] ?? 0);
      pauses.push({ cause: "pressed", from: from as Instant, to: at as Instant, until: null });
    }
    const last = pauses.pop();
    if (last !== undefined) pauses.push(open ? { ...last, to: null } : last);
    return pauses;
  });
const anyInstant = fc.integer({ min: 0, max: day });

function hallWith(pauses: readonly Pause[]): Hall {
  const hall = emptyHall();
  hall.pauses.push(...pauses);
  return hall;
}

describe("the clock of the queue", () => {
  it("stands still in a pause, and else goes with the hall's", () => {
    const hall = hallWith([{ cause: "pressed", from: 100 as Instant, to: 150 as Instant, until: null }]);
    expect(elapsedMs(hall, 0, 100)).toBe(100);
    expect(elapsedMs(hall, 0, 120)).toBe(100);
    expect(elapsedMs(hall, 120, 160)).toBe(10);
    expect(pausedMs(hall, 160, 200)).toBe(0);
  });

  it("never goes back, never faster than the hall's, and adds up", () => {
    fc.assert(
      fc.property(anyPauses, anyInstant, anyInstant, anyInstant, (pauses, ...instants) => {
        const hall = hallWith(pauses);
        const [a, b, c] = instants.sort((x, y) => x - y);
        const whole = elapsedMs(hall, a, c);
        expect(whole).toBe(elapsedMs(hall, a, b) + elapsedMs(hall, b, c));
        expect(whole >= 0 && whole <= c - a).toBe(true);
      }),
    );
  });

  it("comes to a deadline exactly when as much of it has passed, and not while the hall is paused", () => {
    fc.assert(
      fc.property(
        anyPauses,
        anyInstant,
        fc.integer({ min: 1, max: day }),
        anyInstant,
        (pauses, from, ms, later) => {
          const hall = hallWith(pauses);
          const now = (from + later) as Instant;
          const due = dueAt(hall, from as Instant, ms, now);
          expect(elapsedMs(hall, from, now) >= ms).toBe(due <= now);
          fc.pre(due <= now);
          expect(elapsedMs(hall, from, due)).toBe(ms);
        },
      ),
    );
  });
});
