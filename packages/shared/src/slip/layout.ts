import type { Bitmap } from "../domain/index.ts";
import { type Letters, wrapDrawn } from "./letters.ts";
import { fontA, type Scale, type SlipLine, type TextLine } from "./lines.ts";
import { isPrintable, printableAddress, printableText } from "./printableText.ts";
import type { Slip } from "./slip.ts";
import { wrapEvenly } from "./wrap.ts";

type Look = Pick<TextLine, "align" | "width" | "height" | "bold">;

/** What a slip is laid out for. */
export interface PaperForm {
  /** Characters of font A in one line. */
  readonly columns: number;
  /** For text that the printer has no letters for; null: it has what it needs, and the rest becomes "?". */
  readonly letters: Letters | null;
}

const plain: Look = { align: "center", width: 1, height: 1, bold: false };
const bold: Look = { ...plain, bold: true };
const tall: Look = { ...bold, height: 2 };

/**
 * Lays a slip out for its paper. Pure; every line fits. The number is as large as its characters allow; the order
 * follows the visitor's questions: what is my number, where do I wait, how long, and only then the rest.
 */
export function layout(slip: Slip, paper: PaperForm): SlipLine[] {
  const { columns } = paper;
  const text = (value: string | null, look: Look): SlipLine[] => paragraph(value, look, paper);
  const { logo, header, requirements, health } = slip.dress;
  return [
    ...text(slip.copyMarker, tall),
    ...picture(logo, columns),
    ...text(slip.hallName, bold),
    ...header.flatMap((line) => text(line, plain)),
    ...text(slip.agencyName, plain),
    { kind: "rule" },
    ...text(slip.serviceName, emphatic(slip.serviceName, columns)),
    ...text(slip.caption, plain),
    ...number(slip.label, columns),
    // Steps are walked in their order; what to bring has none.
    ...slip.points.flatMap((point, i) => pointLines(point, slip.label === null ? "-" : `${i + 1}.`, paper)),
    ...text(slip.zoneLine, emphatic(slip.zoneLine, columns)),
    ...text(slip.aheadLine, plain),
    ...text(slip.estimateLine, plain),
    { kind: "rule" },
    ...address(slip.qr),
    ...text(requirements?.heading ?? null, bold),
    ...(requirements?.points ?? []).flatMap((point) => pointLines(point, "-", paper)),
    ...text(health, bold),
    ...moment(slip.issuedAt, columns).flatMap((line) => text(line, plain)),
    ...slip.footer.flatMap((line) => text(line, plain)),
  ];
}

function number(label: string | null, columns: number): SlipLine[] {
  if (label === null) return [];
  const look = { ...bold, ...largestSize(label, columns) };
  const lines = paragraph(label, look, { columns, letters: null });
  return [{ kind: "feed", lines: 1 }, ...lines, { kind: "feed", lines: 1 }];
}

/** A point of a list, its further lines under the first letter. */
function pointLines(point: string, mark: string, paper: PaperForm): SlipLine[] {
  const look: Look = { ...plain, align: "left" };
  if (isDrawn(point, paper.letters)) return paragraph(`${mark} ${point}`, look, paper);
  return wrapEvenly(printableText(point), paper.columns - mark.length - 1).map((text, i) => ({
    kind: "text",
    text: `${i === 0 ? mark : " ".repeat(mark.length)} ${text}`,
    ...look,
  }));
}

function paragraph(value: string | null, look: Look, { columns, letters }: PaperForm): SlipLine[] {
  if (value === null) return [];
  if (isDrawn(value, letters)) return drawn(value, look, columns, letters);
  const room = Math.floor(columns / look.width);
  return wrapEvenly(printableText(value), room).map((text) => ({ kind: "text", text, ...look }));
}

/** Where nothing would be a question mark, the printer's own letters are faster and sharper. */
function isDrawn(value: string, letters: Letters | null): letters is Letters {
  return letters !== null && !isPrintable(value) && letters.has(value);
}

function drawn(value: string, look: Look, columns: number, letters: Letters): SlipLine[] {
  const room = columns * fontA.width;
  const width = (text: string): number => letters.width(text, look);
  return wrapDrawn(value, width, room).map((text) => ({
    kind: "picture",
    picture: letters.draw(text, look, room),
    align: look.align,
    text,
  }));
}

function picture(logo: Bitmap | null, columns: number): SlipLine[] {
  if (logo === null || logo.width > columns * fontA.width) return [];
  return [{ kind: "picture", picture: logo, align: "center", text: "" }];
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
