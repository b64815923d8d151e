import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Instant } from "@giliran/shared/domain";
import { pageHandler } from "../../src/main/pageProtocol.ts";
import { buildPages } from "../electron/buildShell.ts";
import { chromiumProgram } from "../electron/chromiumProgram.ts";
import { installBridge, openState, sampleReport } from "./fakeBridge.ts";

const pictures = join(import.meta.dirname, "../../../../test-output/pictures");
let browser: Browser;
let pages: string;

beforeAll(async () => {
  pages = mkdtempSync(join(tmpdir(), "giliran-night-"));
  await buildPages(pages);
  browser = await chromium.launch({
    executablePath: chromiumProgram(),
    args: ["--no-sandbox", "--disable-gpu"],
  });
});
afterAll(async () => {
  await browser.close();
  rmSync(pages, { recursive: true, force: true });
});

const at = (time: string): Instant => Date.parse(`${time}:00+07:00`) as Instant;
/** The machine's clock is a year and nine hours behind the hall's. */
const offsetMs = (365 * 24 + 9) * 3_600_000;
const closed = openState({
  obstacle: "outside_hours",
  alerts: [{ kind: "hours", when: "after", name: null, until: at("2026-11-27T07:45") }],
  alertsAt: at("2026-11-26T21:00"),
  night: { span: { from: 18 * 60, to: 6 * 60 }, offsetMs },
});

async function openAt(hallTime: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1080, height: 1920 }, hasTouch: true });
  const handle = pageHandler(pages);
  await context.route("**/*", async (route) => {
    const response = await handle(new Request(`kiosk://app${new URL(route.request().url()).pathname}`));
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  });
  await context.addInitScript(installBridge, {
    packs: [],
    packsRefused: 0,
    state: closed,
    report: sampleReport,
  });
  const page = await context.newPage();
  await page.clock.install({ time: at(hallTime) - offsetMs });
  await page.goto("https://app.kiosk.test/");
  await page.clock.runFor(2_000);
  return page;
}

async function isDark(page: Page): Promise<boolean> {
  await page.clock.runFor(1_500);
  return (await page.locator(".night").count()) === 1;
}

it("goes dark half an hour after it saw the hall close, a touch wakes it for a minute and does nothing else", async () => {
  const page = await openAt("2026-11-26T21:00");
  expect(await isDark(page)).toBe(false);
  await page.clock.runFor(31 * 60_000);
  expect(await isDark(page)).toBe(true);
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, "night-dark.png") });
  // Where "call a person" stands beneath.
  const box = await page.locator('[data-name="person"]').boundingBox();
  if (box === null) throw new Error("There is no foot.");
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  expect(await isDark(page)).toBe(false);
  await page.screenshot({ path: join(pictures, "night-woken.png") });
  expect(await page.evaluate(() => globalThis.test.called.map(({ name }) => name))).not.toContain(
    "requestHelp",
  );
  // Awake, the same touch does what it says, and the minute counts from it.
  await page.clock.runFor(40_000);
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  await page.clock.runFor(40_000);
  expect(await page.evaluate(() => globalThis.test.called.map(({ name }) => name))).toContain("requestHelp");
  expect(await isDark(page)).toBe(false);
  await page.clock.runFor(25_000);
  expect(await isDark(page)).toBe(true);
});

it("is woken by a key, which presses nothing", async () => {
  const page = await openAt("2026-11-26T21:00");
  await page.locator('[data-name="person"]').focus();
  await page.clock.runFor(31 * 60_000);
  expect(await isDark(page)).toBe(true);
  await page.keyboard.press("Enter");
  expect(await isDark(page)).toBe(false);
  expect(await page.evaluate(() => globalThis.test.called.map(({ name }) => name))).not.toContain(
    "requestHelp",
  );
});

it("is light by day though the hall is closed, and at once when the hall opens by night", async () => {
  const day = await openAt("2026-11-26T15:00");
  await day.clock.runFor(2 * 60 * 60_000);
  expect(await isDark(day)).toBe(false);
  await day.clock.runFor(61 * 60_000);
  expect(await isDark(day)).toBe(true);
  await day.evaluate((state) => globalThis.test.push(state), openState({ night: closed.night }));
  expect(await isDark(day)).toBe(false);
});
