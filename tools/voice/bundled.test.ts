import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { composeScript, type Part, type Reading } from "@giliran/display/announce";
import type { ClipFile } from "@giliran/shared/contract";
import { chimes } from "@giliran/shared/domain";
import { bundledFolder, gapsIn, packOf, readManifest, soundOf, transcriptOf } from "./assemble.ts";
import { createClipDecoder } from "./decode.ts";
import { integrated, momentaryMax, samplePeak } from "./loudness.ts";
import { lengthMs, type Sound } from "./wave.ts";

const manifest = readManifest(bundledFolder);
const pack = packOf(manifest);
const digits: Reading = {
  languages: ["id"],
  reading: "digits",
  queueWord: "antrean",
  repeats: 1,
  chime: "two-tones",
};
const number: Reading = { ...digits, reading: "number" };
const english: Reading = { ...digits, languages: ["en"] };

function spoken(label: string, counter: string, reading: Reading, recall = false): readonly Part[] {
  return composeScript({ label, counter, recall }, reading, pack).parts;
}

function heard(label: string, counter: string, reading: Reading, recall = false): string {
  return spoken(label, counter, reading, recall)
    .map((part) => transcriptOf(part, manifest))
    .join(" / ");
}

// What is to be heard, from domain.md 4 and the grammar of numerals, not from the product's tables.
const letterNames = "a be ce de e ef ge ha i je ka el em en o pe ki er es te u fe we eks ye zet".split(" ");
const ones = "nol satu dua tiga empat lima enam tujuh delapan sembilan".split(" ");
const englishOnes =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const englishTens = "? ? twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

function inIndonesian(n: number): string {
  if (n < 10) return String(ones[n]);
  if (n < 12) return n === 10 ? "sepuluh" : "sebelas";
  if (n < 20) return `${ones[n - 10]} belas`;
  const [size, word, one] =
    n < 100 ? ([10, "puluh", "sepuluh"] as const) : ([100, "ratus", "seratus"] as const);
  const count = Math.floor(n / size);
  const rest = n % size;
  const head = count === 1 ? one : `${ones[count]} ${word}`;
  return rest === 0 ? head : `${head} ${inIndonesian(rest)}`;
}

function inEnglish(n: number): string {
  if (n < 20) return String(englishOnes[n]);
  const [count, rest] = n < 100 ? [Math.floor(n / 10), n % 10] : [Math.floor(n / 100), n % 100];
  const head = n < 100 ? String(englishTens[count]) : `${englishOnes[count]} hundred`;
  return rest === 0 ? head : `${head} ${inEnglish(rest)}`;
}

const padded = Array.from({ length: 1_000 }, (_, n) => String(n).padStart(3, "0"));

/** Leading zeros as zeros, the rest as a number. */
function asNumber(text: string, zero: string, read: (n: number) => string): string {
  const zeros = /^0*/.exec(text)?.[0].length ?? 0;
  const rest = text.slice(zeros);
  return [...Array.from({ length: zeros }, () => zero), ...(rest === "" ? [] : [read(Number(rest))])].join(
    " ",
  );
}

describe("what the bundled voice says", () => {
  it("is the sentence of domain.md", () => {
    expect(heard("A007", "3", digits)).toBe("nomor antrean a nol nol tujuh silakan menuju loket tiga");
    expect(heard("A007", "3", { ...digits, queueWord: "antrian" })).toContain("nomor antrian a");
    expect(heard("A007", "3", english)).toBe("number A zero zero seven please go to counter three");
  });

  it("is every number from 000 to 999, digit by digit and as a number, in both languages", () => {
    for (const text of padded) {
      const each = Array.from(text, Number);
      const id = [each.map((n) => ones[n]).join(" "), asNumber(text, "nol", inIndonesian)];
      const en = [each.map((n) => englishOnes[n]).join(" "), asNumber(text, "zero", inEnglish)];
      for (const [i, reading] of [digits, number].entries()) {
        expect(heard(`B${text}`, "1", reading)).toBe(`nomor antrean be ${id[i]} silakan menuju loket satu`);
        expect(heard(`B${text}`, "1", { ...reading, languages: ["en"] })).toBe(
          `number B ${en[i]} please go to counter one`,
        );
      }
    }
  });

  it("is every letter, alone and in pairs, and every counter from 1 to 99", () => {
    for (const [i, name] of letterNames.entries()) {
      const letter = String.fromCodePoint(65 + i);
      expect(heard(`${letter}001`, "1", digits)).toContain(`antrean ${name} nol nol satu`);
      expect(heard(`${letter}A01`, "1", digits)).toContain(`antrean ${name} a nol satu`);
      expect(heard("A001", `1${letter}`, digits).endsWith(`loket satu ${name}`)).toBe(true);
      expect(heard(`${letter}001`, "1", english)).toContain(`number ${letter} zero`);
    }
    for (let counter = 1; counter < 100; counter += 1) {
      expect(heard("A001", String(counter), digits).split(" loket ")[1]).toBe(inIndonesian(counter));
      expect(heard("A001", String(counter), english).split(" counter ")[1]).toBe(inEnglish(counter));
    }
  });

  it("spells a counter's abbreviation, and words a recall differently", () => {
    expect(heard("A001", "BPJS 4", digits)).toContain("loket be pe je es empat");
    expect(heard("A007", "3", digits, true)).toBe(
      "panggilan ulang nomor antrean a nol nol tujuh silakan menuju loket tiga",
    );
    expect(heard("A007", "3", { ...english, languages: ["id", "en"] }, true)).toContain(
      "/ calling again number A zero zero seven",
    );
  });
});

