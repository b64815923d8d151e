import type { Chime } from "@giliran/shared/domain";
import type { Sound } from "./wave.ts";

interface Strike {
  readonly hz: number;
  readonly atMs: number;
}

/** What is struck: a third down; an arpeggio up (C5, E5, G5); one deep bell. */
const struckTones: Readonly<Record<Chime, readonly Strike[]>> = {
  "two-tones": [
    { hz: 659.26, atMs: 0 },
    { hz: 523.25, atMs: 400 },
  ],
  "three-tones": [
    { hz: 523.25, atMs: 0 },
    { hz: 659.26, atMs: 250 },
    { hz: 783.99, atMs: 500 },
  ],
  bell: [{ hz: 440, atMs: 0 }],
};
/** A soft bar: partials as multiples of the tone, with their share and how long they ring (to 1/e). */
const partials = [
  { ratio: 1, share: 1, ringMs: 420 },
  { ratio: 2, share: 0.3, ringMs: 220 },
  { ratio: 3.01, share: 0.1, ringMs: 120 },
  { ratio: 4.2, share: 0.04, ringMs: 60 },
];
const chimeMs = 1500;
const attackMs = 6;
const fadeMs = 250;

/** What sounds before each announcement, made of sines: nobody's recording, the same bytes each time. */
export function chime(name: Chime, rate: number): Sound {
  const samples = Float64Array.from({ length: Math.round((rate * chimeMs) / 1000) }, (_, i) => {
    const ms = (1000 * i) / rate;
    const fade = Math.min(1, (chimeMs - ms) / fadeMs);
    return fade * struckTones[name].reduce((sum, { hz, atMs }) => sum + struck(hz, ms - atMs), 0);
  });
  return { rate, samples };
}

function struck(hz: number, ms: number): number {
  if (ms < 0) return 0;
  const attack = Math.min(1, ms / attackMs);
  const tone = partials.reduce(
    (sum, { ratio, share, ringMs }) =>
      sum + share * Math.exp(-ms / ringMs) * Math.sin((2 * Math.PI * hz * ratio * ms) / 1000),
    0,
  );
  return 0.3 * attack * tone;
}
