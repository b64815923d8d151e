import type { Page } from "playwright-core";
import type { TestHall } from "./hall.ts";
import type { Screen, ScreenWish } from "./screens.ts";
import type { Stage } from "./stage.ts";

const keys = {
  callNext: "Space",
  recall: "u",
  startService: "m",
  markAbsent: "h",
  finish: "s",
  closeCounter: "l",
} as const;
export type DeskAction = keyof typeof keys;

/** An officer signs in by the landing page and sits down at a counter. */
export async function sitDown(
  stage: Stage,
  hall: TestHall,
  officer: string,
  counter: string,
  wish: Partial<ScreenWish> = {},
): Promise<Screen> {
  const panel = await stage.enter(hall, `panel-${officer}`, { size: "panel", ...wish });
  await chooseCounter(panel.page, counter);
  return panel;
}

export async function chooseCounter(panel: Page, counter: string): Promise<void> {
  await panel.locator(`[data-counter="${counter}"]`).click();
  await panel.locator(".panel-desk").waitFor();
}

/** Waits until an action may be pressed, and the answer to the press before it has come. */
export async function ready(panel: Page, action: DeskAction): Promise<void> {
  await panel.locator('.notice:not([data-kind="sending"])').waitFor({ state: "attached" });
  await panel.locator(`[data-action="${action}"]:enabled`).waitFor();
}

/** One press of the action's key, as soon as the panel offers it. */
export async function pressKey(panel: Page, action: DeskAction): Promise<void> {
  await ready(panel, action);
  await panel.keyboard.press(keys[action]);
}

/** The number at hand; null: none. */
export async function inHand(panel: Page): Promise<string | null> {
  const label = panel.locator(".in-hand-label");
  return (await label.count()) === 0 ? null : await label.textContent();
}

/** Waits for this number at hand; null: for none. */
export async function expectInHand(panel: Page, label: string | null): Promise<void> {
  const shown =
    label === null
      ? panel.locator('.in-hand[data-state="none"]')
      : panel.locator(".in-hand-label", { hasText: label });
  await shown.waitFor();
}

/** Waits until the panel says this of the last press. */
export async function expectNotice(panel: Page, words: string): Promise<void> {
  await panel.locator(".notice", { hasText: words }).waitFor();
}
