import { applyFilter, bell, highPass } from "./filter.ts";
import { amplify, limit, momentaryMax } from "./loudness.ts";
import type { Sound } from "./wave.ts";

/** Loudest 400 ms of each clip, LUFS; whole announcements then measure about -16 (docs/decisions/voice-clips.md). */
export const clipLoudness = -15;
/** The chime asks for attention, it does not startle. */
export const chimeLoudness = -18;
/** dBFS before encoding; Opus adds up to 1.5 dB. */
const ceilingDb = -3;
/** What is quieter than this below the clip's peak, at its ends, is silence. */
const silenceDb = -42;
/** Kept before the first and after the last sound, so that no consonant is cut. */
const marginMs = 8;
const fadeMs = 4;

/** What espeak-ng said, without silence at the ends, a little clearer, and as loud as every other clip. */
export function shapeSpeech(spoken: Sound): Sound {
  const clear = [highPass(spoken.rate, 110), bell(spoken.rate, 2800, 4)].reduce(
    (samples, filter) => applyFilter(samples, filter),
    spoken.samples,
  );
  return level(fadeEnds(trim({ ...spoken, samples: clear })), clipLoudness);
}

/** Brings a sound to a loudness; in rounds, since the limiter takes a little of it away. */
export function level(sound: Sound, loudness: number): Sound {
  let leveled = sound;
  for (let round = 0; round < 16; round += 1) {
    leveled = limit(amplify(leveled, loudness - momentaryMax(leveled)), ceilingDb);
  }
  return leveled;
}

/** @throws Error when there is nothing to hear */
export function trim(sound: Sound): Sound {
  const { samples, rate } = sound;
  const peak = samples.reduce((max, sample) => Math.max(max, Math.abs(sample)), 0);
  const floor = peak * 10 ** (silenceDb / 20);
  const loud = (sample: number): boolean => Math.abs(sample) > floor;
  const first = samples.findIndex(loud);
  if (first < 0) throw new Error("The voice said nothing.");
  const margin = Math.round((rate * marginMs) / 1000);
  const last = samples.findLastIndex(loud);
  return { rate, samples: samples.slice(Math.max(0, first - margin), last + 1 + margin) };
}

function fadeEnds({ rate, samples }: Sound): Sound {
  const fade = (rate * fadeMs) / 1000;
  const faded = samples.map((sample, i) => sample * Math.min(1, i / fade, (samples.length - 1 - i) / fade));
  return { rate, samples: faded };
}
