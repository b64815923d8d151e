import { join } from "node:path";
import { expect, it } from "vitest";
import { bundledTexts } from "@giliran/shared/i18n";
import { expectInHand, expectNotice, pressKey, sitDown } from "./desk.ts";
import { numberShown, paperIs, screenShown, touch } from "./kioskVisit.ts";
import { newestSlip } from "./slips.ts";
import { useStage } from "./stage.ts";

const stage = useStage();
const id = bundledTexts("id");
const output = join(import.meta.dirname, "..", "..", "test-output");

it("one number through three steps at two agencies: the slip, the officers and the phone say where next", async () => {
  const hall = await stage.hall();
  const kiosk = (await stage.enter(hall, "kiosk", { size: "kiosk", touch: true })).page;
  const simulators = (await stage.enter(hall, "simulators", { size: "office" })).page;
  const siti = (await sitDown(stage, hall, "siti", "loket-10")).page;
  const budi = (await sitDown(stage, hall, "budi", "loket-8")).page;
  await screenShown(kiosk, "agencies");
  await touch(kiosk, "agency-polres");
  await touch(kiosk, "journey-sim-perpanjangan");
  await paperIs(kiosk, "printed");
  const label = await numberShown(kiosk);
  expect((await newestSlip(simulators)).lines.join(" ")).toContain("Pembayaran PNBP: loket 8");

  await pressKey(siti, "callNext");
  await expectInHand(siti, label);
  await siti.getByText(id.t("panel.nextStepAt", { service: "Pembayaran PNBP", counters: "8" })).waitFor();
  await pressKey(siti, "finish");
  await pressKey(budi, "callNext");
  await expectInHand(budi, label);
  await pressKey(budi, "finish");
  await pressKey(siti, "callNext");
  await expectInHand(siti, label);
  await siti.keyboard.press("r");
  const story = siti.locator(".story-sheet");
  await story.getByText(id.t("story.stepFinished", { counter: "8", next: "Foto & cetak SIM" })).waitFor();
  await siti.screenshot({ path: join(output, "panel-story.png") });
  await siti.keyboard.press("Escape");
  await pressKey(siti, "finish");
  await expectInHand(siti, null);
});

it("a visitor chooses the steps that they need, and an officer ends the walk before its end", async () => {
  const hall = await stage.hall();
  const kiosk = (await stage.enter(hall, "kiosk", { size: "kiosk", touch: true })).page;
  const siti = (await sitDown(stage, hall, "siti", "loket-1")).page;
  await screenShown(kiosk, "agencies");
  await touch(kiosk, "agency-dukcapil");
  await touch(kiosk, "journey-pindah-datang");
  await touch(kiosk, "step-balik-nama");
  await touch(kiosk, "step-kartu-keluarga");
  await kiosk.screenshot({ path: join(output, "kiosk-journey.png") });
  await touch(kiosk, "take-journey");
  await paperIs(kiosk, "printed");
  await kiosk.getByText("Kartu keluarga → Balik nama kendaraan").waitFor();
  await kiosk.screenshot({ path: join(output, "kiosk-journey-ticket.png") });
  await pressKey(siti, "callNext");
  await siti.locator('[data-deed="endJourney"]').click();
  await expectInHand(siti, null);
  await expectNotice(siti, id.t("panel.doneFinish", { label: await numberShown(kiosk) }));
});

it("a group takes a number each in one print job", async () => {
  const hall = await stage.hall();
  const kiosk = (await stage.enter(hall, "kiosk", { size: "kiosk", touch: true })).page;
  const simulators = (await stage.enter(hall, "simulators", { size: "office" })).page;
  await screenShown(kiosk, "agencies");
  await touch(kiosk, "agency-dukcapil");
  await touch(kiosk, "party");
  for (const _ of [1, 2]) await touch(kiosk, "party-more");
  await touch(kiosk, "party-each");
  await kiosk.screenshot({ path: join(output, "kiosk-each.png") });
  await touch(kiosk, "service-ktp-el");
  await paperIs(kiosk, "printed");
  expect(await numberShown(kiosk)).toBe("A001–A003");
  await kiosk.screenshot({ path: join(output, "kiosk-block.png") });
  await simulators.locator(".slips img").nth(2).waitFor();
  expect((await newestSlip(simulators)).lines.join(" ")).toContain("A003");
});

