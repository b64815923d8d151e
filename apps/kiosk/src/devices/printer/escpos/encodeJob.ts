import ReceiptPrinterEncoder from "@point-of-sale/receipt-printer-encoder";
import type { SlipLine } from "../lines.ts";
import type { PrinterModel } from "../models.ts";
import { printableText } from "../printableText.ts";
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
