import { type ClipFile, type VoiceManifest, voiceManifest } from "@giliran/shared/contract";
import type { Chime } from "@giliran/shared/domain";

/** Where the hub serves the voice that call screens speak with. */
const folder = "/display/voice/";

/** One recording to listen to. */
export interface Recording {
  readonly name: string;
  /** What is heard; empty for a chime. */
  readonly text: string;
  readonly address: string;
  /** It is the hall's own, not the bundled one. */
  readonly own: boolean;
  /** With the tone that ends a sentence. */
  readonly ending: boolean;
}

export interface Recordings {
  readonly chimes: readonly (Recording & { readonly name: Chime })[];
  readonly languages: readonly { readonly tag: string; readonly recordings: readonly Recording[] }[];
}

/** Everything that the voice can say, in the order of its list. */
export function recordingsOf({ chimes, languages }: VoiceManifest): Recordings {
  return {
    chimes: (Object.entries(chimes) as [Chime, ClipFile][]).map(([name, clip]) => ({
      ...recordingOf(name, clip),
      name,
    })),
    languages: Object.entries(languages).map(([tag, clips]) => ({
      tag,
      recordings: Object.entries(clips).map(([name, clip]) => recordingOf(name, clip)),
    })),
  };
}

function recordingOf(name: string, { file, sha256, text }: ClipFile): Recording {
  return {
    name,
    text,
    // As call screens ask for it: a renewed recording has another address.
    address: `${folder}${file}?${sha256.slice(0, 8)}`,
    own: file.startsWith("own/"),
    ending: name.endsWith("-end"),
  };
}

/** Null: the list cannot be had. */
export async function fetchRecordings(): Promise<Recordings | null> {
  try {
    const response = await fetch(`${folder}manifest.json`, { cache: "no-cache" });
    return response.ok ? recordingsOf(voiceManifest.parse(await response.json())) : null;
  } catch {
    return null;
  }
}
