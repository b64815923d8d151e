import { fontA, type SlipLine } from "@giliran/shared/slip";
import { encode } from "uqr";
import type { PrinterModel } from "./models.ts";

/** Thermal heads of slip printers: 203 dots per inch. */
const dotsPerMm = 8;
/** White dots between two lines of text: the default spacing is 30 dots. */
const spacing = 6;
const quietZone = 12;

/** How much paper these slips take, mm: their lines, and the feed to the cutter. */
export function paperLength(slips: readonly (readonly SlipLine[])[], model: PrinterModel): number {
  const dots = slips.map(
    (lines) =>
      lines.reduce((sum, line) => sum + heightOf(line, model), 0) + model.feedBeforeCut * lineDots(1),
  );
  return Math.ceil(dots.reduce((sum, height) => sum + height, 0) / dotsPerMm);
}

function lineDots(height: number): number {
  return height * fontA.height + spacing;
}

/** Dots. */
function heightOf(line: SlipLine, model: PrinterModel): number {
  switch (line.kind) {
    case "text":
      return lineDots(line.height);
    case "rule":
      return lineDots(1);
    case "feed":
      return line.lines * lineDots(1);
    case "picture":
      return line.picture.height;
    case "qr":
      return encode(line.data, { ecc: "M", border: 0, boostEcc: false }).size * model.qrCell + quietZone;
    default:
      return line satisfies never;
  }
}
