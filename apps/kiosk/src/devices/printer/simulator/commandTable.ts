import type { QrLevel, QrStep, Token } from "./tokens.ts";

/**
 * One command: its first bytes, how many follow (a function where the command says so itself, null when it
 * has not yet arrived that far), and its meaning, or null when the parameters are outside the maker's range.
 */
export interface CommandRow {
  readonly name: string;
  readonly prefix: readonly number[];
  readonly length: (after: readonly number[]) => number | null;
  readonly read: (parameters: readonly number[]) => Token | null;
}

const fixed =
  (count: number): CommandRow["length"] =>
  () =>
    count;

const ignored =
  (name: string): CommandRow["read"] =>
  () => ({ kind: "ignored", name });

/** GS ( k: two bytes of length, low first, then as many bytes. */
const counted: CommandRow["length"] = ([low, high]) =>
  low === undefined || high === undefined ? null : 2 + low + high * 256;

/** Written from Epson's ESC/POS command reference, apart from the encoder that the kiosk uses. */
export const commandTable: readonly CommandRow[] = [
  { name: "LF", prefix: [0x0a], length: fixed(0), read: () => ({ kind: "lineFeed" }) },
  { name: "ESC @", prefix: [0x1b, 0x40], length: fixed(0), read: () => ({ kind: "initialize" }) },
  { name: "ESC M", prefix: [0x1b, 0x4d], length: fixed(1), read: readFont },
  { name: "ESC t", prefix: [0x1b, 0x74], length: fixed(1), read: readCodePage },
  { name: "ESC E", prefix: [0x1b, 0x45], length: fixed(1), read: readEmphasis },
  { name: "ESC a", prefix: [0x1b, 0x61], length: fixed(1), read: readAlign },
  { name: "ESC d", prefix: [0x1b, 0x64], length: fixed(1), read: readFeed },
  { name: "ESC 2", prefix: [0x1b, 0x32], length: fixed(0), read: ignored("ESC 2") },
  { name: "FS .", prefix: [0x1c, 0x2e], length: fixed(0), read: ignored("FS .") },
  { name: "GS !", prefix: [0x1d, 0x21], length: fixed(1), read: readSize },
  { name: "GS V", prefix: [0x1d, 0x56], length: fixed(1), read: readCut },
  { name: "GS a", prefix: [0x1d, 0x61], length: fixed(1), read: readStatusBack },
  { name: "GS r", prefix: [0x1d, 0x72], length: fixed(1), read: readSensor },
  { name: "GS ( k", prefix: [0x1d, 0x28, 0x6b], length: counted, read: readSymbol },
  { name: "GS v 0", prefix: [0x1d, 0x76, 0x30], length: rasterLength, read: readRaster },
  { name: "DLE EOT", prefix: [0x10, 0x04], length: fixed(1), read: readRealtime },
  { name: "DLE DC4 8", prefix: [0x10, 0x14, 0x08], length: fixed(7), read: readClear },
];

/** GS v 0: mode, bytes of a row and rows, each low byte first, then as many bytes. */
function rasterLength([mode, xl, xh, yl, yh]: readonly number[]): number | null {
  if (mode === undefined || xl === undefined || xh === undefined) return null;
  if (yl === undefined || yh === undefined) return null;
  return 5 + (xl + xh * 256) * (yl + yh * 256);
}

/** Only in its normal size; more than 72 bytes are wider than any paper. */
function readRaster([mode, xl = 0, xh = 0, ...rest]: readonly number[]): Token | null {
  const bytes = xl + xh * 256;
  if ((mode !== 0 && mode !== 0x30) || bytes === 0 || bytes > 72) return null;
  return { kind: "raster", bytes, dots: rest.slice(2) };
}

function readFont([n]: readonly number[]): Token | null {
  return n === 0 || n === 0x30 ? { kind: "ignored", name: "ESC M" } : null;
}

function readCodePage([n = -1]: readonly number[]): Token | null {
  return n === 0 || n === 16 ? { kind: "codePage", page: n } : null;
}

function readEmphasis([n = 0]: readonly number[]): Token {
  return { kind: "emphasis", on: (n & 1) === 1 };
}

function readAlign([n = -1]: readonly number[]): Token | null {
  const align = (["left", "center", "right"] as const)[n >= 0x30 ? n - 0x30 : n];
  return align === undefined ? null : { kind: "align", align };
}

function readFeed([n = 0]: readonly number[]): Token {
  return { kind: "feed", lines: n };
}

function readSize([n = 0]: readonly number[]): Token | null {
  return (n & 0x88) === 0 ? { kind: "size", width: (n >> 4) + 1, height: (n & 0x07) + 1 } : null;
}

function readCut([m = -1]: readonly number[]): Token | null {
  if (m === 0 || m === 0x30) return { kind: "cut", mode: "full" };
  return m === 1 || m === 0x31 ? { kind: "cut", mode: "partial" } : null;
}

function readStatusBack([n = 0]: readonly number[]): Token {
  return { kind: "statusBack", on: n !== 0 };
}

function readSensor([n]: readonly number[]): Token | null {
  return n === 1 || n === 0x31 ? { kind: "paperSensor" } : null;
}

function readRealtime([n = 0]: readonly number[]): Token | null {
  return n >= 1 && n <= 4 ? { kind: "realtimeStatus", question: n } : null;
}

const clearParameters: readonly number[] = [1, 3, 20, 1, 6, 2, 8];

function readClear(parameters: readonly number[]): Token | null {
  return clearParameters.every((value, index) => parameters[index] === value)
    ? { kind: "clearBuffer" }
    : null;
}

const levels: readonly QrLevel[] = ["L", "M", "Q", "H"];

/** GS ( k for QR (cn 49): the meaning of each function by its number. */
const qrFunctions = new Map<number, (value: number, data: readonly number[]) => QrStep | null>([
  [0x41, (value) => (value === 0x31 || value === 0x32 ? { name: "model", model: value - 0x30 } : null)],
  [0x43, (value) => (value >= 1 && value <= 16 ? { name: "cell", dots: value } : null)],
  [0x45, (value) => readLevel(levels[value - 0x30])],
  [0x50, (value, data) => (value === 0x30 ? { name: "store", data: String.fromCharCode(...data) } : null)],
  [0x51, (value) => (value === 0x30 ? { name: "print" } : null)],
]);

function readLevel(level: QrLevel | undefined): QrStep | null {
  return level === undefined ? null : { name: "level", level };
}

function readSymbol(parameters: readonly number[]): Token | null {
  const [, , symbol, fn = -1, value = -1] = parameters;
  const step = symbol === 0x31 ? qrFunctions.get(fn)?.(value, parameters.slice(5)) : null;
  return step === null || step === undefined ? null : { kind: "qr", step };
}
