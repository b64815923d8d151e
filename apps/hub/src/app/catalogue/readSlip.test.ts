import { describe, expect, it } from "vitest";
import { plainSlip } from "@giliran/shared/domain";
import { readSlip, type SlipRead } from "./readSlip.ts";

function read(raw: unknown): SlipRead & { readonly warnings: readonly string[] } {
  const warnings: string[] = [];
  return { ...readSlip(raw, (where, why) => warnings.push(`${where} ${why}`)), warnings };
}

describe("the slip of a hall file", () => {
  it("is plain where the hall says nothing", () => {
    expect(read(undefined)).toEqual({ slip: plainSlip, logoFile: null, warnings: [] });
  });

  it("is what the hall says, its logo still to be read", () => {
    const health = { id: "Pakai masker.", jv: "Mangga ngagem masker." };
    expect(read({ logo: "logo.png", header: ["Jl. Raya 1"], health, blocks: ["requirements"] })).toEqual({
      slip: { logo: null, header: [{ id: "Jl. Raya 1" }], footer: [], health, blocks: ["requirements"] },
      logoFile: "logo.png",
      warnings: [],
    });
  });

  it("is without whatever is wrong in it, which is named", () => {
    const { slip, logoFile, warnings } = read({
      logo: "../secret.png",
      footer: ["Terima kasih."],
      colour: "red",
    });
    expect({ slip, logoFile }).toEqual({
      slip: { ...plainSlip, footer: [{ id: "Terima kasih." }] },
      logoFile: null,
    });
    expect(warnings.toSorted()).toEqual([
      '"slip.colour" is skipped: there is no such setting',
      '"slip.logo" is skipped: is not the name of a PNG file beside the hall file',
    ]);
  });

  it("is plain where it is nonsense as a whole", () => {
    expect(read("nice")).toMatchObject({ slip: plainSlip, logoFile: null, warnings: [expect.any(String)] });
  });
});
