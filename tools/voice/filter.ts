/** One second-order filter section; a0 is 1. */
export interface Biquad {
  readonly b: readonly [number, number, number];
  readonly a: readonly [number, number];
}

export function applyFilter(samples: Float64Array, { b, a }: Biquad): Float64Array {
  const out = new Float64Array(samples.length);
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  samples.forEach((x, i) => {
    const y = b[0] * x + b[1] * x1 + b[2] * x2 - a[0] * y1 - a[1] * y2;
    [x2, x1, y2, y1] = [x1, x, y1, y];
    out[i] = y;
  });
  return out;
}

/** Takes away what is below `hz`: rumble that only heats a ceiling loudspeaker. Butterworth, RBJ cookbook. */
export function highPass(rate: number, hz: number): Biquad {
  const w = (2 * Math.PI * hz) / rate;
  const alpha = Math.sin(w) / Math.SQRT2;
  const a0 = 1 + alpha;
  const c = Math.cos(w);
  return { b: [(1 + c) / 2 / a0, -(1 + c) / a0, (1 + c) / 2 / a0], a: [(-2 * c) / a0, (1 - alpha) / a0] };
}

/** Raises (or lowers) the band around `hz` by `gainDb`: consonants in a hall that echoes. RBJ cookbook. */
export function bell(rate: number, hz: number, gainDb: number): Biquad {
  const w = (2 * Math.PI * hz) / rate;
  const gain = 10 ** (gainDb / 40);
  const alpha = Math.sin(w) / 2;
  const a0 = 1 + alpha / gain;
  const c = -2 * Math.cos(w);
  return {
    b: [(1 + alpha * gain) / a0, c / a0, (1 - alpha * gain) / a0],
    a: [c / a0, (1 - alpha / gain) / a0],
  };
}

/** The two sections of K weighting at any rate (ITU-R BS.1770-4, annex 1, by its analogue prototype). */
export function kWeighting(rate: number): readonly [Biquad, Biquad] {
  return [shelf(rate), rumble(rate)];
}

function shelf(rate: number): Biquad {
  const k = Math.tan((Math.PI * 1681.974450955533) / rate);
  const q = 0.7071752369554196;
  const high = 10 ** (3.999843853973347 / 20);
  const band = high ** 0.4996667741545416;
  const a0 = 1 + k / q + k * k;
  return {
    b: [
      (high + (band * k) / q + k * k) / a0,
      (2 * (k * k - high)) / a0,
      (high - (band * k) / q + k * k) / a0,
    ],
    a: [(2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0],
  };
}

function rumble(rate: number): Biquad {
  const k = Math.tan((Math.PI * 38.13547087602444) / rate);
  const q = 0.5003270373238773;
  const a0 = 1 + k / q + k * k;
  return { b: [1, -2, 1], a: [(2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0] };
}
