import { z } from "zod";
import { compile } from "./texts.ts";
import type { LanguagePack, PartialTexts } from "./pack.ts";
import { indonesian } from "./packs/id/index.ts";
import { argumentsOf } from "./placeholders.ts";

/** What a pack lacks or has too much of, as keys ("panel.callNext"). The pack works all the same: see `createTexts`. */
export interface PackReport {
  /** Shown in the fallback's language. */
  readonly lacking: readonly string[];
  /** Known to nobody; left out. */
  readonly unknown: readonly string[];
  /** Not ICU MessageFormat, or asking for a placeholder that the key does not have; left out. */
  readonly broken: readonly string[];
}

export type LoadedPack =
  | { readonly ok: true; readonly pack: LanguagePack; readonly report: PackReport }
  /** One sentence that names the first fault. */
  | { readonly ok: false; readonly reason: string };

const words = z.string().min(1).max(40);

/** A language pack as a JSON file. Built when one is loaded, so that pages without further packs do not pay for it. */
export function packSchema() {
  return z.object({
    tag: z
      .string()
      .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/)
      // Intl throws at any other: a screen that speaks this language would not be drawn.
      .refine(isLanguageTag, "is not a language tag, for example jv"),
    name: words,
    direction: z.enum(["ltr", "rtl"]).default("ltr"),
    digits: z
      .string()
      .regex(/^[a-z]{3,8}$/)
      .default("latn"),
    font: z.string().max(80).nullable().default(null),
    months: z.array(words).length(12),
    days: z.array(words).length(7),
    numberWords: numberWordsSchema().nullable().default(null),
    texts: z.record(z.string(), z.record(z.string(), z.string().max(2000))),
  });
}

function numberWordsSchema() {
  return z.object({
    letters: z.record(z.string().regex(/^[A-Z]$/), words),
    exact: z.record(
      z
        .string()
        .regex(/^\d{1,4}$/)
        .transform(Number),
      z.array(words).min(1).max(8),
    ),
    scales: z.array(z.object({ value: z.int().min(10), word: words, one: words.nullable().default(null) })),
  });
}

/**
 * Reads a language pack from parsed JSON. A text that is not in order is left out and reported, never fatal.
 * @param fallback the bundled pack that has every key
 */
export function loadPack(json: unknown, fallback: LanguagePack): LoadedPack {
  const parsed = packSchema().safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { ok: false, reason: `${issue?.path.join(".") || "pack"}: ${issue?.message ?? "not a pack"}` };
  }
  const given = flatten(parsed.data.texts);
  const known = flatten(fallback.texts);
  const unknown = [...given.keys()].filter((key) => !known.has(key));
  const broken = [...given].flatMap(([key, text]) => (fits(text, known.get(key)) ? [] : [key]));
  const lacking = [...known.keys()].filter((key) => !given.has(key) || broken.includes(key));
  const left = new Set([...unknown, ...broken]);
  const texts = unflatten([...given].filter(([key]) => !left.has(key)));
  return { ok: true, pack: { ...parsed.data, texts }, report: { lacking, unknown, broken } };
}

/**
 * Reads the answer of `GET /api/packs`; what is no pack is left out.
 * @returns null where it is no list
 */
export function loadPacks(json: unknown): readonly LanguagePack[] | null {
  if (!Array.isArray(json)) return null;
  return json.flatMap((one: unknown) => {
    const loaded = loadPack(one, indonesian);
    return loaded.ok ? [loaded.pack] : [];
  });
}

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** True where the message parses and asks for nothing that the original does not offer. Unknown keys are judged elsewhere. */
function fits(text: string, original: string | undefined): boolean {
  if (original === undefined) return true;
  const [message] = compile(text, "en");
  if (message === undefined) return false;
  const offered = argumentsOf(original);
  return [...argumentsOf(text)].every((name) => offered.has(name));
}

function flatten(texts: PartialTexts): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [section, rows] of Object.entries(texts)) {
    for (const [name, text] of Object.entries(rows)) flat.set(`${section}.${name}`, text);
  }
  return flat;
}

function unflatten(rows: readonly (readonly [string, string])[]): PartialTexts {
  const texts: Record<string, Record<string, string>> = {};
  for (const [key, text] of rows) {
    const dot = key.indexOf(".");
    (texts[key.slice(0, dot)] ??= {})[key.slice(dot + 1)] = text;
  }
  return texts;
}
