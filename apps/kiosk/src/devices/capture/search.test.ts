import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeFixed, type FixedReport } from "../thermometer/fixedReport.ts";
import { formsThatFit } from "./search.ts";

const ids = {
  vendorId: 1,
  productId: 2,
  usagePage: null,
  usage: null,
  reportId: null,
  zero: 0,
  question: null,
} as const;

const forms: fc.Arbitrary<FixedReport> = fc
  .record({
    offset: fc.integer({ min: 0, max: 5 }),
    width: fc.constantFrom(2 as const, 4 as const),
    order: fc.constantFrom("little" as const, "big" as const),
    scale: fc.constantFrom(0.1, 0.01),
  })
  .map((said) => ({ ...ids, ...said, signed: false, unit: "celsius" as const }));

/** What stands around the value: counters, sums, noise. */
function filled(form: FixedReport, celsius: number, noise: Uint8Array): Uint8Array {
  const report = encodeFixed(celsius, form, 8);
  return report.map((byte, i) => (i >= form.offset && i < form.offset + form.width ? byte : (noise[i] ?? 0)));
}

describe("the form of an unknown scanner", () => {
  it("is among those that are found, from three measurements, whatever stands around the value", () => {
    const noises = fc.array(fc.uint8Array({ minLength: 16, maxLength: 16 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(forms, noises, (form, noise) => {
        const shown = [35.2, 36.6, 38.9];
        const measured = shown.map((celsius, i) => {
          return { report: filled(form, celsius, noise[i] ?? new Uint8Array(16)), shown: celsius };
        });
        const found = formsThatFit(measured, "celsius");
        const { offset, width, order, scale } = form;
        expect(found).toContainEqual(expect.objectContaining({ offset, width, order, scale }));
      }),
    );
  });

  it("is one alone where noise tells it from the others, and named with all others where nothing does", () => {
    const form = {
      ...ids,
      offset: 2,
      width: 2,
      order: "big",
      scale: 0.01,
      signed: false,
      unit: "celsius",
    } as const;
    const noise = [1, 2, 3].map((n) => Uint8Array.from({ length: 16 }, (_, i) => (i * 37 + n * 91) % 251));
    const measured = [35.2, 36.6, 38.9].map((shown, i) => {
      return { report: filled(form, shown, noise[i] ?? new Uint8Array(16)), shown };
    });
    expect(formsThatFit(measured, "celsius").map(({ offset, width }) => [offset, width])).toEqual([[2, 2]]);
    const quiet = [36.6].map((shown) => ({ report: encodeFixed(shown, form, 8), shown }));
    expect(formsThatFit(quiet, "celsius").length).toBeGreaterThan(1);
  });

  it("is none where nothing fits, where nothing was measured, and where reports are empty", () => {
    expect(formsThatFit([{ report: Uint8Array.of(1, 2, 3), shown: 36.6 }], "celsius")).toEqual([]);
    expect(formsThatFit([], "celsius")).toEqual([]);
    expect(formsThatFit([{ report: new Uint8Array(0), shown: 36.6 }], "celsius")).toEqual([]);
  });
});
