import { describe, expect, it } from "vitest";
import { defaultReasons } from "@giliran/shared/domain";
import { readReasons } from "./readReasons.ts";

function read(raw: unknown): { lists: ReturnType<typeof readReasons>; warnings: readonly string[] } {
  const warnings: string[] = [];
  const lists = readReasons(raw, (where, why) => warnings.push(`${where} ${why}`));
  return { lists, warnings };
}

describe("the lists of reasons", () => {
  it("are the usual ones where the file is silent", () => {
    expect(read(undefined)).toEqual({ lists: defaultReasons, warnings: [] });
  });

  it("are those of the file, list by list; an empty one is meant", () => {
    const bank = { id: "bank", name: { id: "Ke bank", en: "To the bank" } };
    const { lists, warnings } = read({ park: [bank], outcome: [] });
    expect(warnings).toEqual([]);
    expect(lists).toEqual({ ...defaultReasons, park: [bank], outcome: [] });
  });

  it("lose what cannot be read, which is named", () => {
    const { lists, warnings } = read({
      park: [{ id: "bank" }, { id: "kopi", name: "Fotokopi" }, { id: "kopi", name: "Lagi" }],
      cancel: "pulang",
      holiday: [],
    });
    expect(lists).toEqual({ ...defaultReasons, park: [{ id: "kopi", name: { id: "Fotokopi" } }] });
    expect(warnings.map((warning) => warning.split('" ')[0])).toEqual([
      'reason of park "bank',
      'reason of park "kopi',
      'the reasons "cancel',
      'the reasons "holiday',
    ]);
  });

  it("have room for eight each", () => {
    const many = Array.from({ length: 9 }, (_, place) => ({ id: `r${place}`, name: "Alasan" }));
    const { lists, warnings } = read({ cancel: many });
    expect(lists.cancel.length).toBe(8);
    expect(warnings).toEqual(['reason of cancel "r8" is skipped: there is room for 8']);
  });

  it("are the usual ones where they are no lists at all", () => {
    const { lists, warnings } = read(["pulang"]);
    expect(lists).toEqual(defaultReasons);
    expect(warnings).toHaveLength(1);
  });
});
