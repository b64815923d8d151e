import type { Page } from "playwright-core";
import { readerKeys } from "../support/codeReader.ts";

/**
 * Holds a code before the kiosk's reader: true keys of the browser, at the times at which a reader types them, however slow
 * this machine is.
 */
export async function readCode(
  page: Page,
  text: string,
  timing: { readonly gapMs?: number } = {},
): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const from = Date.now() / 1000;
  const presses = readerKeys(text, timing).map(async ({ key, code, shift, at }) => {
    const enter = key === "Enter";
    const timestamp = from + at / 1000;
    const named = { key, code, modifiers: shift ? 8 : 0 };
    const typed = { ...named, timestamp, text: enter ? "\r" : key };
    const extra = enter ? { windowsVirtualKeyCode: 13 } : {};
    await session.send("Input.dispatchKeyEvent", { type: "keyDown", ...typed, ...extra });
    await session.send("Input.dispatchKeyEvent", { type: "keyUp", ...named, timestamp, ...extra });
  });
  await Promise.all(presses);
  await session.detach();
}
