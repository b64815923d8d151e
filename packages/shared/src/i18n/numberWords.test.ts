import { assert, integer, property, stringMatching } from "fast-check";
import { describe, expect, it } from "vitest";
import { allNumberWords, letters, readDigits, readNumber, readPadded } from "./numberWords.ts";
import { numberWords as english } from "./packs/en/numberWords.ts";
import { numberWords as indonesian } from "./packs/id/numberWords.ts";
import { numberWords as javanese } from "./packs/jv/numberWords.ts";

const packs = { id: indonesian, en: english, jv: javanese };
const upTo9999 = integer({ min: 0, max: 9999 });

const ones = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"];

/** Indonesian numerals back to the number, written from the grammar rather than from the tables. */
function parseIndonesian(spoken: readonly string[]): number {
  let total = 0;
  let group = 0;
  let digit = 0;
  for (const word of spoken) {
    if (word === "belas") group += digit + 10;
    else if (word === "puluh") group += digit * 10;
    else if (word === "ratus") group += digit * 100;
    else if (word === "ribu") total += (group + digit) * 1000;
    if (["belas", "puluh", "ratus", "ribu"].includes(word)) digit = 0;
    if (word === "ribu") group = 0;
    if (word === "sepuluh") group += 10;
    if (word === "sebelas") group += 11;
    if (word === "seratus") group += 100;
    if (word === "seribu") total += 1000;
    if (ones.includes(word)) digit = ones.indexOf(word);
  }
  return total + group + digit;
}

describe("numbers in words", () => {
  it.each([
    [0, "nol"],
    [10, "sepuluh"],
    [11, "sebelas"],
    [12, "dua belas"],
    [20, "dua puluh"],
    [21, "dua puluh satu"],
    [100, "seratus"],
    [101, "seratus satu"],
    [111, "seratus sebelas"],
    [123, "seratus dua puluh tiga"],
    [210, "dua ratus sepuluh"],
    [1000, "seribu"],
    [1945, "seribu sembilan ratus empat puluh lima"],
    [9999, "sembilan ribu sembilan ratus sembilan puluh sembilan"],
  ])("says %i in Indonesian", (number, words) => {
    expect(readNumber(indonesian, number).join(" ")).toBe(words);
  });

  it.each([
    [12, "twelve"],
    [20, "twenty"],
    [21, "twenty one"],
    [100, "one hundred"],
    [123, "one hundred twenty three"],
    [1007, "one thousand seven"],
  ])("says %i in English", (number, words) => {
    expect(readNumber(english, number).join(" ")).toBe(words);
  });

  it.each([
    [7, "pitu"],
    [12, "kalih welas"],
    [21, "kalih dasa setunggal"],
    [77, "pitung dasa pitu"],
    [110, "setunggal atus sedasa"],
    [345, "tigang atus kawan dasa gangsal"],
    [1900, "setunggal ewu sangang atus"],
  ])("says %i in Javanese (krama)", (number, words) => {
    expect(readNumber(javanese, number).join(" ")).toBe(words);
  });

  it("can be understood again, whatever the number", () => {
    assert(
      property(upTo9999, (n) => {
        expect(parseIndonesian(readNumber(indonesian, n))).toBe(n);
      }),
    );
  });

  it("never says two numbers alike, in any language", () => {
    for (const pack of Object.values(packs)) {
      const spoken = new Set(Array.from({ length: 10_000 }, (_, n) => readNumber(pack, n).join(" ")));
      expect(spoken.size).toBe(10_000);
    }
  });

  it("uses no word that a voice was not asked for", () => {
    for (const pack of Object.values(packs)) {
      const known = new Set(allNumberWords(pack));
      assert(
        property(upTo9999, (n) => {
          const spoken = readNumber(pack, n);
          expect(spoken.length).toBeGreaterThan(0);
          expect(spoken.filter((word) => !known.has(word))).toEqual([]);
        }),
      );
    }
  });

  it("reads what is too long for a number digit by digit", () => {
    expect(readNumber(indonesian, 12_345).join(" ")).toBe("satu dua tiga empat lima");
  });
});

describe("the two reading modes", () => {
  it("reads digit by digit", () => {
    expect(readDigits(indonesian, "007").join(" ")).toBe("nol nol tujuh");
    expect(readDigits(indonesian, "123").join(" ")).toBe("satu dua tiga");
    assert(
      property(stringMatching(/^\d{1,4}$/), (text) => {
        expect(
          readDigits(indonesian, text)
            .map((word) => ones.indexOf(word))
            .join(""),
        ).toBe(text);
      }),
    );
  });

  it("reads as a number, leading zeros as zeros", () => {
    expect(readPadded(indonesian, "007").join(" ")).toBe("nol nol tujuh");
    expect(readPadded(indonesian, "012").join(" ")).toBe("nol dua belas");
    expect(readPadded(indonesian, "120").join(" ")).toBe("seratus dua puluh");
    expect(readPadded(indonesian, "000").join(" ")).toBe("nol nol nol");
    expect(readPadded(indonesian, "")).toEqual([]);
  });

  it("keeps every zero and the number, whatever is padded", () => {
    assert(
      property(stringMatching(/^\d{1,4}$/), (text) => {
        const spoken = readPadded(indonesian, text);
        const zeros = /^0*/.exec(text)?.[0].length ?? 0;
        expect(spoken.slice(0, zeros).every((word) => word === "nol")).toBe(true);
        expect(parseIndonesian(spoken.slice(zeros))).toBe(Number(text));
      }),
    );
  });
});

describe("letters", () => {
  it("has a name for each of the alphabet", () => {
    for (const pack of Object.values(packs)) {
      const names = letters.map((letter) => pack.letters[letter]);
      expect(names).not.toContain(undefined);
      expect(new Set(names).size).toBe(26);
    }
  });
});
