import fc from "fast-check";
import { expect, test } from "vitest";
import { sampleSlip } from "../testing/index.ts";
import { largestSize, layout, type PaperForm } from "./layout.ts";
import type { SlipLine, TextLine } from "./lines.ts";

const on = (columns: number): PaperForm => ({ columns, letters: null });
const texts = (lines: readonly SlipLine[]): TextLine[] => lines.filter((line) => line.kind === "text");

test("the number is the largest thing on the slip, on wide and narrow paper", () => {
  for (const columns of [32, 42, 48]) {
    const [largest] = texts(layout(sampleSlip, on(columns))).sort((a, b) => b.height - a.height);
    expect(largest).toMatchObject({ text: "A007", width: 8, height: 8, bold: true });
  }
});

test.each([
  ["A007", 48, 8],
  ["AB0123", 48, 8],
  ["A007", 32, 8],
  ["AB0123", 32, 5],
  ["X".repeat(60), 32, 1],
])("%s on %i columns stands in size %i", (label, columns, size) => {
  expect(largestSize(label, columns)).toEqual({ width: size, height: size });
});

test("order: who, what, number, where, how long, code, when", () => {
  const lines = layout(sampleSlip, on(48));
  const order = lines.map((line) => (line.kind === "text" ? line.text : line.kind));
  expect(order).toEqual([
    "Mal Pelayanan Publik Magetan",
    "Dinas Kependudukan dan Pencatatan Sipil",
    "rule",
    "KTP-el: perekaman dan pencetakan",
    "Nomor antrean Anda",
    "feed",
    "A007",
    "feed",
    "Tunggu di Zona Timur",
    "5 orang di depan Anda",
    "kira-kira 10-20 menit",
    "rule",
    "qr",
    "Senin, 23 November 2026 · 09.14 WIB",
    "Nomor dipanggil lewat layar dan suara.",
    "Terima kasih.",
  ]);
});

test("what is not known is not printed; a copy says so first", () => {
  const bare = {
    ...sampleSlip,
    zoneLine: null,
    aheadLine: null,
    estimateLine: null,
    qr: null,
    caption: null,
  };
  const lines = layout({ ...bare, copyMarker: "SALINAN", footer: [] }, on(48));
  expect(texts(lines)[0]).toMatchObject({ text: "SALINAN", height: 2 });
  expect(lines.some((line) => line.kind === "qr")).toBe(false);
  expect(texts(lines).map((line) => line.text)).not.toContain("");
});

test("every text fits its paper, whatever the hall writes", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 80 }),
      fc.constantFrom(32, 42, 48),
      (text, columns) => {
        const slip = {
          ...sampleSlip,
          hallName: text,
          serviceName: text,
          label: text,
          zoneLine: text,
          footer: [text],
        };
        for (const line of texts(layout(slip, on(columns)))) {
          expect(line.text.length * line.width).toBeLessThanOrEqual(columns);
          expect(line.text).not.toBe("");
        }
      },
    ),
  );
});
