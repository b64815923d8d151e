import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../chromium/index.ts";
import { stories } from "../pictures/stories/index.ts";
import { openStudio, type Subject } from "../pictures/studio.ts";
import { findBarriers } from "./barriers.ts";

const folder = join(import.meta.dirname, "..", "..", "test-output", "pictures");
const hubAway = /net::ERR_(CONNECTION_(REFUSED|RESET|CLOSED)|EMPTY_RESPONSE)/u;
let browser: Browser;

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  browser = await launchChromium();
});
afterAll(async () => await browser.close());

describe("every screen is pictured and has no barriers", () => {
  it.each(stories)("$about", async ({ hall, tell }) => {
    const barriers: Record<string, readonly string[]> = {};
    const troubles: string[] = [];
    const take = async ({ name, kind, screen }: Subject): Promise<void> => {
      await screen.page.screenshot({ path: join(folder, `${name}.png`), caret: "hide" });
      const found = await findBarriers(screen.page, kind);
      if (found.length > 0) barriers[name] = found;
      screen.expectTrouble(hubAway);
      troubles.push(...screen.troubles());
    };
    const studio = await openStudio(browser, { scale: () => 1, printerPort: 0, quietMs: 400, take }, hall);
    try {
      await tell(studio);
    } finally {
      await studio.close();
    }
    expect(barriers).toEqual({});
    expect(troubles).toEqual([]);
  });
});
