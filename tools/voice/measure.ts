// Measures whole announcements as the clips will sound one after another: length, loudness, peaks, gaps.
//   node tools/voice/measure.ts [--wav folder]
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import {
  composeScript,
  findClip,
  type Script,
  type SpokenClip,
  voiceManifest,
  type VoicePack,
} from "@giliran/display/announce";
import { bundledPacks, indonesian } from "@giliran/shared/i18n";
import { run } from "./programs.ts";
import { lengthMs, type Sound, writeWave } from "./wave.ts";

const rate = 48_000;
const folder = join(import.meta.dirname, "..", "..", "apps/display/public/voice");
const { values } = parseArgs({ options: { wav: { type: "string" } } });
const manifest = voiceManifest.parse(JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")));

const samples = [
  { label: "A007", counter: "3", languages: ["id"], reading: "digits" },
  { label: "B112", counter: "12", languages: ["id"], reading: "digits" },
  { label: "A123", counter: "21", languages: ["id"], reading: "number" },
  { label: "X001", counter: "8", languages: ["en"], reading: "digits" },
  { label: "C020", counter: "5", languages: ["id", "en"], reading: "digits" },
] as const;

const pack: VoicePack = {
  clipMs: (language, clip) => fileOf({ language, clip })?.ms ?? null,
  numberWords: (language) =>
    bundledPacks.find(({ tag }) => tag === language)?.numberWords ?? wordsOf(indonesian.numberWords),
};

for (const { label, counter, ...how } of samples) {
  const script = composeScript(
    { label, counter, recall: false },
    { ...how, queueWord: "antrean", repeats: 1 },
    pack,
  );
  const sound = soundOf(script);
  const name = [how.languages.join("+"), how.reading, label, counter].join(" ");
  if (values.wav !== undefined) {
    mkdirSync(values.wav, { recursive: true });
    writeFileSync(join(values.wav, `${name.replaceAll(" ", "-")}.wav`), writeWave(sound));
  }
  console.log(JSON.stringify({ name, ...measure(sound) }));
}

const speech = Object.values(manifest.languages).flatMap((clips) => Object.values(clips));
const loudest = speech.map(({ file, ms }) => ({ file, ms, lufs: momentary(padded(decode(file))) }));
loudest.sort((a, b) => a.lufs - b.lufs);
console.log(
  JSON.stringify({
    clips: loudest.length,
    quietest: loudest[0],
    middle: loudest[Math.floor(loudest.length / 2)],
    loudest: loudest.at(-1),
    longest: loudest.toSorted((a, b) => b.ms - a.ms)[0],
  }),
);

function wordsOf<Words>(words: Words | null): Words {
  if (words === null) throw new Error("There are no number words.");
  return words;
}

function fileOf({
  language,
  clip,
}: Pick<SpokenClip, "language" | "clip">): { file: string; ms: number } | null {
  return language === null ? manifest.chime : findClip(manifest, language, clip);
}

function decode(file: string): Float64Array {
  const args = ["-v", "error", "-i", join(folder, file), "-f", "s16le", "-ac", "1", "-ar", String(rate), "-"];
  const { out } = run("ffmpeg", args, null);
  return Float64Array.from({ length: out.length / 2 }, (_, i) => out.readInt16LE(2 * i) / 32_768);
}

function soundOf(script: Script): Sound {
  const pieces = script.parts
    .flatMap(({ clips }) => clips)
    .flatMap((clip) => {
      const found = fileOf(clip);
      return [...(found === null ? [] : [decode(found.file)]), silence(clip.pauseMs)];
    });
  const joined = new Float64Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return { rate, samples: joined };
}

function silence(ms: number): Float64Array {
  return new Float64Array(Math.round((rate * ms) / 1000));
}

/** A clip of less than 0.4 s has no momentary loudness of its own. */
function padded(samples: Float64Array): Sound {
  const joined = new Float64Array(samples.length + rate);
  joined.set(samples, rate / 2);
  return { rate, samples: joined };
}

function ebur(sound: Sound): string {
  return run("ffmpeg", ["-i", "-", "-af", "ebur128=peak=true", "-f", "null", "-"], writeWave(sound)).log;
}

function momentary(sound: Sound): number {
  const values = [...ebur(sound).matchAll(/\bM:\s*(-?[\d.]+)/g)].map((match) => Number(match[1]));
  return Math.max(...values);
}

function measure(sound: Sound): object {
  const log = ebur(sound);
  const last = (pattern: RegExp): number => Number([...log.matchAll(pattern)].at(-1)?.[1]);
  return {
    seconds: Number((lengthMs(sound) / 1000).toFixed(2)),
    integratedLufs: last(/\bI:\s*(-?[\d.]+) LUFS/g),
    momentaryMaxLufs: momentary(sound),
    truePeakDb: last(/Peak:\s*(-?[\d.]+) dBFS/g),
    gapsMs: gaps(sound),
  };
}

/** Stretches of at least 40 ms below -50 dBFS between two sounds. */
function gaps({ samples }: Sound): number[] {
  const found: number[] = [];
  let silentFrom = 0;
  let spoke = false;
  samples.forEach((sample, i) => {
    if (Math.abs(sample) < 10 ** (-50 / 20)) return;
    const ms = Math.round((1000 * (i - silentFrom)) / rate);
    if (spoke && ms >= 40) found.push(ms);
    spoke = true;
    silentFrom = i + 1;
  });
  return found;
}
