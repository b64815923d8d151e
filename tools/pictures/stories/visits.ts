import { chooseCounter, expectInHand, pressKey } from "../../e2e/desk.ts";
import { paperIs, screenShown, touch } from "../../e2e/kioskVisit.ts";
import type { Studio } from "../studio.ts";
import { livelyMorning } from "./history.ts";

/** Visits that are more than one number for one service: several steps, and groups. */
export async function tellOfVisits({ hall, enter, show }: Studio): Promise<void> {
  await livelyMorning(hall);
  const kiosk = await enter("kiosk", {
    size: "kiosk",
    touch: true,
    // A visitor who takes all the time that a picture takes.
    before: () => {
      const at = performance.now();
      performance.now = () => at;
    },
  });
  const { page } = kiosk;
  await screenShown(page, "agencies");
  await touch(page, "agency-dukcapil");
  await touch(page, "journey-pindah-datang");
  await touch(page, "step-kartu-keluarga");
  await touch(page, "step-balik-nama");
  await show("kiosk-journey", "kiosk", kiosk);
  await touch(page, "take-journey");
  await paperIs(page, "printed");
  await show("kiosk-journey-ticket", "kiosk", kiosk);
  await touch(page, "finish");
  await touch(page, "agency-polres");
  await touch(page, "journey-sim-perpanjangan");
  await paperIs(page, "printed");
  await touch(page, "finish");

  const panel = await enter("panel-siti", { size: "panel" });
  await chooseCounter(panel.page, "loket-10");
  await pressKey(panel.page, "callNext");
  await pressKey(panel.page, "callNext");
  await expectInHand(panel.page, "G002");
  await show("panel-next-step", "panel", panel);
  await panel.page.keyboard.press("r");
  await panel.page.locator(".story-sheet").waitFor();
  await show("panel-story", "panel", panel);
  await panel.page.keyboard.press("Escape");
  for (let i = 0; i < 4; i += 1) await hall.arrivals.come("klaim-jht");
  const group = await enter("panel-budi", { size: "panel" });
  await chooseCounter(group.page, "loket-9");
  await pressKey(group.page, "callNext");
  await group.page.locator(".group-ticket").nth(1).waitFor();
  await show("panel-group", "panel", group);
}