it("one press calls a group; each of it is started, called again and finished by itself", async () => {
  const hall = await stage.hall();
  for (let i = 0; i < 4; i += 1) await hall.arrivals.come("klaim-jht");
  const siti = (await sitDown(stage, hall, "siti", "loket-9")).page;
  await pressKey(siti, "callNext");
  await expectInHand(siti, "F001");
  await expectNotice(siti, id.t("panel.doneCallGroup", { label: "F001", more: 2 }));
  const group = siti.locator(".group-ticket");
  await expect.poll(() => group.locator(".next-label").allTextContents()).toEqual(["F002", "F003"]);
  await siti.screenshot({ path: join(output, "panel-group.png") });
  const second = group.filter({ hasText: "F002" });
  await second.getByRole("button", { name: id.t("panel.startShort") }).click();
  await siti.locator('.group-ticket[data-state="serving"]').waitFor();
  await second.getByRole("button", { name: id.t("panel.finish") }).click();
  await expect.poll(() => group.locator(".next-label").allTextContents()).toEqual(["F003"]);
  await pressKey(siti, "finish");
  await expectInHand(siti, "F003");
  await expect.poll(() => group.count()).toBe(0);
});

it("who is left over has a coupon, and goes first on the next day with its code", async () => {
  const hall = await stage.hall();
  for (let i = 0; i < 3; i += 1) await hall.arrivals.come("skck");
  const office = await stage.enter(hall, "admin-wulan", { size: "office" });
  // Sessions end with the night.
  office.expectTrouble(/401 .*api\/left/u);
  const wulan = office.page;
  await wulan.getByRole("link", { name: id.t("admin.tabEnd") }).click();
  await wulan.getByRole("checkbox", { name: "G001" }).check();
  await wulan.getByRole("checkbox", { name: "G002" }).check();
  await wulan.getByRole("button", { name: /didahulukan/u }).click();
  await wulan.getByText(id.t("admin.endGiven", { numbers: 2 })).waitFor();
  const code = (await wulan.locator(".coupon-code").first().textContent()) ?? "";
  await wulan.screenshot({ path: join(output, "admin-end.png"), fullPage: true });
  await wulan.emulateMedia({ media: "print" });
  await wulan.screenshot({ path: join(output, "admin-coupons-print.png"), fullPage: true });

  const kiosk = (await stage.enter(hall, "kiosk", { size: "kiosk", touch: true })).page;
  await screenShown(kiosk, "agencies");
  expect(await kiosk.locator('[data-name="right"]').count()).toBe(0);
  hall.clock.advance(24 * 60 * 60_000);
  await touch(kiosk, "right");
  for (const sign of code.replaceAll(" ", "")) await touch(kiosk, `key-${sign}`);
  await kiosk.screenshot({ path: join(output, "kiosk-right.png") });
  await touch(kiosk, "take-right");
  await paperIs(kiosk, "printed");
  expect(await numberShown(kiosk)).toBe("G001");
});

it("a pad is entered afterwards, line by line, and the report says so", async () => {
  const hall = await stage.hall();
  const wulan = (await stage.enter(hall, "admin-wulan", { size: "office" })).page;
  await wulan.getByRole("link", { name: id.t("admin.tabPads") }).click();
  const enter = wulan.locator(".pads-enter");
  await enter.getByLabel(id.t("admin.padService")).selectOption({ label: "MG · SKCK" });
  await enter.getByLabel(id.t("admin.padLast", { first: "MG001" })).fill("3");
  await enter.getByLabel(id.t("admin.padFrom")).fill("08:00");
  await enter.getByLabel(id.t("admin.padTo"), { exact: true }).fill("09:00");
  await enter.getByRole("button", { name: id.t("admin.padMake") }).click();
  await enter.getByLabel(`MG002: ${id.t("admin.padServed")}`).uncheck();
  await wulan.screenshot({ path: join(output, "admin-pads.png"), fullPage: true });
  await enter.getByRole("button", { name: id.t("admin.padEnterNow", { numbers: 3 }) }).click();
  await enter.getByText(id.t("admin.padEntered", { numbers: 3 })).waitFor();
  await enter.getByLabel(id.t("admin.padLast", { first: "MG004" })).waitFor();
  await wulan.getByRole("link", { name: id.t("admin.tabNumbers") }).click();
  await wulan.getByRole("button", { name: id.t("admin.reportAsk") }).click();
  await wulan.getByText(id.t("report.manual", { numbers: 3 })).waitFor();
  expect(await wulan.getByText(id.t("report.pad_left")).count()).toBe(1);
});
