import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asSentence, pronounced } from "./words.ts";

const range = (from: string, to: string): string => `${from} sampai ${to}`;

describe("what the voice is given", () => {
  it.each([
    ["A001", "A 0 0 1"],
    ["Nomor B112 di loket 3", "Nomor B 1 1 2 di loket 3"],
    ["KK0010–KK0012", "K K 0 0 1 0 sampai K K 0 0 1 2"],
    ["X001 · Dukcapil", "X 0 0 1, Dukcapil"],
    ["123 456", "1 2 3, 4 5 6"],
    ["8–12 menit", "8 sampai 12 menit"],
    ["11.30–13.00", "11 30 sampai 13 00"],
    ["Buka 08.00. Tutup", "Buka 08 00. Tutup"],
    ["36.5 dan 1.500", "36.5 dan 1.500"],
    ["KTP elektronik", "KTP elektronik"],
    ["A4", "A4"],
    ["Rp 10.000 123", "Rp 10.000 123"],
  ])("says %s as %s", (written, said) => {
    expect(pronounced(written, range)).toBe(said);
  });

  it("leaves no number of a ticket to be read as one figure, and loses none of its signs", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z]{1,2}$/u), fc.stringMatching(/^\d{3}$/u), (letters, digits) => {
        const said = pronounced(`Nomor ${letters}${digits}, loket`, range);
        expect(said).not.toMatch(/\d{2}/u);
        expect(said.replaceAll(" ", "")).toBe(`Nomor${letters}${digits},loket`);
      }),
    );
  });

  it("ends sentences that have no end", () => {
    expect(asSentence("Pilih instansi ")).toBe("Pilih instansi.");
    expect(asSentence("Masih di sini?")).toBe("Masih di sini?");
  });
});
