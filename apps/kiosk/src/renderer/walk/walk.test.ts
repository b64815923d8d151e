import { describe, expect, it } from "vitest";
import type { AgencyId, ClassId, NeedId } from "@giliran/shared/domain";
import { freshWalk, isFresh, isSpecial, walkOn } from "./walk.ts";
import type { Step, Walk } from "./walk.ts";

const agencyId = "dukcapil" as AgencyId;
const elderly = "lansia" as ClassId;
const wheelchair = "kursi-roda" as NeedId;
const fresh = freshWalk("id", "touch-1");

function after(...steps: readonly Step[]): Walk {
  return steps.reduce(walkOn, fresh);
}

describe("a visitor's walk", () => {
  it("goes from the agencies to the services and back", () => {
    expect(after({ type: "openAgency", agencyId }).screen).toEqual({ name: "services", agencyId });
    expect(after({ type: "openAgency", agencyId }, { type: "back" })).toEqual(fresh);
  });

  it("searches letter by letter", () => {
    const typed = after(
      { type: "openSearch" },
      { type: "typeLetter", letter: " " },
      { type: "typeLetter", letter: "K" },
      { type: "typeLetter", letter: "T" },
      { type: "typeLetter", letter: "X" },
      { type: "eraseLetter" },
    );
    expect(typed.screen).toEqual({ name: "search", query: "KT" });
  });

  it("may be without paper, which is forgotten with the visitor", () => {
    const declined = after({ type: "choosePaper", noPaper: true });
    expect(isFresh(declined, "id")).toBe(false);
    expect(walkOn(declined, { type: "leave", walk: freshWalk("id", "touch-2") }).noPaper).toBe(false);
  });

  it("keeps what was typed within a line", () => {
    const letters = Array.from({ length: 60 }, (): Step => ({ type: "typeLetter", letter: "A" }));
    expect(after({ type: "openSearch" }, ...letters).screen).toEqual({
      name: "search",
      query: "A".repeat(24),
    });
  });

  it("types nothing where nothing is searched", () => {
    expect(after({ type: "typeLetter", letter: "A" }, { type: "eraseLetter" })).toEqual(fresh);
  });

  it("keeps language, easy mode and party while it goes on", () => {
    const walk = after(
      { type: "chooseLanguage", language: "en" },
      { type: "chooseEasy", easy: true },
      { type: "chooseParty", partySize: 3 },
      { type: "openAgency", agencyId },
      { type: "back" },
    );
    expect(walk).toEqual({ ...fresh, language: "en", easy: true, partySize: 3 });
  });

  it("asks what somebody says of themselves on the way, and goes back to where they were", () => {
    const from = after({ type: "openAgency", agencyId }, { type: "openSpecial" });
    expect(from.screen).toEqual({ name: "special", agencyId });
    const said = [from, walkOn(from, { type: "chooseClass", classId: elderly })];
    expect(said.map((walk) => walkOn(walk, { type: "back" }).screen)).toEqual([
      { name: "services", agencyId },
      { name: "services", agencyId },
    ]);
    expect(after({ type: "openSpecial" }, { type: "back" })).toEqual(fresh);
  });

  it("holds one class and any needs; what is touched again is chosen no longer", () => {
    const walk = after(
      { type: "chooseClass", classId: "hamil" as ClassId },
      { type: "chooseClass", classId: elderly },
      { type: "toggleNeed", needId: wheelchair },
      { type: "toggleNeed", needId: "dibacakan" as NeedId },
      { type: "toggleNeed", needId: wheelchair },
    );
    expect([walk.classId, walk.needs, isSpecial(walk)]).toEqual([elderly, ["dibacakan"], true]);
    const undone = walkOn(walkOn(walk, { type: "chooseClass", classId: elderly }), {
      type: "toggleNeed",
      needId: "dibacakan" as NeedId,
    });
    expect(undone).toEqual(fresh);
    expect(isSpecial(undone)).toBe(false);
  });

  it("leaves nothing behind", () => {
    const next = freshWalk("id", "touch-2");
    const left = after(
      { type: "chooseLanguage", language: "en" },
      { type: "chooseParty", partySize: 5 },
      { type: "chooseClass", classId: elderly },
      { type: "toggleNeed", needId: wheelchair },
      { type: "openSearch" },
      { type: "typeLetter", letter: "K" },
      { type: "leave", walk: next },
    );
    expect(left).toEqual(next);
  });

  it("leads from a slip back to what it was held up in, however many were held up", () => {
    const [one, other] = ["1".repeat(32), "2".repeat(32)];
    const within = after({ type: "openAgency", agencyId });
    const shown = after(
      { type: "openAgency", agencyId },
      { type: "openSlip", secret: one },
      { type: "openStrangeCode" },
      { type: "openSlip", secret: other },
    );
    expect(shown.screen).toMatchObject({ name: "slip", secret: other });
    expect(walkOn(shown, { type: "back" })).toEqual(within);
    expect(walkOn(shown, { type: "openSlip", secret: other })).toBe(shown);
  });

  it("draws a new touch only for a new wish", () => {
    expect(after({ type: "openAgency", agencyId }, { type: "back" }).touchId).toBe("touch-1");
    expect(after({ type: "wishAnew", touchId: "touch-2" }).touchId).toBe("touch-2");
  });

  it.each<[string, Step]>([
    ["an agency", { type: "openAgency", agencyId }],
    ["the search", { type: "openSearch" }],
    ["another language", { type: "chooseLanguage", language: "en" }],
    ["easy mode", { type: "chooseEasy", easy: true }],
    ["a party", { type: "chooseParty", partySize: 2 }],
    ["a class", { type: "chooseClass", classId: elderly }],
    ["a need", { type: "toggleNeed", needId: wheelchair }],
    ["a slip", { type: "openSlip", secret: "1".repeat(32) }],
    ["a strange code", { type: "openStrangeCode" }],
    ["the question", { type: "openSpecial" }],
  ])("has to be forgotten after %s", (_name, step) => {
    expect(isFresh(fresh, "id")).toBe(true);
    expect(isFresh(after(step), "id")).toBe(false);
  });
});
