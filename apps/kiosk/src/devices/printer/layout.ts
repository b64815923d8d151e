import type { Slip } from "../../core/slip.ts";
import type { Scale, SlipLine, TextLine } from "./lines.ts";
import { printableAddress, printableText } from "./printableText.ts";
import { wrapEvenly } from "./wrap.ts";

type Look = Pick<TextLine, "align" | "width" | "height" | "bold">;

const plain: Look = { align: "center", width: 1, height: 1, bold: false };
const bold: Look = { ...plain, bold: true };
const tall: Look = { ...bold, height: 2 };

/**
 * Lays a slip out for paper of `columns` characters of font A. Pure; every text line fits its paper.
 * The number is as large as its characters allow; the order follows the visitor's questions:
 * what is my number, where do I wait, how long, and only then the rest.
 */
export function layout(slip: Slip, columns: number): SlipLine[] {
  const text = (value: string | null, look: Look): SlipLine[] => paragraph(value, look, columns);
  return [
    ...text(slip.copyMarker, tall),
    ...text(slip.hallName, bold),
    ...text(slip.agencyName, plain),
    { kind: "rule" },
    ...text(slip.serviceName, emphatic(slip.serviceName, columns)),
    ...text(slip.caption, plain),
    ...number(slip.label, columns),
    // Steps are walked in their order; what to bring has none.
    ...slip.points.flatMap((point, i) => pointLines(point, slip.label === null ? "-" : `${i + 1}.`, columns)),
    ...text(slip.zoneLine, emphatic(slip.zoneLine, columns)),
    ...text(slip.aheadLine, plain),
    ...text(slip.estimateLine, plain),
    { kind: "rule" },
    ...address(slip.qr),
    ...moment(slip.issuedAt, columns).flatMap((line) => text(line, plain)),
    ...slip.footer.flatMap((line) => text(line, plain)),
  ];
}

function number(label: string | null, columns: number): SlipLine[] {
  if (label === null) return [];
  const look = { ...bold, ...largestSize(label, columns) };
  return [{ kind: "feed", lines: 1 }, ...paragraph(label, look, columns), { kind: "feed", lines: 1 }];
}

/** A point of a list, its further lines under the first letter. */
function pointLines(point: string, mark: string, columns: number): SlipLine[] {
  const look: Look = { ...plain, align: "left" };
  return wrapEvenly(printableText(point), columns - mark.length - 1).map((text, i) => ({
    kind: "text",
    text: `${i === 0 ? mark : " ".repeat(mark.length)} ${text}`,
    ...look,
  }));
}

function paragraph(value: string | null, look: Look, columns: number): SlipLine[] {
  if (value === null) return [];
  const room = Math.floor(columns / look.width);
  return wrapEvenly(printableText(value), room).map((text) => ({ kind: "text", text, ...look }));
}

/** Date and time on one line where they fit. Runs of spaces do not survive wrapping, hence the dot. */
function moment({ date, time }: Slip["issuedAt"], columns: number): string[] {
  const together = `${date} · ${time}`;
  return printableText(together).length <= columns ? [together] : [date, time];
}

/** Double in both directions where it stays on one line, else only taller. */
function emphatic(value: string | null, columns: number): Look {
  const fits = value !== null && printableText(value).length * 2 <= columns;
  return fits ? { ...tall, width: 2 } : tall;
}

function address(qr: string | null): SlipLine[] {
  return qr === null || qr === "" ? [] : [{ kind: "qr", data: printableAddress(qr) }];
}

/** The largest scale at which the label stands on one line, the same in both directions. */
export function largestSize(label: string, columns: number): Pick<TextLine, "width" | "height"> {
  const scale = scales.find((candidate) => candidate * printableText(label).length <= columns) ?? 1;
  return { width: scale, height: scale };
}

const scales: readonly Scale[] = [8, 7, 6, 5, 4, 3, 2, 1];
