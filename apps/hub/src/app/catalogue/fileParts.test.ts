import { describe, expect, it } from "vitest";
import { text } from "./fileParts.ts";

describe("a text of the hall file", () => {
  it.each([
    ["turned round", "Loket \u202E321 atA", "Loket 321 atA"],
    ["isolated", "\u2067Akta\u2069", "Akta"],
    ["with a bell and an escape", "Ak\u0007ta \u001B@", "Ak ta  @"],
    ["on two lines", "Akta\nlahir", "Akta lahir"],
    ["in Javanese script with its joiners", "ꦥ\u200Dꦗ", "ꦥ\u200Dꦗ"],
  ])("%s is laid straight", (_name, written, read) => {
    expect(text.parse(written)).toEqual({ id: read });
    expect(text.parse({ id: "x", en: written })).toEqual({ id: "x", en: read });
  });

  it("of nothing that can be seen is none, and of any length neither", () => {
    expect(text.safeParse("\u202E\u0007").success).toBe(false);
    expect(text.safeParse("x".repeat(201)).success).toBe(false);
  });
});
