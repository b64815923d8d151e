import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { median, nearestRank } from "./statistics.ts";

describe("the median", () => {
  it("is the middle one, or the mean of the two in the middle", () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([7])).toBe(7);
  });

  it("has as many values above it as below", () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
        const middle = median(values);
        const below = values.filter((value) => value < middle).length;
        const above = values.filter((value) => value > middle).length;
        return below <= values.length / 2 && above <= values.length / 2;
      }),
    );
  });

  it("refuses nothing at all", () => {
    expect(() => median([])).toThrow(RangeError);
  });
});

describe("a percentile", () => {
  const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);

  it("is a value that was measured, by nearest rank", () => {
    expect(nearestRank(hundred, 0.5)).toBe(50);
    expect(nearestRank(hundred, 0.99)).toBe(99);
    expect(nearestRank(hundred, 1)).toBe(100);
    expect(nearestRank(hundred, 0)).toBe(1);
    expect(nearestRank([3, 1, 2], 0.99)).toBe(3);
  });

  it("refuses nothing at all, and what is no part of a whole", () => {
    expect(() => nearestRank([], 0.5)).toThrow(RangeError);
    expect(() => nearestRank(hundred, 99)).toThrow(RangeError);
  });
});
