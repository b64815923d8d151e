import { describe, expect, it } from "vitest";
import { pinFault } from "./pin.ts";

describe("a technician's PIN", () => {
  it.each([
    ["", "form"],
    ["12345", "form"],
    ["123456789", "form"],
    ["48291a", "form"],
    ["٤٨٢٩١٣", "form"],
    ["000000", "repeated"],
    ["77777777", "repeated"],
    ["121212", "repeated"],
    ["482482", "repeated"],
    ["48294829", "repeated"],
    ["123456", "sequence"],
    ["987654", "sequence"],
    ["67890123", "sequence"],
    ["112233", "usual"],
    ["17081945", "usual"],
  ])("refuses %j: %s", (pin, fault) => expect(pinFault(pin)).toBe(fault));

  it.each(["482913", "4829137", "90217354"])("takes %s", (pin) => expect(pinFault(pin)).toBeNull());
});
