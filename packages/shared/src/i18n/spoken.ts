import type { NumberWords } from "./numberWords.ts";
import { numberWords as english } from "./packs/en/numberWords.ts";
import { numberWords as indonesian } from "./packs/id/numberWords.ts";
import { numberWords as javanese } from "./packs/jv/numberWords.ts";

const spoken: Readonly<Record<string, NumberWords>> = { id: indonesian, en: english, jv: javanese };

/** How a voice says numbers in this language; as in Indonesian where it has no words of its own. */
export function numberWordsOf(tag: string): NumberWords {
  return Object.hasOwn(spoken, tag) ? (spoken[tag] ?? indonesian) : indonesian;
}
