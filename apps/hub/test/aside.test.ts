import { expect, test } from "vitest";
import type { PanelView } from "@giliran/shared/contract";
import { arrive, asks, type Called } from "./asks.ts";
import type { BareClient } from "./bareClient.ts";
import { startTestHall, until } from "./hall.ts";

type OwnCounter = NonNullable<PanelView["counter"]>;

async function counterOf(client: BareClient, wanted: (counter: OwnCounter) => boolean): Promise<OwnCounter> {
  return until(() => {
    const counter = client.view("panel").counter;
    return counter !== undefined && counter !== null && wanted(counter) ? counter : null;
  });
}

test("a note goes to the next officer and to nobody else; what is aside holds over a restart", async () => {
  const hall = await startTestHall();
  const [kiosk, officer] = [await hall.connect("kiosk-1"), await hall.connect("officer-1")];
  const screen = await hall.connect("screen-1");
  await officer.must(asks.open("loket-1"));
  await arrive(kiosk);
  await arrive(kiosk);
  const sent = await officer.must<Called>(asks.next("loket-1"));
  const note = "Bawa KK asli";
  await officer.must(asks.transfer("loket-1", sent.ticketId, "ktp", "front", null, note));
  await officer.must(asks.next("loket-1"));
  expect((await counterOf(officer, ({ inHand }) => inHand !== null)).inHand).toMatchObject({
    label: sent.label,
    note,
    reason: { code: "front" },
  });
  await officer.must(asks.park("loket-1", sent.ticketId));
  await hall.restart();
  const again = await hall.connect("officer-1");
  const { aside } = await counterOf(again, () => true);
  expect(aside).toMatchObject([{ label: sent.label, state: "parked", remindAt: 2_000_000_000_000 }]);
  await again.must(asks.call("loket-1", sent.ticketId));
  expect((await counterOf(again, ({ inHand }) => inHand !== null)).inHand?.reason).toEqual({
    code: "resumed",
  });
  expect(JSON.stringify([screen.frames, kiosk.frames])).not.toContain(note);
});

test("an undone call leaves the board and is not spoken; a call after it is one of its own", async () => {
  const hall = await startTestHall();
  const [kiosk, officer] = [await hall.connect("kiosk-1"), await hall.connect("officer-1")];
  const screen = await hall.connect("screen-1");
  await officer.must(asks.open("loket-1"));
  await arrive(kiosk);
  const called = await officer.must<Called>(asks.next("loket-1"));
  await until(() => screen.view("board").calls?.length === 1);
  await officer.must(asks.undo("loket-1", called.ticketId));
  await until(() => screen.view("board").calls?.length === 0);
  expect(screen.view("board").voice?.pending).toEqual([]);
  await officer.must(asks.next("loket-1"));
  const ledger = hall.rows("SELECT id, outcome FROM announcement ORDER BY id");
  expect(ledger).toEqual([
    { id: `${called.ticketId}.1`, outcome: "expired" },
    { id: `${called.ticketId}.2`, outcome: null },
  ]);
});
