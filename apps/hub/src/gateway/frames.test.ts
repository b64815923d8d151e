import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { largestFrame } from "@giliran/shared/contract";
import { readCommand } from "./frames.ts";

const id = "0123456789abcdef";
const help = { id, command: { type: "requestHelp" } };

describe("a command's frame", () => {
  test("is parsed once, and what it does not need is left behind", () => {
    expect(readCommand(2, { ...help, more: true })).toEqual({ ok: true, value: help });
  });

  test("of a type that nobody knows is told apart from one that is wrong", () => {
    const refused = (frame: unknown): unknown => readCommand(2, frame);
    expect(refused({ id, command: { type: "fly" } })).toEqual({ ok: false, error: "unknown_command" });
    expect(refused({ id, command: { type: "requestHelp", x: 1 } })).toEqual({
      ok: false,
      error: "malformed",
    });
    expect(refused({ id: "short", command: { type: "fly" } })).toEqual({ ok: false, error: "malformed" });
    expect(refused(undefined)).toEqual({ ok: false, error: "malformed" });
  });

  test("may be as large as the limit, and not larger", () => {
    const filled = (size: number): object => {
      const empty = JSON.stringify({ ...help, filler: "" }).length;
      return { ...help, filler: "x".repeat(size - empty) };
    };
    expect(readCommand(2, filled(largestFrame)).ok).toBe(true);
    expect(readCommand(2, filled(largestFrame + 1))).toEqual({ ok: false, error: "too_large" });
  });

  test("that cannot be written as JSON is malformed", () => {
    const circle: Record<string, unknown> = { id };
    circle["command"] = circle;
    expect(readCommand(2, circle)).toEqual({ ok: false, error: "malformed" });
    expect(readCommand(2, { id, command: 5n })).toEqual({ ok: false, error: "malformed" });
  });

  test.each([1, 2])("of version %i never throws, whatever it is", (version) => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withNullPrototype: true, withMap: true }), (frame) => {
        expect(readCommand(version, frame).ok).toBe(false);
      }),
    );
  });
});
