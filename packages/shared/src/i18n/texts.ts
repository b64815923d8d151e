import { IntlMessageFormat } from "intl-messageformat";
import type { MessageParams, MessageValue } from "./message.ts";
import type { LanguagePack, Section, SourceMessage, TextKey } from "./pack.ts";

/** The texts of one language, with another behind it. */
export interface Texts {
  readonly pack: LanguagePack;
  /** For `lang` attributes and Intl: the pack's tag with its digits. */
  readonly locale: string;
  /**
   * The text of a key with its placeholders filled. Never throws: a text that lacks or does not parse is taken from
   * the fallback, and where that fails too the key itself is given, so that a screen stays up.
   */
  readonly t: <Key extends TextKey>(key: Key, ...params: MessageParams<SourceMessage<Key>>) => string;
  /** A whole number in the pack's digits and grouping. */
  readonly number: (value: number) => string;
}

type Values = Readonly<Record<string, MessageValue>>;

/**
 * @param pack the language wanted
 * @param fallback a pack that has every key: a bundled one
 */
export function createTexts(pack: LanguagePack, fallback: LanguagePack): Texts {
  const locale = localeOf(pack, fallback);
  const chain = [
    { pack, locale },
    { pack: fallback, locale: localeOf(fallback, fallback) },
  ];
  const compiled = new Map<TextKey, readonly Sayable[]>();
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });

  function formatsOf(key: TextKey): readonly Sayable[] {
    const known = compiled.get(key);
    if (known !== undefined) return known;
    const made = chain.flatMap((link) => {
      const foreign = link.pack.direction === pack.direction ? null : link.pack.direction;
      return compile(messageOf(link.pack, key), link.locale).map((format) => ({ format, foreign }));
    });
    compiled.set(key, made);
    return made;
  }

  return {
    pack,
    locale,
    t: (key, ...params) => fill(formatsOf(key), params[0] ?? {}) ?? key,
    number: (value) => numbers.format(value),
  };
}

/** A message, and its direction where the page has another. */
interface Sayable {
  readonly format: IntlMessageFormat;
  readonly foreign: LanguagePack["direction"] | null;
}

/** Unicode's isolates: without them the full stop of a fallback's sentence jumps to its other end. */
const isolates = { ltr: "\u2066", rtl: "\u2067", end: "\u2069" } as const;

/** The tag with its digits where Intl knows the language, else the fallback's language with the pack's digits. */
function localeOf(pack: LanguagePack, fallback: LanguagePack): string {
  const known = Intl.NumberFormat.supportedLocalesOf([pack.tag, fallback.tag])[0] ?? "en";
  return `${known}-u-nu-${pack.digits}`;
}

function messageOf(pack: LanguagePack, key: TextKey): string | undefined {
  const dot = key.indexOf(".");
  return pack.texts[key.slice(0, dot) as Section]?.[key.slice(dot + 1)];
}

/** A message as a list of one, or of none where it lacks or is not ICU MessageFormat. */
export function compile(message: string | undefined, locale: string): IntlMessageFormat[] {
  if (message === undefined) return [];
  try {
    return [new IntlMessageFormat(message, locale, undefined, { ignoreTag: true })];
  } catch {
    return [];
  }
}

function fill(formats: readonly Sayable[], values: Values): string | null {
  for (const { format, foreign } of formats) {
    try {
      const said = String(format.format({ ...values }));
      return foreign === null ? said : isolates[foreign] + said + isolates.end;
    } catch {
      // The message asks for a placeholder that this key does not have: the next language is tried.
    }
  }
  return null;
}
