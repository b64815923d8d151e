import { readFileSync } from "node:fs";
import { assert, constantFrom, integer, property, stringMatching } from "fast-check";
import { describe, expect, it } from "vitest";
import { findClip, voiceManifest } from "@giliran/shared/contract";
import { numberWordsOf } from "@giliran/shared/i18n";
import { type Called, composeScript, type Reading, type VoicePack } from "./phrases.ts";

const everyWord: VoicePack = {
  clipMs: () => 400,
  numberWords: numberWordsOf,
};
const digits: Reading = {
  languages: ["id"],
  reading: "digits",
  queueWord: "antrean",
  repeats: 1,
  chime: "bell",
};

function called(label: string, counter: string): Called {
  return { label, counter, recall: false };
}

function said(label: string, counter: string, reading: Reading, pack = everyWord): string[] {
  return composeScript(called(label, counter), reading, pack).parts.map(({ clips }) =>
    clips.map(({ clip }) => clip).join(" "),
  );
}

describe("an announcement in clips", () => {
  it("is the sentence of the hall, digit by digit", () => {
    expect(said("A007", "3", digits)).toEqual([
      "bell nomor-antrean letter-a nol nol tujuh silakan-menuju-loket tiga-end",
    ]);
  });

  it("reads numbers as numbers where the hall wants it, leading zeros as zeros", () => {
    const number: Reading = { ...digits, reading: "number" };
    expect(said("A123", "12", number)).toEqual([
      "bell nomor-antrean letter-a seratus dua puluh tiga silakan-menuju-loket dua belas-end",
    ]);
    expect(said("B012", "1", number)[0]).toContain("letter-b nol dua belas silakan");
  });

  it("begins without a chime where the hall wants none", () => {
    const script = composeScript(called("A007", "3"), { ...digits, chime: "none" }, everyWord);
    expect(script.parts[0]?.clips[0]?.clip).toBe("nomor-antrean");
    expect(script.chimeMs).toBe(0);
  });

  it("says of a recall in every round and language that it is one", () => {
    const both: Reading = { ...digits, languages: ["id", "en"] };
    const again = { label: "A007", counter: "3", recall: true };
    const spoken = composeScript(again, both, everyWord).parts.map(({ clips }) =>
      clips.slice(0, 4).map(({ clip }) => clip),
    );
    expect(spoken).toEqual([
      ["bell", "panggilan-ulang", "nomor-antrean", "letter-a"],
      ["calling-again", "number", "letter-a", "zero"],
    ]);
  });

  it("knows both words for a queue", () => {
    expect(said("A007", "3", { ...digits, queueWord: "antrian" })[0]).toContain("nomor-antrian");
  });

  it("speaks each language once in a round, the chime before the first alone", () => {
    const both: Reading = { ...digits, languages: ["id", "en"], repeats: 2 };
    const script = composeScript(called("C020", "5"), both, everyWord);
    expect(said("C020", "5", both)).toEqual([
      "bell nomor-antrean letter-c nol dua nol silakan-menuju-loket lima-end",
      "number letter-c zero two zero please-go-to-counter five-end",
      "nomor-antrean letter-c nol dua nol silakan-menuju-loket lima-end",
      "number letter-c zero two zero please-go-to-counter five-end",
    ]);
    expect(script.wholeAfter).toBe(2);
  });

  it("speaks Indonesian where no language of the hall has a voice", () => {
    expect(said("A007", "3", { ...digits, languages: ["su"] })[0]).toContain("nomor-antrean");
  });

  it("speaks Javanese where the hall has recordings of it, and leaves it out where it has none", () => {
    const three: Reading = { ...digits, languages: ["jv", "id"] };
    expect(said("A027", "14", { ...three, reading: "number" })).toEqual([
      "bell nomer-antrean letter-a nol kalih dasa pitu sumangga-tindak-dhateng-loket sekawan welas-end",
      "nomor-antrean letter-a nol dua puluh tujuh silakan-menuju-loket empat belas-end",
    ]);
    const bundledOnly: VoicePack = {
      ...everyWord,
      clipMs: (language) => (language === "jv" ? null : 400),
    };
    expect(said("A007", "3", three, bundledOnly).length).toBe(1);
    expect(said("A007", "3", three, bundledOnly)[0]).toContain("nomor-antrean");
  });

  it("reads a named counter as its words, its letters and its number", () => {
    expect(said("A007", "Imigrasi 1", digits)[0]).toContain("silakan-menuju-loket imigrasi satu-end");
    expect(said("A007", "2B", digits)[0]).toContain("silakan-menuju-loket dua letter-b-end");
    const noWords: VoicePack = { ...everyWord, clipMs: (_language, clip) => (clip === "bpjs" ? null : 400) };
    expect(said("A007", "BPJS 4", digits, noWords)[0]).toContain("letter-p letter-j letter-s empat-end");
  });

  it("says what it has and names what it lacks", () => {
    const poor: VoicePack = {
      ...everyWord,
      clipMs: (_language, clip) => (clip.startsWith("imigrasi") ? null : 400),
    };
    const script = composeScript(called("A007", "Imigrasi 1"), digits, poor);
    expect(script.parts[0]?.clips.map(({ clip }) => clip)).not.toContain("imigrasi");
    expect(script.missing).toEqual(["id/imigrasi"]);
  });

  it("lasts as long as its clips and pauses", () => {
    const script = composeScript(called("A007", "3"), digits, everyWord);
    const [part] = script.parts;
    const pauses = part?.clips.reduce((sum, { pauseMs }) => sum + pauseMs, 0) ?? 0;
    expect(part?.ms).toBe(400 * (part?.clips.length ?? 0) + pauses);
  });
});

describe("the bundled voice pack", () => {
  const text = readFileSync(new URL("../../public/voice/manifest.json", import.meta.url), "utf8");
  const manifest = voiceManifest.parse(JSON.parse(text));
  const bundled: VoicePack = {
    ...everyWord,
    clipMs: (language, clip) => findClip(manifest, language, clip)?.ms ?? null,
  };

  it("can say every ticket and every counter in every way", () => {
    assert(
      property(
        stringMatching(/^[A-Z]{0,2}\d{3,4}$/),
        integer({ min: 0, max: 9999 }),
        constantFrom("digits" as const, "number" as const),
        (label, counter, reading) => {
          const how: Reading = { ...digits, languages: ["id", "en"], reading };
          expect(composeScript(called(label, String(counter)), how, bundled).missing).toEqual([]);
        },
      ),
    );
  });

  it("says every announcement within one lease of twelve seconds, the longest without chime", () => {
    let shortened = 0;
    for (const reading of ["digits", "number"] as const) {
      const how: Reading = { ...digits, languages: ["id", "en"], reading };
      for (let number = 0; number <= 999; number += 1) {
        const label = `W${String(number).padStart(3, "0")}`;
        const script = composeScript({ label, counter: "99", recall: true }, how, bundled);
        for (const part of script.parts) expect(part.ms).toBeLessThanOrEqual(11_500);
        if (script.parts[0]?.clips[0]?.language !== null) shortened += 1;
      }
    }
    expect(shortened).toBeGreaterThan(0);
    expect(shortened).toBeLessThan(60);
  });

  it("says of a recall that it is one wherever the number is read digit by digit, to any counter up to 30", () => {
    for (let counter = 1; counter <= 30; counter += 1) {
      const call = { label: "A999", counter: String(counter), recall: true };
      const names = composeScript(call, digits, bundled).parts[0]?.clips.map(({ clip }) => clip);
      expect(names?.slice(0, 2)).toEqual(["bell", "panggilan-ulang"]);
    }
  });
});
