import type { Page } from "playwright-core";

declare global {
  var skippedByTest: number | undefined;
}

/**
 * Lets a test skip a page's waiting. Only `performance.now` is moved, by which the screens measure how long nobody has
 * touched them: timers and sockets go on as they are, so that the link to the hub does not take it for an outage.
 * To be given to `ScreenWish.before`.
 */
export function skippableTime(): void {
  const real = performance.now.bind(performance);
  performance.now = () => real() + (globalThis.skippedByTest ?? 0);
}

/** So many ms pass at once. */
export async function skip(page: Page, ms: number): Promise<void> {
  await page.evaluate((more) => {
    globalThis.skippedByTest = (globalThis.skippedByTest ?? 0) + more;
  }, ms);
}
