import { bundledTexts } from "@giliran/shared/i18n";
import { paperIs, press, screenShown, takeNumber, target, touch } from "../../e2e/kioskVisit.ts";
import type { ScreenWish } from "../../e2e/screens.ts";
import type { Studio } from "../studio.ts";
import { livelyMorning } from "./history.ts";

const id = bundledTexts("id");

/** A kiosk that leaves its visitor all the time that a picture takes: nobody counts how long it was not touched. */
function patient(): void {
  const at = performance.now();
  performance.now = () => at;
}

const upright: ScreenWish = { size: "kiosk", touch: true, before: patient };

/** A visitor's way, from the question to the paper. */
export async function tellOfTheKiosk({ hall, enter, show }: Studio): Promise<void> {
  await livelyMorning(hall);
  const kiosk = await enter("kiosk", upright);
  const { page } = kiosk;
  await screenShown(page, "agencies");
  await show("kiosk-choose", "kiosk", kiosk);
  await touch(page, "agency-dukcapil");
  await show("kiosk-services", "kiosk", kiosk);
  await touch(page, "party");
  for (const _ of [1, 2]) await touch(page, "party-more");
  await show("kiosk-party", "kiosk", kiosk);
  await touch(page, "service-ktp-el");
  await paperIs(page, "printed");
  await show("kiosk-ticket", "kiosk", kiosk);
  await touch(page, "finish");

  await touch(page, "search");
  for (const letter of ["S", "I"]) await touch(page, `key-${letter}`);
  await show("kiosk-search", "kiosk", kiosk);
  await touch(page, "back");
  await touch(page, "language-en");
  await show("kiosk-english", "kiosk", kiosk);
  await touch(page, "language-id");
}

/** The same for those who see, reach or hear less; and on a screen that lies. */
export async function tellOfTheOtherKiosks({ hall, enter, show }: Studio): Promise<void> {
  await livelyMorning(hall);
  const kiosk = await enter("kiosk", upright);
  const { page } = kiosk;
  await touch(page, "easy");
  await show("kiosk-easy", "kiosk", kiosk);
  await touch(page, "agency-dukcapil");
  await show("kiosk-easy-services", "kiosk", kiosk);
  await touch(page, "service-ktp-el");
  await paperIs(page, "printed");
  await show("kiosk-easy-ticket", "kiosk", kiosk);
  await touch(page, "finish");

  // Somebody goes by the keypad: what is spoken has a frame.
  for (const _ of [1, 2, 3]) await page.keyboard.press("ArrowDown");
  await page.locator('.frame[data-guided="true"] button:focus').waitFor();
  await show("kiosk-keypad", "kiosk", kiosk);

  const lying = await enter("kiosk", { ...upright, size: "kioskLying" });
  await screenShown(lying.page, "agencies");
  await show("kiosk-lying", "kiosk", lying);
  await takeNumber(lying.page, "samsat", "pajak-kendaraan");
  await paperIs(lying.page, "printed");
  await show("kiosk-lying-ticket", "kiosk", lying);
}

/** For those who read from the right; what their language pack lacks is Indonesian. */
export async function tellOfTheKioskFromTheRight({ hall, enter, show }: Studio): Promise<void> {
  await livelyMorning(hall);
  const kiosk = await enter("kiosk", upright);
  const { page } = kiosk;
  await touch(page, "language-ar");
  await page.locator('html[dir="rtl"]').waitFor();
  await show("kiosk-rtl-choose", "kiosk", kiosk);
  await touch(page, "search");
  for (const letter of ["S", "I"]) await touch(page, `key-${letter}`);
  await show("kiosk-rtl-keys", "kiosk", kiosk);
  await touch(page, "back");
  await touch(page, "agency-dukcapil");
  await show("kiosk-rtl-services", "kiosk", kiosk);
  await touch(page, "service-ktp-el");
  await paperIs(page, "printed");
  await show("kiosk-rtl-ticket", "kiosk", kiosk);
}

/** What goes wrong, and what the visitor is told. */
export async function tellOfTheKiosksTroubles({ hall, enter, show }: Studio): Promise<void> {
  await livelyMorning(hall);
  const kiosk = await enter("kiosk", upright);
  const { page } = kiosk;
  const simulators = await enter("simulators", { size: "office" });
  await screenShown(page, "agencies");
  await target(page, "person").tap();
  await page.locator(".notice:not([hidden])").waitFor();
  await show("kiosk-person-called", "kiosk", kiosk);
  const panel = await enter("panel-siti", { size: "panel" });
  await panel.page.locator(".panel-calls-for-help button").click();
  await page.reload();
  await screenShown(page, "agencies");
  await press(simulators.page, "paper-out");
  await screenShown(page, "obstacle");
  await show("kiosk-paper-out", "kiosk", kiosk);
  await press(simulators.page, "paper-out");
  await screenShown(page, "agencies");
  await press(simulators.page, "mid-slip-paper-out");
  await takeNumber(page, "dukcapil", "ktp-el");
  await paperIs(page, "failed");
  await show("kiosk-paper-failed", "kiosk", kiosk);
  await touch(page, "finish");
  await simulators.page.locator('[data-name="all-well"]').click();
  await screenShown(page, "agencies");
  await hall.stopHub();
  await page.getByText(id.t("kiosk.alone")).waitFor();
  await show("kiosk-alone", "kiosk", kiosk);
}

/** Nobody touches it any more. */
export async function tellOfTheIdleKiosk({ enter, show }: Studio): Promise<void> {
  const kiosk = await enter("kiosk", {
    ...upright,
    // Some time after the last touch, and no more of it.
    before: () => {
      const at = performance.now();
      let touched = false;
      addEventListener("pointerup", () => {
        touched = true;
      });
      performance.now = () => (touched ? at + 27_000 : at);
    },
  });
  await screenShown(kiosk.page, "agencies");
  await touch(kiosk.page, "agency-samsat");
  await kiosk.page.locator(".idle-question").waitFor();
  await show("kiosk-idle", "kiosk", kiosk);
}
