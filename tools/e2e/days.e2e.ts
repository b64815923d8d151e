import { join } from "node:path";
import { expect, it } from "vitest";
import { bundledTexts } from "@giliran/shared/i18n";
import { expectInHand, pressKey, sitDown } from "./desk.ts";
import { standingClock } from "./hallClock.ts";
import { screenShown, target } from "./kioskVisit.ts";
import { useStage } from "./stage.ts";

const stage = useStage();
const id = bundledTexts("id");
const output = join(import.meta.dirname, "..", "..", "test-output");
const enforce = (file: string): string => file.replace("mode: advise", "mode: enforce");

it("the Friday break: the kiosk says until when, officers go on, and numbers come again by themselves", async () => {
  const clock = standingClock(Date.parse("2026-11-27T11:29:00+07:00"));
  const hall = await stage.hall({ clock, edit: enforce });
  const kiosk = (await stage.enter(hall, "kiosk", { size: "kiosk", touch: true })).page;
  const board = (await stage.enter(hall, "display-zona-a", { size: "board" })).page;
  await screenShown(kiosk, "agencies");
  await hall.arrivals.come("ktp-el");
  clock.advance(60_000);
  await screenShown(kiosk, "obstacle");
  await kiosk.getByText("Istirahat salat Jumat: nomor diberikan lagi pukul 13.00").waitFor();
  await kiosk.screenshot({ path: join(output, "kiosk-break.png") });
  await board.getByText("Istirahat salat Jumat: nomor diberikan lagi").waitFor();
  await board.screenshot({ path: join(output, "board-break.png") });
  const siti = (await sitDown(stage, hall, "siti", "loket-1")).page;
  await pressKey(siti, "callNext");
  await expectInHand(siti, "A001");
  clock.advance(90 * 60_000);
  await screenShown(kiosk, "agencies");
  expect(await target(kiosk, "agency-dukcapil").count()).toBe(1);
});

it("a supervisor keeps the hall open longer today, and the kiosk gives numbers at once", async () => {
  const clock = standingClock(Date.parse("2026-11-26T14:45:00+07:00"));
  const hall = await stage.hall({ clock, edit: enforce });
  const kiosk = (await stage.enter(hall, "kiosk", { size: "kiosk", touch: true })).page;
  await screenShown(kiosk, "obstacle");
  const wulan = (await stage.enter(hall, "admin-wulan", { size: "office" })).page;
  await wulan.getByRole("link", { name: id.t("admin.tabDay") }).click();
  await wulan.getByLabel(id.t("admin.hoursLast")).fill("16:00");
  await wulan.getByLabel(id.t("admin.hoursCloses"), { exact: true }).fill("16:30");
  await wulan.getByRole("button", { name: id.t("admin.hoursChange") }).click();
  await screenShown(kiosk, "agencies");
  await wulan.getByRole("button", { name: id.t("admin.hoursPlan") }).click();
  await screenShown(kiosk, "obstacle");
  expect(await wulan.getByText(id.t("admin.hoursBack")).count()).toBe(1);
});

it("the day changes at midnight of the hall: boards are empty, the first number is A001 again", async () => {
  const clock = standingClock(Date.parse("2026-11-26T23:59:30+07:00"));
  const hall = await stage.hall({ clock });
  const board = (await stage.enter(hall, "display-zona-a", { size: "board" })).page;
  expect((await hall.arrivals.come("ktp-el")).label).toBe("A001");
  await board.locator(".waiting", { hasText: "1 orang" }).waitFor();
  clock.advance(30_000);
  await board.locator(".waiting", { hasText: "1 orang" }).waitFor({ state: "detached" });
  expect((await hall.arrivals.come("ktp-el")).label).toBe("A001");
});
