import type { Screen } from "../../e2e/screens.ts";
import type { Studio } from "../studio.ts";
import { livelyMorning } from "./history.ts";

/** The call screens: at rest, with one, three and five calls, lying and standing, and without the hub. */
export async function tellOfTheBoard({ hall, enter, visit, show }: Studio): Promise<void> {
  const pairing = await visit(`${hall.url}/display/zona-a`, { size: "board" });
  await pairing.page.locator("#code").waitFor();
  await show("board-pairing", "board", pairing);
  const before = await enter("display-zona-a", { size: "board" });
  await before.page.locator('.rest[data-rest="next"]').waitFor();
  await show("board-empty", "board", before);

  const { loket1, loket2, loket4, loket5 } = await livelyMorning(hall);
  const loket3 = await hall.seat("siti", "loket-3");
  // A page of its own for each picture: the longer one stands, the further its notices have turned.
  const showCalls = async (name: string, size: "board" | "boardUpright", others: number): Promise<Screen> => {
    const screen = await enter("display-zona-a", { size });
    await screen.page.locator(`.now-cards[data-others="${String(others)}"]`).waitFor();
    await show(name, "board", screen);
    return screen;
  };
  await loket1.callNext();
  await showCalls("board-one-call", "board", 0);
  await showCalls("board-upright-one-call", "boardUpright", 0);

  hall.clock.advance(12_000);
  await loket4.callNext();
  hall.clock.advance(9_000);
  await loket2.callNext();
  await showCalls("board-three-calls", "board", 2);

  const old = await visit(`${hall.url}/tv/zona-a`, { size: "board" });
  await old.page.locator(".call.first").waitFor();
  await show("board-old-television", "board", old);

  hall.clock.advance(11_000);
  await loket5.callNext();
  hall.clock.advance(14_000);
  await loket3.callNext();
  await showCalls("board-upright-five-calls", "boardUpright", 4);
  const last = await showCalls("board-five-calls", "board", 4);
  await hall.stopHub();
  await last.page.locator(".stale").waitFor();
  await show("board-stale", "board", last);
}
