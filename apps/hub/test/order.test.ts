import { expect, test } from "vitest";
import type { ViewFrame } from "@giliran/shared/contract";
import { arrive, asks } from "./asks.ts";
import { startTestHall } from "./hall.ts";

function hasTicketInHand({ view }: ViewFrame): boolean {
  return view.kind === "panel" && view.counter?.inHand !== null && view.counter?.inHand !== undefined;
}

test("whoever presses is answered before the hall is shown what came of it", async () => {
  const hall = await startTestHall();
  const kiosk = await hall.connect("kiosk-1");
  const officer = await hall.connect("officer-1");
  await officer.must(asks.open("loket-1"));
  await arrive(kiosk);
  const shownAtTheAnswer = await new Promise((resolve) => {
    officer.socket.emit("command", { id: "0123456789abcdef", command: asks.next("loket-1") }, () =>
      resolve(officer.frames.some(hasTicketInHand)),
    );
  });
  expect(shownAtTheAnswer).toBe(false);
  expect(hasTicketInHand(await officer.frame(hasTicketInHand))).toBe(true);
});
