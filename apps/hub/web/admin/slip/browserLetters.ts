import type { Bitmap } from "@giliran/shared/domain";
import { type DrawnLook, fontA, type Letters } from "@giliran/shared/slip";

const em = ({ height }: DrawnLook): number => Math.round(fontA.height * 1.35 * height);
const leading = 4;

/**
 * Draws what no printer has letters for with this machine's own typefaces: the lines break as on paper, the letters are
 * those of the page. A kiosk has typefaces of its own.
 */
export function browserLetters(): Letters {
  const brush = (
    width: number,
    height: number,
    look: DrawnLook,
  ): OffscreenCanvasRenderingContext2D | null => {
    const found = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
    if (found !== null) found.font = `${look.bold ? "700" : "400"} ${String(em(look))}px sans-serif`;
    return found;
  };
  const width = (text: string, look: DrawnLook): number =>
    Math.ceil(brush(1, 1, look)?.measureText(text).width ?? 0);
  return {
    has: () => true,
    width,
    draw: (text, look, room) => {
      const size = { width: Math.max(1, Math.min(room, width(text, look))), height: em(look) * 2 + leading };
      const canvas = brush(size.width, size.height, look);
      canvas?.fillText(text, 0, em(look) * 1.3);
      const dots = canvas?.getImageData(0, 0, size.width, size.height).data;
      return packed(size, (at) => (dots?.[at * 4 + 3] ?? 0) > 127);
    },
  };
}

function packed(
  { width, height }: { width: number; height: number },
  black: (at: number) => boolean,
): Bitmap {
  const rowBytes = Math.ceil(width / 8);
  const bytes = new Uint8Array(rowBytes * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (!black(y * width + x)) continue;
      const at = y * rowBytes + (x >> 3);
      bytes[at] = (bytes[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return { width, height, bits: btoa(String.fromCodePoint(...bytes)) };
}
