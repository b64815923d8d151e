import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PNG } from "pngjs";
import { afterAll, describe, expect, it } from "vitest";
import { readLogo } from "./readLogo.ts";

const folder = mkdtempSync(join(tmpdir(), "logo-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes a picture whose dots are [red, green, blue, alpha]; returns its path. */
function picture(width: number, height: number, dot: (x: number, y: number) => readonly number[]): string {
  const png = new PNG({ width, height });
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) png.data.set(dot(x, y), (y * width + x) * 4);
  return file(PNG.sync.write(png));
}

function file(bytes: Uint8Array): string {
  const path = join(folder, "logo.png");
  writeFileSync(path, bytes);
  return path;
}

const black = [0, 0, 0, 255];

describe("the logo of a slip", () => {
  it("is black where the picture is dark, and paper where it is light or transparent", () => {
    const dots = [black, [255, 255, 255, 255], [200, 30, 30, 255], [0, 0, 0, 40]];
    // A row of ten dots needs two bytes: 1010 0000, then the ninth dot.
    const path = picture(10, 2, (x, y) =>
      y === 0 ? (dots[x] ?? dots[1] ?? []) : x === 8 ? black : [0, 0, 0, 0],
    );
    expect(readLogo(path)).toEqual({
      ok: true,
      logo: { width: 10, height: 2, bits: Buffer.from([0xa0, 0x00, 0x00, 0x80]).toString("base64") },
    });
  });

  it("has the size that the narrowest paper can bear", () => {
    expect(readLogo(picture(384, 240, () => black)).ok).toBe(true);
    const wide = readLogo(picture(385, 10, () => black));
    expect(wide).toEqual({ ok: false, reason: "it has 385 x 10 dots, and a slip has room for 384 x 240" });
  });

  it("is refused for its size before it is unpacked", () => {
    const bomb = PNG.sync.write(new PNG({ width: 4, height: 4 }));
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    expect(readLogo(file(bomb))).toMatchObject({
      ok: false,
      reason: expect.stringContaining("60000 x 60000"),
    });
  });

  it.each([
    ["no PNG", Buffer.from("<svg/>".padEnd(64)), "it is not a PNG"],
    ["a drawing with a script", Buffer.from("<svg><script>evil()</script></svg>"), "it is not a PNG"],
    [
      "a page by the name of a picture",
      Buffer.from("<!doctype html><script>evil()</script>"),
      "it is not a PNG",
    ],
    ["broken off", PNG.sync.write(new PNG({ width: 40, height: 40 })).subarray(0, 50), "it is a damaged PNG"],
    ["too heavy", new Uint8Array(256 * 1024 + 1), "it is larger than 256 kB"],
  ])("that is %s is refused with its reason", (_, bytes, reason) => {
    expect(readLogo(file(bytes))).toEqual({ ok: false, reason });
  });

  it("that is not there is named so", () => {
    expect(readLogo(join(folder, "none.png"))).toEqual({ ok: false, reason: "there is no such file" });
  });
});
