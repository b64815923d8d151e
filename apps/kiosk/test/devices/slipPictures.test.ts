import { readFileSync, writeFileSync } from "node:fs";
import jsQR from "jsqr";
import { PNG } from "pngjs";
import { beforeAll, describe, expect, test } from "vitest";
import type { PrinterModelId } from "@giliran/shared/contract";
import { isPrintable, type Letters, type Slip } from "@giliran/shared/slip";
import { sampleSlip } from "@giliran/shared/testing";
import { loadLetters } from "../../src/devices/printer/letters/drawLetters.ts";
import { slipPicture } from "../../src/devices/printer/simulator/picture.ts";
import { type PrintedSlip, slipText } from "../../src/devices/printer/simulator/printedSlip.ts";
import { photographed, type Picture } from "./paperPicture.ts";
import { jobOf, paperOf } from "./printedPaper.ts";

let letters: Letters;
beforeAll(async () => {
  letters = await loadLetters([]);
});

const logo = PNG.sync.read(readFileSync(new URL("../../../hub/sample/slip-logo.png", import.meta.url)));
/** The sample hall's logo, packed by the test itself. */
const bits = Uint8Array.from({ length: (logo.width / 8) * logo.height }, (_, byte) =>
  [0, 1, 2, 3, 4, 5, 6, 7].reduce(
    (sum, bit) => sum * 2 + (logo.data[(byte * 8 + bit) * 4]! < 128 ? 1 : 0),
    0,
  ),
);

/** A ticket with all that a hall's template may put on it. */
const dressed: Slip = {
  ...sampleSlip,
  dress: {
    logo: { width: logo.width, height: logo.height, bits: Buffer.from(bits).toString("base64") },
    header: ["Jl. Raya Maospati - Magetan"],
    requirements: {
      heading: "Syarat",
      points: ["Fotokopi kartu keluarga", "Bila hilang: surat kehilangan dari kepolisian"],
    },
    health: "Pakai masker dan jaga jarak 1 meter.",
  },
};
const copied: Slip = { ...sampleSlip, copyMarker: "SALINAN" };
/** Javanese in its own letters and Arabic, as packs of a hall may have them, beside Latin names and digits. */
const foreign: Slip = {
  ...sampleSlip,
  serviceName: "ꦏꦿꦠꦸ ꦠꦤ꧀ꦝ ꦥꦼꦤ꧀ꦢꦸꦢꦸꦏ꧀",
  caption: "ꦤꦺꦴꦩꦼꦂꦲꦤ꧀ꦠꦿꦶꦪꦤ꧀",
  aheadLine: "رقم الانتظار A007: أمامك 5 أشخاص",
  footer: ["ꦩꦠꦸꦂꦤꦸꦮꦸꦤ꧀"],
};

const cases: readonly (readonly [string, PrinterModelId, Slip])[] = [
  ["ticket-80", "epson-tm-t20", dressed],
  ["ticket-58", "generic-58", dressed],
  ["copy-80", "epson-tm-t20", copied],
  ["scripts-80", "epson-tm-t20", foreign],
  ["scripts-58", "generic-58", foreign],
];

async function photo(model: PrinterModelId, slip: Slip): Promise<{ picture: Picture; paper: PrintedSlip }> {
  const { slip: paper, faults } = paperOf(model, jobOf(model, slip, letters));
  expect(faults).toEqual([]);
  return { picture: await photographed(slipPicture(paper)), paper };
}

