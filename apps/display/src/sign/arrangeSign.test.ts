import { describe, expect, it } from "vitest";
import type { Instant } from "@giliran/shared/domain";
import { sampleSignView } from "@giliran/shared/testing";
import { arrangeSign } from "./arrangeSign.ts";

const now = 1_800_000_000_000 as Instant;
const until = (ms: number): Instant => (now + ms) as Instant;

describe("a counter's sign", () => {
  it.each([
    ["closed", { open: false, numbers: [] }, { state: "closed", labels: [] }],
    ["free", { numbers: [] }, { state: "free", labels: [] }],
    [
      "a number that is called",
      { numbers: [{ label: "A007", state: "called", nowUntil: until(1) }] },
      { state: "now", labels: ["A007"] },
    ],
    [
      "a number that nobody came for",
      { numbers: [{ label: "A007", state: "called", nowUntil: until(0) }] },
      { state: "free", labels: [] },
    ],
    [
      "somebody who is served",
      { numbers: [{ label: "A007", state: "serving", nowUntil: until(-1) }] },
      { state: "serving", labels: ["A007"] },
    ],
    [
      "a group of which one is still called",
      {
        numbers: [
          { label: "A007", state: "serving", nowUntil: until(-1) },
          { label: "A008", state: "called", nowUntil: until(9_000) },
        ],
      },
      { state: "now", labels: ["A008"] },
    ],
  ] as const)("says: %s", (_name, changes, expected) => {
    const numbers = changes.numbers.map((number) => ({ ...number }));
    expect(arrangeSign(sampleSignView({ ...changes, numbers }), now)).toEqual(expected);
  });
});
