import { describe, expect, it } from "vitest";
import { pixelsOfMm } from "./useMillimetre.ts";

describe("a millimetre on the screen", () => {
  it.each([
    ["21.5 inches, 1080 x 1920: 268 x 476 mm", 21.5, 1080, 1920, 4.034],
    ["15.6 inches, 1366 x 768: 345 x 194 mm", 15.6, 1366, 768, 3.955],
    ["10.1 inches, 1280 x 800: 217 x 136 mm", 10.1, 1280, 800, 5.884],
    ["32 inches, 1080 x 1920: 398 x 708 mm", 32, 1080, 1920, 2.71],
  ])("%s", (_name, inches, width, height, pixels) => {
    expect(pixelsOfMm(inches, width, height)).toBeCloseTo(pixels, 2);
  });

  it("is that of a usual screen where nobody said how large it is", () => {
    expect(pixelsOfMm(null, 1080, 1920)).toBe(pixelsOfMm(21.5, 1080, 1920));
    expect(pixelsOfMm(null, 1366, 768)).toBe(pixelsOfMm(15.6, 1366, 768));
  });
});
