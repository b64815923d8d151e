import type { BrowserContext, Locator, Page } from "playwright-core";
import jsQR from "jsqr";

/** The newest slip of the simulated printer, as the simulators' page shows it. */
export interface Slip {
  /** Its printed lines, top to bottom. */
  readonly lines: readonly string[];
  readonly picture: Locator;
}

/** Reads the newest slip: the simulator's own parser made the picture from the bytes that came over TCP. */
export async function newestSlip(simulators: Page): Promise<Slip> {
  const picture = simulators.locator(".slips img").first();
  await picture.waitFor();
  const source = decodeURIComponent((await picture.getAttribute("src")) ?? "");
  const lines = Array.from(source.matchAll(/<text[^>]*>([^<]*)<\/text>/gu), ([, text]) =>
    unescape(text ?? ""),
  );
  return { lines, picture };
}

export async function slipCount(simulators: Page): Promise<number> {
  return await simulators.locator(".slips img").count();
}

/** Reads the QR code in what a camera would see of this element; null where there is none. */
export async function readQr(element: Locator, context: BrowserContext): Promise<string | null> {
  const png = await element.screenshot();
  const page = await context.newPage();
  try {
    const { width, height, pixels } = await page.evaluate(decodePicture, png.toString("base64"));
    const found = jsQR(Uint8ClampedArray.from(Buffer.from(pixels, "base64")), width, height);
    return found?.data ?? null;
  } finally {
    await page.close();
  }
}

/** Runs in an empty page: PNG in, RGBA out, both in base64. */
async function decodePicture(base64: string): Promise<{ width: number; height: number; pixels: string }> {
  const image = new Image();
  image.src = `data:image/png;base64,${base64}`;
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  const brush = new OffscreenCanvas(width, height).getContext("2d");
  if (brush === null) throw new Error("This browser cannot draw.");
  brush.drawImage(image, 0, 0);
  const { data } = brush.getImageData(0, 0, width, height);
  let text = "";
  for (let at = 0; at < data.length; at += 8192)
    text += String.fromCodePoint(...data.subarray(at, at + 8192));
  return { width, height, pixels: btoa(text) };
}

const signs: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

function unescape(text: string): string {
  return text.replaceAll(/&(amp|lt|gt);/gu, (sign) => signs[sign] ?? sign);
}
