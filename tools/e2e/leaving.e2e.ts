import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import type { HallWish, TestHall } from "./hall.ts";
import { numberShown, paperIs, press, screenShown, target, touch } from "./kioskVisit.ts";
import { skip, skippableTime } from "./skippableTime.ts";
import { useStage } from "./stage.ts";

const stage = useStage();

/** How far a visitor comes before they walk away, and the screen they leave behind. */
interface Step {
  readonly at: string;
  readonly touches: readonly string[];
  /** What stands there when all has come. */
  readonly shows?: string;
}

const services = "agency-dukcapil";
const ways: readonly Step[] = [
  { at: "agencies", touches: ["language-en"] },
  { at: "agencies", touches: ["no-paper"] },
  { at: "special", touches: ["special", "class-lansia"] },
  { at: "agencies", touches: ["special", "class-lansia", "special-done"] },
  { at: "search", touches: ["search", "key-K", "key-T"] },
  { at: "services", touches: [services] },
  { at: "services", touches: [services, "party", "party-more", "party-each"] },
  { at: "requirements", touches: [services, "requirements-ktp-el"] },
  { at: "journey", touches: [services, "journey-pindah-datang", "step-kartu-keluarga"] },
];
const gateWays: readonly Step[] = [
  { at: "gateCode", touches: ["gate-code", "key-4", "key-2"] },
  { at: "gate", touches: [services, "service-ktp-el"], shows: '.gate[data-phase="confirm"]' },
];

async function openKiosk(wish: HallWish): Promise<{ readonly hall: TestHall; readonly page: Page }> {
  const edit = (file: string): string => file.replace("\nsettings:\n", "\nsettings:\n  paperChoice: true\n");
  const hall = await stage.hall({ ...wish, edit });
  const kiosk = await stage.enter(hall, "kiosk", { size: "kiosk", touch: true, before: skippableTime });
  await screenShown(kiosk.page, "agencies");
  return { hall, page: kiosk.page };
}

/** All that a page holds: its words and marks, what it stores, and its address. */
async function heldBy(page: Page): Promise<unknown> {
  await page.locator(".frame:not([data-settling])").waitFor();
  return await page.evaluate(async () => ({
    words: document.querySelector("#screen")?.outerHTML,
    marks: [document.documentElement.lang, document.documentElement.dir, document.title],
    stored: [Object.keys(localStorage), Object.keys(sessionStorage), document.cookie],
    bases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    address: location.href,
    way: [history.length, history.state],
  }));
}

/** Goes away; is asked, comes back once, and is forgotten at the second time. */
async function walkAway(page: Page, at: string): Promise<void> {
  await screenShown(page, at);
  await skip(page, 21_000);
  await page.locator(".idle-question").waitFor();
  await target(page, "more-time").tap();
  await page.locator(".idle-question").waitFor({ state: "detached" });
  await screenShown(page, at);
  await skip(page, 21_000);
  await page.locator(".idle-question").waitFor();
  await skip(page, 20_000);
  await page.locator(".idle-question").waitFor({ state: "detached" });
  await screenShown(page, "agencies");
}

it.each([
  { name: "before a number", wish: {}, steps: ways },
  { name: "in the health protocol", wish: { gate: true }, steps: gateWays },
])("$name, whoever walks away is forgotten, and no number was given", async ({ wish, steps }) => {
  const { hall, page } = await openKiosk(wish);
  const fresh = await heldBy(page);
  for (const { at, touches, shows = ".frame" } of steps) {
    for (const name of touches) await touch(page, name);
    await page.locator(shows).waitFor();
    await walkAway(page, at);
    expect({ touches, held: await heldBy(page) }).toEqual({ touches, held: fresh });
  }
  expect((await hall.arrivals.come("ktp-el")).label).toBe("A001");
});

it.each([
  { paper: "printed", before: [], fault: null, staysMs: 8_100 },
  { paper: "declined", before: ["no-paper"], fault: null, staysMs: 20_100 },
  { paper: "failed", before: [], fault: "mid-slip-paper-out", staysMs: 60_100 },
] as const)("with a number, $paper, it is off the screen and stands once", async (way) => {
  const { hall, page } = await openKiosk({});
  if (way.fault !== null) {
    await press((await stage.enter(hall, "simulators", { size: "office" })).page, way.fault);
  }
  for (const name of [...way.before, services, "service-ktp-el"]) await touch(page, name);
  // Gone before the paper's fate is known: it is found out without them.
  expect(await numberShown(page)).toBe("A001");
  await paperIs(page, way.paper);
  await skip(page, way.staysMs);
  await screenShown(page, way.fault === null ? "agencies" : "obstacle");
  const held = JSON.stringify(await heldBy(page));
  expect(held).not.toContain("A001");
  expect(held).not.toContain('<svg class="qr"');
  expect((await hall.arrivals.come("ktp-el")).label).toBe("A002");
});
