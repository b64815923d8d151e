import { describe, expect, it } from "vitest";
import { localText } from "@giliran/shared/domain";
import type { LocalText, ZoneId } from "@giliran/shared/domain";
import { bundledTexts } from "@giliran/shared/i18n";
import { sampleIssued } from "../../../test/support/fakeHub.ts";
import { ticketFacts } from "./ticketFacts.ts";
import type { Fact } from "./ticketFacts.ts";

function facts(language: string, changes: Parameters<typeof sampleIssued>[0]): readonly Fact[] {
  const say = (text: LocalText): string => localText(text, language);
  return ticketFacts(bundledTexts(language), say, { ...sampleIssued(changes), alone: false });
}

describe("the three facts of a ticket", () => {
  it("say how many, how long, where", () => {
    const zone = { id: "a" as ZoneId, name: { id: "Zona A", en: "Zone A" } };
    expect(facts("id", { zone })).toEqual([
      { name: "ahead", head: "5", more: "orang di depan" },
      { name: "wait", head: "10–20", more: "menit" },
      { name: "place", head: "Zona A", more: "loket 1–3" },
    ]);
    expect(facts("en", { zone, personsAhead: 1 }).map(({ more }) => more)).toEqual([
      "person ahead",
      "minutes",
      "counter 1–3",
    ]);
  });

  it("say that nobody is before", () => {
    expect(facts("id", { personsAhead: 0, wait: { lowMs: 0, highMs: 0 } })).toMatchObject([
      { head: "0", more: "giliran berikutnya" },
      { head: "langsung", more: "tanpa menunggu" },
      {},
    ]);
  });

  it("leave out how long while nobody knows", () => {
    expect(facts("id", { wait: null }).map(({ name }) => name)).toEqual(["ahead", "place"]);
  });

  it("name the counters where the hall has one zone, and no place where nobody serves", () => {
    expect(facts("id", {})[2]).toEqual({ name: "place", head: "loket 1–3", more: "tempat menunggu" });
    expect(facts("id", { counters: [] })).toHaveLength(2);
  });
});
