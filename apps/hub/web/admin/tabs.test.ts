import { expect, it } from "vitest";
import { tabOf, tabs } from "./tabs.ts";

it("every part has an address, and any other address is the overview", () => {
  expect(tabs.map((tab) => tabOf(`#${tab}`))).toEqual(tabs);
  expect(["", "#", "#code=abc", "#nothing", "counters"].map(tabOf)).toEqual(Array(5).fill("overview"));
});
