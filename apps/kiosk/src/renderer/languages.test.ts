import { describe, expect, it } from "vitest";
import { noGate } from "@giliran/shared/domain";
import { loadPacks } from "@giliran/shared/i18n";
import { javanesePack, sampleCatalogue } from "@giliran/shared/testing";
import { languagesOf } from "./languages.ts";

const packs = loadPacks([javanesePack, { ...javanesePack, tag: "su" }]) ?? [];

function tagsOf(languages: readonly string[], further = packs): readonly string[] {
  const { version, name, zone } = sampleCatalogue();
  const nothing = {
    notices: [],
    zones: [],
    agencies: [],
    services: [],
    journeys: [],
    counters: [],
    classes: [],
    needs: [],
    reasons: { park: [], override: [], cancel: [], outcome: [], closure: [] },
  };
  const catalogue = {
    version,
    name,
    zone,
    languages: [...languages],
    gate: { ...noGate, protocols: [] },
    ...nothing,
    slip: { logo: null, header: [], footer: [], health: null, blocks: [] },
    largestParty: 1,
    largestBlock: 1,
  };
  return languagesOf({ catalogue }, further).map(({ tag }) => tag);
}

describe("the languages of a kiosk", () => {
  it("are the hall's, in its order, as far as somebody has a pack of them", () => {
    expect(tagsOf(["jv", "ar", "id", "en"])).toEqual(["jv", "id", "en"]);
    expect(tagsOf(["jv", "id"], [])).toEqual(["id"]);
  });

  it("are none before the hall is known", () => {
    expect(languagesOf(null, packs)).toEqual([]);
    expect(languagesOf({ catalogue: null }, packs)).toEqual([]);
  });
});
