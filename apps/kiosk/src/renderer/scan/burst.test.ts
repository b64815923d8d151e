import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readerKeys } from "../../../test/support/codeReader.ts";
import { fewestSigns, longestGapMs, mostSigns, noBurst, takeKey } from "./burst.ts";
import type { KeyStroke, Taken } from "./burst.ts";

function take(strokes: readonly KeyStroke[]): readonly Taken[] {
  let burst = noBurst;
  return strokes.map((stroke) => {
    const taken = takeKey(burst, stroke);
    ({ burst } = taken);
    return taken;
  });
}

/** What was read of these keys, each time that something was whole. */
function readOf(strokes: readonly KeyStroke[]): readonly (readonly string[])[] {
  return take(strokes).flatMap(({ readings }) => (readings === null ? [] : [readings]));
}

function changed(change: (stroke: KeyStroke) => Partial<KeyStroke>): readonly KeyStroke[] {
  return readerKeys(address).map((stroke) =>
    stroke.key === "Enter" ? stroke : { ...stroke, ...change(stroke) },
  );
}

const address = "http://192.168.1.2:8090/t#0123456789abcdef0123456789abcdef";

describe("keys in a burst", () => {
  it.each(["Enter", "Tab"])("are what a reader has read, ended by %s", (end) => {
    expect(readOf(readerKeys(address, { end }))).toEqual([[address]]);
  });

  it("keep upper and lower case, and every sign that a keyboard has", () => {
    const [texts, gaps] = [fc.stringMatching(/^[ -~]{6,60}$/), fc.integer({ min: 0, max: longestGapMs })];
    fc.assert(
      fc.property(texts, gaps, (text, gapMs) => {
        expect(readOf(readerKeys(text, { gapMs }))).toEqual([[text]]);
      }),
    );
  });

  it("are read as a keyboard of the USA has them too, where layout or Caps Lock make others of them", () => {
    const german: Readonly<Record<string, string>> = { ":": "Ö", "/": "-", "#": "§", y: "z", z: "y" };
    const foreign = changed(({ key }) => ({ key: german[key] ?? key }));
    expect(readOf(foreign)).toEqual([[expect.stringContaining("httpÖ--"), address]]);
    expect(readOf(changed(({ key }) => ({ key: key.toUpperCase() })))[0]).toContain(address);
    expect(readOf(changed(({ key }) => ({ key: key === "#" ? "Dead" : key })))[0]).toContain(address);
  });

  it("are nobody else's: the second and all others, and the one that ends them", () => {
    const taken = take(readerKeys(address)).map(({ isReaders }) => isReaders);
    expect(taken[0]).toBe(false);
    expect(taken.slice(1).every(Boolean)).toBe(true);
  });

  it("come with the presses of Shift between them", () => {
    const strokes = readerKeys(address).flatMap((stroke) =>
      stroke.shift ? [{ ...stroke, key: "Shift", code: "ShiftLeft" }, stroke] : [stroke],
    );
    expect(readOf(strokes)).toEqual([[address]]);
  });

  it("may come one after the other", () => {
    const later = readerKeys(address).map((stroke) => ({ ...stroke, at: stroke.at + 60_000 }));
    expect(readOf([...readerKeys(address), ...later])).toEqual([[address], [address]]);
  });

  it("without end hold no more than a code has, and are read as nothing", () => {
    const strokes = readerKeys("1".repeat(mostSigns + 500));
    expect(readOf(strokes)).toEqual([[]]);
    const longest = Math.max(...take(strokes).map(({ burst }) => burst.byLayout.length));
    expect(longest).toBe(mostSigns);
  });
});

describe("a hand", () => {
  it("that types is no reader, however much it types", () => {
    const taken = take(readerKeys(address, { gapMs: longestGapMs + 1 }));
    expect(taken.filter(({ isReaders, readings }) => isReaders || readings !== null)).toEqual([]);
  });

  it("that slips over a few keys, or waits before Enter, is no reader", () => {
    expect(readOf(readerKeys("a".repeat(fewestSigns - 1)))).toEqual([]);
    const late = readerKeys(address).map((stroke) =>
      stroke.key === "Enter" ? { ...stroke, at: stroke.at + longestGapMs } : stroke,
    );
    expect(readOf(late)).toEqual([]);
  });

  it("that leans on a key, or presses one with Control, is no reader", () => {
    expect(readOf(changed(() => ({ repeat: true })))).toEqual([]);
    expect(readOf(changed(() => ({ command: true })))).toEqual([]);
  });

  it("on the keypad is none: its keys are never a reader's, however fast they come", () => {
    const names = ["ArrowDown", "ArrowUp", "ArrowRight", "ArrowLeft", "Enter", "F1", "Help"];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...names), { maxLength: 40 }), (pressed) => {
        const plain = { shift: false, command: false, repeat: false };
        const strokes = pressed.map((key, index) => ({ key, code: key, ...plain, at: index * 5 }));
        expect(take(strokes).some(({ isReaders, readings }) => isReaders || readings !== null)).toBe(false);
      }),
    );
  });
});
