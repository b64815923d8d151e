import { describe, expect, it } from "vitest";
import { describeGoal, isMet } from "./metrics.ts";

describe("a goal", () => {
  it("is met at its bound, and missed beyond it", () => {
    expect([0.69, 0.7, 2].map((value) => isMet({ atLeast: 0.7 }, value))).toEqual([false, true, true]);
    expect([0.74, 0.75, 0.85, 0.86].map((value) => isMet({ from: 0.75, to: 0.85 }, value))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect([1, 1.5, 1.51].map((value) => isMet({ atMost: 1.5 }, value))).toEqual([true, true, false]);
  });

  it("is not met by what could not be measured", () => {
    expect(isMet({ atLeast: 0.7 }, Number.NaN)).toBe(false);
    expect(isMet({ atMost: 2 }, Number.NaN)).toBe(false);
  });

  it("is described in words", () => {
    expect([{ atLeast: 8 }, { atMost: 2 }, { from: 0.75, to: 0.85 }, null].map(describeGoal)).toEqual([
      "at least 8",
      "at most 2",
      "0.75 to 0.85",
      "no goal",
    ]);
  });
});
