import type { Page } from "playwright-core";
import { expect } from "vitest";
import { heardOn, listenAtLoudspeaker, announcementsIn, type HeardAnnouncement } from "./sound.ts";
import type { ScreenWish } from "./screens.ts";

/** A call screen at which the test listens. */
export const listening: ScreenWish = { size: "board", before: listenAtLoudspeaker };

/** One call as it stands on the board now. */
export interface ShownCall {
  readonly label: string;
  readonly counter: string;
}

/** The calls of this moment, newest first; the first is the large one. */
export async function callsShown(board: Page): Promise<readonly ShownCall[]> {
  return await board.locator(".now .called").evaluateAll((cards) =>
    cards.map((card) => ({
      label: card.querySelector(".number")?.textContent ?? "",
      counter: card.querySelector(".desk-label")?.textContent ?? "",
    })),
  );
}

/** Waits until these calls, and no others, stand on the board, newest first. */
export async function expectCalls(board: Page, calls: readonly ShownCall[]): Promise<void> {
  await expect.poll(async () => await callsShown(board), { timeout: 10_000 }).toEqual(calls);
}

/** Numbers of the list of last calls, newest first. */
export async function lastCalls(board: Page): Promise<readonly string[]> {
  return await board.locator(".last-number").allTextContents();
}

/** What was said so far, announcement by announcement. */
export async function announcedOn(board: Page): Promise<readonly HeardAnnouncement[]> {
  return announcementsIn(await heardOn(board));
}

/** Waits until the screen is in the middle of a sentence. */
export async function speaking(board: Page): Promise<void> {
  await expect.poll(async () => (await heardOn(board)).length, { timeout: 15_000 }).toBeGreaterThan(3);
  await expect
    .poll(async () => {
      const now = await board.evaluate(() => performance.timeOrigin + performance.now());
      return (await heardOn(board)).some(({ from, until }) => from < now && now < until);
    })
    .toBe(true);
}

/** Mean square of full scale: speech is a hundred times above it, silence is 0. */
export const audible = 0.0005;

/** What was heard is loud in every clip, and begins after the one before it has ended. */
export function expectOneAfterTheOther(announcements: readonly HeardAnnouncement[]): void {
  for (const [index, { from, quietest }] of announcements.entries()) {
    expect(quietest).toBeGreaterThan(audible);
    const before = announcements[index - 1];
    if (before !== undefined) expect(from).toBeGreaterThanOrEqual(before.until);
  }
}
