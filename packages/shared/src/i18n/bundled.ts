import type { LanguagePack } from "./pack.ts";
import { english } from "./packs/en/index.ts";
import { indonesian } from "./packs/id/index.ts";
import { createTexts, type Texts } from "./texts.ts";

export { english, indonesian };
/** For the public alone, and in part: it comes with the hub like a pack of the hall's own, and never to staff. */
export { javanese } from "./packs/jv/index.ts";

/** The packs that come with the program, the default first. */
export const bundledPacks: readonly LanguagePack[] = [indonesian, english];

/** The pack of a language: a bundled one first, then one of the further ones; null: there is none. */
export function packOf(tag: string, further: readonly LanguagePack[]): LanguagePack | null {
  return [...bundledPacks, ...further].find((pack) => pack.tag === tag) ?? null;
}

/**
 * The texts of a language on a public screen or slip; Indonesian where nobody has a pack of it.
 * @param further packs that were loaded at run time
 */
export function textsOf(tag: string, further: readonly LanguagePack[]): Texts {
  return createTexts(packOf(tag, further) ?? indonesian, indonesian);
}

/** The texts of a bundled language; Indonesian where it is not bundled. */
export function bundledTexts(tag: string): Texts {
  return textsOf(tag, []);
}
