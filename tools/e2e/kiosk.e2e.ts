import { bundledTexts } from "@giliran/shared/i18n";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { expectInHand, pressKey, sitDown } from "./desk.ts";
import type { TestHall } from "./hall.ts";
import { numberShown, paperIs, press, screenShown, takeNumber, target, touch } from "./kioskVisit.ts";
import type { Screen } from "./screens.ts";
import { skip, skippableTime } from "./skippableTime.ts";
import { newestSlip, readQr, slipCount } from "./slips.ts";
import { useStage } from "./stage.ts";

const stage = useStage();
const id = bundledTexts("id");
const en = bundledTexts("en");

async function openKiosk(hall: TestHall): Promise<Screen> {
  const kiosk = await stage.enter(hall, "kiosk", { size: "kiosk", touch: true, before: skippableTime });
  await screenShown(kiosk.page, "agencies");
  return kiosk;
}

async function openSimulators(hall: TestHall): Promise<Page> {
  return (await stage.enter(hall, "simulators", { size: "office" })).page;
}

async function expectObstacle(kiosk: Page, head: string): Promise<void> {
  await expect
    .poll(async () => await kiosk.locator(".message h1").allTextContents(), { timeout: 15_000 })
    .toEqual([head]);
}

describe("a touch at the kiosk", () => {
  it("gives one number when it is made three times", async () => {
    const hall = await stage.hall();
    const [{ page }, simulators] = [await openKiosk(hall), await openSimulators(hall)];
    await touch(page, "agency-dukcapil");
    await page.locator(".frame:not([data-settling])").waitFor();
    const box = await target(page, "service-ktp-el").boundingBox();
    const [x, y] = [(box?.x ?? 0) + 60, (box?.y ?? 0) + 40];
    await Promise.all([page.touchscreen.tap(x, y), page.touchscreen.tap(x, y), page.touchscreen.tap(x, y)]);
    await paperIs(page, "printed");
    expect(await numberShown(page)).toBe("A001");
    expect(await slipCount(simulators)).toBe(1);
    expect((await hall.arrivals.come("ktp-el")).label).toBe("A002");
  });

  it("does nothing when the finger slips off", async () => {
    const hall = await stage.hall();
    const { page } = await openKiosk(hall);
    const box = await target(page, "agency-dukcapil").boundingBox();
    await page.mouse.move((box?.x ?? 0) + 60, (box?.y ?? 0) + 40);
    await page.mouse.down();
    await page.mouse.move((box?.x ?? 0) + 60, (box?.y ?? 0) - 120, { steps: 4 });
    await page.mouse.up();
    expect(await page.locator('[data-name^="service-"]').count()).toBe(0);
    await touch(page, "search");
    await screenShown(page, "search");
  });

  it("finds a service by its letters", async () => {
    const hall = await stage.hall();
    const { page } = await openKiosk(hall);
    await touch(page, "search");
    for (const letter of ["S", "K", "C"]) await touch(page, `key-${letter}`);
    await touch(page, "service-skck");
    await paperIs(page, "printed");
    expect(await numberShown(page)).toBe("G001");
  });

  it("counts a party as one number", async () => {
    const hall = await stage.hall();
    const { page } = await openKiosk(hall);
    await touch(page, "agency-dukcapil");
    await touch(page, "party");
    for (const _ of [1, 2, 3]) await touch(page, "party-more");
    await touch(page, "service-ktp-el");
    await paperIs(page, "printed");
    const panel = await sitDown(stage, hall, "siti", "loket-1");
    await expect
      .poll(async () => await panel.page.locator(".next-head").textContent(), { timeout: 10_000 })
      .toContain("4 orang");
  });
});

describe("the visitor's way of reading", () => {
  it("speaks English on the screen and on the slip, and Indonesian again to the next one", async () => {
    const hall = await stage.hall();
    const [{ page }, simulators] = [await openKiosk(hall), await openSimulators(hall)];
    await touch(page, "language-en");
    await expect.poll(async () => await page.locator("h1").textContent()).toBe(en.t("kiosk.headline"));
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    await takeNumber(page, "dukcapil", "ktp-el");
    await paperIs(page, "printed");
    const { lines } = await newestSlip(simulators);
    expect(lines).toContain("Electronic ID card");
    expect(lines.join(" ")).toContain("Monday, 23 November 2026");
    await touch(page, "finish");
    await expect.poll(async () => await page.locator("h1").textContent()).toBe(id.t("kiosk.headline"));
  });

  it("brings every target into the lower 60 % in easy mode", async () => {
    const hall = await stage.hall();
    const { page } = await openKiosk(hall);
    await touch(page, "easy");
    await page.locator('.frame[data-easy="true"]').waitFor();
    for (const go of ["agency-dukcapil", "service-ktp-el"]) {
      await page.locator(".frame:not([data-settling])").waitFor();
      const tops = await page
        .locator("button")
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
      expect(Math.round(Math.min(...tops))).toBeGreaterThanOrEqual(0.4 * 1920);
      await touch(page, go);
    }
    await paperIs(page, "printed");
  });
});

