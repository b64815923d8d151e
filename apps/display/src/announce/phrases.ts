import type { NumberWords } from "@giliran/shared/i18n";
import { readDigits, readNumber, readPadded } from "@giliran/shared/i18n";
import { endClip, isSpokenLanguage, letterClip, phraseClips, wordClip } from "./clipNames.ts";
import type { SpokenLanguage } from "./clipNames.ts";

/** One clip of a sentence, and the silence after it. `language` null: the chime. */
export interface SpokenClip {
  readonly language: string | null;
  readonly clip: string;
  readonly pauseMs: number;
}

/** What is said without a break; the voice's lease is asked for one part at a time. */
export interface Part {
  readonly clips: readonly SpokenClip[];
  /** How long it takes, its last silence included. */
  readonly ms: number;
}

/** An announcement as it is spoken: in each language once, and that as often as the hall wants it. */
export interface Script {
  readonly parts: readonly Part[];
  /** How many parts at the beginning say it once in every language. */
  readonly wholeAfter: number;
  /** How much of the first part the chime takes, its pause included. */
  readonly chimeMs: number;
  /** Words that the pack has no clip for, "id/imigrasi"; the sentence goes without them. */
  readonly missing: readonly string[];
}

/** What is called: a ticket to a counter, for the first time or again. */
export interface Called {
  readonly label: string;
  readonly counter: string;
  readonly recall: boolean;
}

export interface Reading {
  /** In the order in which they are spoken; what has no voice is left out, Indonesian stands in for nothing at all. */
  readonly languages: readonly string[];
  readonly reading: "digits" | "number";
  readonly queueWord: "antrean" | "antrian";
  readonly repeats: number;
  /** The name of the chime, or none. */
  readonly chime: string;
}

/** What the voice can say. */
export interface VoicePack {
  /** Length in ms; null: there is no such clip. */
  readonly clipMs: (language: string | null, clip: string) => number | null;
  readonly numberWords: (language: SpokenLanguage) => NumberWords;
}

/** Silences, ms: deliberate and short, so that each word stands alone in an echo. */
const pauses = {
  word: 70,
  recall: 150,
  intro: 110,
  number: 280,
  goTo: 90,
  chime: 120,
  language: 550,
  repeat: 900,
};

/** A part that is longer is covered by no lease of 12 s, and would never be spoken, ms. */
const longestPartMs = 11_500;

/**
 * Puts an announcement into clips: chime, then "Nomor antrean A nol nol tujuh, silakan menuju loket tiga"
 * (domain.md 4); a recall begins with "Panggilan ulang". What would be too long goes without that, then without the chime.
 */
export function composeScript(announcement: Called, reading: Reading, pack: VoicePack): Script {
  // A language without recordings would be a chime and nothing after it.
  const wanted = reading.languages
    .filter(isSpokenLanguage)
    .filter((language) => pack.clipMs(language, phraseClips[language].goToCounter) !== null);
  const languages: readonly SpokenLanguage[] = wanted.length > 0 ? wanted : ["id"];
  const chime: readonly SpokenClip[] =
    reading.chime === "none" ? [] : [{ language: null, clip: reading.chime, pauseMs: pauses.chime }];
  const rounds = Array.from({ length: reading.repeats }, () => languages).flat();
  const parts = rounds.map((language, i) => {
    const pauseMs = (i + 1) % languages.length === 0 ? pauses.repeat : pauses.language;
    const said = (recall: boolean): readonly SpokenClip[] =>
      lastPause(sentence({ ...announcement, recall }, language, reading, pack), pauseMs);
    const opening = i === 0 ? chime : [];
    return fitting([
      partOf([...opening, ...said(announcement.recall)], pack),
      partOf([...opening, ...said(false)], pack),
      partOf(said(false), pack),
    ]);
  });
  return {
    parts,
    wholeAfter: languages.length,
    chimeMs: partOf(chime, pack).ms,
    missing: missingOf(
      languages.flatMap((language) => sentence(announcement, language, reading, pack)),
      pack,
    ),
  };
}

/** The first of these ways, the fullest first, that one lease covers. */
function fitting(ways: readonly [Part, Part, Part]): Part {
  return ways.find(({ ms }) => ms <= longestPartMs) ?? ways[2];
}

function partOf(wanted: readonly SpokenClip[], pack: VoicePack): Part {
  const clips = wanted.filter(({ language, clip }) => pack.clipMs(language, clip) !== null);
  const ms = clips.reduce(
    (sum, { language, clip, pauseMs }) => sum + (pack.clipMs(language, clip) ?? 0) + pauseMs,
    0,
  );
  return { clips, ms };
}

function sentence(
  { label, counter, recall }: Called,
  language: SpokenLanguage,
  { reading, queueWord }: Reading,
  pack: VoicePack,
): readonly SpokenClip[] {
  const words = pack.numberWords(language);
  const phrases = phraseClips[language];
  const readLabel = reading === "digits" ? readDigits : readPadded;
  const has = (clip: string): boolean => pack.clipMs(language, clip) !== null;
  const number = clipsOf(label, (digits) => readLabel(words, digits), has);
  const desk = clipsOf(counter, (digits) => readNumber(words, Number(digits)), has);
  const say = (clip: string, pauseMs: number): SpokenClip => ({ language, clip, pauseMs });
  return [
    ...(recall ? [say(phrases.recall, pauses.recall)] : []),
    say(phrases.queueNumber[queueWord], pauses.intro),
    ...number.map((clip, i) => say(clip, i + 1 < number.length ? pauses.word : pauses.number)),
    say(phrases.goToCounter, pauses.goTo),
    ...desk.map((clip, i) =>
      say(i + 1 === desk.length && has(endClip(clip)) ? endClip(clip) : clip, pauses.word),
    ),
  ];
}

/** Digits as `read` has them, words of a counter's name as they are, letters and abbreviations by their names. */
function clipsOf(
  text: string,
  read: (digits: string) => readonly string[],
  has: (clip: string) => boolean,
): readonly string[] {
  const pieces = text.match(/\d+|\p{Letter}+/gu) ?? [];
  return pieces.flatMap((piece) => {
    if (/^\d/.test(piece)) return read(piece).map(wordClip);
    const spelt = /^[A-Z]$/.test(piece) || (/^[A-Z]{2,4}$/.test(piece) && !has(wordClip(piece)));
    return spelt ? Array.from(piece, letterClip) : [wordClip(piece)];
  });
}

function lastPause(clips: readonly SpokenClip[], pauseMs: number): readonly SpokenClip[] {
  return clips.map((clip, i) => (i + 1 < clips.length ? clip : { ...clip, pauseMs }));
}

function missingOf(clips: readonly SpokenClip[], pack: VoicePack): readonly string[] {
  const lacking = clips.filter(({ language, clip }) => pack.clipMs(language, clip) === null);
  return [...new Set(lacking.map(({ language, clip }) => `${language ?? ""}/${clip}`))];
}
