import { readFileSync, writeFileSync } from "node:fs";
import jsQR from "jsqr";
import { encode } from "uqr";
import { expect, test } from "vitest";
import { encodeJob } from "../../src/devices/printer/escpos/encodeJob.ts";
import type { PrinterModelId } from "@giliran/shared/contract";
import { printerModels } from "../../src/devices/printer/models.ts";
import { slipPicture } from "../../src/devices/printer/simulator/picture.ts";
import {
  type PrintedItem,
  type PrintedSlip,
  slipText,
} from "../../src/devices/printer/simulator/printedSlip.ts";
import { Tokenizer } from "../../src/devices/printer/simulator/tokenizer.ts";
import { sampleSlip } from "@giliran/shared/testing";
import { jobOf, paperOf } from "./printedPaper.ts";

const job = (model: PrinterModelId, slip = sampleSlip): Uint8Array => jobOf(model, slip);
const printed = paperOf;

const runs = (slip: PrintedSlip) => slip.items.flatMap((item) => (item.kind === "line" ? item.runs : []));
const codes = (slip: PrintedSlip) =>
  slip.items.filter((item): item is Extract<PrintedItem, { kind: "qr" }> => item.kind === "qr");

test.each(["epson-tm-t20", "epson-tm-t88", "generic-58"] as const)(
  "%s: lawful bytes that say the slip",
  (model) => {
    const { slip, answers, faults } = printed(model, job(model));
    expect(faults).toEqual([]);
    expect(answers).toEqual([0x00]);
    const text = slipText(slip).join(" ");
    for (const part of [
      sampleSlip.hallName,
      sampleSlip.serviceName,
      sampleSlip.zoneLine,
      "10-20 menit",
      "09.14 WIB",
    ]) {
      expect(text).toContain(part);
    }
    expect(runs(slip).filter((run) => run.width === 8 && run.height === 8)).toMatchObject([
      { text: "A007", bold: true },
    ]);
    expect(codes(slip)).toMatchObject([{ data: sampleSlip.qr, level: "M", align: "center" }]);
    expect(slip.ended).toBe(printerModels[model].cut === "none" ? "end" : "cut");
  },
);

test("nothing is wider than its paper", () => {
  for (const model of ["epson-tm-t20", "generic-58"] as const) {
    const { slip } = printed(model, job(model));
    for (const item of slip.items) {
      if (item.kind !== "line") continue;
      const width = item.runs.reduce((sum, run) => sum + run.text.length * run.width, 0);
      expect(width).toBeLessThanOrEqual(slip.columns);
    }
    const [code] = codes(slip);
    const modules = encode(code!.data, { ecc: "M", border: 4 }).size;
    expect(modules * code!.cell).toBeLessThanOrEqual(slip.columns * 12);
  }
});

test("a name with control characters prints, and commands nothing", () => {
  const hostile = "Dinas \u001b@\u001dV\u0000 ← \u0010\u0014\u0008 Kependudukan";
  const slip = { ...sampleSlip, agencyName: hostile, hallName: hostile, footer: [hostile] };
  const { slip: paper, faults } = printed("epson-tm-t20", job("epson-tm-t20", slip));
  expect(faults).toEqual([]);
  expect(slipText(paper)).toContain("Dinas @V ? Kependudukan");
  // The same commands in the same order as for an innocent slip.
  const kinds = (bytes: Uint8Array): string[] => new Tokenizer().push(bytes).map((token) => token.kind);
  const innocent = { ...slip, agencyName: "D @V ? K", hallName: "D @V ? K", footer: ["D @V ? K"] };
  expect(kinds(job("epson-tm-t20", slip))).toEqual(kinds(job("epson-tm-t20", innocent)));
});

test("the encoder is safe by itself, whoever built the lines", () => {
  const line = { kind: "text", align: "left", width: 1, height: 1, bold: false } as const;
  const model = printerModels["epson-tm-t20"];
  const bytes = encodeJob([[{ ...line, text: "Budi\u001b@\u001dV\u0000\n←" }]], model, { cutFirst: false });
  const { slip, faults } = printed("epson-tm-t20", bytes);
  expect(faults).toEqual([]);
  expect(slipText(slip)).toEqual(["Budi@V ?"]);
});

test("letters beyond ASCII arrive as what they are", () => {
  const { slip } = printed(
    "generic-80",
    job("generic-80", { ...sampleSlip, footer: ["Nèng loket, café, ° ñ"] }),
  );
  expect(slipText(slip)).toContain("Nèng loket, café, ° ñ");
});

test("a printer that cannot answer is not asked", () => {
  const bytes = Buffer.from(job("generic-80-no-status")).toString("hex");
  expect(bytes).not.toContain("1d7231");
  expect(bytes).not.toContain("1d61ff");
});

/** The very bytes of one slip; a change here changes every slip in every hall. To renew: GOLDEN=write. */
test.each(["epson-tm-t20", "generic-58"] as const)("golden bytes of %s", (model) => {
  const file = new URL(`golden/${model}.hex`, import.meta.url);
  const hex = `${(
    Buffer.from(job(model))
      .toString("hex")
      .match(/.{1,64}/gu) ?? []
  ).join("\n")}\n`;
  if (process.env["GOLDEN"] === "write") writeFileSync(file, hex);
  expect(hex).toBe(readFileSync(file, "utf8"));
});

test("the picture's QR code reads as the address, and its text is the slip's", () => {
  const { slip } = printed("epson-tm-t20", job("epson-tm-t20", { ...sampleSlip, footer: ["<b> & Co"] }));
  const svg = slipPicture(slip);
  expect(svg).toContain(">A007</text>");
  expect(svg).toContain("&lt;b&gt; &amp; Co");
  const path = /<path class="qr"[^>]* d="([^"]+)"/u.exec(svg)?.[1] ?? "";
  const dark = Array.from(
    path.matchAll(/M(\d+) (\d+)h1v1h-1z/gu),
    ([, x, y]) => [Number(x), Number(y)] as const,
  );
  const side = (Math.max(...dark.map(([x]) => x)) + 9) * 4;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [x, y] of dark) {
    for (let dot = 0; dot < 16; dot += 1) {
      const at = (((y + 4) * 4 + (dot >> 2)) * side + (x + 4) * 4 + (dot & 3)) * 4;
      pixels.fill(0, at, at + 3);
    }
  }
  expect(jsQR(pixels, side, side)?.data).toBe(sampleSlip.qr);
});
