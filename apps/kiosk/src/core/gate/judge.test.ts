import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noGate } from "@giliran/shared/domain";
import type { PublicGate } from "@giliran/shared/contract";
import { judge, stageAt, type GateStep } from "./judge.ts";

const gate: PublicGate = { ...noGate, protocols: [] };
const text = { id: "Saya memakai masker." };

describe("a reading", () => {
  it.each([
    [36.4, "well"],
    [37.3, "well"],
    [37.31, "tooWarm"],
    [42, "tooWarm"],
    [42.1, "implausible"],
    [34.5, "well"],
    [34.4, "implausible"],
    [27, "implausible"],
    [Number.NaN, "implausible"],
    [Infinity, "implausible"],
  ] as const)("of %d °C is %s", (celsius, verdict) => {
    expect(judge(gate, celsius)).toBe(verdict);
  });

  it("that equals the limit is too warm where the hall says so", () => {
    expect(judge({ ...gate, comparison: "atLeast" }, 37.3)).toBe("tooWarm");
    expect(judge({ ...gate, comparison: "atLeast" }, 37.29)).toBe("well");
  });
});

const by = fc.constantFrom("visitor", "staff");
const step: fc.Arbitrary<GateStep> = fc.oneof(
  fc.record({ kind: fc.constant("measure"), by }),
  fc.record({ kind: fc.constant("scan"), by }),
  fc.record({ kind: fc.constant("confirm"), text: fc.constant(text), by }),
  fc.record({
    kind: fc.constant("question"),
    text: fc.constant(text),
    passesOn: fc.constantFrom("yes", "no"),
    by,
  }),
);

describe("the steps of a protocol", () => {
  it("are gone through in order, each once, until it is done", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const met: number[] = [];
        const sizes: boolean[] = [];
        for (let at = 0, left = 20; left > 0; left -= 1) {
          const { stage, next } = stageAt(steps, at);
          if (stage.kind === "done") break;
          for (let i = at; i < next; i += 1) met.push(i);
          sizes.push(next - at === (stage.kind === "confirm" ? stage.texts.length : 1));
          at = next;
        }
        expect(met).toEqual(steps.map((_, i) => i));
        expect(sizes).not.toContain(false);
      }),
    );
  });

  it("that staff do are known by a pass, whatever they are", () => {
    expect(stageAt([{ kind: "measure", by: "staff" }], 0).stage).toEqual({ kind: "staff" });
    expect(stageAt([{ kind: "scan", by: "visitor" }], 0).stage).toEqual({ kind: "staff" });
  });
});
