import { describe, expect, it } from "vitest";
import { refusals } from "../domain/index.ts";
import { accepted, denied, errorCodes, resultFrame } from "./result.ts";

describe("a result", () => {
  it("is a value or a named error, and arrives as it was given", () => {
    for (const result of [accepted({ label: "A001" }), accepted(null), denied("queue_empty")]) {
      expect(resultFrame.parse(JSON.parse(JSON.stringify(result)))).toEqual(result);
    }
  });

  it("with an error of tomorrow reads as internal", () => {
    expect(resultFrame.parse({ ok: false, error: "hall_on_fire" })).toEqual(denied("internal"));
    expect(resultFrame.parse({ ok: false })).toEqual(denied("internal"));
  });

  it.each([null, undefined, true, "ok", [], {}, { ok: "true", value: 1 }, { ok: 1 }, { error: "stale" }])(
    "is not %j",
    (raw) => {
      expect(resultFrame.safeParse(raw).success).toBe(false);
    },
  );
});

describe("the names of errors", () => {
  it("are each there once, the hall's refusals among them", () => {
    expect(new Set(errorCodes).size).toBe(errorCodes.length);
    expect(refusals.filter((refusal) => !errorCodes.includes(refusal))).toEqual([]);
  });

  it("are written in one way", () => {
    expect(errorCodes.filter((code) => !/^[a-z]+(_[a-z]+)*$/.test(code))).toEqual([]);
  });
});
