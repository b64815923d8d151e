/** A key as a reader of codes types it: one that behaves as a keyboard of the USA, as all do from their makers. */
export interface ReaderKey {
  readonly key: string;
  readonly code: string;
  readonly shift: boolean;
  readonly command: boolean;
  readonly repeat: boolean;
  /** ms since the first. */
  readonly at: number;
}

const above = ")!@#$%^&*(";
const others: Readonly<Record<string, readonly [code: string, shift: boolean]>> = {
  " ": ["Space", false],
  "`": ["Backquote", false],
  "~": ["Backquote", true],
  "-": ["Minus", false],
  _: ["Minus", true],
  "=": ["Equal", false],
  "+": ["Equal", true],
  "[": ["BracketLeft", false],
  "{": ["BracketLeft", true],
  "]": ["BracketRight", false],
  "}": ["BracketRight", true],
  "\\": ["Backslash", false],
  "|": ["Backslash", true],
  ";": ["Semicolon", false],
  ":": ["Semicolon", true],
  "'": ["Quote", false],
  '"': ["Quote", true],
  ",": ["Comma", false],
  "<": ["Comma", true],
  ".": ["Period", false],
  ">": ["Period", true],
  "/": ["Slash", false],
  "?": ["Slash", true],
};

function placeOf(sign: string): readonly [code: string, shift: boolean] {
  if (/[a-z]/i.test(sign)) return [`Key${sign.toUpperCase()}`, /[A-Z]/.test(sign)];
  if (/\d/.test(sign)) return [`Digit${sign}`, false];
  if (above.includes(sign)) return [`Digit${String(above.indexOf(sign))}`, true];
  const place = others[sign];
  if (place === undefined) throw new Error(`No reader types ${sign}.`);
  return place;
}

/** What is read, sign by sign, and the key that ends it. */
export function readerKeys(text: string, { gapMs = 8, end = "Enter" } = {}): readonly ReaderKey[] {
  const signs = Array.from(text, (key, index) => {
    const [code, shift] = placeOf(key);
    return { key, code, shift, command: false, repeat: false, at: index * gapMs };
  });
  const last = { key: end, code: end, shift: false, command: false, repeat: false };
  return [...signs, { ...last, at: signs.length * gapMs }];
}
