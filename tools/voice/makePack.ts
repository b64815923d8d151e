import { createHash } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { SpokenLanguage } from "@giliran/display/announce";
import type { ClipFile, VoiceManifest } from "@giliran/shared/contract";
import { chimes } from "@giliran/shared/domain";
import { numberWordsOf } from "@giliran/shared/i18n";
import { chime } from "./chime.ts";
import { clipList, type WantedClip } from "./clipList.ts";
import { encode, speak } from "./programs.ts";
import { chimeLoudness, level, shapeSpeech } from "./shape.ts";
import { lengthMs, type Sound } from "./wave.ts";

const chimeRate = 48_000;

export interface PackWish {
  readonly languages: readonly SpokenLanguage[];
  /** Words of named counters, spoken in every language. */
  readonly extra: readonly string[];
  /** Clips that stay as they are; null: all are made anew, and what was in the folder is removed. */
  readonly kept: VoiceManifest | null;
}

/**
 * Makes a voice pack in a folder: chime, clips and their manifest.
 * @throws Error with one sentence when a program is missing or a word cannot be spoken
 */
export function makePack(folder: string, { languages, extra, kept }: PackWish): VoiceManifest {
  if (kept === null) rmSync(folder, { recursive: true, force: true });
  const manifest: VoiceManifest = {
    formatVersion: 1,
    chimes: Object.fromEntries(
      chimes.map((name) => {
        const sound = level(chime(name, chimeRate), chimeLoudness);
        return [name, kept?.chimes[name] ?? store(folder, { file: `chime-${name}.ogg`, text: "" }, sound)];
      }),
    ),
    languages: Object.fromEntries(
      languages.map((language) => {
        const before = kept?.languages[language] ?? {};
        return [language, { ...before, ...makeLanguage(folder, language, extra, before) }];
      }),
    ),
  };
  writeFileSync(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 1)}\n`);
  return manifest;
}

function makeLanguage(
  folder: string,
  language: SpokenLanguage,
  extra: readonly string[],
  kept: Readonly<Record<string, ClipFile>>,
): Record<string, ClipFile> {
  const wanted = clipList(language, numberWordsOf(language), extra);
  return Object.fromEntries(wanted.map((clip) => [clip.name, kept[clip.name] ?? makeClip(folder, clip)]));
}

function makeClip(folder: string, clip: WantedClip): ClipFile {
  const sound = shapeSpeech(speak(clip.language, clip.say));
  return store(folder, { file: `${clip.language}/${clip.name}.ogg`, text: clip.text }, sound);
}

function store(folder: string, { file, text }: Pick<ClipFile, "file" | "text">, sound: Sound): ClipFile {
  const bytes = encode(sound);
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { file, ms: Math.round(lengthMs(sound)), sha256, text };
}
