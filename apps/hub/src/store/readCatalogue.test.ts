import { describe, expect, it } from "vitest";
import { sampleCatalogue } from "@giliran/shared/testing";
import { readCatalogue } from "./readCatalogue.ts";
import { DamagedRowError } from "./storedJson.ts";

/** A counter of a catalogue that version 0.1 stored. */
const early =
  '{"version":1,"name":{"id":"MPP"},"zone":"Asia/Jakarta","languages":["id"],"notices":[],"zones":[],"agencies":[],' +
  '"services":[],"counters":[{"id":"loket-1","label":"1","closed":false,"zoneId":"a","serviceIds":["ktp"]}],"settings":{}}';

describe("a stored catalogue", () => {
  it("is what was published", () => {
    expect(readCatalogue(JSON.stringify(sampleCatalogue()))).toEqual(sampleCatalogue());
  });

  it("that is damaged is said to be so", () => {
    expect(() => readCatalogue(early.slice(0, 80))).toThrow(DamagedRowError);
  });

  it("from before there were classes, needs and weights says nothing of them", () => {
    expect(readCatalogue(early)).toMatchObject({
      classes: [{ id: "regular", kind: "regular", confirm: false }],
      needs: [],
      policy: { priorityRatio: 2, longestWaitMs: 2_700_000 },
      counters: [{ id: "loket-1", serviceIds: ["ktp"], weights: {}, fits: [], officers: [] }],
    });
  });
});
