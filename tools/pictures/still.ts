import type { Page } from "playwright-core";

/** Looks at a page this often, ms. */
const everyMs = 200;
/**
 * Waits until fonts and pictures are there and nothing changes any more. Animations then stand at their end; the bar of
 * the time that is left, at a third of its way.
 * @param quietMs so long nothing may change; clocks on the pages tick with the seconds
 */
export async function makeStill(page: Page, quietMs: number): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all(Array.from(document.images, async (image) => await image.decode()));
  });
  let same = 0;
  let before = "";
  while (same * everyMs < quietMs) {
    const now = await page.evaluate(() => document.documentElement.outerHTML);
    same = now === before ? same + 1 : 0;
    before = now;
    await page.waitForTimeout(everyMs);
  }
  await page.evaluate(pose);
}

/** Runs in the page. */
function pose(): void {
  for (const animation of document.getAnimations()) {
    const { effect } = animation;
    const end = effect?.getComputedTiming().endTime;
    if (typeof end !== "number" || !Number.isFinite(end)) continue;
    const runsOut =
      effect instanceof KeyframeEffect &&
      effect.target?.parentElement?.classList.contains("time-left") === true;
    animation.pause();
    animation.currentTime = runsOut ? end / 3 : end;
  }
}
