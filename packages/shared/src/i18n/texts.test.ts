import { describe, expect, expectTypeOf, it } from "vitest";
import { errorCodes, healthCodes } from "../contract/index.ts";
import { argumentsOf } from "./placeholders.ts";
import {
  bundledPacks,
  bundledTexts,
  compile,
  createTexts,
  english,
  indonesian,
  type LanguagePack,
  packOf,
  type Placeholders,
  textsOf,
} from "./index.ts";

const id = bundledTexts("id");
const en = bundledTexts("en");

/** A pack whose only text is `common.persons`. */
function packWith(message: string): LanguagePack {
  return { ...indonesian, tag: "jv", texts: { common: { persons: message } } };
}

describe("the bundled languages", () => {
  const rows = bundledPacks.flatMap((pack) =>
    Object.entries(pack.texts).flatMap(([section, texts]) =>
      Object.entries(texts).map(([name, text]) => ({ pack, section, name, text })),
    ),
  );

  it("have messages that parse", () => {
    expect(rows.filter(({ text, pack }) => compile(text, pack.tag).length === 0)).toEqual([]);
  });

  it("ask for the same placeholders", () => {
    const differing = rows.filter(({ section, name, text }) => {
      const source = indonesian.texts[section as "common"]?.[name] ?? "";
      return [...argumentsOf(text)].sort().join(" ") !== [...argumentsOf(source)].sort().join(" ");
    });
    expect(differing.map(({ section, name }) => `${section}.${name}`)).toEqual([]);
  });

  it("say every refusal and every trouble in words", () => {
    for (const texts of [id, en]) {
      for (const code of errorCodes) expect(texts.t(`errors.${code}`)).not.toContain("_");
      for (const code of healthCodes) expect(texts.t(`health.${code}`)).not.toContain("_");
    }
  });

  it("have twelve months and seven days", () => {
    for (const pack of bundledPacks) expect([pack.months.length, pack.days.length]).toEqual([12, 7]);
  });
});

describe("the texts of a language", () => {
  const jv = { ...packWith("{persons} tiyang"), name: "Basa Jawa" };

  it("are those of a further pack where the language is not bundled, with Indonesian behind it", () => {
    const texts = textsOf("jv", [jv]);
    expect(texts.pack.name).toBe("Basa Jawa");
    expect(texts.t("common.persons", { persons: 2 })).toBe("2 tiyang");
    expect(texts.t("common.close")).toBe("Tutup");
  });

  it("are the bundled ones where somebody brings the same language", () => {
    const other = { ...jv, tag: "en" };
    expect(textsOf("en", [other]).pack).toBe(english);
    expect(packOf("en", [other])).toBe(english);
  });

  it("are Indonesian where nobody has a pack", () => {
    expect(packOf("jv", [])).toBeNull();
    expect(textsOf("jv", []).pack).toBe(indonesian);
    expect(textsOf("su", [jv]).pack).toBe(indonesian);
  });
});

describe("a text", () => {
  it("follows the plural of its language", () => {
    expect(id.t("common.persons", { persons: 1 })).toBe("1 orang");
    expect(en.t("common.persons", { persons: 1 })).toBe("1 person");
    expect(en.t("common.persons", { persons: 2 })).toBe("2 people");
    expect(id.t("ticket.personsAhead", { persons: 0 })).toBe("Berikutnya giliran Anda");
  });

  it("is taken from the fallback where it lacks, does not parse, or asks for what there is not", () => {
    expect(createTexts(packWith("{persons} tiyang"), indonesian).t("common.persons", { persons: 3 })).toBe(
      "3 tiyang",
    );
    for (const broken of ["{persons", "{nobody} tiyang"]) {
      expect(createTexts(packWith(broken), indonesian).t("common.persons", { persons: 3 })).toBe("3 orang");
    }
    expect(createTexts(packWith("x"), english).t("common.close")).toBe("Close");
  });

  it("keeps its own direction on a page of the other one", () => {
    const pack: LanguagePack = { ...packWith("{persons} أشخاص"), tag: "ar", direction: "rtl" };
    const texts = createTexts(pack, indonesian);
    expect(texts.t("common.persons", { persons: 3 })).toBe("3 أشخاص");
    expect(texts.t("kiosk.headline")).toBe("\u2066Mau mengurus apa hari ini?\u2069");
    expect(createTexts(packWith("x"), indonesian).t("kiosk.headline")).toBe("Mau mengurus apa hari ini?");
  });

  it("keeps angle brackets as they are", () => {
    const texts = createTexts(packWith("<b>{persons}</b>"), indonesian);
    expect(texts.t("common.persons", { persons: 3 })).toBe("<b>3</b>");
  });

  it("writes numbers in the digits of the pack", () => {
    const texts = createTexts({ ...packWith("{persons, number}"), digits: "java" }, indonesian);
    expect(texts.t("common.persons", { persons: 12 })).toBe("꧑꧒");
    expect(texts.number(7)).toBe("꧗");
  });

  it("has placeholders that the compiler reads from the Indonesian message", () => {
    expectTypeOf<Placeholders<"tanpa">>().toEqualTypeOf<never>();
    expectTypeOf<Placeholders<"{a} dan {b, number}">>().toEqualTypeOf<"a" | "b">();
    expectTypeOf<Placeholders<"{n, plural, =0 {nol} other {# orang di {zone}}}">>().toEqualTypeOf<
      "n" | "zone"
    >();
    // @ts-expect-error: a placeholder lacks
    expect(id.t("common.persons")).toBe("common.persons");
  });
});
