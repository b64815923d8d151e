import type { Bitmap } from "../domain/index.ts";

/** Factor by which a character grows; ESC/POS knows 1 to 8 in each direction. */
export type Scale = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

export type Align = "left" | "center";

export interface TextLine {
  readonly kind: "text";
  /** Printable text that fits the paper at this width; layout has wrapped it already. */
  readonly text: string;
  readonly align: Align;
  readonly width: Scale;
  readonly height: Scale;
  readonly bold: boolean;
}

/** A line of dots: the hall's logo, or words in letters that the printer does not have. */
export interface PictureLine {
  readonly kind: "picture";
  /** Not wider than the paper. */
  readonly picture: Bitmap;
  readonly align: Align;
  /** What stands there, in words; empty: nothing to be read. */
  readonly text: string;
}

/** What a slip consists of, between layout and bytes. The cut belongs to the job, not to the lines. */
export type SlipLine =
  | TextLine
  | PictureLine
  | { readonly kind: "rule" }
  | { readonly kind: "qr"; readonly data: string }
  | { readonly kind: "feed"; readonly lines: number };

/** Dots of one character of font A, which every ESC/POS printer has. */
export const fontA = { width: 12, height: 24 } as const;