describe("how the bundled voice sounds", () => {
  const sounds = new Map<string, Sound>();
  const speech = Object.values(manifest.languages).flatMap((clips) => Object.values(clips));
  const files: readonly ClipFile[] = [...Object.values(manifest.chimes), ...speech];
  const bytesOf = (file: string): Buffer => readFileSync(join(bundledFolder, file));
  const clipOf = (file: string): Sound => sounds.get(file) ?? { rate: 48_000, samples: new Float64Array() };

  beforeAll(async () => {
    const decoder = await createClipDecoder();
    for (const { file } of files) sounds.set(file, await decoder.decode(bytesOf(file)));
    decoder.free();
  });

  it("is in files that the list names, each as long and with the bytes that it says, and in no others", () => {
    const there = readdirSync(bundledFolder, { recursive: true, encoding: "utf8" });
    const recordings = there
      .filter((name) => name.endsWith(".ogg"))
      .map((name) => name.replaceAll("\\", "/"));
    expect(recordings.toSorted()).toEqual(files.map(({ file }) => file).toSorted());
    for (const { file, ms, sha256 } of files) {
      expect(createHash("sha256").update(bytesOf(file)).digest("hex")).toBe(sha256);
      expect(Math.abs(lengthMs(clipOf(file)) - ms)).toBeLessThanOrEqual(1);
    }
  });

  it("has every chime, softer than speech", () => {
    for (const name of chimes) {
      const loudness = momentaryMax(clipOf(manifest.chimes[name]?.file ?? ""));
      expect(loudness).toBeGreaterThan(-19);
      expect(loudness).toBeLessThan(-17);
    }
  });

  it("keeps every clip below full scale, between 0.15 and 2 s, and within 2 LU of the others", () => {
    const loudness = speech.map(({ file }) => momentaryMax(clipOf(file)));
    expect(Math.max(...loudness) - Math.min(...loudness)).toBeLessThanOrEqual(2);
    for (const { file } of files) expect(samplePeak(clipOf(file))).toBeLessThan(-1);
    for (const { ms } of speech) {
      expect(ms).toBeGreaterThan(150);
      expect(ms).toBeLessThan(2_000);
    }
  });

  /** Calls of every kind; the chime is left out, since it has a loudness of its own. */
  const plain = { chime: "none" };
  const parts = [
    ...spoken("A007", "3", { ...digits, ...plain }),
    ...spoken("A007", "3", { ...digits, ...plain }, true),
    ...spoken("F666", "6", { ...digits, ...plain }),
    ...spoken("E888", "8", { ...number, ...plain }),
    ...spoken("B112", "12", { ...digits, ...plain }),
    ...spoken("W999", "99", { ...number, ...plain }),
    ...spoken("X001", "8", { ...english, ...plain }),
    ...spoken("F616", "66", { ...english, ...plain, reading: "number" }, true),
  ];

  it("is even: whole announcements lie within 1 LU of each other", () => {
    const loudness = parts.map((part) => integrated(soundOf(part, clipOf, manifest)));
    expect(Math.max(...loudness) - Math.min(...loudness)).toBeLessThanOrEqual(1);
    expect(Math.min(...loudness)).toBeGreaterThan(-18.5);
  });

  it("has natural gaps: none between two words is longer than a third of a second", () => {
    for (const part of parts) {
      const gaps = gapsIn(soundOf(part, clipOf, manifest));
      expect(gaps.length).toBeGreaterThan(3);
      expect(Math.max(...gaps)).toBeLessThan(333);
    }
  });

  it("says 'A nol nol tujuh ... loket tiga' in less than six seconds after the chime", () => {
    const [part] = spoken("A007", "3", { ...digits, ...plain });
    const sound = soundOf(part ?? { clips: [] }, clipOf, manifest);
    const lastHeard = sound.samples.findLastIndex((sample) => Math.abs(sample) > 10 ** (-50 / 20));
    expect(lastHeard / sound.rate).toBeGreaterThan(4);
    expect(lastHeard / sound.rate).toBeLessThan(6);
  });
});
