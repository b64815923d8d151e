import { describe, expect, it } from "vitest";
import { javanesePack, rightToLeftPack } from "../testing/packs.ts";
import { createTexts, english, indonesian, loadPack, loadPacks } from "./index.ts";

const javanese = {
  ...javanesePack,
  texts: {
    common: { persons: "{persons, number} tiyang", cancel: "Wurung" },
    admin: { title: "Ringkesan" },
  },
};

function load(json: unknown) {
  const loaded = loadPack(json, indonesian);
  if (!loaded.ok) throw new Error(loaded.reason);
  return loaded;
}

describe("a language pack that is loaded at run time", () => {
  it("speaks where it can and falls back to Indonesian where it cannot", () => {
    const texts = createTexts(load(JSON.parse(JSON.stringify(javanese))).pack, indonesian);
    expect(texts.t("common.persons", { persons: 4 })).toBe("4 tiyang");
    expect(texts.t("admin.title")).toBe("Ringkesan");
    expect(texts.t("common.close")).toBe("Tutup");
  });

  it("reports what lacks", () => {
    const { report } = load(javanese);
    expect(report.lacking).toContain("common.close");
    expect(report.lacking).not.toContain("common.cancel");
    expect(load({ ...javanese, texts: english.texts }).report).toEqual({
      lacking: [],
      unknown: [],
      broken: [],
    });
  });

  it("leaves out and reports texts that nobody knows or that are not in order", () => {
    const texts = { common: { persons: "{orang} tiyang", close: "{", colour: "x" }, nowhere: { a: "b" } };
    const { pack, report } = load({ ...javanese, texts });
    expect(report.unknown).toEqual(["common.colour", "nowhere.a"]);
    expect(report.broken).toEqual(["common.persons", "common.close"]);
    expect(report.lacking).toContain("common.persons");
    expect(pack.texts).toEqual({});
  });

  it("may bring number words, direction, digits and a font", () => {
    const numberWords = JSON.parse(JSON.stringify(indonesian.numberWords));
    const { pack } = load({
      ...javanese,
      direction: "rtl",
      digits: "java",
      font: "Noto Sans Javanese",
      numberWords,
    });
    expect(pack.numberWords).toEqual(indonesian.numberWords);
    expect([pack.direction, pack.digits, pack.font]).toEqual(["rtl", "java", "Noto Sans Javanese"]);
  });

  it("is refused with the place of the fault when it is no pack", () => {
    expect(loadPack({ ...javanese, days: ["Ngahad"] }, indonesian)).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/^days: /),
    });
    expect(loadPack("jv", indonesian).ok).toBe(false);
  });

  it.each(["abcd", "jv-x", "jv-a-b", "j", "../id"])(
    "is refused under the tag %j, at which Intl throws",
    (tag) => {
      expect(loadPack({ ...javanese, tag }, indonesian)).toMatchObject({
        ok: false,
        reason: expect.stringMatching(/^tag: /),
      });
    },
  );
});

describe("the packs that a hub hands out", () => {
  it("are read one by one, and what is no pack is left out", () => {
    const packs = loadPacks([javanesePack, { tag: "su" }, "jv", rightToLeftPack]);
    expect(packs?.map(({ tag, direction }) => [tag, direction])).toEqual([
      ["jv", "ltr"],
      ["ar", "rtl"],
    ]);
  });

  it.each([null, {}, "jv", { 0: javanesePack }])("are none at all in %j", (json) => {
    expect(loadPacks(json)).toBeNull();
  });

  it("survive the way there and are the same when they are read again", () => {
    const once = loadPacks([javanesePack, { ...javanesePack, tag: "su", numberWords: english.numberWords }]);
    expect(loadPacks(JSON.parse(JSON.stringify(once)))).toEqual(once);
  });
});
