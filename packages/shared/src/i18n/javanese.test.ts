import { describe, expect, it } from "vitest";
import { isPrintable } from "../slip/index.ts";
import { indonesian } from "./bundled.ts";
import { loadPack } from "./loadPack.ts";
import { javanese } from "./packs/jv/index.ts";

describe("Javanese as it comes with the hub", () => {
  it("is a pack like any other: every text is known and asks for what its key has", () => {
    const loaded = loadPack(JSON.parse(JSON.stringify(javanese)), indonesian);
    if (!loaded.ok) throw new Error(loaded.reason);
    const { unknown, broken, lacking } = loaded.report;
    expect({ unknown, broken }).toEqual({ unknown: [], broken: [] });
    expect(lacking.filter((key) => key.startsWith("slip."))).toEqual([]);
  });

  it("is printed with the letters that every slip printer has", () => {
    const texts = Object.values(javanese.texts.slip ?? {});
    const words = [...texts, ...javanese.months, ...javanese.days];
    expect(words.filter((text) => !isPrintable(text))).toEqual([]);
  });
});
