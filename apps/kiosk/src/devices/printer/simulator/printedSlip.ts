import type { PrintedAlign, QrLevel } from "./tokens.ts";

/** Signs of one look that follow each other on a line. */
export interface PrintedRun {
  readonly text: string;
  readonly width: number;
  readonly height: number;
  readonly bold: boolean;
}

export type PrintedItem =
  | { readonly kind: "line"; readonly align: PrintedAlign; readonly runs: readonly PrintedRun[] }
  /** A band of dots, rows from the top, each of so many bytes. */
  | { readonly kind: "dots"; readonly bytes: number; readonly dots: readonly number[] }
  | {
      readonly kind: "qr";
      readonly align: PrintedAlign;
      readonly data: string;
      readonly level: QrLevel;
      /** Dots per module. */
      readonly cell: number;
    };

/** One piece of paper that came out of the simulated printer. */
export interface PrintedSlip {
  /** Counts from 1 since the start. */
  readonly id: number;
  /** Characters of font A in a line. */
  readonly columns: number;
  readonly items: readonly PrintedItem[];
  /** `torn`: taken off at a change of paper, unfinished. `end`: the job ended on a printer without cutter. */
  readonly ended: "cut" | "torn" | "end";
}

/** The slip's text lines without padding and empty lines. */
export function slipText(slip: PrintedSlip): string[] {
  return slip.items
    .flatMap((item) =>
      item.kind === "line"
        ? [
            item.runs
              .map((run) => run.text)
              .join("")
              .trim(),
          ]
        : [],
    )
    .filter((line) => line !== "");
}
