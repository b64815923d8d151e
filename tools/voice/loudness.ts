import { applyFilter, kWeighting } from "./filter.ts";
import type { Sound } from "./wave.ts";

const blockMs = 400;
const stepMs = 10;

/**
 * Loudest 400 ms of a sound, LUFS (momentary maximum of EBU R 128). A shorter one is measured as if silence followed,
 * as it will sound in a sentence; -Infinity for silence.
 */
export function momentaryMax(sound: Sound): number {
  const [shelf, rumble] = kWeighting(sound.rate);
  const weighted = applyFilter(applyFilter(sound.samples, shelf), rumble);
  const block = Math.round((sound.rate * blockMs) / 1000);
  const step = Math.round((sound.rate * stepMs) / 1000);
  const sums = [0];
  for (const sample of weighted) sums.push((sums.at(-1) ?? 0) + sample * sample);
  const total = sums.at(-1) ?? 0;
  let loudest = Math.min(total, sums[block] ?? total);
  for (let from = 0; from + block < sums.length; from += step) {
    loudest = Math.max(loudest, (sums[from + block] ?? 0) - (sums[from] ?? 0));
  }
  return lufs(loudest / block);
}

/**
 * Loudness of a whole announcement, LUFS (integrated, ITU-R BS.1770-4): the mean of its blocks of 400 ms, without those
 * below -70 LUFS and without those more than 10 LU below the others. -Infinity for silence.
 */
export function integrated(sound: Sound): number {
  const [shelf, rumble] = kWeighting(sound.rate);
  const weighted = applyFilter(applyFilter(sound.samples, shelf), rumble);
  const block = Math.round((sound.rate * blockMs) / 1000);
  const powers: number[] = [];
  for (let from = 0; from + block <= weighted.length; from += block / 4) {
    const squares = weighted.subarray(from, from + block).reduce((sum, sample) => sum + sample * sample, 0);
    powers.push(squares / block);
  }
  const audible = powers.filter((power) => lufs(power) > -70);
  return lufs(mean(audible.filter((power) => lufs(power) > lufs(mean(audible)) - 10)));
}

function mean(powers: readonly number[]): number {
  return powers.reduce((sum, power) => sum + power, 0) / powers.length;
}

function lufs(power: number): number {
  return power > 0 ? -0.691 + 10 * Math.log10(power) : Number.NEGATIVE_INFINITY;
}

/** Largest sample, dBFS. */
export function samplePeak(sound: Sound): number {
  return 20 * Math.log10(sound.samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0));
}

export function amplify(sound: Sound, gainDb: number): Sound {
  const gain = 10 ** (gainDb / 20);
  return { ...sound, samples: sound.samples.map((sample) => sample * gain) };
}

/**
 * Keeps every sample below `ceilingDb` (dBFS) by a gain that goes down 5 ms before a peak and comes back within
 * 60 ms after it, so that nothing is clipped.
 */
export function limit(sound: Sound, ceilingDb: number): Sound {
  const ceiling = 10 ** (ceilingDb / 20);
  const ahead = Math.round(sound.rate * 0.005);
  const release = Math.exp(-1 / (sound.rate * 0.06));
  const needed = sound.samples.map((sample) => Math.min(1, ceiling / Math.max(Math.abs(sample), 1e-9)));
  const held = lowestAhead(needed, ahead);
  let gain = 1;
  held.forEach((wanted, i) => {
    gain = wanted < gain ? wanted : wanted + (gain - wanted) * release;
    held[i] = gain;
  });
  const smooth = meanBehind(held, ahead);
  const samples = sound.samples.map((sample, i) => sample * Math.min(smooth[i] ?? 1, needed[i] ?? 1));
  return { ...sound, samples };
}

/** For each place the lowest of the values from there to `ahead` places on. */
function lowestAhead(values: Float64Array, ahead: number): Float64Array {
  const lowest = new Float64Array(values.length);
  /** Places still in sight, their values rising from front to back. */
  const inSight: number[] = [];
  const valueAt = (place: number | undefined): number => (place === undefined ? 1 : (values[place] ?? 1));
  let front = 0;
  for (let place = 0; place < values.length + ahead; place += 1) {
    while (inSight.length > front && valueAt(inSight.at(-1)) >= valueAt(place)) inSight.pop();
    inSight.push(place);
    const from = place - ahead;
    if (from < 0) continue;
    if ((inSight[front] ?? 0) < from) front += 1;
    lowest[from] = valueAt(inSight[front]);
  }
  return lowest;
}

/** For each place the mean of the values from `behind` places before it to it. */
function meanBehind(values: Float64Array, behind: number): Float64Array {
  let sum = 0;
  return values.map((value, i) => {
    sum += value - (values[i - behind - 1] ?? 0);
    return sum / Math.min(i + 1, behind + 1);
  });
}
