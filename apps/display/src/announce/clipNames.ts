// What the clips of a voice are called. The generator and the phrases both name them here.

/** A letter's name: "letter-a". */
export function letterClip(letter: string): string {
  return `letter-${letter.toLowerCase()}`;
}

/**
 * A number word or a word of a counter's name, as a file name bears it: "tujuh", "imigrasi".
 * @param word in any case; what is neither letter nor digit is left out
 */
export function wordClip(word: string): string {
  return word
    .toLowerCase()
    .normalize("NFKD")
    .replaceAll(/[^\p{Letter}\p{Number}]/gu, "");
}

/** The same word with the falling tone that ends a sentence. */
export function endClip(clip: string): string {
  return `${clip}-end`;
}

/** The fixed parts of an announcement, by language; `recall` comes before a call that is repeated. A language without a row is not spoken. */
export const phraseClips = {
  id: {
    recall: "panggilan-ulang",
    queueNumber: { antrean: "nomor-antrean", antrian: "nomor-antrian" },
    goToCounter: "silakan-menuju-loket",
  },
  en: {
    recall: "calling-again",
    queueNumber: { antrean: "number", antrian: "number" },
    goToCounter: "please-go-to-counter",
  },
  // Krama, not yet read by a native speaker; no program speaks it, so a hall brings recordings of its own.
  jv: {
    recall: "timbalan-malih",
    queueNumber: { antrean: "nomer-antrean", antrian: "nomer-antrian" },
    goToCounter: "sumangga-tindak-dhateng-loket",
  },
} as const;
export type SpokenLanguage = keyof typeof phraseClips;

export function isSpokenLanguage(language: string): language is SpokenLanguage {
  return Object.hasOwn(phraseClips, language);
}
