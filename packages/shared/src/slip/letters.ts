import type { Bitmap } from "../domain/index.ts";

/** How drawn text looks, in the steps of the printer's own characters. */
export interface DrawnLook {
  /** 1: as tall as a character of font A. */
  readonly height: number;
  readonly bold: boolean;
}

/** Draws text in the scripts that no printer's code page has. */
export interface Letters {
  /** Whether each letter of this text would come out as itself. */
  readonly has: (text: string) => boolean;
  /** Dots from the first to the last letter on one line. */
  readonly width: (text: string, look: DrawnLook) => number;
  /** One line of text, shaped and in its direction, cut off at `room` dots. */
  readonly draw: (text: string, look: DrawnLook, room: number) => Bitmap;
}

/**
 * Breaks text into lines that are not wider than `room`: where its language lets a line end, and within a word only
 * where the word alone is wider. Empty text gives no line.
 */
export function wrapDrawn(text: string, width: (text: string) => number, room: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const part of partsOf(text)) {
    if (width((line + part).trim()) <= room) {
      line += part;
      continue;
    }
    if (line.trim() !== "") lines.push(line.trim());
    line = part;
    while (width(line.trim()) > room) {
      const fits = fittingSigns(line, width, room);
      lines.push(fits);
      line = line.slice(fits.length);
    }
  }
  if (line.trim() !== "") lines.push(line.trim());
  return lines;
}

/** Words with what stands behind them; of scripts without spaces by the rules of Unicode's text segmentation. */
function partsOf(text: string): string[] {
  const segments = new Intl.Segmenter(undefined, { granularity: "word" }).segment(
    text.replaceAll(/\s+/gu, " "),
  );
  const parts: string[] = [];
  for (const { segment, isWordLike } of segments) {
    // A full stop never begins a line.
    if (parts.length > 0 && isWordLike !== true) parts[parts.length - 1] += segment;
    else parts.push(segment);
  }
  return parts;
}

/** As many whole signs as fit, at least one. */
function fittingSigns(text: string, width: (text: string) => number, room: number): string {
  const signs = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
  let fits = signs[0] ?? "";
  for (const sign of signs.slice(1)) {
    if (width(fits + sign) > room) break;
    fits += sign;
  }
  return fits;
}
