import { createHash } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";

/** What stands in a file of lines, and what in it could not be read. */
export interface ReadLines {
  readonly rows: readonly unknown[];
  /** Lines before the last one whose sum is wrong: the disk has lost something. A torn last line is none. */
  readonly broken: number;
}

function sumOf(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex").slice(0, 12);
}

function lineOf(row: object): string {
  const text = JSON.stringify(row);
  return `${sumOf(text)} ${text}\n`;
}

/** Rows of a file in which every line bears its sum; none where there is no file. */
export function readLines(path: string): ReadLines {
  if (!existsSync(path)) return { rows: [], broken: 0 };
  const lines = readFileSync(path, "utf8").split("\n");
  // Whatever was being written when the machine stopped was never answered.
  const whole = lines.slice(0, -1);
  let broken = 0;
  const rows = whole.flatMap((line): unknown[] => {
    const text = line.slice(13);
    if (line[12] !== " " || sumOf(text) !== line.slice(0, 12)) {
      broken += 1;
      return [];
    }
    return [JSON.parse(text) as unknown];
  });
  return { rows, broken };
}

/** Adds a row; it is on the disk when this returns. @throws Error where the disk does not take it */
export function appendLine(path: string, row: object): void {
  const file = openSync(path, "a", 0o600);
  try {
    writeSync(file, lineOf(row));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Writes a file whole, so that there is either the old one or the new one. @throws Error as above */
export function writeWhole(path: string, text: string): void {
  const beside = `${path}.new`;
  writeFileSync(beside, text, { mode: 0o600, flush: true });
  renameSync(beside, path);
  const folder = openSync(dirname(path), "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

export function rewriteLines(path: string, rows: readonly object[]): void {
  writeWhole(path, rows.map(lineOf).join(""));
}

export function makeFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
}
