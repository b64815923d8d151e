import { type ClipFile, type VoiceManifest, voiceManifest } from "@giliran/shared/contract";
import { clipKey, type ClipPlayer } from "../announce/clipPlayer.ts";

/** Where the hub serves the voice pack. */
const folder = "/display/voice/";
/** Clips asked for at once: the hub serves a hundred screens. */
const atOnce = 6;

interface WantedClip {
  readonly key: string;
  readonly file: ClipFile;
}

/**
 * Loads every clip of these languages that is not loaded yet.
 * @returns how many could not be had; rejects when there is no manifest to go by
 */
export async function loadVoicePack(player: ClipPlayer, languages: readonly string[]): Promise<number> {
  const response = await fetch(`${folder}manifest.json`, { cache: "no-cache" });
  if (!response.ok) throw new Error(`the voice manifest answered ${response.status}`);
  const manifest = voiceManifest.parse(await response.json());
  const wanted = clipsOf(manifest, languages).filter(({ key }) => player.lengthMs(key) === null);
  let lost = 0;
  const next = async (): Promise<void> => {
    for (let clip = wanted.pop(); clip !== undefined; clip = wanted.pop()) {
      const { file, sha256 } = clip.file;
      // The hash makes a renewed clip another address, so that no cache gives the old one.
      const url = `${folder}${file}?${sha256.slice(0, 8)}`;
      const loaded = await player.load(clip.key, url).then(
        () => true,
        () => false,
      );
      if (!loaded) lost += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, next));
  return lost;
}

function clipsOf(manifest: VoiceManifest, languages: readonly string[]): WantedClip[] {
  const spoken = languages.filter((language) => manifest.languages[language] !== undefined);
  const clips = (spoken.length > 0 ? spoken : ["id"]).flatMap((language) =>
    Object.entries(manifest.languages[language] ?? {}).map(([name, file]) => ({
      key: clipKey(language, name),
      file,
    })),
  );
  const chimes = Object.entries(manifest.chimes).map(([name, file]) => ({ key: clipKey(null, name), file }));
  return [...clips, ...chimes];
}
