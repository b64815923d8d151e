import type { Site } from "../site.ts";

/** What one round of one experiment has found, by the figure's name. */
export type Findings = Readonly<Record<string, number>>;

export interface Bench {
  /** Made at the first call. */
  readonly site: () => Promise<Site>;
  /** A data folder with a whole day in it; made at the first call. Not to be written: copy it. */
  readonly day: () => Promise<string>;
  /** Tells whoever watches what stands behind the figures. */
  readonly say: (line: string) => void;
}

/** One round: the product and its floor, one after the other. */
export type Experiment = (bench: Bench, round: number) => Promise<Findings>;

/** "4,321" */
export function round(value: number, digits = 0): string {
  return value.toLocaleString("en", { maximumFractionDigits: digits });
}
