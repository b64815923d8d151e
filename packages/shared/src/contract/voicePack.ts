import { z } from "zod";
import { chimes } from "../domain/index.ts";

/** One recording of a voice pack. */
const clip = z.object({
  /** Below the pack's folder; no way out of it. */
  file: z
    .string()
    .max(120)
    .regex(/^([\p{Letter}\p{Number}-]+\/){0,2}[\p{Letter}\p{Number}-]+\.ogg$/u, "is no name of an .ogg file"),
  /** How long it lasts. */
  ms: z.int().positive().max(10_000),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** What is heard, in words; empty for a chime. */
  text: z.string().max(80),
});

/**
 * `manifest.json` of a voice pack: every clip, its file, how long it lasts and what is heard. The bundled pack has all of
 * them, a hall's own those that take the place of bundled ones.
 */
export const voiceManifest = z.object({
  formatVersion: z.literal(1),
  /** By the chime's name. */
  chimes: z.partialRecord(z.enum(chimes), clip).default({}),
  /** Language to clip name to clip. */
  languages: z.record(z.string(), z.record(z.string(), clip)).default({}),
});
export type VoiceManifest = z.infer<typeof voiceManifest>;
export type ClipFile = z.infer<typeof clip>;

/** The clip of that name in that language, or the chime where that is null; null: the pack has none. */
export function findClip(manifest: VoiceManifest, language: string | null, name: string): ClipFile | null {
  const clips: Readonly<Record<string, ClipFile | undefined>> =
    language === null ? manifest.chimes : (manifest.languages[language] ?? {});
  return Object.hasOwn(clips, name) ? (clips[name] ?? null) : null;
}
