import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type * as ResvgLibrary from "@resvg/resvg-wasm";
import type { Bitmap } from "@giliran/shared/domain";
import { type DrawnLook, fontA, type Letters, printableText } from "@giliran/shared/slip";
import { readTypefaces } from "./fontFiles.ts";
import { createShaper, type ShapedLine, type Shaper } from "./shaping.ts";

type Resvg = typeof ResvgLibrary;

/** Dots per em beside characters of font A: letters of other scripts have more detail than Latin capitals. */
const emOf = ({ height }: DrawnLook): number => Math.round(fontA.height * 1.35 * height);
/** White dots above and below. */
const leading = 4;

/** Loads what draws text; some 3 MB that most kiosks never need. Rejects where a part of it is missing. */
export async function loadLetters(further: readonly string[]): Promise<Letters> {
  const [hb, resvg] = await Promise.all([import("harfbuzzjs"), loadResvg()]);
  return drawnLetters(createShaper(hb, readTypefaces(further)), resvg);
}

async function loadResvg(): Promise<Resvg> {
  const library = await import("@resvg/resvg-wasm");
  const { resolve } = createRequire(import.meta.url);
  try {
    await library.initWasm(readFileSync(resolve("@resvg/resvg-wasm/index_bg.wasm")));
  } catch (error) {
    // The library may be started once in a program, and says so in these words.
    if (!(error instanceof Error) || !error.message.startsWith("Already initialized")) throw error;
  }
  return library;
}

function drawnLetters(shaper: Shaper, resvg: Resvg): Letters {
  return {
    has: (text) => shaper.has(drawable(text)),
    width: (text, look) => Math.ceil(shaper.shape(drawable(text), look.bold).width * emOf(look)),
    draw: (text, look, room) => {
      const line = shaper.shape(drawable(text), look.bold);
      return rasterOf(resvg, line, emOf(look), Math.min(room, Math.ceil(line.width * emOf(look)) + 1));
    },
  };
}

/** Signs between letters as the printer would have them: typographic dashes and quotes are not in every typeface. */
function drawable(text: string): string {
  return text.normalize("NFC").replaceAll(/[\p{P}\p{S}\p{Z}]/gu, (sign) => {
    const printable = printableText(sign);
    return printable === "?" ? sign : printable;
  });
}

/** The line as black dots on white, as high as its ink. */
function rasterOf(resvg: Resvg, line: ShapedLine, em: number, room: number): Bitmap {
  const width = Math.max(1, room);
  // Stacked letters of Javanese and marks of Arabic reach far above and below: room for both, then cut to the ink.
  const [above, tall] = [em * 2, em * 4];
  const paths = line.glyphs.map(({ path, x, y, scale }) => {
    const [left, base, size] = [x * em, above - y * em, scale * em];
    return `<path transform="translate(${left} ${base}) scale(${size} ${-size})" d="${path}"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${tall}">${paths.join("")}</svg>`;
  const image = new resvg.Resvg(svg);
  const rendered = image.render();
  const bitmap = dotsOf(rendered.pixels, width, tall);
  rendered.free();
  image.free();
  return bitmap;
}

/** What covers more than half of a dot blackens it. */
function dotsOf(pixels: Uint8Array, width: number, height: number): Bitmap {
  const inked = (row: number): boolean => {
    for (let x = 0; x < width; x += 1) if (isInk(pixels, row * width + x)) return true;
    return false;
  };
  let top = 0;
  while (top < height && !inked(top)) top += 1;
  let bottom = height;
  while (bottom > top && !inked(bottom - 1)) bottom -= 1;
  const [rowBytes, rows] = [Math.ceil(width / 8), bottom - top + 2 * leading];
  const bits = new Uint8Array(rowBytes * rows);
  for (let row = top; row < bottom; row += 1) {
    for (let x = 0; x < width; x += 1) {
      if (!isInk(pixels, row * width + x)) continue;
      const at = (row - top + leading) * rowBytes + (x >> 3);
      bits[at] = (bits[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return { width, height: rows, bits: Buffer.from(bits).toString("base64") };
}

/** By its cover alone: the paths are black. */
function isInk(pixels: Uint8Array, at: number): boolean {
  return (pixels[at * 4 + 3] ?? 0) > 127;
}
