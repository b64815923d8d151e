import { pinFault } from "@giliran/shared/contract";
import { expect, it } from "vitest";
import { suggestPin } from "./pin.ts";

it("suggests six digits that nobody guesses first, and others each time", () => {
  const suggested = Array.from({ length: 200 }, suggestPin);
  expect(suggested.filter((pin) => pin.length !== 6 || pinFault(pin) !== null)).toEqual([]);
  expect(new Set(suggested).size).toBeGreaterThan(190);
});
