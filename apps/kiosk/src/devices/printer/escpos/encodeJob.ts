import ReceiptPrinterEncoder from "@point-of-sale/receipt-printer-encoder";
import { fontA, type PictureLine, printableText, type SlipLine } from "@giliran/shared/slip";
import type { PrinterModel } from "../models.ts";
import { commands } from "./commands.ts";

export interface JobOptions {
  /** Cut before printing, so that a broken slip of before does not hang on this one. */
  readonly cutFirst: boolean;
}

/**
 * Slips as the bytes of one job: reset, status back on, the lines of each, feed and cut, and (for a model that
 * answers) GS r 1 at the end, whose answer means all printed. Line ends are "\n" alone: the encoder's default "\n\r" is
 * two line ends for some clones.
 */
export function encodeJob(
  slips: readonly (readonly SlipLine[])[],
  model: PrinterModel,
  options: JobOptions,
): Uint8Array {
  const answers = model.status === "answers";
  return Uint8Array.from([
    ...commands.initialize,
    ...commands.cancelKanji,
    ...(answers ? commands.statusBackOn : []),
    ...(options.cutFirst ? feedAndCut(model) : []),
    ...slips.flatMap((lines) => [...encodeLines(lines, model), ...feedAndCut(model)]),
    ...(answers ? commands.paperSensor : []),
  ]);
}

function encodeLines(lines: readonly SlipLine[], model: PrinterModel): Uint8Array {
  const encoder = new ReceiptPrinterEncoder({
    language: "esc-pos",
    columns: model.columns,
    newline: "\n",
    codepageMapping: "epson",
    feedBeforeCut: 0,
    errors: "strict",
  });
  encoder.codepage("cp437");
  for (const line of lines) addLine(encoder, line, model);
  return encoder.encode();
}

/** Rows of one command: a clone's buffer may hold no more. */
const rowsAtOnce = 128;

/**
 * GS v 0 for bands of a picture, each as wide as the paper: where it stands on its line is in the dots, because clones
 * do not all align pictures.
 */
function pictureBytes({ picture, align }: PictureLine, columns: number): number[] {
  const { width, height } = picture;
  const rows = Uint8Array.from(Buffer.from(picture.bits, "base64"));
  const [from, to] = [Math.ceil(width / 8), (columns * fontA.width) / 8];
  const left = align === "center" ? Math.max(0, Math.floor((to - from) / 2)) : 0;
  const bytes: number[] = [];
  for (let top = 0; top < height; top += rowsAtOnce) {
    const count = Math.min(rowsAtOnce, height - top);
    bytes.push(...commands.raster, to & 0xff, to >> 8, count & 0xff, count >> 8);
    for (let row = top; row < top + count; row += 1) {
      const line = new Uint8Array(to);
      line.set(rows.subarray(row * from, row * from + Math.min(from, to - left)), left);
      bytes.push(...line);
    }
  }
  return bytes;
}

function addLine(encoder: ReceiptPrinterEncoder, line: SlipLine, model: PrinterModel): void {
  switch (line.kind) {
    case "text":
      encoder
        .align(line.align)
        .bold(line.bold)
        .size(line.width, line.height)
        // Again here: whoever builds lines, no control character reaches the printer.
        .line(printableText(line.text))
        .size(1, 1)
        .bold(false);
      return;
    case "picture":
      encoder.align("left").raw(pictureBytes(line, model.columns));
      return;
    case "rule":
      encoder.align("left").line("-".repeat(model.columns));
      return;
    case "qr":
      encoder.align("center").qrcode(line.data, { model: 2, size: model.qrCell, errorlevel: "m" });
      return;
    case "feed":
      encoder.newline(line.lines);
      return;
    default:
      line satisfies never;
  }
}

const cutBytes = {
  partial: commands.cutPartial,
  full: commands.cutFull,
  none: [],
} as const satisfies Record<PrinterModel["cut"], readonly number[]>;

function feedAndCut(model: PrinterModel): number[] {
  const feed = Array.from({ length: model.feedBeforeCut }, () => commands.lineFeed).flat();
  return [...feed, ...cutBytes[model.cut]];
}
