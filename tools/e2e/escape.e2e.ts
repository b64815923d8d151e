import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { screenShown, target } from "./kioskVisit.ts";
import { useStage } from "./stage.ts";

// The kiosk behind a browser, as a Raspberry Pi has it. Electron's shell has tests of its own in apps/kiosk/test/electron,
// the policies of the machine's Chromium one in tools/integration.
const stage = useStage();
const output = join(import.meta.dirname, "..", "..", "test-output");

/** As far as a hall file lets a name go. */
const hostile = `</title><script>document.title='evil'</script><img src=x onerror="document.title='evil'">`;
const turning = "\\u202Epildnaet\\u0007\\u001B[2J";
const long = "Wxyz".repeat(50);

function poison(file: string): string {
  return file
    .replace("{ id: Kependudukan (Dukcapil), en: Civil Registry (Dukcapil) }", JSON.stringify(hostile))
    .replace("shortName: Dukcapil", `shortName: "<b>evil</b>"`)
    .replace("{ id: Polres Magetan, en: Magetan Police }", `"${turning}"`)
    .replace("{ id: BPJS Kesehatan, en: Health Insurance (BPJS) }", JSON.stringify(long))
    .replace(`colour: "#7A3E00"`, `colour: "url(https://evil.example/x.png)"`)
    .replace("logo: slip-logo.png", "logo: ../../evil.svg");
}

async function kioskOf(hall: Awaited<ReturnType<typeof stage.hall>>): Promise<Page> {
  const { page } = await stage.enter(hall, "kiosk", { size: "kiosk", touch: true });
  await screenShown(page, "agencies");
  return page;
}

it("names from the hall file are words and nothing else, whatever they hold", async () => {
  const hall = await stage.hall({ edit: poison });
  const page = await kioskOf(hall);
  const dukcapil = target(page, "agency-dukcapil");
  expect(await dukcapil.locator(".row-head").textContent()).toBe(hostile);
  expect(await page.title()).not.toBe("evil");
  expect(await page.locator("main script, main img, main b").count()).toBe(0);
  // Too strange a colour loses the agency its row or its colour, never the page its rest.
  expect(await target(page, "agency-dpmptsp").count()).toBe(0);
  const heads = await page.locator(".row-head").allTextContents();
  expect(heads).toContain("pildnaet [2J");
  // oxlint-disable-next-line no-control-regex -- they are what must not be there
  expect(heads.join("")).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E]/u);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
  const { width = 0 } = (await page.locator(".row-head", { hasText: "Wxyz" }).boundingBox()) ?? {};
  expect(width).toBeGreaterThan(0);
  expect(width).toBeLessThan(1080);
  await page.screenshot({ path: join(output, "kiosk-hostile-names.png") });
  await dukcapil.tap();
  await screenShown(page, "services");
  expect(await page.locator("h1").textContent()).toContain("<script>");
});

it("a page in any browser is refused what it might ask for, though the browser would grant it", async () => {
  const hall = await stage.hall();
  const screen = await stage.enter(hall, "kiosk", { size: "kiosk", touch: true });
  const { page } = screen;
  screen.expectTrouble(/Permissions policy violation/u);
  await screenShown(page, "agencies");
  await page.context().grantPermissions(["geolocation", "camera", "microphone", "midi", "clipboard-read"]);
  const granted = await page.evaluate(async () => {
    const wishes = {
      geolocation: () =>
        new Promise((found, failed) => navigator.geolocation.getCurrentPosition(found, failed)),
      camera: () => navigator.mediaDevices.getUserMedia({ video: true }),
      midi: () => navigator.requestMIDIAccess(),
      clipboard: () => navigator.clipboard.readText(),
    };
    const given: string[] = [];
    for (const [name, wish] of Object.entries(wishes)) {
      await wish().then(
        () => given.push(name),
        () => {},
      );
    }
    return given;
  });
  expect(granted).toEqual([]);
});

it("keys of the browser do nothing on the page, and those of the keypad go on", async () => {
  const hall = await stage.hall();
  const page = await kioskOf(hall);
  const prevented = await page.evaluate(() => {
    const keys = [
      { key: "r", ctrlKey: true },
      { key: "p", ctrlKey: true },
      { key: "F5" },
      { key: "F11" },
      { key: "ArrowLeft", altKey: true },
      { key: "Tab" },
    ];
    return keys.map((init) =>
      document.body.dispatchEvent(new KeyboardEvent("keydown", { ...init, bubbles: true, cancelable: true })),
    );
  });
  // False: somebody has refused it.
  expect(prevented).toEqual([false, false, false, false, false, true]);
});

it("a page that hangs is noticed, and whoever began its browser is told; another page is the end of that", async () => {
  const hall = await stage.hall();
  const page = await kioskOf(hall);
  expect(hall.kioskPageGone()).toBe(false);
  page
    .evaluate(() => {
      for (;;);
    })
    .catch(() => {});
  await expect.poll(() => hall.kioskPageGone(), { timeout: 60_000, interval: 250 }).toBe(true);
  await page.close();
  const next = await kioskOf(hall);
  await expect.poll(() => hall.kioskPageGone()).toBe(false);
  expect(await target(next, "agency-dukcapil").count()).toBe(1);
});
