import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { createLog } from "@giliran/hub";
import { deviceConfigSchema, type KioskHost, startKioskProgram } from "@giliran/kiosk";
import { bundledTexts } from "@giliran/shared/i18n";
import { screenShown, touch } from "./kioskVisit.ts";
import { newestSlip } from "./slips.ts";
import { useStage } from "./stage.ts";

const stage = useStage();
const id = bundledTexts("id");
const output = join(import.meta.dirname, "..", "..", "test-output");
const pin = "482913";
let program: KioskHost | null = null;
let folder: string | null = null;

afterEach(async () => {
  await program?.stop();
  if (folder !== null) rmSync(folder, { recursive: true, force: true });
});

/** The kiosk's program; begun again it comes back on the same port with what it kept. */
async function begin(hubUrl: string, port: number): Promise<KioskHost> {
  folder ??= mkdtempSync(join(tmpdir(), "giliran-technician-"));
  program = await startKioskProgram({
    hubUrl,
    tokenFile: join(folder, "token.json"),
    fingerprint: null,
    dataFolder: null,
    devices: deviceConfigSchema.parse({}),
    host: "127.0.0.1",
    port,
    log: createLog("silent"),
  });
  return program;
}

async function openPinPad(kiosk: Page): Promise<void> {
  await kiosk.keyboard.press("Shift+Escape");
  await kiosk.locator('.frame[data-shown="pinPad"]:not([data-settling])').waitFor();
}

async function typePin(kiosk: Page, digits: string): Promise<void> {
  for (const digit of digits) await touch(kiosk, `key-${digit}`);
  await touch(kiosk, "open-technician");
}

it("a technician comes in by the PIN alone, tests, looks after the kiosk, and leaves", async () => {
  const hall = await stage.hall();
  const admin = (await stage.enter(hall, "admin-administrator", { size: "officeTall" })).page;
  await admin.getByRole("link", { name: id.t("admin.tabMachines") }).click();
  const first = await begin(hall.url, 0);
  const port = Number(new URL(first.url).port);
  const visited = await stage.visit(first.url, { size: "kiosk", touch: true });
  visited.expectTrouble(/WebSocket|net::ERR_CONNECTION/u);
  const { page } = visited;
  await page.locator(".pairing-code").waitFor();

  const code = ((await page.locator(".pairing-code").textContent()) ?? "").replaceAll(" ", "");
  await admin.getByLabel(id.t("admin.pairingCode")).fill(code);
  await admin.getByLabel(id.t("admin.machineName")).first().fill("Anjungan timur");
  const field = admin.getByLabel(id.t("admin.machinePin"));
  expect(await field.inputValue()).toMatch(/^\d{6}$/);
  await field.fill("123456");
  await admin.getByText(id.t("admin.pinSequence")).waitFor();
  await admin.screenshot({ path: join(output, "technician-let-in.png"), fullPage: true });
  await field.fill("90217354");
  await admin.getByRole("button", { name: id.t("admin.pairingAccept") }).click();
  await admin.getByText(id.t("admin.pairingDone", { name: "Anjungan timur" })).waitFor();
  await screenShown(page, "agencies");

  // Another PIN later: the one that was set at pairing ends.
  const card = admin.locator(".machine").filter({ hasText: "Anjungan timur" });
  await card.getByText(id.t("admin.machineHasPin")).waitFor();
  await card.getByRole("button", { name: id.t("admin.machinePinChange") }).click();
  await card.getByLabel(id.t("admin.machinePin")).fill(pin);
  await admin.screenshot({ path: join(output, "technician-pin-card.png"), fullPage: true });
  await card.getByRole("button", { name: id.t("admin.machineSave") }).click();
  await card.getByText(id.t("admin.machinePinSaved", { name: "Anjungan timur" })).waitFor();

  await openPinPad(page);
  for (let wrong = 1; wrong <= 5; wrong += 1) {
    await typePin(page, wrong === 1 ? "90217354" : "111119");
    if (wrong < 5) await page.getByText(id.t("technician.pinWrong")).waitFor();
  }
  const tooMany = page.getByText(/Terlalu banyak PIN salah/u);
  await tooMany.waitFor();
  await page.screenshot({ path: join(output, "technician-waits.png") });

  // The plug is pulled: neither more tries nor a shorter wait.
  await first.stop();
  await begin(hall.url, port);
  await page.reload();
  await screenShown(page, "agencies");
  await openPinPad(page);
  await tooMany.waitFor();
  // Nobody touches it: the PIN pad is forgotten before the minute is over, and the wait is not.
  await tooMany.waitFor({ state: "detached", timeout: 70_000 });
  await openPinPad(page);
  await tooMany.waitFor({ state: "detached", timeout: 39_000 });
  await typePin(page, pin);
  await screenShown(page, "technician");
  await page.screenshot({ path: join(output, "technician-menu.png") });

  await touch(page, "technician-print");
  await page.getByText(id.t("technician.printed")).waitFor();
  const simulators = (await stage.visit(`${first.url}simulators`, { size: "office" })).page;
  const slip = await newestSlip(simulators);
  expect(slip.lines.join(" ")).toContain(id.t("technician.testPage"));
  await slip.picture.screenshot({ path: join(output, "technician-slip.png") });
  await touch(page, "technician-network");
  await page.getByText(id.t("technician.networkLinked")).waitFor();

  await touch(page, "technician-maintenance");
  await page.getByText(id.t("technician.maintained")).waitFor();
  await touch(page, "lock");
  await page.getByText(id.t("kiosk.maintenance")).waitFor();
  await admin.getByRole("link", { name: id.t("admin.tabOverview") }).click();
  await admin.getByText(id.t("health.kiosk_maintenance")).waitFor();
  await admin.screenshot({ path: join(output, "technician-supervisor.png"), fullPage: true });

  await openPinPad(page);
  await typePin(page, pin);
  await touch(page, "technician-maintenance");
  await page.getByText(id.t("technician.served")).waitFor();
  await admin.getByText(id.t("health.kiosk_maintenance")).waitFor({ state: "detached" });
  await touch(page, "technician-leave");
  await page.evaluate(() => {
    // A page that came here from another one may not close itself: this one says that it would.
    window.close = () => void (document.title = "closed");
  });
  await touch(page, "technician-leave-sure");
  await page.waitForFunction(() => document.title === "closed");
  await screenShown(page, "agencies");

  for (const secret of [pin, "90217354"]) expect(hall.written()).not.toContain(`"${secret}"`);
}, 240_000);
