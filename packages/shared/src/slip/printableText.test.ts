import fc from "fast-check";
import { expect, test } from "vitest";
import { isPrintable, printableAddress, printableText } from "./printableText.ts";

test("plain Indonesian, Javanese and English text stays as it is", () => {
  const text = "Nomor antrean A007, loket 3 - kira-kira 10 menit (Rp 0). Nèng loket, sumangga! Café";
  expect(printableText(text)).toBe(text);
});

test.each([
  ["10–20 menit", "10-20 menit"],
  ["“KTP‑el”…", '"KTP-el"...'],
  ["A\u00a0007\tB\nC", "A 007 B C"],
  ["Ā ǹ ﬁ ①", "A n fi 1"],
  ["ꦲꦤꦕꦫꦏ", "?????"],
])("%s becomes %s", (text, printed) => {
  expect(printableText(text)).toBe(printed);
});

test.each([
  ["Nèng loket, sumangga? 10–20 “menit”", true],
  ["ﬁ ①", true],
  ["", true],
  ["رقم الانتظار", false],
  ["Nomor ٣", false],
  ["ꦲꦤ", false],
])("%s comes out as it is, or nearly: %s", (text, printable) => {
  expect(isPrintable(text)).toBe(printable);
});

test("a name that would reset the printer is harmless", () => {
  expect(printableText("Budi\u001b@\u001dV\u0001")).toBe("Budi@V");
  expect(printableText("ke ← kiri")).toBe("ke ? kiri");
});

test("whatever comes in, only printable signs come out, and twice is as once", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const printed = printableText(text);
      expect(printed).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
      expect(printed).toMatch(/^[ -~éèêëçàâäåáïîìíôöòóûùüúÿñÄÅÉæÆÖÜÑßª°·±½¼²«»¿¡]*$/u);
      expect(printableText(printed)).toBe(printed);
    }),
    { numRuns: 2000 },
  );
});

test("an address is ASCII without spaces, and a good one is left alone", () => {
  const good = "https://antrean.example.id/t/8f14#c9f0?a=1&b=2";
  expect(printableAddress(good)).toBe(good);
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(printableAddress(text)).toMatch(/^[!-~]*$/u);
    }),
  );
});
