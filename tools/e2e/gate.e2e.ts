import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { bundledTexts } from "@giliran/shared/i18n";
import { numberShown, paperIs, press, screenShown, target, touch } from "./kioskVisit.ts";
import { newestSlip } from "./slips.ts";
import { useStage } from "./stage.ts";

const stage = useStage();
const id = bundledTexts("id");
const output = join(import.meta.dirname, "..", "..", "test-output");
const minute = 60_000;

async function measures(simulators: Page, celsius: number): Promise<void> {
  await simulators.locator("input[type=range]").fill(String(celsius));
}

async function wants(kiosk: Page): Promise<void> {
  await touch(kiosk, "agency-dukcapil");
  await touch(kiosk, "service-ktp-el");
}

async function gateShows(kiosk: Page, phase: string): Promise<void> {
  await kiosk.locator(`.gate[data-phase="${phase}"]`).waitFor();
}

async function typeCode(kiosk: Page, code: string): Promise<void> {
  await touch(kiosk, "gate-code");
  for (const digit of code.replace(/\D/g, "")) await touch(kiosk, `key-${digit}`);
  await touch(kiosk, "use-gate-code");
}

it("measured, confirmed, and the number of the same touch comes out", async () => {
  const hall = await stage.hall({ gate: true });
  const simulators = (await stage.enter(hall, "simulators", { size: "office" })).page;
  const kiosk = (await stage.enter(hall, "kiosk", { size: "kiosk", touch: true })).page;
  await screenShown(kiosk, "agencies");
  await kiosk.screenshot({ path: join(output, "gate-agencies.png") });
  await measures(simulators, 28);
  await wants(kiosk);
  await gateShows(kiosk, "measure");
  await kiosk.getByText(id.t("kiosk.gateMeasureAgain")).waitFor();
  await kiosk.screenshot({ path: join(output, "gate-again.png") });
  await measures(simulators, 36.4);
  await gateShows(kiosk, "confirm");
  await kiosk.screenshot({ path: join(output, "gate-confirm.png") });
  await touch(kiosk, "gate-confirm");
  expect(await numberShown(kiosk)).toBe("A001");
  await paperIs(kiosk, "printed");
  expect((await newestSlip(simulators)).lines.join(" ")).not.toContain("36");
  await touch(kiosk, "finish");
  await wants(kiosk);
  await gateShows(kiosk, "confirm");
});

it("too warm once: a code on paper, and the second measurement five minutes later", async () => {
  const hall = await stage.hall({ gate: true });
  const simulators = (await stage.enter(hall, "simulators", { size: "office" })).page;
  const kiosk = (await stage.enter(hall, "kiosk", { size: "kiosk", touch: true })).page;
  await screenShown(kiosk, "agencies");
  await measures(simulators, 37.9);
  await wants(kiosk);
  await gateShows(kiosk, "recheck");
  await kiosk.getByText(id.t("kiosk.gateCodePrinted")).waitFor();
  await kiosk.screenshot({ path: join(output, "gate-recheck.png") });
  const code = (await kiosk.locator(".gate-code").textContent()) ?? "";
  const slip = await newestSlip(simulators);
  expect(slip.lines.join(" ")).toContain(code);
  expect(slip.lines.join(" ")).not.toMatch(/37[.,]9/);
  await slip.picture.screenshot({ path: join(output, "gate-slip.png") });
  await touch(kiosk, "finish");
  await typeCode(kiosk, code);
  await kiosk.getByText(id.t("kiosk.gateCodeEarly")).waitFor();
  await kiosk.screenshot({ path: join(output, "gate-early.png") });
  await touch(kiosk, "back");
  hall.clock.wait(5 * minute + 1_000);
  await typeCode(kiosk, code);
  await gateShows(kiosk, "refused");
  await kiosk.screenshot({ path: join(output, "gate-refused.png") });
  await touch(kiosk, "finish");
  await typeCode(kiosk, code);
  await kiosk.getByText(id.t("kiosk.gateCodeUnknown")).waitFor();
});

