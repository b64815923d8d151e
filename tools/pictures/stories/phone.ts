import type { Studio } from "../studio.ts";
import { livelyMorning } from "./history.ts";

/** One ticket on a phone: waiting, called, served, without a network; and one that nobody knows. */
export async function tellOfThePhone({ hall, visit, show }: Studio): Promise<void> {
  const { loket6 } = await livelyMorning(hall);
  const { page: address } = await hall.arrivals.come("kepesertaan-jkn");
  const local = hall.url + address.slice(address.indexOf("/t#"));
  const phone = await visit(local, { size: "phone" });
  await phone.page.locator('h1:text("C004")').waitFor();
  await show("phone-waiting", "phone", phone);
  for (const _ of [1, 2]) await loket6.callNext();
  await phone.page.locator('html[data-tone="now"]').waitFor();
  await show("phone-called", "phone", phone);
  await loket6.act("startService");
  await phone.page.locator('html[data-tone="wait"]').waitFor();
  await show("phone-serving", "phone", phone);
  const stranger = await visit(`${hall.url}/t#00000000000000000000000000000000`, { size: "phone" });
  stranger.expectTrouble(/status of 404/u);
  await stranger.page.locator('html[data-tone="over"]').waitFor();
  await show("phone-unknown", "phone", stranger);
  await hall.stopHub();
  await phone.page.locator('[data-away="true"]').waitFor();
  await show("phone-offline", "phone", phone);
}
