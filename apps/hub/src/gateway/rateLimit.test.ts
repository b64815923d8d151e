import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRateLimiter } from "./rateLimit.ts";

describe("a rate limiter", () => {
  test("gives a burst, then so many a second", () => {
    let now = 0;
    const limiter = createRateLimiter({ perSecond: 2, burst: 3 }, () => now);
    const spend = (n: number): boolean[] => Array.from({ length: n }, () => limiter.spend("one"));
    expect(spend(4)).toEqual([true, true, true, false]);
    now += 499;
    expect(limiter.spend("one")).toBe(false);
    now += 1;
    expect(spend(2)).toEqual([true, false]);
    now += 60_000;
    expect(spend(4)).toEqual([true, true, true, false]);
  });

  test("keeps names apart", () => {
    const limiter = createRateLimiter({ perSecond: 1, burst: 1 }, () => 0);
    expect([limiter.spend("one"), limiter.spend("one"), limiter.spend("two")]).toEqual([true, false, true]);
  });

  test("never gives more than the burst and what has come back, however it is asked", () => {
    const pauses = fc.array(fc.integer({ min: 0, max: 2_000 }), { maxLength: 200 });
    fc.assert(
      fc.property(pauses, ([...waits]) => {
        let now = 0;
        const limiter = createRateLimiter({ perSecond: 5, burst: 10 }, () => now);
        let given = 0;
        for (const wait of waits) {
          now += wait;
          if (limiter.spend("one")) given += 1;
        }
        expect(given).toBeLessThanOrEqual(10 + (now / 1000) * 5);
      }),
    );
  });

  test("forgets names that were silent, and nobody who still owes", () => {
    let now = 0;
    const limiter = createRateLimiter({ perSecond: 1, burst: 2 }, () => now);
    for (let n = 0; n < 10_001; n += 1) limiter.spend(`name ${n}`);
    now = 1_500;
    limiter.spend("hasty");
    limiter.spend("hasty");
    now = 2_001;
    expect(limiter.spend("newcomer")).toBe(true);
    expect(limiter.spend("hasty")).toBe(false);
  });
});
