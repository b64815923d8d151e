import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { createLog } from "@giliran/hub";
import { deviceConfigSchema, type KioskHost, startKioskProgram } from "@giliran/kiosk";
import { bundledTexts } from "@giliran/shared/i18n";
import { takeNumber, screenShown, touch } from "./kioskVisit.ts";
import { useStage } from "./stage.ts";

const stage = useStage();
const id = bundledTexts("id");
const output = join(import.meta.dirname, "..", "..", "test-output");
const programs: KioskHost[] = [];
const folders: string[] = [];

afterEach(async () => {
  for (const program of programs.splice(0)) await program.stop();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A kiosk's program as it comes from the box: it knows the hub's address and nothing else. */
async function newKiosk(hubUrl: string): Promise<KioskHost> {
  const folder = mkdtempSync(join(tmpdir(), "giliran-new-kiosk-"));
  folders.push(folder);
  const program = await startKioskProgram({
    hubUrl,
    tokenFile: join(folder, "token.json"),
    fingerprint: null,
    dataFolder: null,
    devices: deviceConfigSchema.parse({}),
    host: "127.0.0.1",
    port: 0,
    log: createLog("silent"),
  });
  programs.push(program);
  return program;
}

async function codeOn(page: Page, place: string): Promise<string> {
  return ((await page.locator(place).textContent()) ?? "").replaceAll(" ", "");
}

async function machinesPage(admin: Page): Promise<void> {
  await admin.getByRole("link", { name: id.t("admin.tabMachines") }).click();
  await admin.locator(".machines h1").waitFor();
}

it("a new kiosk shows a code, is let in, locked, changed, sent away and let in again", async () => {
  const hall = await stage.hall();
  const admin = (await stage.enter(hall, "admin-administrator", { size: "officeTall" })).page;
  await machinesPage(admin);
  await admin.screenshot({ path: join(output, "machines-none.png") });
  const program = await newKiosk(hall.url);
  const kiosk = await stage.visit(program.url, { size: "kiosk", touch: true });
  kiosk.expectTrouble(/WebSocket|net::ERR_CONNECTION/u);
  const { page } = kiosk;
  await page.locator(".pairing-code").waitFor();
  await page.screenshot({ path: join(output, "machines-kiosk-code.png") });

  await admin.getByLabel(id.t("admin.pairingCode")).fill("AAAAAA");
  await admin.getByLabel(id.t("admin.machineName")).first().fill("Anjungan timur");
  const accept = admin.getByRole("button", { name: id.t("admin.pairingAccept") });
  await accept.click();
  await admin.getByText(id.t("errors.pairing_code_unknown")).waitFor();
  await admin.getByLabel(id.t("admin.pairingCode")).fill(await codeOn(page, ".pairing-code"));
  await admin.getByLabel(id.t("admin.machineAllServices")).uncheck();
  await admin.screenshot({ path: join(output, "machines-form.png"), fullPage: true });
  await admin.getByLabel(id.t("admin.machineAllServices")).check();
  await accept.click();
  await admin.getByText(id.t("admin.pairingDone", { name: "Anjungan timur" })).waitFor();
  await screenShown(page, "agencies");
  expect(await takeNumber(page, "dukcapil", "ktp-el")).toBe("A001");
  await touch(page, "finish");

  const card = admin.locator(".machine").filter({ hasText: "Anjungan timur" });
  await card.getByRole("button", { name: id.t("admin.machineLock") }).click();
  await page.getByText(id.t("kiosk.locked")).waitFor();
  await page.screenshot({ path: join(output, "machines-kiosk-locked.png") });
  await card.getByRole("button", { name: id.t("admin.machineUnlock") }).click();
  await screenShown(page, "agencies");

  await card.getByRole("button", { name: id.t("admin.machineChange") }).click();
  await card.getByLabel(id.t("admin.machineAllServices")).uncheck();
  for (const box of await card.locator(".machine-services > div input").all()) await box.uncheck();
  await card.getByRole("button", { name: id.t("admin.machineSave") }).click();
  await card.getByText(id.t("admin.machineServicesWrong")).waitFor();
  await card.locator(".machine-services > div").first().locator("input").first().check();
  await card.getByRole("button", { name: id.t("admin.machineSave") }).click();
  await card.getByText(id.t("admin.machineServiceCount", { count: 1 })).waitFor();
  await page.waitForFunction(() => document.querySelectorAll('[data-name^="agency-"]').length <= 1);
  await admin.screenshot({ path: join(output, "machines-list.png"), fullPage: true });

  const reloaded = page.waitForEvent("load");
  await card.getByRole("button", { name: id.t("admin.machineReload") }).click();
  await reloaded;

  await card.getByRole("button", { name: id.t("admin.machineUnpair") }).click();
  await card.getByRole("button", { name: id.t("admin.machineUnpair") }).click();
  await page.getByText(id.t("kiosk.pairingAgain")).waitFor();
  await page.locator(".pairing-code").waitFor();
  await admin.getByLabel(id.t("admin.pairingCode")).fill(await codeOn(page, ".pairing-code"));
  await accept.click();
  await screenShown(page, "agencies");
});

it("a call screen without a name shows a code, and becomes the screen that it is let in as", async () => {
  const hall = await stage.hall();
  const admin = (await stage.enter(hall, "admin-administrator", { size: "officeTall" })).page;
  await machinesPage(admin);
  const screen = (await stage.visit(`${hall.url}/display`, { size: "board" })).page;
  await screen.locator(".own-code").waitFor();
  await screen.screenshot({ path: join(output, "machines-board-code.png") });
  await admin.getByLabel(id.t("admin.pairingCode")).fill(await codeOn(screen, ".own-code"));
  await admin.getByLabel(id.t("admin.machineName")).first().fill("Layar tangga");
  await admin.getByLabel(id.t("admin.machineShows")).first().selectOption("hall");
  await admin.getByRole("button", { name: id.t("admin.pairingAccept") }).click();
  await screen.waitForURL(/\/display\/layar-tangga$/u);
  await screen.getByText(id.t("board.nextHere")).waitFor();
  await screen.goto(`${hall.url}/display`);
  await screen.getByText(id.t("board.nextHere")).waitFor();
  expect(new URL(screen.url()).pathname).toBe("/display/layar-tangga");
});
