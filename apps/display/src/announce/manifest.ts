import { z } from "zod";

const clip = z.object({
  file: z.string(),
  ms: z.int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** `public/voice/manifest.json`: every clip of the voice pack, its file below `voice/`, and how long it lasts. */
export const voiceManifest = z.object({
  formatVersion: z.literal(1),
  chime: clip,
  /** Language to clip name to clip. */
  languages: z.record(z.string(), z.record(z.string(), clip)),
});
export type VoiceManifest = z.infer<typeof voiceManifest>;
export type ClipFile = z.infer<typeof clip>;

/** The clip of that name in that language; null: the pack has none. */
export function findClip(manifest: VoiceManifest, language: string, name: string): ClipFile | null {
  return manifest.languages[language]?.[name] ?? null;
}