describe("a slip, read by those who did not write it", () => {
  test.each(cases)("%s: a camera reads the ticket's address from the paper", async (_, model, slip) => {
    const { picture } = await photo(model, slip);
    expect(jsQR(picture.pixels, picture.width, picture.height)?.data).toBe(slip.qr);
  });

  test.each(cases)("%s: every word of the printer's own letters is there", async (_, model, slip) => {
    const { paper } = await photo(model, slip);
    const words = [slip.label, slip.hallName, ...(slip.dress.requirements?.points ?? []), slip.dress.health];
    const text = slipText(paper).join(" ");
    for (const word of words.filter((word) => word !== null && isPrintable(word)))
      expect(text).toContain(word);
    expect(text).not.toContain("?");
  });

  /** The very dots; look at a new one before it is kept. To renew: GOLDEN=write. */
  test.each(cases)("%s looks as it did", async (name, model, slip) => {
    const file = new URL(`golden/${name}.png`, import.meta.url);
    const { picture } = await photo(model, slip);
    if (process.env["GOLDEN"] === "write") writeFileSync(file, picture.png);
    const kept = PNG.sync.read(readFileSync(file));
    expect([picture.width, picture.height]).toEqual([kept.width, kept.height]);
    expect(Buffer.compare(PNG.sync.read(Buffer.from(picture.png)).data, kept.data)).toBe(0);
  });

  test("the logo comes out dot by dot, in the middle of either paper", async () => {
    for (const [model, left] of [
      ["epson-tm-t20", 176],
      ["generic-58", 80],
    ] as const) {
      const { paper } = await photo(model, dressed);
      const band = paper.items.find((item) => item.kind === "dots");
      if (band?.kind !== "dots") throw new Error("no logo");
      const rows = Array.from({ length: logo.height }, (_, row) =>
        band.dots.slice(row * band.bytes + left / 8, row * band.bytes + left / 8 + logo.width / 8),
      );
      expect(rows.flat()).toEqual(Array.from(bits));
      expect(band.dots.length).toBe(band.bytes * logo.height);
    }
  });
});

describe("letters that no printer has", () => {
  test("are known by the typefaces that come with the program", () => {
    expect(letters.has("ꦱꦸꦒꦼꦁ ꦫꦮꦸꦃ – A007")).toBe(true);
    expect(letters.has("أهلاً وسهلاً، ٥ أشخاص")).toBe(true);
    expect(letters.has("\u{12000}")).toBe(false);
  });

  test("join: an Arabic word is narrower than its letters one by one", () => {
    const look = { height: 1, bold: false };
    const apart = Array.from("الانتظار").reduce((sum, sign) => sum + letters.width(sign, look), 0);
    expect(letters.width("الانتظار", look)).toBeLessThan(apart * 0.8);
  });

  test("stack: the sign below a Javanese letter takes no width of its own", () => {
    const look = { height: 1, bold: false };
    expect(letters.width("ꦏꦿ", look)).toBeLessThan(letters.width("ꦏꦫ", look));
  });

  test("run from right to left, the digits within them from left to right", () => {
    const look = { height: 1, bold: false };
    const mirrored = letters.draw("١ ب", look, 400);
    const plain = letters.draw("ب", look, 400);
    // The first letter read is the rightmost drawn: the picture of it alone ends as the whole line ends.
    const lastInk = (picture: typeof plain): number => inkColumns(picture).at(-1) ?? -1;
    expect(mirrored.width).toBeGreaterThan(plain.width);
    expect(lastInk(letters.draw("ab ب", look, 400))).toBeGreaterThan(0);
    expect(inkColumns(letters.draw("ب ا", look, 400)).slice(0, 2)).toEqual(
      inkColumns(letters.draw("ا", look, 400)).slice(0, 2),
    );
  });
});

/** Columns with ink, from the left. */
function inkColumns({
  width,
  height,
  bits: packed,
}: {
  width: number;
  height: number;
  bits: string;
}): number[] {
  const bytes = Buffer.from(packed, "base64");
  const rowBytes = Math.ceil(width / 8);
  const inked = (x: number): boolean => {
    for (let y = 0; y < height; y += 1)
      if (((bytes[y * rowBytes + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0) return true;
    return false;
  };
  return Array.from({ length: width }, (_, x) => x).filter(inked);
}
