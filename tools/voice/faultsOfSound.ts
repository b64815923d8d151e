import { momentaryMax } from "./loudness.ts";
import { clipLoudness } from "./shape.ts";
import { lengthMs, type Sound } from "./wave.ts";

/** What is wrong with one recording, with its measure. */
export type ClipFault =
  | { readonly kind: "tooShort" | "tooLong" | "otherLength"; readonly ms: number }
  /** LU from the bundled clips'. */
  | { readonly kind: "tooSoft" | "tooLoud"; readonly by: number }
  | { readonly kind: "silenceBefore" | "silenceAfter"; readonly ms: number }
  | { readonly kind: "clipped" };

/** A word lasts at least and at most so long, ms; whole parts of announcements must fit into 11.5 s. */
const shortestMs = 120;
const longestMs = 2_500;
/** The list may round. */
const roundedMs = 20;
/** Further from the bundled clips than this, a replaced word stands out, LU. */
const mostApart = 2.5;
/** Pauses are put between clips; what is silent in them besides makes a sentence drag, ms. */
const mostSilenceMs = 80;
/** Below this is silence, in relation to the clip's own peak. */
const silence = 10 ** (-42 / 20);
/** So many samples in a row at full scale are no peak but a flat top. */
const flatTop = 4;
const fullScale = 0.99;

/** @param listed how long the list says it is, ms; a chime may be as soft, long and slow as it is */
export function faultsOfSound(
  sound: Sound,
  listed: { readonly ms: number; readonly isChime: boolean },
): readonly ClipFault[] {
  const ms = Math.round(lengthMs(sound));
  const length: readonly ClipFault[] =
    Math.abs(ms - listed.ms) > roundedMs ? [{ kind: "otherLength", ms }] : [];
  const clipping: readonly ClipFault[] = isClipped(sound) ? [{ kind: "clipped" }] : [];
  const always = [...length, ...clipping];
  return listed.isChime
    ? always
    : [...always, ...lengthFaults(ms), ...loudnessFaults(sound), ...silenceFaults(sound)];
}

function lengthFaults(ms: number): readonly ClipFault[] {
  if (ms < shortestMs) return [{ kind: "tooShort", ms }];
  return ms > longestMs ? [{ kind: "tooLong", ms }] : [];
}

function loudnessFaults(sound: Sound): readonly ClipFault[] {
  const apart = momentaryMax(sound) - clipLoudness;
  // The softest bundled clip stands 2 LU below the aim: its peaks are at the limit.
  if (apart < -mostApart) return [{ kind: "tooSoft", by: -apart }];
  return apart > mostApart ? [{ kind: "tooLoud", by: apart }] : [];
}

function silenceFaults({ samples, rate }: Sound): readonly ClipFault[] {
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const isLoud = (sample: number): boolean => Math.abs(sample) > peak * silence;
  const before = Math.round((1000 * Math.max(0, samples.findIndex(isLoud))) / rate);
  const after = Math.round((1000 * (samples.length - 1 - samples.findLastIndex(isLoud))) / rate);
  return [
    ...(before > mostSilenceMs ? [{ kind: "silenceBefore", ms: before } as const] : []),
    ...(after > mostSilenceMs ? [{ kind: "silenceAfter", ms: after } as const] : []),
  ];
}

function isClipped({ samples }: Sound): boolean {
  let inRow = 0;
  return samples.some((sample) => {
    inRow = Math.abs(sample) >= fullScale ? inRow + 1 : 0;
    return inRow >= flatTop;
  });
}
