/** A key as it went down, of whatever is attached that types. */
export interface KeyStroke {
  /** What it means in the machine's layout, as `KeyboardEvent.key` names it. */
  readonly key: string;
  /** Where it lies, as `KeyboardEvent.code` names it. */
  readonly code: string;
  readonly shift: boolean;
  /** With a key that makes a command of it: Control, Meta, Alt. */
  readonly command: boolean;
  /** It is held down. */
  readonly repeat: boolean;
  /** When it was pressed, ms, by any clock that only goes forward. */
  readonly at: number;
}

/** Keys that came faster than hands are, so far. */
export interface Burst {
  readonly signs: number;
  readonly byLayout: string;
  readonly byPlace: string;
  readonly lastAt: number;
}

/** What came of one more key. */
export interface Taken {
  readonly burst: Burst;
  /** It is a reader's: nobody else may act on it. */
  readonly isReaders: boolean;
  /**
   * What a reader has read, once that is whole: by the machine's layout first, then as a keyboard of the USA types it,
   * which is what readers are set to; none where it was too long. Null: nothing is whole.
   */
  readonly readings: readonly string[] | null;
}

/** Readers leave 0 to 30 ms between two keys, quick typists about 80. */
export const longestGapMs = 50;
/** Shorter ones may come of a hand that slipped over several keys. */
export const fewestSigns = 6;
/** More than any code that a hall has: an address of a ticket has about 60. */
export const mostSigns = 300;

export const noBurst: Burst = { signs: 0, byLayout: "", byPlace: "", lastAt: -Infinity };

const ends: ReadonlySet<string> = new Set(["Enter", "Tab"]);
/** They go down with another key and are no sign themselves. */
const silent: ReadonlySet<string> = new Set(["Shift", "CapsLock", "AltGraph"]);

/** One more key. Pure: who listens keeps the burst from key to key. */
export function takeKey(burst: Burst, stroke: KeyStroke): Taken {
  if (silent.has(stroke.key)) return { burst, isReaders: false, readings: null };
  const inTime = stroke.at - burst.lastAt <= longestGapMs;
  const before = inTime ? burst : noBurst;
  if (ends.has(stroke.key)) return ended(before, stroke);
  if (!isSign(stroke)) return { burst: noBurst, isReaders: false, readings: null };
  return { burst: withSign(before, stroke), isReaders: before.signs > 0, readings: null };
}

function ended(before: Burst, { repeat }: KeyStroke): Taken {
  if (repeat || before.signs < fewestSigns) return { burst: noBurst, isReaders: false, readings: null };
  const { signs, byLayout, byPlace } = before;
  const readings = signs > mostSigns ? [] : [...new Set([byLayout, byPlace])];
  return { burst: noBurst, isReaders: true, readings };
}

/** A letter, a figure or another sign; the arrows and F keys of the tactile keypad are none. */
function isSign({ key, code, command, repeat }: KeyStroke): boolean {
  if (command || repeat) return false;
  return Array.from(key).length === 1 || signAt(code, false) !== "";
}

function withSign(before: Burst, { key, code, shift, at }: KeyStroke): Burst {
  const signs = before.signs + 1;
  // What is too long is counted and not kept.
  if (signs > mostSigns) return { signs, byLayout: "", byPlace: "", lastAt: at };
  const sign = Array.from(key).length === 1 ? key : "";
  return {
    signs,
    byLayout: before.byLayout + sign,
    byPlace: before.byPlace + signAt(code, shift),
    lastAt: at,
  };
}

type Place = readonly [code: string, signs: readonly [plain: string, shifted: string]];

const letters = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ", (letter): Place => {
  return [`Key${letter}`, [letter.toLowerCase(), letter]];
});
const figures = Array.from(")!@#$%^&*(", (above, figure): readonly Place[] => [
  [`Digit${String(figure)}`, [String(figure), above]],
  [`Numpad${String(figure)}`, [String(figure), String(figure)]],
]);
/** What the keys of a keyboard of the USA bear, without and with Shift. */
const places: ReadonlyMap<string, readonly [string, string]> = new Map<string, readonly [string, string]>([
  ...letters,
  ...figures.flat(),
  ["Backquote", ["`", "~"]],
  ["Minus", ["-", "_"]],
  ["Equal", ["=", "+"]],
  ["BracketLeft", ["[", "{"]],
  ["BracketRight", ["]", "}"]],
  ["Backslash", ["\\", "|"]],
  ["Semicolon", [";", ":"]],
  ["Quote", ["'", '"']],
  ["Comma", [",", "<"]],
  ["Period", [".", ">"]],
  ["Slash", ["/", "?"]],
  ["Space", [" ", " "]],
  ["NumpadAdd", ["+", "+"]],
  ["NumpadSubtract", ["-", "-"]],
  ["NumpadMultiply", ["*", "*"]],
  ["NumpadDivide", ["/", "/"]],
  ["NumpadDecimal", [".", "."]],
]);

/** The sign of a place on a keyboard of the USA, whatever the machine's layout and its Caps Lock say; "": none. */
function signAt(code: string, shift: boolean): string {
  return places.get(code)?.[shift ? 1 : 0] ?? "";
}
