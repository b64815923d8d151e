/** One border of the house: what files of a folder may never import, and twins that they may. */
export interface Border {
  /** Where the probe is placed, relative to the repository. */
  readonly file: string;
  readonly forbidden: readonly string[];
  readonly lawful: readonly string[];
}
