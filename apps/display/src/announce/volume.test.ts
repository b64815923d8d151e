import { describe, expect, it } from "vitest";
import { volumeAt } from "./volume.ts";

describe("the volume by the time of day", () => {
  const steps = [
    { from: 7 * 60, percent: 100 },
    { from: 11 * 60 + 30, percent: 60 },
    { from: 18 * 60, percent: 40 },
  ];

  it("is that of the last step that has begun; before the first, yesterday's last goes on", () => {
    const times = [0, 419, 420, 689, 690, 1079, 1080, 1439];
    expect(times.map((minutes) => volumeAt(steps, minutes))).toEqual([40, 40, 100, 100, 60, 60, 40, 40]);
  });

  it("is that of the clips where the hall says nothing", () => {
    expect(volumeAt([], 600)).toBe(100);
  });
});
