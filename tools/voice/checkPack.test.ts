import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bundledFolder, readManifest } from "./assemble.ts";
import { checkPack } from "./checkPack.ts";
import { faultsOfSound } from "./faultsOfSound.ts";
import { sayFault } from "./faultWords.ts";
import { listPack } from "./listPack.ts";
import { level } from "./shape.ts";
import type { Sound } from "./wave.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "giliran-pack-"));
  mkdirSync(join(folder, "id"));
  for (const name of ["dua", "tiga"]) bring(`id/${name}.ogg`, `id/${name}.ogg`);
  bring("chime-bell.ogg", "chime-bell.ogg");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function bring(bundled: string, as: string): void {
  cpSync(join(bundledFolder, bundled), join(folder, as));
}

async function told(language: "id" | "en" = "en"): Promise<readonly string[]> {
  return (await checkPack(folder)).faults.map((fault) => sayFault(fault, language));
}

describe("the check of a voice pack", () => {
  it("finds nothing wrong with the bundled one, nor with a few of its clips", async () => {
    expect(await checkPack(bundledFolder)).toEqual({ clips: 210, faults: [] });
    listPack(folder);
    expect(await checkPack(folder)).toEqual({ clips: 3, faults: [] });
  });

  it("makes a list of what is there: how long it is and what is heard", () => {
    bring("id/tujuh-end.ogg", "id/tujuh-end.ogg");
    const { languages, chimes } = listPack(folder);
    const bundled = readManifest(bundledFolder);
    expect(languages["id"]?.["tujuh-end"]).toEqual(bundled.languages["id"]?.["tujuh-end"]);
    expect(chimes).toEqual({ bell: bundled.chimes.bell });
  });

  it("says that there is no list, or that it is wrong", async () => {
    expect((await told())[0]).toMatch(/^There is no list .*manifest\.json/);
    writeFileSync(join(folder, "manifest.json"), '{"formatVersion": 2}');
    expect(await told()).toEqual(["The list manifest.json is wrong at formatVersion."]);
    expect(await told("id")).toEqual(["Daftar manifest.json salah di formatVersion."]);
  });

  it("names what lacks, what is another recording, what is no sound, and what nobody knows", async () => {
    bring("id/satu.ogg", "id/satu.ogg");
    listPack(folder);
    rmSync(join(folder, "id/dua.ogg"));
    bring("id/empat.ogg", "id/tiga.ogg");
    writeFileSync(join(folder, "notes.txt"), "recorded in May");
    const { faults } = await checkPack(folder);
    expect(faults.map((fault) => sayFault(fault, "en"))).toEqual([
      "id/dua.ogg is in the list but not in the folder.",
      "id/tiga.ogg is not the recording that the list names: make the list again.",
      "notes.txt is not in the list and is not used.",
    ]);
    expect(faults.map(({ hard }) => hard)).toEqual([true, true, false]);
  });

  it("does not list what is no sound, and names it", () => {
    writeFileSync(join(folder, "id/satu.ogg"), "a text");
    expect(() => listPack(folder)).toThrow("id/satu.ogg is no Ogg file.");
    const cut = readFileSync(join(bundledFolder, "id/satu.ogg")).subarray(0, 900);
    writeFileSync(join(folder, "id/satu.ogg"), cut);
    expect(() => listPack(folder)).toThrow("id/satu.ogg is cut off.");
  });

  it("counts the words that a language lacks which does not come with the program", async () => {
    mkdirSync(join(folder, "jv"));
    bring("id/dua.ogg", "jv/kalih.ogg");
    listPack(folder);
    expect(await told()).toEqual([
      'The language "jv" lacks 95 recordings, for example timbalan-malih, nomer-antrean, nomer-antrian, sumangga-tindak-dhateng-loket, letter-a; calls are spoken without them.',
    ]);
  });
});

describe("what is wrong with one recording", () => {
  const rate = 48_000;
  function tone(ms: number, height = 0.5): Sound {
    const samples = Float64Array.from(
      { length: (rate * ms) / 1000 },
      (_, i) => height * Math.sin((2 * Math.PI * 500 * i) / rate),
    );
    return { rate, samples };
  }
  function padded(sound: Sound, beforeMs: number, afterMs: number): Sound {
    const silence = (ms: number): Float64Array => new Float64Array((rate * ms) / 1000);
    return {
      rate,
      samples: Float64Array.from([...silence(beforeMs), ...sound.samples, ...silence(afterMs)]),
    };
  }
  const even = level(tone(500), -15);
  const word = { ms: 500, isChime: false };

  it.each([
    ["nothing", even, word, []],
    ["that it is too short", level(tone(100), -15), { ...word, ms: 100 }, ["tooShort"]],
    ["that it is too long", level(tone(2_600), -15), { ...word, ms: 2_600 }, ["tooLong"]],
    ["that the list has another length", even, { ...word, ms: 450 }, ["otherLength"]],
    ["that it is too soft", level(tone(500), -18), word, ["tooSoft"]],
    ["that it is too loud", level(tone(500), -12), word, ["tooLoud"]],
    ["that silence comes first", padded(even, 100, 0), { ...word, ms: 600 }, ["silenceBefore"]],
    ["that silence comes last", padded(even, 0, 100), { ...word, ms: 600 }, ["silenceAfter"]],
    ["that it is nothing but silence", tone(500, 0), word, ["tooSoft", "silenceAfter"]],
    ["nothing of a chime that is soft and long", level(tone(3_000), -25), { ms: 3_000, isChime: true }, []],
  ] as const)("is %s", (_what, sound, listed, kinds) => {
    expect(faultsOfSound(sound, listed).map(({ kind }) => kind)).toEqual(kinds);
  });

  it("is that it was recorded too loudly, when its tops are flat", () => {
    const cut = tone(500, 3);
    const flat = { rate, samples: cut.samples.map((sample) => Math.max(-1, Math.min(1, sample))) };
    expect(faultsOfSound(flat, word).map(({ kind }) => kind)).toContain("clipped");
    expect(faultsOfSound(tone(500, 0.98), word).map(({ kind }) => kind)).not.toContain("clipped");
  });

  it("is said in both languages, with its measure", () => {
    const faults = [
      { kind: "tooShort", ms: 100 },
      { kind: "tooLong", ms: 3_000 },
      { kind: "otherLength", ms: 400 },
      { kind: "tooSoft", by: 3.14 },
      { kind: "tooLoud", by: 4 },
      { kind: "silenceBefore", ms: 100 },
      { kind: "silenceAfter", ms: 200 },
      { kind: "clipped" },
    ] as const;
    for (const fault of faults) {
      const said = (["id", "en"] as const).map((language) =>
        sayFault({ ...fault, hard: false, file: "id/dua.ogg" }, language),
      );
      expect(new Set(said).size).toBe(2);
      for (const sentence of said) expect(sentence).toMatch(/^id\/dua\.ogg .*\.$/);
    }
  });
});
