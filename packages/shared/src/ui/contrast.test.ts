import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { badgeColours, contrastRatio } from "./contrast.ts";

const anyColour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, "0")}`);

describe("contrast", () => {
  it("is what WCAG says", () => {
    expect(contrastRatio("#000000", "#ffffff")).toBeCloseTo(21, 5);
    expect(contrastRatio("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
    expect(contrastRatio("#0b5d5b", "#faf7f1")).toBeCloseTo(7.2, 1);
  });

  it("of text on any agency's colour reaches what the screen needs", () => {
    for (const ratio of [4.5, 7] as const) {
      fc.assert(
        fc.property(anyColour, (colour) => {
          const { background, text } = badgeColours(colour, ratio);
          return contrastRatio(background, text) >= ratio;
        }),
      );
    }
  });

  it("of text on an agency's badge is 7:1 for colours from all over the cube", () => {
    const parts = Array.from({ length: 16 }, (_, i) => (i * 17).toString(16).padStart(2, "0"));
    const colours = parts.flatMap((red) =>
      parts.flatMap((green) => parts.map((blue) => `#${red}${green}${blue}`)),
    );
    const poor = colours.filter((colour) => {
      const { background, text } = badgeColours(colour, 7);
      return contrastRatio(background, text) < 7;
    });
    expect(colours.length).toBe(4096);
    expect(poor).toEqual([]);
  });

  it("leaves a colour alone that carries its text already", () => {
    expect(badgeColours("#0b5d5b", 7)).toEqual({ background: "#0b5d5b", text: "#faf7f1" });
    expect(badgeColours("#ffc247", 7)).toEqual({ background: "#ffc247", text: "#13202e" });
  });

  it("takes a grey for what is no colour", () => {
    expect(badgeColours("url(x)", 4.5)).toEqual({ background: "#44525f", text: "#faf7f1" });
  });
});
