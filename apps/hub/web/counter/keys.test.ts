import { describe, expect, it } from "vitest";
import { keys, meaningOf, type Press } from "./keys.ts";

const plain: Press = {
  key: " ",
  repeat: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  defaultPrevented: false,
  focus: "elsewhere",
};

describe("a key at the panel", () => {
  it("means what the table says, in either case", () => {
    expect(meaningOf(plain)).toBe("callNext");
    expect(meaningOf({ ...plain, key: "u" })).toBe("recall");
    expect(meaningOf({ ...plain, key: "H" })).toBe("markAbsent");
    expect(meaningOf({ ...plain, key: "?" })).toBe("help");
    expect(meaningOf({ ...plain, key: "q" })).toBeNull();
  });

  it("has a letter of its own", () => {
    expect(new Set(Object.values(keys)).size).toBe(Object.keys(keys).length);
  });

  it("means nothing while it is held, inside a field, or with a modifier", () => {
    for (const changed of [
      { repeat: true },
      { focus: "field" },
      { ctrlKey: true },
      { altKey: true },
      { metaKey: true },
      { defaultPrevented: true },
    ] as const) {
      expect(meaningOf({ ...plain, key: "u", ...changed })).toBeNull();
    }
  });

  it("leaves Space to the button that has the focus", () => {
    expect(meaningOf({ ...plain, focus: "button" })).toBeNull();
    expect(meaningOf({ ...plain, key: "u", focus: "button" })).toBe("recall");
  });
});
