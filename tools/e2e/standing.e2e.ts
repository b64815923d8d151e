import { join } from "node:path";
import { expect, it } from "vitest";
import { bundledTexts } from "@giliran/shared/i18n";
import { expectInHand, pressKey, ready, sitDown } from "./desk.ts";
import { paperIs, screenShown, takeNumber, target, touch } from "./kioskVisit.ts";
import { newestSlip } from "./slips.ts";
import { useStage } from "./stage.ts";

const stage = useStage();
const id = bundledTexts("id");
const output = join(import.meta.dirname, "..", "..", "test-output");

it("an agency's outage is told at the kiosk, on the board, at the panel, on the phone and on the slip", async () => {
  const hall = await stage.hall();
  const early = await hall.arrivals.come("ktp-el");
  const wulan = (await stage.enter(hall, "admin-wulan", { size: "office" })).page;
  const kiosk = (await stage.enter(hall, "kiosk", { size: "kiosk", touch: true })).page;
  const simulators = (await stage.enter(hall, "simulators", { size: "office" })).page;
  const board = (await stage.enter(hall, "display-zona-a", { size: "board" })).page;
  const siti = (await sitDown(stage, hall, "siti", "loket-1")).page;
  const phone = (await stage.visit(early.page, { size: "phone" })).page;
  await wulan.getByRole("link", { name: id.t("admin.tabDay") }).click();
  await wulan.getByRole("button", { name: id.t("admin.outageTell") }).click();
  const words = "Dukcapil: sistem pusat terganggu sejak";
  for (const page of [kiosk, board, siti, phone, wulan]) await page.getByText(words).first().waitFor();
  await wulan.screenshot({ path: join(output, "admin-day.png"), fullPage: true });
  await board.screenshot({ path: join(output, "board-outage.png") });
  await siti.screenshot({ path: join(output, "panel-outage.png") });
  await phone.screenshot({ path: join(output, "phone-outage.png") });
  await kiosk.screenshot({ path: join(output, "kiosk-outage.png") });
  expect(await takeNumber(kiosk, "dukcapil", "ktp-el")).toBe("A002");
  await paperIs(kiosk, "printed");
  expect((await newestSlip(simulators)).lines.join(" ")).toContain("sistem pusat");
  await touch(kiosk, "finish");
  await screenShown(kiosk, "agencies");

  await wulan.getByLabel(id.t("admin.outageStop")).check();
  await wulan.getByRole("button", { name: id.t("admin.outageTell") }).click();
  await kiosk.getByText(id.t("common.alertOutageStops")).waitFor();
  await kiosk.locator(".row-later", { hasText: "Dukcapil" }).waitFor();
  expect(await target(kiosk, "agency-dukcapil").count()).toBe(0);
  await wulan.getByRole("button", { name: id.t("admin.outageOver") }).click();
  await target(kiosk, "agency-dukcapil").waitFor();
  await board.getByText(words).waitFor({ state: "detached" });
});

it("the hall is paused and goes on: the panel offers no call meanwhile, the board says why", async () => {
  const hall = await stage.hall();
  await hall.arrivals.come("ktp-el");
  const wulan = (await stage.enter(hall, "admin-wulan", { size: "office" })).page;
  const board = (await stage.enter(hall, "display-zona-a", { size: "board" })).page;
  const siti = (await sitDown(stage, hall, "siti", "loket-1")).page;
  await ready(siti, "callNext");
  await wulan.getByRole("link", { name: id.t("admin.tabDay") }).click();
  await wulan.getByRole("button", { name: id.t("admin.pauseNow") }).click();
  await board.getByText(id.t("board.paused")).waitFor();
  await siti.locator('[data-action="callNext"]:disabled').waitFor();
  await siti.screenshot({ path: join(output, "panel-paused.png") });
  await board.screenshot({ path: join(output, "board-paused.png") });
  await wulan.getByRole("button", { name: id.t("admin.resume") }).click();
  await pressKey(siti, "callNext");
  await expectInHand(siti, "A001");
  await board.getByText(id.t("board.paused")).waitFor({ state: "detached" });
  expect(await wulan.getByText(id.t("admin.pausePressed")).count()).toBe(1);
});

it("a service is closed with a reason and opened again; its queue is carried over", async () => {
  const hall = await stage.hall();
  await hall.arrivals.come("kartu-keluarga");
  const wulan = (await stage.enter(hall, "admin-wulan", { size: "office" })).page;
  const kiosk = (await stage.enter(hall, "kiosk", { size: "kiosk", touch: true })).page;
  await screenShown(kiosk, "agencies");
  await touch(kiosk, "agency-dukcapil");
  await wulan.getByRole("link", { name: id.t("admin.tabDay") }).click();
  await wulan.getByLabel(id.t("admin.closeWhich")).selectOption("kartu-keluarga");
  await wulan.getByRole("button", { name: id.t("admin.close"), exact: true }).click();
  await kiosk.locator(".row-later", { hasText: "Kartu keluarga" }).waitFor();
  await wulan.getByLabel(id.t("admin.moveTo")).selectOption("ktp-el");
  await wulan.getByRole("button", { name: id.t("admin.moveNow") }).click();
  await target(kiosk, "service-ktp-el").getByText("1 orang").waitFor();
  await wulan.getByRole("button", { name: id.t("admin.reopen") }).click();
  await target(kiosk, "service-kartu-keluarga").waitFor();
  const siti = (await sitDown(stage, hall, "siti", "loket-2")).page;
  await pressKey(siti, "callNext");
  await expectInHand(siti, "A001");
  expect(await siti.getByText("Perekaman KTP elektronik").count()).toBeGreaterThan(0);
});
