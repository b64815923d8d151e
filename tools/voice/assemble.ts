import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Part, VoicePack } from "@giliran/display/announce";
import { findClip, type VoiceManifest, voiceManifest } from "@giliran/shared/contract";
import { numberWordsOf } from "@giliran/shared/i18n";
import type { Sound } from "./wave.ts";

/** Where the bundled voice pack is. */
export const bundledFolder = join(import.meta.dirname, "..", "..", "apps/display/public/voice");

/** @throws Error when the folder has no manifest, or one that is none */
export function readManifest(folder: string): VoiceManifest {
  return voiceManifest.parse(JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")));
}

/** What call screens can say with the clips of this manifest. */
export function packOf(manifest: VoiceManifest): VoicePack {
  return {
    clipMs: (language, clip) => findClip(manifest, language, clip)?.ms ?? null,
    numberWords: numberWordsOf,
  };
}

/** What is heard in one part of an announcement, in words; the chime has none. */
export function transcriptOf({ clips }: Pick<Part, "clips">, manifest: VoiceManifest): string {
  const heard = clips.map(({ language, clip }) => findClip(manifest, language, clip)?.text ?? `(${clip}?)`);
  return heard.filter((text) => text !== "").join(" ");
}

/** A part as it leaves the loudspeaker: its clips with exactly their pauses. */
export function soundOf(
  { clips }: Pick<Part, "clips">,
  soundOfClip: (file: string) => Sound,
  manifest: VoiceManifest,
): Sound {
  const pieces = clips.map(({ language, clip, pauseMs }) => {
    const found = findClip(manifest, language, clip);
    if (found === null) throw new Error(`There is no clip ${clip}.`);
    return { sound: soundOfClip(found.file), pauseMs };
  });
  const rate = pieces[0]?.sound.rate ?? 48_000;
  const samples = pieces.flatMap(({ sound, pauseMs }) => [
    ...sound.samples,
    ...new Float64Array(Math.round((rate * pauseMs) / 1000)),
  ]);
  return { rate, samples: Float64Array.from(samples) };
}

/** Stretches of at least 40 ms below -50 dBFS between two sounds, ms. */
export function gapsIn({ samples, rate }: Sound): readonly number[] {
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
