import fc from "fast-check";
import { expect, test } from "vitest";
import { wrap, wrapEvenly } from "./wrap.ts";

test("breaks at spaces, and inside a word only when it must", () => {
  expect(wrap("Dinas Kependudukan dan Pencatatan Sipil", 32)).toEqual([
    "Dinas Kependudukan dan",
    "Pencatatan Sipil",
  ]);
  expect(wrap("abcdefghij kl", 4)).toEqual(["abcd", "efgh", "ij", "kl"]);
  expect(wrap("   ", 10)).toEqual([]);
});

test("leaves no lonely word when the lines can be even", () => {
  expect(wrap("Nomor dipanggil lewat layar dan suara.", 32)).toEqual([
    "Nomor dipanggil lewat layar dan",
    "suara.",
  ]);
  expect(wrapEvenly("Nomor dipanggil lewat layar dan suara.", 32)).toEqual([
    "Nomor dipanggil lewat",
    "layar dan suara.",
  ]);
});

test("no line is too wide, nothing is lost, and even lines are not more", () => {
  const text = fc.array(fc.string({ unit: fc.constantFrom("a", "b", " ") })).map((parts) => parts.join(" "));
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 48 }), (value, columns) => {
      for (const lines of [wrap(value, columns), wrapEvenly(value, columns)]) {
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns);
        expect(lines.join("").replaceAll(" ", "")).toBe(value.replaceAll(" ", ""));
      }
      expect(wrapEvenly(value, columns)).toHaveLength(wrap(value, columns).length);
    }),
  );
});
