import type { LocalText } from "./catalogue.ts";

/** A picture of black and white dots. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  /** Base64 of the rows from the top, each of whole bytes; the highest bit is the leftmost dot, a set one is black. */
  readonly bits: string;
}

/** What a hall may leave off its slips; the number itself always stands. */
export const slipBlocks = ["agency", "requirements", "qr", "health"] as const;
export type SlipBlock = (typeof slipBlocks)[number];

/** How the hall's slips look, whatever paper they are printed on. */
export interface SlipTemplate {
  /** At most `largestLogo`, so that it fits the narrowest paper; null: none. */
  readonly logo: Bitmap | null;
  /** Paragraphs below the hall's name. */
  readonly header: readonly LocalText[];
  /** Paragraphs at the end. */
  readonly footer: readonly LocalText[];
  /** What visitors are asked to do for everybody's health; null: nothing. */
  readonly health: LocalText | null;
  readonly blocks: readonly SlipBlock[];
}

/** Dots: 58 mm paper has 384 in a line; 240 are 3 cm. */
export const largestLogo = { width: 384, height: 240 } as const;

/** The slips of a hall that says nothing of them: as short as they can be. */
export const plainSlip: SlipTemplate = {
  logo: null,
  header: [],
  footer: [],
  health: null,
  blocks: ["agency", "qr", "health"],
};
