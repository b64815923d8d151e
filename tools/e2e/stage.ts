import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { launchChromium, type LaunchOptions } from "../chromium/index.ts";
import { type HallWish, openHall, type TestHall } from "./hall.ts";
import { enter, type LandingLink, openScreen, type Screen, type ScreenWish } from "./screens.ts";

const output = join(import.meta.dirname, "..", "..", "test-output");

/** What a browser itself says when there is no hub at the other end. */
const hubAway = /net::ERR_(CONNECTION_(REFUSED|RESET|CLOSED)|EMPTY_RESPONSE)/u;

/** Halls and screens of one test file: one browser for all of its tests, everything else new for each of them. */
export interface Stage {
  readonly hall: (wish?: HallWish) => Promise<TestHall>;
  /** In by the landing page. */
  readonly enter: (hall: TestHall, link: LandingLink, wish: ScreenWish) => Promise<Screen>;
  /** A page at this address, without a click. */
  readonly visit: (address: string, wish: ScreenWish) => Promise<Screen>;
}

/** Registers the hooks: after each test no screen may have said anything in its console that nobody expected. */
export function useStage(options: LaunchOptions = {}): Stage {
  let browser: Browser | null = null;
  const halls: TestHall[] = [];
  const screens: Screen[] = [];
  const launched = (): Browser => {
    if (browser === null) throw new Error("The browser is not there yet.");
    return browser;
  };
  const keep = (screen: Screen): Screen => {
    screens.push(screen);
    return screen;
  };

  beforeAll(async () => {
    browser = await launchChromium(options);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === "fail") await photograph(screens, task.name);
    if (halls.some((hall) => hall.wasAway())) for (const screen of screens) screen.expectTrouble(hubAway);
    const troubles = screens.flatMap((screen) => screen.troubles());
    for (const screen of screens.splice(0)) await screen.close();
    for (const hall of halls.splice(0)) await hall.stop();
    expect(troubles).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
  });

  return {
    hall: async (wish) => {
      const hall = await openHall(wish);
      halls.push(hall);
      return hall;
    },
    enter: async (hall, link, wish) => keep(await enter(launched(), hall, link, wish)),
    visit: async (address, wish) => {
      const screen = keep(await openScreen(launched(), wish));
      await screen.page.goto(address);
      return screen;
    },
  };
}

/** How every screen stood when a test failed. */
async function photograph(screens: readonly Screen[], name: string): Promise<void> {
  const folder = join(output, "failed");
  mkdirSync(folder, { recursive: true });
  for (const [index, { page }] of screens.entries()) {
    if (page.isClosed()) continue;
    const file = `${name.replaceAll(/[^a-zA-Z0-9]+/gu, "-")}-${String(index + 1)}.png`;
    await page.screenshot({ path: join(folder, file) });
  }
}
