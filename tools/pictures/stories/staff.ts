import { bundledTexts } from "@giliran/shared/i18n";
import { chooseCounter, expectInHand, pressKey, ready } from "../../e2e/desk.ts";
import { press, screenShown, touch } from "../../e2e/kioskVisit.ts";
import type { Studio } from "../studio.ts";
import { livelyMorning } from "./history.ts";

const id = bundledTexts("id");

/** An officer's window: from the door to the desk, and without the hub. */
export async function tellOfThePanel({ hall, enter, visit, show }: Studio): Promise<void> {
  const door = await visit(`${hall.url}/panel`, { size: "panel" });
  await door.page.locator("#code").waitFor();
  await show("panel-sign-in", "panel", door);
  await livelyMorning(hall);
  const panel = await enter("panel-siti", { size: "panel" });
  const { page } = panel;
  await page.locator('[data-counter="loket-3"]').waitFor();
  await show("panel-counters", "panel", panel);
  await chooseCounter(page, "loket-3");
  await ready(page, "callNext");
  await show("panel-waiting", "panel", panel);
  await pressKey(page, "callNext");
  await expectInHand(page, "A006");
  await show("panel-called", "panel", panel);
  hall.clock.advance(95_000);
  await page.locator('.remark[data-loud="true"]').waitFor();
  await show("panel-unheard", "panel", panel);
  await pressKey(page, "startService");
  await page.locator('.in-hand[data-state="serving"]').waitFor();
  hall.clock.advance(252_000);
  await hall.arrivals.come("ktp-el", 3);
  await show("panel-in-hand", "panel", panel);
  await page.keyboard.press("?");
  await page.locator("dialog[open]").waitFor();
  await show("panel-keys", "panel", panel);
  await page.keyboard.press("Escape");
  await hall.stopHub();
  await page.locator('.connection[data-loud="true"]').waitFor();
  await show("panel-disconnected", "panel", panel);
}

/** Where everything begins. */
export async function tellOfTheLanding({ hall, visit, show }: Studio): Promise<void> {
  const landing = await visit(hall.url, { size: "office" });
  await landing.page.locator('[data-kind="kiosk"]').waitFor();
  await show("landing", "landing", landing);
  await landing.page.getByRole("button", { name: "English" }).click();
  await landing.page.locator('html[lang="en"]').waitFor();
  await show("landing-english", "landing", landing);
}

/** The hall at a glance, with what needs a person; the simulators with a slip. */
export async function tellOfTheOffice({ hall, enter, show }: Studio): Promise<void> {
  await livelyMorning(hall);
  await enter("display-zona-a", { size: "board" });
  const kiosk = await enter("kiosk", { size: "kiosk", touch: true });
  const simulators = await enter("simulators", { size: "officeTall" });
  await screenShown(kiosk.page, "agencies");
  await touch(kiosk.page, "agency-dpmptsp");
  await touch(kiosk.page, "service-izin-usaha");
  await simulators.page.locator(".slips img").waitFor();
  await show("simulators", "simulators", simulators);
  await press(simulators.page, "paper-low");
  await touch(kiosk.page, "person");
  const admin = await enter("admin-wulan", { size: "officeTall" });
  const concerns = admin.page.locator(".admin-concerns");
  await concerns.getByText(id.t("health.printer_paper_low")).waitFor();
  await concerns.getByText(id.t("admin.helpWanted", { kiosk: "Anjungan pintu masuk" })).waitFor();
  await show("admin", "admin", admin);
  await admin.page.getByRole("link", { name: id.t("admin.tabCounters") }).click();
  await admin.page.locator(".admin-weights li").first().waitFor();
  await show("admin-counters", "admin", admin);
  const machines = await enter("admin-administrator", { size: "officeTall" });
  await machines.page.getByRole("link", { name: id.t("admin.tabMachines") }).click();
  await machines.page.locator(".machines h1").waitFor();
  await show("admin-machines", "admin", machines);
  await admin.page.goBack();
  await hall.stopHub();
  await admin.page.locator('.connection[data-loud="true"]').waitFor();
  await show("admin-disconnected", "admin", admin);
}
