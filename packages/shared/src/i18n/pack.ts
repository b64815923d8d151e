import type { NumberWords } from "./numberWords.ts";
import type { indonesianTexts } from "./packs/id/index.ts";

/** Indonesian defines the keys; every other pack is measured against it. */
export type SourceTexts = typeof indonesianTexts;
export type Section = keyof SourceTexts;
/** `"panel.callNext"`: section and name. */
export type TextKey = { [S in Section]: `${S}.${Extract<keyof SourceTexts[S], string>}` }[Section];
/** The Indonesian message behind a key, as a literal: its placeholders are the key's parameters. */
export type SourceMessage<Key extends TextKey> = Key extends `${infer S extends Section}.${infer Name}`
  ? Extract<SourceTexts[S][Name & keyof SourceTexts[S]], string>
  : never;

/** One section of another language: the same keys, any text. */
export type SectionOf<S extends Section> = { readonly [Name in keyof SourceTexts[S]]: string };
/** All texts of a bundled language; a missing row does not compile. */
export type PackTexts = { readonly [S in Section]: SectionOf<S> };
/** Texts of a pack that was loaded at run time: what lacks is taken from the fallback. */
export type PartialTexts = { readonly [S in Section]?: Readonly<Record<string, string>> };

/** What a language is like, apart from its texts. */
export interface LanguageForm {
  /** BCP 47 tag: "id", "jv", "en". */
  readonly tag: string;
  /** The language's name in the language itself. */
  readonly name: string;
  readonly direction: "ltr" | "rtl";
  /** Unicode numbering system: "latn", "arab", "java". */
  readonly digits: string;
  /** Font family to put before the interface's own; null: that one has all the letters. */
  readonly font: string | null;
  /** January first. Chromium has no Javanese locale, so packs bring their own. */
  readonly months: readonly string[];
  /** Sunday first. */
  readonly days: readonly string[];
}

/** Everything that one language brings. Plain data, so that it may as well be a JSON file. */
export interface LanguagePack extends LanguageForm {
  /** How numbers are spoken; null: the voice takes the fallback's. */
  readonly numberWords: NumberWords | null;
  readonly texts: PartialTexts;
}