it("nothing that was measured is in any file, log or slip of hub and kiosk", async () => {
  const hall = await stage.hall({ gate: true });
  const simulators = (await stage.enter(hall, "simulators", { size: "office" })).page;
  const kiosk = (await stage.enter(hall, "kiosk", { size: "kiosk", touch: true })).page;
  await screenShown(kiosk, "agencies");
  await measures(simulators, 38.9);
  await wants(kiosk);
  await gateShows(kiosk, "recheck");
  await kiosk.getByText(id.t("kiosk.gateCodePrinted")).waitFor();
  const slips = [...(await newestSlip(simulators)).lines];
  await touch(kiosk, "finish");
  await measures(simulators, 36.7);
  await wants(kiosk);
  await gateShows(kiosk, "confirm");
  await kiosk.getByText(id.t("kiosk.gateCelsius", { celsius: 36.7 })).waitFor();
  await touch(kiosk, "gate-confirm");
  expect(await numberShown(kiosk)).toBe("A001");
  await paperIs(kiosk, "printed");
  slips.push(...(await newestSlip(simulators)).lines);
  // The kiosk tells its outcomes when it stops, at the latest.
  await hall.stopKiosk();
  const written = [hall.written(), ...slips].join("\n");
  for (const known of ["A001", "gateCounted", "ticketIssued"]) expect(written).toContain(known);
  expect(/.{0,80}(?<![\d.])(38[.,]9|36[.,]7)(?!\d).{0,80}/u.exec(written)?.[0] ?? null).toBeNull();
});

it("no scanner: the guard measures by hand and gives a pass; a supervisor switches the protocol", async () => {
  const hall = await stage.hall({ gate: true });
  const simulators = (await stage.enter(hall, "simulators", { size: "office" })).page;
  const kiosk = (await stage.enter(hall, "kiosk", { size: "kiosk", touch: true })).page;
  await press(simulators, "thermometer-unplugged");
  await screenShown(kiosk, "agencies");
  await wants(kiosk);
  await gateShows(kiosk, "staff");
  await kiosk.screenshot({ path: join(output, "gate-staff.png") });

  const joko = (await stage.enter(hall, "guard-dimas", { size: "phone", touch: true })).page;
  await joko.locator('.guard-key[data-tone="good"]').waitFor();
  await joko.screenshot({ path: join(output, "guard-keys.png") });
  await joko.locator('.guard-key[data-tone="good"]').click();
  const code = (await joko.locator(".guard-code").textContent()) ?? "";
  await joko.screenshot({ path: join(output, "guard-code.png") });
  await touch(kiosk, "gate-code");
  for (const digit of code.replace(/\D/g, "")) await touch(kiosk, `key-${digit}`);
  await touch(kiosk, "use-gate-code");
  await screenShown(kiosk, "agencies");
  await wants(kiosk);
  expect(await numberShown(kiosk)).toBe("A001");
  await paperIs(kiosk, "printed");
  await touch(kiosk, "finish");

  await joko.getByRole("button", { name: id.t("guard.next") }).click();
  await joko.locator('.guard-key[data-tone="stop"]').click();
  await joko.getByText(id.t("guard.override")).click();
  await joko.screenshot({ path: join(output, "guard-refused.png") });
  await joko.getByRole("button", { name: "Keadaan darurat" }).click();
  await joko.locator(".guard-code").waitFor();
  await joko
    .locator(".gate-counts div", { hasText: id.t("guard.overrides") })
    .getByText("1")
    .waitFor();

  const wulan = (await stage.enter(hall, "admin-wulan", { size: "office" })).page;
  const concern = wulan.locator('.admin-concerns li[data-kind="unmeasured"]');
  await concern.getByText(id.t("health.thermometer_missing")).waitFor();
  await wulan.screenshot({ path: join(output, "admin-unmeasured.png") });
  await wulan.getByRole("link", { name: id.t("admin.tabCrowding") }).click();
  await wulan.getByLabel(id.t("admin.gateMode")).waitFor();
  await wulan.screenshot({ path: join(output, "admin-gate.png"), fullPage: true });
  await wulan.getByLabel(id.t("admin.gateProtocol")).selectOption("masker");
  await wulan.getByText(id.t("admin.gateIsSet")).waitFor();
  await wulan.getByRole("link", { name: id.t("admin.tabOverview") }).click();
  await concern.waitFor({ state: "detached" });
  await wulan.getByText(id.t("health.thermometer_missing")).waitFor();
  await wulan.getByRole("link", { name: id.t("admin.tabCrowding") }).click();
  await wants(kiosk);
  await gateShows(kiosk, "confirm");
  await wulan.getByLabel(id.t("admin.gateMode")).selectOption("off");
  await screenShown(kiosk, "services");
  await touch(kiosk, "service-ktp-el");
  expect(await numberShown(kiosk)).toBe("A002");
  expect(await target(kiosk, "gate-code").count()).toBe(0);

  await wulan.getByRole("link", { name: id.t("admin.tabNumbers") }).click();
  await wulan.getByRole("button", { name: id.t("admin.reportAsk") }).click();
  const refused = wulan.getByRole("row", { name: id.t("guard.refused") });
  await refused.getByRole("cell").nth(1).getByText("1").waitFor();
  await wulan.locator(".report li", { hasText: "Keadaan darurat" }).getByText("1").waitFor();
  await wulan.screenshot({ path: join(output, "admin-gate-report.png"), fullPage: true });
});
