import { assert, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { chimes } from "@giliran/shared/domain";
import { bundledPacks } from "@giliran/shared/i18n";
import { chime } from "./chime.ts";
import { clipList } from "./clipList.ts";
import { amplify, integrated, limit, momentaryMax, samplePeak } from "./loudness.ts";
import { level, trim } from "./shape.ts";
import { lengthMs, readWave, type Sound, writeWave } from "./wave.ts";

function sine(rate: number, hz: number, ms: number, height: number): Sound {
  const samples = Float64Array.from(
    { length: (rate * ms) / 1000 },
    (_, i) => height * Math.sin((2 * Math.PI * hz * i) / rate),
  );
  return { rate, samples };
}

describe("loudness", () => {
  // EBU Tech 3341, case 1: a sine of 1 kHz at -23 dBFS in both channels is -23 LUFS; in one channel 3 dB less.
  it.each([22_050, 48_000])("measures a sine as EBU Tech 3341 wants it, at %i Hz", (rate) => {
    const mono = sine(rate, 1000, 3000, 10 ** (-23 / 20));
    expect(momentaryMax(mono)).toBeCloseTo(-26, 1);
  });

  it("measures what is shorter than a block as if silence followed", () => {
    const long = momentaryMax(sine(48_000, 1000, 400, 0.1));
    expect(momentaryMax(sine(48_000, 1000, 200, 0.1))).toBeCloseTo(long - 3, 1);
  });

  // EBU Tech 3341, cases 3 and 5: softer parts count only while they are within 10 LU of the rest.
  it("measures whole announcements by their loud parts", () => {
    const loud = sine(48_000, 1000, 6_000, 10 ** (-23 / 20));
    const soft = sine(48_000, 1000, 2_000, 10 ** (-36 / 20));
    const joined = { rate: 48_000, samples: Float64Array.from([...soft.samples, ...loud.samples]) };
    expect(integrated(joined)).toBeCloseTo(-26, 0);
    expect(integrated(loud)).toBeCloseTo(-26, 1);
    expect(integrated({ rate: 48_000, samples: new Float64Array(48_000) })).toBe(Number.NEGATIVE_INFINITY);
  });

  it("brings a sound to a loudness", () => {
    expect(momentaryMax(level(sine(48_000, 500, 600, 0.02), -16))).toBeCloseTo(-16, 1);
  });
});

describe("the limiter", () => {
  it("lets nothing above its ceiling, and leaves alone what is below", () => {
    assert(
      property(integer({ min: -30, max: 12 }), integer({ min: 60, max: 4000 }), (gain, hz) => {
        const sound = amplify(sine(22_050, hz, 200, 1), gain);
        const limited = limit(sound, -3);
        expect(samplePeak(limited)).toBeLessThanOrEqual(-3 + 1e-9);
        const quiet = gain < -3;
        expect(limited.samples.every((sample, i) => !quiet || sample === sound.samples[i])).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

describe("waves", () => {
  it("come back as they were written", () => {
    const sound = sine(22_050, 440, 100, 0.5);
    const back = readWave(writeWave(sound));
    expect(back.rate).toBe(22_050);
    expect(back.samples.length).toBe(sound.samples.length);
    expect(
      Math.max(...back.samples.map((sample, i) => Math.abs(sample - (sound.samples[i] ?? 0)))),
    ).toBeLessThan(1e-4);
  });

  it("are refused when they are none", () => {
    expect(() => readWave(Buffer.from("no sound"))).toThrow("not a 16-bit mono WAV");
  });

  it("lose the silence at their ends, not their sound", () => {
    const tone = sine(10_000, 500, 300, 0.5);
    const padded = new Float64Array(10_000);
    padded.set(tone.samples, 4_000);
    const trimmed = trim({ rate: 10_000, samples: padded });
    expect(lengthMs(trimmed)).toBeGreaterThan(300);
    expect(lengthMs(trimmed)).toBeLessThan(320);
    expect(() => trim({ rate: 10_000, samples: new Float64Array(100) })).toThrow("said nothing");
  });
});

describe("the chime", () => {
  it.each(chimes)("%s is the same each time, begins and ends in silence", (name) => {
    const [one, other] = [chime(name, 48_000), chime(name, 48_000)];
    expect(one.samples).toEqual(other.samples);
    expect(Math.abs(one.samples[0] ?? 1)).toBeLessThan(1e-3);
    expect(Math.abs(one.samples.at(-1) ?? 1)).toBeLessThan(1e-3);
  });
});

describe("the list of clips", () => {
  it("has a name for each clip once, also with a hall's own words", () => {
    for (const { tag, numberWords } of bundledPacks) {
      if (numberWords === null || (tag !== "id" && tag !== "en")) continue;
      const names = clipList(tag, numberWords, ["Imigrasi"]).map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      expect(names).toContain("imigrasi-end");
    }
  });
});
