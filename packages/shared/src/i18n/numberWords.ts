/** The 26 letters that a ticket's prefix may bear. */
export const letters = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ");

/**
 * How a language says letters and whole numbers. Plain data, so that a pack loaded at run time brings its own:
 * what is not in `exact` is composed from `scales`, largest first, and tens from `exact` plus what remains.
 */
export interface NumberWords {
  /** Upper-case letter to its name as it is spoken: "B" to "be". */
  readonly letters: Readonly<Record<string, string>>;
  /** Numbers that have words of their own: 0 to 10 at least, and whatever is irregular. */
  readonly exact: Readonly<Record<number, readonly string[]>>;
  /** "dua ratus": how many, then the word. `one` replaces both for a single one ("seratus"); null: it is said. */
  readonly scales: readonly Scale[];
}

export interface Scale {
  readonly value: number;
  readonly word: string;
  readonly one: string | null;
}

/** The largest number that is read as a number; a longer one is read digit by digit. */
export const largestSpoken = 9999;

/**
 * The words of a whole number, "seratus dua puluh tiga" as four of them.
 * @param number a whole number; outside of 0..9999 it is read digit by digit
 */
export function readNumber(words: NumberWords, number: number): readonly string[] {
  if (!Number.isInteger(number) || number < 0 || number > largestSpoken)
    return readDigits(words, String(number));
  const exact = words.exact[number];
  if (exact !== undefined) return exact;
  const tens = words.exact[number - (number % 10)];
  if (number < 100 && tens !== undefined && number > 20) return [...tens, ...readNumber(words, number % 10)];
  const scale = words.scales.find(({ value }) => value <= number);
  // Only a pack without a word for a single digit comes here: it says what it can.
  if (scale === undefined) return [];
  const count = Math.floor(number / scale.value);
  const rest = number % scale.value;
  const head = words.exact[count * scale.value] ?? countOf(words, scale, count);
  return rest === 0 ? head : [...head, ...readNumber(words, rest)];
}

function countOf(words: NumberWords, scale: Scale, count: number): readonly string[] {
  return count === 1 && scale.one !== null ? [scale.one] : [...readNumber(words, count), scale.word];
}

/** Each digit by itself: "007" is "nol nol tujuh". Whatever is no digit is left out. */
export function readDigits(words: NumberWords, digits: string): readonly string[] {
  return Array.from(digits.replaceAll(/\D/g, "")).flatMap((digit) => words.exact[Number(digit)] ?? []);
}

/** Leading zeros as "nol", the rest as one number: "012" is "nol dua belas" (domain.md 4). */
export function readPadded(words: NumberWords, digits: string): readonly string[] {
  const zeros = /^0*/.exec(digits)?.[0] ?? "";
  const rest = digits.slice(zeros.length);
  return [...readDigits(words, zeros), ...(rest === "" ? [] : readNumber(words, Number(rest)))];
}

/** Every word that numbers up to 9999 can be made of, without repetition: what a voice must have clips for. */
export function allNumberWords(words: NumberWords): readonly string[] {
  const exact = Object.values(words.exact).flat();
  const scales = words.scales.flatMap(({ word, one }) => (one === null ? [word] : [one, word]));
  return [...new Set([...exact, ...scales])];
}
