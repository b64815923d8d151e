import { expect, test } from "vitest";
import type { IssuedTicket, Result, Story } from "@giliran/shared/contract";
import { arrive, asks } from "./asks.ts";
import { hallFile } from "./hallFile.ts";
import { startTestHall, type TestHall, until } from "./hall.ts";

async function storyOf(hall: TestHall, label: string): Promise<Story> {
  const headers = { authorization: `Bearer ${await hall.tokenOf("auditor-1")}` };
  const response = await fetch(`${hall.url()}/api/story?number=${label}`, { headers });
  return ((await response.json()) as Result & { value: Story }).value;
}

test("a copy that reception asks for comes to that kiosk, is granted once, and stands in the story", async () => {
  const hall = await startTestHall();
  const [kiosk, other] = [await hall.connect("kiosk-1"), await hall.connect("kiosk-2")];
  const reception = await hall.connect("reception-1");
  const { ticketId, label } = await arrive(kiosk);
  await reception.must(asks.copy(ticketId, "kiosk-2"));
  await until(() => other.view("kiosk").copiesAsked?.length === 1);
  expect(other.view("kiosk").copiesAsked).toEqual([{ ticketId, kioskId: "kiosk-2" }]);
  expect(await kiosk.send(asks.takeCopy(ticketId))).toEqual({ ok: false, error: "copy_not_due" });
  const copy = await other.must<IssuedTicket>(asks.takeCopy(ticketId));
  expect(copy).toMatchObject({ label, ticketId });
  expect(await other.send(asks.takeCopy(ticketId))).toEqual({ ok: false, error: "copy_not_due" });
  await until(() => other.view("kiosk").copiesAsked?.length === 0);
  await other.must(asks.reportCopy(ticketId));
  const { steps } = await storyOf(hall, label);
  expect(steps.slice(2)).toMatchObject([
    { kind: "copyAsked", kiosk: "kiosk-2" },
    { kind: "copyTaken", kiosk: "kiosk-2" },
    { kind: "copyReported", outcome: "printed" },
  ]);
  const actors = hall.rows(
    "SELECT type, actor ->> 'id' AS id FROM event WHERE type LIKE 'copy%' ORDER BY seq",
  );
  expect(actors).toEqual([
    { type: "copyAsked", id: "reception-1" },
    { type: "copyTaken", id: "kiosk-2" },
    { type: "copyReported", id: "kiosk-2" },
  ]);
});

test("a number without paper is offered where the hall wants it, waits like any other, and says so in its story", async () => {
  const plain = await (await startTestHall()).connect("kiosk-1");
  expect(plain.view("kiosk").paperChoice).toBe(false);
  const hall = await startTestHall({ file: hallFile({ settings: { paperChoice: true } }) });
  const kiosk = await hall.connect("kiosk-1");
  expect(kiosk.view("kiosk").paperChoice).toBe(true);
  const { ticketId, label } = await kiosk.must<IssuedTicket>(asks.issue());
  await kiosk.must(asks.report(ticketId, "declined"));
  const officer = await hall.connect("officer-1");
  await officer.must(asks.open("loket-1"));
  expect(await officer.must(asks.next("loket-1"))).toMatchObject({ ticketId });
  await officer.frame(({ view }) => view.kind === "panel" && view.counter?.inHand?.paper === "declined");
  expect((await storyOf(hall, label)).steps[1]).toMatchObject({ kind: "printed", outcome: "declined" });
});

test("a request outlives the hub's restart, and so does that it was taken", async () => {
  const hall = await startTestHall();
  const kiosk = await hall.connect("kiosk-1");
  const { ticketId } = await arrive(kiosk);
  await (await hall.connect("supervisor-1")).must(asks.copy(ticketId, "kiosk-1"));
  await hall.restart();
  const back = await hall.connect("kiosk-1");
  expect(back.view("kiosk").copiesAsked).toEqual([{ ticketId, kioskId: "kiosk-1" }]);
  await back.must(asks.takeCopy(ticketId));
  await hall.restart();
  const again = await hall.connect("kiosk-1");
  expect(again.view("kiosk").copiesAsked).toEqual([]);
  expect(await again.send(asks.takeCopy(ticketId))).toEqual({ ok: false, error: "copy_not_due" });
});
