import type { Page } from "playwright-core";

/** Whether two PNG files show the same, however they are packed. The page is any empty one. */
export async function samePixels(page: Page, before: Buffer, now: Buffer): Promise<boolean> {
  if (before.equals(now)) return true;
  return await page.evaluate(compare, [before.toString("base64"), now.toString("base64")] as const);
}

/** Runs in the page. */
async function compare(files: readonly [string, string]): Promise<boolean> {
  const [one, other] = await Promise.all(
    files.map(async (base64) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const brush = new OffscreenCanvas(image.naturalWidth, image.naturalHeight).getContext("2d");
      brush?.drawImage(image, 0, 0);
      return brush?.getImageData(0, 0, image.naturalWidth, image.naturalHeight);
    }),
  );
  if (one === undefined || other === undefined) throw new Error("This browser cannot draw.");
  if (one.width !== other.width || one.height !== other.height) return false;
  return one.data.every((value, index) => value === other.data[index]);
}
