import { bundledTexts } from "@giliran/shared/i18n";
import { chooseCounter, expectInHand, pressKey } from "../../e2e/desk.ts";
import { screenShown } from "../../e2e/kioskVisit.ts";
import type { Studio } from "../studio.ts";
import { livelyMorning } from "./history.ts";

const id = bundledTexts("id");

/** A hall that is full: who waits outside, and how they come in. */
export async function tellOfTheCrowd({ hall, enter, visit, show }: Studio): Promise<void> {
  const door = await enter("display-pintu", { size: "board" });
  await door.page.getByRole("heading", { name: id.t("entrance.comeIn") }).waitFor();
  await show("entrance-free", "board", door);
  await hall.arrivals.come("ktp-el", 2);
  await hall.arrivals.come("kartu-keluarga");
  const outside = await hall.arrivals.come("ktp-el");
  await hall.arrivals.come("pajak-kendaraan", 2);
  const local = hall.url + outside.page.slice(outside.page.indexOf("/t#"));
  const phone = await visit(local, { size: "phone" });
  await phone.page.getByText(id.t("ticket.outside")).waitFor();
  await show("phone-outside", "phone", phone);
  await door.page.getByRole("heading", { name: id.t("entrance.full") }).waitFor();
  await show("entrance-full", "board", door);
  const kiosk = await enter("kiosk", { size: "kiosk", touch: true });
  await screenShown(kiosk.page, "agencies");
  await kiosk.page.getByText("Mal sedang penuh").waitFor();
  await show("kiosk-full", "kiosk", kiosk);
  const admin = await enter("admin-wulan", { size: "officeTall" });
  await admin.page.getByRole("link", { name: id.t("admin.tabCrowding") }).click();
  await admin.page.getByText(id.t("admin.crowdOutside", { persons: 3 })).waitFor();
  await show("admin-crowding", "admin", admin);
  const panel = await enter("panel-siti", { size: "panel" });
  await chooseCounter(panel.page, "loket-1");
  await pressKey(panel.page, "callNext");
  await expectInHand(panel.page, "A001");
  await pressKey(panel.page, "finish");
  await door.page.locator(".admitted", { hasText: "A003" }).waitFor();
  await show("entrance-admitted", "board", door);
}

/** What a supervisor has in hand: the day, what became of a number, the end of a day, pads. */
export async function tellOfTheDay({ hall, enter, show }: Studio): Promise<void> {
  await livelyMorning(hall);
  const admin = await enter("admin-wulan", { size: "officeTall" });
  const { page } = admin;
  await page.getByRole("link", { name: id.t("admin.tabDay") }).click();
  await page.getByRole("heading", { name: id.t("admin.closures") }).waitFor();
  await show("admin-day", "admin", admin);
  await page.getByRole("link", { name: id.t("admin.tabNumbers") }).click();
  await page.getByLabel(id.t("admin.storyNumber"), { exact: true }).fill("A005");
  await page.getByRole("button", { name: id.t("admin.storyAsk") }).click();
  await page.locator(".story-sheet").waitFor();
  await page.getByRole("button", { name: id.t("admin.reportAsk") }).click();
  await page.getByRole("row", { name: /KTP/u }).waitFor();
  await show("admin-numbers", "admin", admin);
  await page.getByRole("link", { name: id.t("admin.tabEnd") }).click();
  await page.getByRole("checkbox", { name: "A007" }).check();
  await page.getByRole("checkbox", { name: "A008" }).check();
  await show("admin-end", "admin", admin);
  await page.getByRole("link", { name: id.t("admin.tabPads") }).click();
  const enterPad = page.locator(".pads-enter");
  await enterPad.getByLabel(id.t("admin.padLast", { first: "MA001" })).fill("4");
  await enterPad.getByLabel(id.t("admin.padFrom")).fill("08:00");
  await enterPad.getByLabel(id.t("admin.padTo"), { exact: true }).fill("09:00");
  await enterPad.getByRole("button", { name: id.t("admin.padMake") }).click();
  await show("admin-pads", "admin", admin);
}