describe("when nobody touches the kiosk any more", () => {
  it("asks after 20 s, stays with more time, and forgets the visitor after 40 s", async () => {
    const hall = await stage.hall();
    const { page } = await openKiosk(hall);
    await touch(page, "language-en");
    await touch(page, "agency-dukcapil");
    await skip(page, 21_000);
    await target(page, "more-time").tap();
    await page.locator(".idle-question").waitFor({ state: "detached" });
    await screenShown(page, "services");
    await skip(page, 41_000);
    await screenShown(page, "agencies");
    await expect.poll(async () => await page.locator("h1").textContent()).toBe(id.t("kiosk.headline"));
  });

  it("takes the number off the screen by itself", async () => {
    const hall = await stage.hall();
    const { page } = await openKiosk(hall);
    await takeNumber(page, "samsat", "pajak-kendaraan");
    await paperIs(page, "printed");
    await skip(page, 8_100);
    await screenShown(page, "agencies");
    expect(await page.locator("body").textContent()).not.toContain("D001");
  });
});

describe("a printer that cannot", () => {
  const faults = [
    ["paper-out", "kiosk.noPaper"],
    ["cover-open", "kiosk.noPrinter"],
    ["offline", "kiosk.noPrinter"],
    ["silent", "kiosk.noPrinter"],
  ] as const;

  it.each(faults)("%s: says what to do, spends no number, and recovers by itself", async (fault, head) => {
    const hall = await stage.hall();
    const [{ page }, simulators] = [await openKiosk(hall), await openSimulators(hall)];
    await touch(page, "agency-dukcapil");
    await press(simulators, fault);
    await expectObstacle(page, id.t(head));
    expect(await page.locator(".message p").textContent()).toBe(id.t("kiosk.noPrinterMore"));
    await press(simulators, fault);
    await screenShown(page, "services");
    await touch(page, "service-ktp-el");
    await paperIs(page, "printed");
    expect(await numberShown(page)).toBe("A001");
    expect(await slipCount(simulators)).toBe(1);
  });

  it("ends in the middle of the slip: number and QR code stand large on the screen, and the officer knows", async () => {
    const hall = await stage.hall();
    const [{ page, context }, simulators] = [await openKiosk(hall), await openSimulators(hall)];
    await press(simulators, "mid-slip-paper-out");
    expect(await takeNumber(page, "dukcapil", "ktp-el")).toBe("A001");
    await paperIs(page, "failed");
    expect(await page.locator(".paper-lacks .paper-head").textContent()).toBe(id.t("kiosk.paperFailed"));
    const address = await readQr(page.locator("svg.qr"), context);
    expect(address).toMatch(new RegExp(`^${hall.url}/t#[0-9a-f]{32}$`, "u"));
    const phone = await stage.visit(address ?? "", { size: "phone" });
    await expect.poll(async () => await phone.page.locator("h1").textContent()).toBe("A001");

    const panel = await sitDown(stage, hall, "siti", "loket-1");
    await pressKey(panel.page, "callNext");
    await expectInHand(panel.page, "A001");
    await expect
      .poll(async () => await panel.page.locator(".in-hand-remarks").textContent())
      .toContain(id.t("panel.paperFailed"));

    await touch(page, "finish");
    await press(simulators, "all-well");
    await screenShown(page, "agencies");
    expect(await takeNumber(page, "dukcapil", "ktp-el")).toBe("A002");
    await paperIs(page, "printed");
    expect((await newestSlip(simulators)).lines).toContain("A002");
  });
});

/** A hall whose kiosks give no numbers without the hub. */
function neverAlone(hallFile: string): string {
  return hallFile.replace("\nsettings:\n", "\nsettings:\n  aloneMinutes: 0\n");
}

describe("a hub that is away", () => {
  it("is told in plain words where the kiosk may not be alone, and all is well when it is back", async () => {
    const hall = await stage.hall({ edit: neverAlone });
    const { page } = await openKiosk(hall);
    expect(await takeNumber(page, "dukcapil", "ktp-el")).toBe("A001");
    await paperIs(page, "printed");
    await touch(page, "finish");
    await hall.stopHub();
    await expectObstacle(page, id.t("kiosk.away"));
    expect(await page.locator(".message p").textContent()).toBe(id.t("kiosk.awayMore", { time: "09.14" }));
    await hall.startHub();
    await screenShown(page, "agencies");
    expect(await takeNumber(page, "dukcapil", "ktp-el")).toBe("A002");
  });
});

describe("calling a person", () => {
  it("reaches the panel, and the kiosk says so until somebody comes", async () => {
    const hall = await stage.hall();
    const { page } = await openKiosk(hall);
    const panel = await sitDown(stage, hall, "siti", "loket-1");
    const button = target(page, "person");
    await button.tap();
    await expect.poll(async () => await button.textContent()).toBe(id.t("kiosk.personCalled"));
    const request = panel.page.locator(".panel-calls-for-help");
    await expect.poll(async () => await request.textContent()).toContain("Anjungan pintu masuk");
    await request.locator("button").click();
    await request.waitFor({ state: "detached" });
    await expect.poll(async () => await button.textContent()).toBe(id.t("kiosk.callPerson"));
  });
});
