import { bundledTexts } from "@giliran/shared/i18n";
import { press, screenShown, touch } from "../../e2e/kioskVisit.ts";
import type { ScreenWish } from "../../e2e/screens.ts";
import type { Studio } from "../studio.ts";

const id = bundledTexts("id");
const upright: ScreenWish = { size: "kiosk", touch: true };

/** The health protocol: at the kiosk, on the phone of the guard at the door, and what a supervisor sees of it. */
export async function tellOfTheGate({ enter, show }: Studio): Promise<void> {
  const simulators = await enter("simulators", { size: "office" });
  const celsius = simulators.page.locator("input[type=range]");
  const kiosk = await enter("kiosk", upright);
  const { page } = kiosk;
  const shows = async (phase: string): Promise<void> => {
    await page.locator(`.gate[data-phase="${phase}"]`).waitFor();
  };
  await screenShown(page, "agencies");
  await celsius.fill("28");
  await touch(page, "agency-dukcapil");
  await touch(page, "service-ktp-el");
  await page.getByText(id.t("kiosk.gateMeasureAgain")).waitFor();
  await show("kiosk-gate-measure", "kiosk", kiosk);
  await celsius.fill("36.4");
  await shows("confirm");
  await show("kiosk-gate-confirm", "kiosk", kiosk);
  await touch(page, "back");
  await celsius.fill("37.9");
  await touch(page, "service-ktp-el");
  await shows("recheck");
  await page.getByText(id.t("kiosk.gateCodePrinted")).waitFor();
  await show("kiosk-gate-recheck", "kiosk", kiosk);
  await touch(page, "finish");
  await touch(page, "gate-code");
  for (const digit of ["4", "0", "7"]) await touch(page, `key-${digit}`);
  await show("kiosk-gate-code", "kiosk", kiosk);

  const guard = await enter("guard-dimas", { size: "phone", touch: true });
  await guard.page.locator(".guard-key").first().waitFor();
  await show("guard-keys", "phone", guard);
  await guard.page.locator('.guard-key[data-tone="stop"]').click();
  await guard.page.getByText(id.t("guard.override")).click();
  await show("guard-refused", "phone", guard);
  await guard.page.getByRole("button", { name: "Keadaan darurat" }).click();
  await guard.page.locator(".guard-code").waitFor();

  await press(simulators.page, "thermometer-unplugged");
  const admin = await enter("admin-wulan", { size: "officeTall" });
  await admin.page.getByText(id.t("health.thermometer_missing")).waitFor();
  await show("admin-unmeasured", "admin", admin);
  await admin.page.getByRole("link", { name: id.t("admin.tabNumbers") }).click();
  await admin.page.getByRole("button", { name: id.t("admin.reportAsk") }).click();
  await admin.page.getByRole("row", { name: id.t("guard.refused") }).waitFor();
  await show("admin-gate-report", "admin", admin);
}
