import { bundledTexts } from "@giliran/shared/i18n";
import { screenShown, touch } from "../../e2e/kioskVisit.ts";
import type { ScreenWish } from "../../e2e/screens.ts";
import type { Studio } from "../studio.ts";

const id = bundledTexts("id");
const upright: ScreenWish = { size: "kiosk", touch: true };

/** The health protocol: at the kiosk, and on the phone of the guard at the door. */
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
}
