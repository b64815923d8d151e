import { describe, expect, it } from "vitest";
import type { Prefix } from "./brand.ts";
import { largestNumber, ticketLabel } from "./number.ts";

describe("a ticket's label", () => {
  it.each([
    ["A", 7, 3, "A007"],
    ["A", 999, 3, "A999"],
    ["B", 12, 4, "B0012"],
    ["", 1, 3, "001"],
    ["KK", 45, 3, "KK045"],
    ["A", 1000, 3, "A1000"],
  ])("of %j, %i in %i digits is %s", (prefix, number, padding, label) => {
    expect(ticketLabel(prefix as Prefix, number, padding)).toBe(label);
  });

  it("has room up to 999 in three digits and 9999 in four", () => {
    expect([3, 4].map(largestNumber)).toEqual([999, 9_999]);
  });
});
