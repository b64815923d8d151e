import { createHash } from "node:crypto";
import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type ClipFile, type VoiceManifest, voiceManifest } from "@giliran/shared/contract";
import type { Log } from "./app/ports.ts";

/** Recordings of the hall's own, which take the place of bundled clips one by one. */
export interface OwnVoice {
  readonly folder: string;
  /** The bundled list with the hall's own clips in it; their files begin with `own/`. */
  readonly manifest: VoiceManifest;
  /** Below the folder; nothing else of it is served. */
  readonly files: ReadonlySet<string>;
}

export interface VoiceReading {
  /** Null: the bundled clips alone. */
  readonly own: OwnVoice | null;
  /** For the administrator: why a pack is not used. */
  readonly warnings: readonly string[];
}

/** Where screens find the files of the hall's own pack, below the voice's address. */
export const ownPlace = "own/";

const largestList = 1024 * 1024;
/** Ten seconds of Opus at a rate that nobody needs. */
const largestClip = 512 * 1024;
const mostClips = 2_000;

const nothing: VoiceReading = { own: null, warnings: [] };

/**
 * Reads the folder `voice` of the data folder, once. A pack is used whole or not at all: where its list is none, or one of
 * its files is not the recording that the list names, the bundled clips speak and the administrator is told.
 * @param displayFolder where the built call screens are, with the bundled clips
 */
export function readVoice(dataFolder: string, displayFolder: string, log: Log): VoiceReading {
  const folder = join(dataFolder, "voice");
  if (!isThere(folder)) return nothing;
  try {
    const list = readList(join(folder, "manifest.json"));
    const clips = clipsOf(list);
    if (clips.length > mostClips) throw new Unfit(`it has more than ${mostClips} clips`);
    for (const clip of clips) checkClip(folder, clip);
    const manifest = merged(bundledList(displayFolder), list);
    log.info({ clips: clips.length }, "the hall's own voice pack is used");
    return { own: { folder, manifest, files: new Set(clips.map(({ file }) => file)) }, warnings: [] };
  } catch (error) {
    const reason = error instanceof Unfit ? error.message : "it cannot be read";
    log.warn({ folder, reason }, "the hall's own voice pack is not used");
    const sentence = `The hall's own voice pack is not used, the bundled voice speaks: ${reason}.`;
    return { own: null, warnings: [sentence] };
  }
}

/** Why a pack is not used: the end of a sentence. */
class Unfit extends Error {}

function isThere(folder: string): boolean {
  return lstatSync(folder, { throwIfNoEntry: false }) !== undefined;
}

function readList(file: string): VoiceManifest {
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (found === undefined) throw new Unfit("it has no list, manifest.json");
  if (!found.isFile() || found.size > largestList) throw new Unfit("manifest.json is no list");
  const parsed = voiceManifest.safeParse(parseJson(readFileSync(file, "utf8")));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Unfit(`manifest.json is not in order at ${issue?.path.join(".") ?? ""}`.slice(0, 160));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Unfit("manifest.json is not JSON");
  }
}

function clipsOf({ chimes, languages }: VoiceManifest): readonly ClipFile[] {
  return [chimes, ...Object.values(languages)].flatMap((clips) => Object.values(clips));
}

function checkClip(folder: string, { file, sha256 }: ClipFile): void {
  const found = lstatSync(join(folder, file), { throwIfNoEntry: false });
  if (found === undefined) throw new Unfit(`${file} is not there`);
  if (!found.isFile()) throw new Unfit(`${file} is no file`);
  if (found.size > largestClip) throw new Unfit(`${file} is larger than 512 kB`);
  const bytes = readFileSync(join(folder, file));
  if (createHash("sha256").update(bytes).digest("hex") !== sha256)
    throw new Unfit(`${file} is not the recording that the list names`);
  const isOpus = bytes.toString("latin1", 0, 4) === "OggS" && bytes.includes("OpusHead");
  if (!isOpus) throw new Unfit(`${file} is no Opus sound`);
}

/** Null: the pages are not built. */
function bundledList(displayFolder: string): VoiceManifest | null {
  const file = join(displayFolder, "voice", "manifest.json");
  return isThere(file) ? voiceManifest.parse(JSON.parse(readFileSync(file, "utf8"))) : null;
}

function merged(bundled: VoiceManifest | null, own: VoiceManifest): VoiceManifest {
  const languages = Object.entries(own.languages).map(([language, clips]) => {
    const before = bundled?.languages[language] ?? {};
    return [language, { ...before, ...placed(clips) }] as const;
  });
  return {
    formatVersion: 1,
    chimes: { ...bundled?.chimes, ...placed(own.chimes) },
    languages: { ...bundled?.languages, ...Object.fromEntries(languages) },
  };
}

function placed<Clips extends Readonly<Record<string, ClipFile>>>(clips: Clips): Clips {
  const moved = Object.entries(clips).map(([name, clip]) => [
    name,
    { ...clip, file: `${ownPlace}${clip.file}` },
  ]);
  return Object.fromEntries(moved) as Clips;
}
