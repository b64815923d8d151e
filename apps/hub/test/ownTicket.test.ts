import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { arrive, asks } from "./asks.ts";
import { startTestHall, until } from "./hall.ts";
import { ownClock } from "./ownClock.ts";

const secret = "the-secret-of-one-slip";
const secretHash = createHash("sha256").update(secret).digest("hex");

test("a slip's secret lets others go first, pauses, goes on by itself and gives the number back", async () => {
  const clock = ownClock();
  const hall = await startTestHall({ around: { clock } });
  const kiosk = await hall.connect("kiosk-1");
  const officer = await hall.connect("officer-1");
  await officer.must(asks.open("loket-1"));
  await arrive(kiosk, "ktp", secretHash);
  await arrive(kiosk);
  await arrive(kiosk);
  const next = (view = officer) =>
    view
      .view("panel")
      .counter?.next?.map(({ label }) => label)
      .join(" ");
  await kiosk.must({ type: "letPass", secretHash, count: 1 });
  await until(() => next() === "A002 A001 A003");

  await kiosk.must({ type: "pauseTicket", secretHash, minutes: 10 });
  await until(() => officer.view("panel").counter?.pausedTickets === 1);
  expect(next()).toBe("A002 A003");
  expect(await ticketOf(hall.url())).toMatchObject({ label: "A001", state: "waiting", behind: 1 });
  await hall.restart();
  clock.pass(10 * 60_000);
  const again = await hall.connect("officer-1");
  await until(() => next(again) === "A002 A001 A003");
  expect(await ticketOf(hall.url())).toMatchObject({ pausedUntil: null });

  const back = await hall.connect("kiosk-1");
  await back.must({ type: "leaveQueue", secretHash });
  expect(await ticketOf(hall.url())).toMatchObject({ state: "void" });
  expect(hall.rows("SELECT data ->> 'reason' AS reason FROM event WHERE type = 'ticketVoided'")).toEqual([
    { reason: "visitor_left" },
  ]);
});

async function ticketOf(url: string): Promise<unknown> {
  const answer = await fetch(`${url}/api/ticket`, { headers: { authorization: `Bearer ${secret}` } });
  return ((await answer.json()) as { readonly value: unknown }).value;
}
