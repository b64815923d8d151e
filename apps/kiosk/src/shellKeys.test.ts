import { describe, expect, it } from "vitest";
import { isShellKey } from "./shellKeys.ts";

const plain = { control: false, meta: false, alt: false };

describe("a key", () => {
  it.each(["F5", "F11", "F12", "BrowserBack", "BrowserHome", "LaunchMail", "ContextMenu"])(
    "%s belongs to the shell",
    (key) => expect(isShellKey({ key, ...plain })).toBe(true),
  );

  it.each([
    ["r", { control: true }],
    ["F4", { alt: true }],
    ["Tab", { alt: true }],
    ["d", { meta: true }],
  ])("%s with %j belongs to the shell", (key, held) =>
    expect(isShellKey({ key, ...plain, ...held })).toBe(true),
  );

  // The keypad's six, a keyboard's Tab, and the digits of a scanner that types.
  it.each(["ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight", "Enter", "F1", "Help", "Tab", " ", "7"])(
    "%s stays a visitor's",
    (key) => expect(isShellKey({ key, ...plain })).toBe(false),
  );
});
