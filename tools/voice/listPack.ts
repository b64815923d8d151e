import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isSpokenLanguage } from "@giliran/display/announce";
import { type ClipFile, type VoiceManifest, voiceManifest } from "@giliran/shared/contract";
import { chimes } from "@giliran/shared/domain";
import { numberWordsOf } from "@giliran/shared/i18n";
import { filesIn } from "./checkPack.ts";
import { clipList } from "./clipList.ts";
import { readOgg } from "./ogg.ts";

/**
 * Writes the list of a pack from its files: `id/tujuh.ogg` is the clip "tujuh" in Indonesian, `chime-bell.ogg` a chime.
 * Files with other names are left out; the check names them.
 * @throws Error with one sentence when a file is no Opus sound
 */
export function listPack(folder: string): VoiceManifest {
  const languages: Record<string, Record<string, ClipFile>> = {};
  const tones: Partial<Record<(typeof chimes)[number], ClipFile>> = {};
  for (const file of filesIn(folder)) {
    const [, language, name] = /^(?:([a-z]{2,8})\/)?([^/]+)\.ogg$/u.exec(file) ?? [];
    const chime = chimes.find((one) => name === `chime-${one}`);
    if (language === undefined && chime !== undefined) tones[chime] = clipOf(folder, file, "");
    else if (language !== undefined && name !== undefined)
      languages[language] = { ...languages[language], [name]: clipOf(folder, file, textOf(language, name)) };
  }
  const manifest = voiceManifest.parse({ formatVersion: 1, chimes: tones, languages });
  writeFileSync(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 1)}\n`);
  return manifest;
}

function clipOf(folder: string, file: string, text: string): ClipFile {
  const bytes = readFileSync(join(folder, file));
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { file, ms: Math.max(1, Math.round(samplesOf(bytes, file) / 48)), sha256, text };
}

function samplesOf(bytes: Buffer, file: string): number {
  try {
    return readOgg(bytes).samples;
  } catch (error) {
    const why = error instanceof Error ? error.message : "cannot be read.";
    throw new Error(`${file} ${why}`, { cause: error });
  }
}

/** What is heard: as the announcements have it, else the name itself, for words of named counters. */
function textOf(language: string, name: string): string {
  const known = isSpokenLanguage(language) ? clipList(language, numberWordsOf(language), []) : [];
  return known.find((clip) => clip.name === name)?.text ?? name.replace(/-end$/u, "").replaceAll("-", " ");
}
