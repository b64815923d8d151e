import type { Page } from "playwright-core";

/** Where skin meets the glass, CSS pixels. */
export interface Contact {
  readonly x: number;
  readonly y: number;
}

/** Real contacts on the browser's own touch input, with all that it makes of them. */
export interface Hand {
  /** Each of these contacts lies on the glass. */
  readonly down: (...contacts: readonly Contact[]) => Promise<void>;
  readonly move: (...contacts: readonly Contact[]) => Promise<void>;
  readonly up: () => Promise<void>;
  /** Lies still until the page's own clock has gone on by so many ms. */
  readonly stay: (ms: number) => Promise<void>;
}

export async function handOn(page: Page): Promise<Hand> {
  const session = await page.context().newCDPSession(page);
  const send = async (
    type: "touchStart" | "touchMove" | "touchEnd",
    contacts: readonly Contact[],
  ): Promise<void> => {
    const touchPoints = contacts.map(({ x, y }, id) => ({ x, y, id }));
    await session.send("Input.dispatchTouchEvent", { type, touchPoints });
  };
  return {
    down: async (...contacts) => await send("touchStart", contacts),
    move: async (...contacts) => await send("touchMove", contacts),
    up: async () => await send("touchEnd", []),
    stay: async (ms) => {
      const until = (await page.evaluate(() => performance.now())) + ms;
      await page.waitForFunction((then) => performance.now() >= then, until);
    },
  };
}
