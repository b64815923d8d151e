import { endClip, letterClip, phraseClips, type SpokenLanguage, wordClip } from "@giliran/display/announce";
import { allNumberWords, letters, type NumberWords } from "@giliran/shared/i18n";
import { spellings } from "./spellings.ts";

/** One clip to be made: its name in the manifest, what is heard, and what espeak-ng is given to say. */
export interface WantedClip {
  readonly language: SpokenLanguage;
  readonly name: string;
  readonly text: string;
  readonly say: string;
}

/**
 * Every clip that announcements in one language can need.
 * @param extra words of the hall's own counters ("Imigrasi")
 */
export function clipList(
  language: SpokenLanguage,
  words: NumberWords,
  extra: readonly string[],
): readonly WantedClip[] {
  const letterClips = letters.map((letter) => ({
    name: letterClip(letter),
    word: words.letters[letter] ?? letter,
  }));
  const spokenWords = [...allNumberWords(words), ...extra].map((word) => ({ name: wordClip(word), word }));
  // A counter may be called by a letter, a number or a name: each of them may end the sentence.
  const counted = [...letterClips, ...spokenWords];
  const { recall, queueNumber, goToCounter } = phraseClips[language];
  const phrases = [...new Set([recall, queueNumber.antrean, queueNumber.antrian, goToCounter])];
  return [
    ...phrases.map((name) => ({
      language,
      name,
      text: name.replaceAll("-", " "),
      say: leading(language, name),
    })),
    ...counted.map(({ name, word }) => ({ language, name, text: word, say: leading(language, word) })),
    ...counted.map(({ name, word }) => ({
      language,
      name: endClip(name),
      text: word,
      say: ending(language, word),
    })),
  ];
}

/** The comma keeps the tone up: more follows. */
function leading(language: SpokenLanguage, word: string): string {
  return `${spelt(language, word)},`;
}

function ending(language: SpokenLanguage, word: string): string {
  return `${spelt(language, word)}.`;
}

function spelt(language: SpokenLanguage, word: string): string {
  return spellings[language][word] ?? word;
}
