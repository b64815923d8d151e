import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isSpokenLanguage } from "@giliran/display/announce";
import { type ClipFile, findClip, type VoiceManifest, voiceManifest } from "@giliran/shared/contract";
import { numberWordsOf } from "@giliran/shared/i18n";
import { bundledFolder, readManifest } from "./assemble.ts";
import { clipList } from "./clipList.ts";
import { type ClipDecoder, createClipDecoder } from "./decode.ts";
import { type ClipFault, faultsOfSound } from "./faultsOfSound.ts";

/** What is wrong with a pack. `hard`: the hub does not use it. */
export type PackFault =
  | { readonly kind: "noList" | "listBroken"; readonly hard: true; readonly where: string }
  | { readonly kind: "lacking" | "otherBytes" | "noSound"; readonly hard: true; readonly file: string }
  | { readonly kind: "unknown"; readonly hard: false; readonly file: string }
  | {
      readonly kind: "wordsLack";
      readonly hard: false;
      readonly language: string;
      readonly names: readonly string[];
    }
  | (ClipFault & { readonly hard: false; readonly file: string });

export interface PackCheck {
  readonly clips: number;
  readonly faults: readonly PackFault[];
}

/** Looks at every recording of a pack as the hub and a listener would; changes nothing. */
export async function checkPack(folder: string): Promise<PackCheck> {
  const list = listOf(folder);
  if ("kind" in list) return { clips: 0, faults: [list] };
  const clips = [list.chimes, ...Object.values(list.languages)].flatMap((some) => Object.values(some));
  const decoder = await createClipDecoder();
  const faults: PackFault[] = [];
  for (const clip of clips) faults.push(...(await faultsOfClip(folder, clip, decoder)));
  decoder.free();
  const files = new Set(clips.map(({ file }) => file));
  const strangers = filesIn(folder).filter((file) => file !== "manifest.json" && !files.has(file));
  return {
    clips: clips.length,
    faults: [
      ...faults,
      ...strangers.map((file) => ({ kind: "unknown", hard: false, file }) as const),
      ...wordsThatLack(list),
    ],
  };
}

function listOf(folder: string): VoiceManifest | PackFault {
  const file = join(folder, "manifest.json");
  if (!existsSync(file)) return { kind: "noList", hard: true, where: file };
  try {
    const parsed = voiceManifest.safeParse(JSON.parse(readFileSync(file, "utf8")));
    if (parsed.success) return parsed.data;
    return { kind: "listBroken", hard: true, where: parsed.error.issues[0]?.path.join(".") ?? "" };
  } catch {
    return { kind: "listBroken", hard: true, where: "JSON" };
  }
}

/** Every file below a folder, by its path there. */
export function filesIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, "/").length))
    .map((file) => file.replaceAll("\\", "/"))
    .toSorted();
}

async function faultsOfClip(
  folder: string,
  { file, ms, sha256 }: ClipFile,
  decoder: ClipDecoder,
): Promise<readonly PackFault[]> {
  if (!existsSync(join(folder, file))) return [{ kind: "lacking", hard: true, file }];
  const bytes = readFileSync(join(folder, file));
  if (createHash("sha256").update(bytes).digest("hex") !== sha256)
    return [{ kind: "otherBytes", hard: true, file }];
  const sound = await decoder.decode(bytes).catch(() => null);
  if (sound === null) return [{ kind: "noSound", hard: true, file }];
  const isChime = file.startsWith("chime-");
  return faultsOfSound(sound, { ms, isChime }).map((fault) => ({ ...fault, hard: false, file }));
}

/** Words of announcements that neither the pack nor the bundled one has, by language of the pack. */
function wordsThatLack(list: VoiceManifest): readonly PackFault[] {
  const bundled = readManifest(bundledFolder);
  return Object.keys(list.languages).flatMap((language) => {
    if (!isSpokenLanguage(language)) return [];
    const names = clipList(language, numberWordsOf(language), [])
      .map(({ name }) => name)
      .filter(
        (name) => findClip(list, language, name) === null && findClip(bundled, language, name) === null,
      );
    return names.length === 0 ? [] : [{ kind: "wordsLack", hard: false, language, names } as const];
  });
}
