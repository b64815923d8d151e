import { bundledTexts } from "@giliran/shared/i18n";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { expectInHand, pressKey, sitDown } from "./desk.ts";
import type { TestHall } from "./hall.ts";
import { paperIs, press, screenShown, takeNumber, target, touch } from "./kioskVisit.ts";
import type { Screen } from "./screens.ts";
import { skip, skippableTime } from "./skippableTime.ts";
import { readQr, slipCount } from "./slips.ts";
import { useStage } from "./stage.ts";

const stage = useStage();
const id = bundledTexts("id");

function withChoice(hallFile: string): string {
  return hallFile.replace("\nsettings:\n", "\nsettings:\n  paperChoice: true\n");
}

async function openKiosk(hall: TestHall): Promise<Screen> {
  const kiosk = await stage.enter(hall, "kiosk", { size: "kiosk", touch: true, before: skippableTime });
  await screenShown(kiosk.page, "agencies");
  return kiosk;
}

async function openSimulators(hall: TestHall): Promise<Page> {
  return (await stage.enter(hall, "simulators", { size: "office" })).page;
}

it("is a number on the phone, counted as any other; the next visitor has paper again", async () => {
  const hall = await stage.hall({ edit: withChoice });
  const [{ page, context }, simulators] = [await openKiosk(hall), await openSimulators(hall)];
  await touch(page, "no-paper");
  expect(await target(page, "no-paper").getAttribute("aria-pressed")).toBe("true");
  expect(await takeNumber(page, "dukcapil", "ktp-el")).toBe("A001");
  await paperIs(page, "declined");
  expect(await page.locator(".paper-head").textContent()).toBe(id.t("kiosk.paperDeclined"));
  const address = await readQr(page.locator("svg.qr"), context);
  const phone = await stage.visit(address ?? "", { size: "phone" });
  await expect.poll(async () => await phone.page.locator("h1").textContent()).toBe("A001");

  await skip(page, 10_000);
  await expect
    .poll(async () => await page.locator(".ticket-time p").textContent())
    .toMatch(/dalam ([1-9]|10) detik/u);
  await skip(page, 10_000);
  await screenShown(page, "agencies");
  expect(await target(page, "no-paper").getAttribute("aria-pressed")).toBe("false");
  expect(await slipCount(simulators)).toBe(0);

  const panel = await sitDown(stage, hall, "siti", "loket-1");
  await pressKey(panel.page, "callNext");
  await expectInHand(panel.page, "A001");
  await expect
    .poll(async () => await panel.page.locator(".in-hand-remarks").textContent())
    .toContain(id.t("panel.paperDeclined"));

  expect(await takeNumber(page, "dukcapil", "ktp-el")).toBe("A002");
  await paperIs(page, "printed");
  expect(await slipCount(simulators)).toBe(1);
});

it("is the way on where the paper has run out, and a slip once there is some", async () => {
  const hall = await stage.hall({ edit: withChoice });
  const [{ page }, simulators] = [await openKiosk(hall), await openSimulators(hall)];
  await press(simulators, "paper-out");
  await screenShown(page, "obstacle");
  await touch(page, "no-paper");
  expect(await takeNumber(page, "dukcapil", "ktp-el")).toBe("A001");
  await paperIs(page, "declined");
  await press(simulators, "paper-out");
  await touch(page, "paper-copy");
  await paperIs(page, "printed");
  expect(await slipCount(simulators)).toBe(1);
});

it("is not offered where the hall does not want it", async () => {
  const { page } = await openKiosk(await stage.hall());
  expect(await target(page, "no-paper").count()).toBe(0);
});
