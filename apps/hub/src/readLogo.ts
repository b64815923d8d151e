import { readFileSync, statSync } from "node:fs";
import { PNG } from "pngjs";
import { type Bitmap, largestLogo } from "@giliran/shared/domain";

export type LogoReading =
  | { readonly ok: true; readonly logo: Bitmap }
  /** What is wrong with it, for a sentence that names the file. */
  | { readonly ok: false; readonly reason: string };

const largestFile = 256 * 1024;
const signature = Buffer.from("89504e470d0a1a0a", "hex");

/**
 * Reads a PNG as the black and white dots of a slip: what is darker than the middle is black, and what is transparent is
 * paper. Its size is read from its head before anything is unpacked, so that a small file cannot fill the memory.
 */
export function readLogo(file: string): LogoReading {
  try {
    if (statSync(file).size > largestFile) return refused("it is larger than 256 kB");
    return logoOf(readFileSync(file));
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    return refused(missing ? "there is no such file" : "it cannot be read");
  }
}

function logoOf(bytes: Buffer): LogoReading {
  if (bytes.length < 33 || !bytes.subarray(0, 8).equals(signature)) return refused("it is not a PNG");
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  if (width < 1 || height < 1 || width > largestLogo.width || height > largestLogo.height) {
    const most = `${largestLogo.width} x ${largestLogo.height}`;
    return refused(`it has ${width} x ${height} dots, and a slip has room for ${most}`);
  }
  try {
    return { ok: true, logo: blackAndWhite(PNG.sync.read(bytes)) };
  } catch {
    return refused("it is a damaged PNG");
  }
}

function blackAndWhite({ width, height, data }: PNG): Bitmap {
  const rowBytes = Math.ceil(width / 8);
  const bits = new Uint8Array(rowBytes * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (!isDark(data, (y * width + x) * 4)) continue;
      const at = y * rowBytes + (x >> 3);
      bits[at] = (bits[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return { width, height, bits: Buffer.from(bits).toString("base64") };
}

/** Of red, green, blue and alpha, each 0-255, on white paper; luminance by Rec. 601. */
function isDark(data: Uint8Array, at: number): boolean {
  const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(at, at + 4);
  const light = 0.299 * red + 0.587 * green + 0.114 * blue;
  return (light * alpha) / 255 + 255 - alpha < 128;
}

function refused(reason: string): LogoReading {
  return { ok: false, reason };
}
