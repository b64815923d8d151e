import { expect, it } from "vitest";
import { runDay } from "./day.ts";
import { planOf } from "./plan.ts";
import { shortest, tellOf } from "./shrink.ts";

/** A test for each seed from one to another that leaves this rest when divided by two: two files share the work. */
export function testSeeds(from: number, to: number, rest: 0 | 1): void {
  const seeds = Array.from({ length: to - from + 1 }, (_, i) => from + i).filter((seed) => seed % 2 === rest);
  it.each(seeds)("no invariant is broken on the day of seed %i", async (seed) => {
    const day = await runDay(planOf(seed));
    // The day must have been one: numbers were taken, people were served.
    expect(day.figures.counts.get("served") ?? 0).toBeGreaterThan(10);
    expect(day.broken === null ? "" : tellOf(await shortest(day))).toBe("");
  });
}
