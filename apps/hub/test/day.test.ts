import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { IssuedTicket } from "@giliran/shared/contract";
import { arrive, asks } from "./asks.ts";
import { type BareClient, newId } from "./bareClient.ts";
import { startTestHall, type TestHall, until } from "./hall.ts";
import { hallFile } from "./hallFile.ts";
import { type OwnClock, ownClock } from "./ownClock.ts";

interface DayHall {
  readonly clock: OwnClock;
  readonly hall: TestHall;
  readonly kiosk: BareClient;
}

async function hallAt(start: string, zone = "Asia/Jakarta"): Promise<DayHall> {
  const clock = ownClock(start);
  const hall = await startTestHall({ file: hallFile({ zone }), around: { clock } });
  return { clock, hall, kiosk: await hall.connect("kiosk-1") };
}

function onDate(client: BareClient, serviceDate: string): Promise<unknown> {
  return client.frame(({ view }) => view.kind === "kiosk" && view.open && view.serviceDate === serviceDate);
}

const dayEvents = (hall: TestHall): unknown[] =>
  hall.rows(
    "SELECT type, service_date AS date FROM event WHERE type IN ('dayOpened', 'dayClosed') ORDER BY seq",
  );

async function label(kiosk: BareClient): Promise<string> {
  return (await kiosk.must<IssuedTicket>(asks.issue())).label;
}

describe("the service date changes at midnight of the hall", () => {
  test.each([
    ["Asia/Jakarta", "+07:00"],
    ["Asia/Makassar", "+08:00"],
    ["Asia/Jayapura", "+09:00"],
    ["America/St_Johns", "-03:30"],
  ])("%s", async (zone, offset) => {
    const { clock, hall, kiosk } = await hallAt(`2026-11-23T23:59:58${offset}`, zone);
    expect(await label(kiosk)).toBe("A001");
    clock.pass(1_999);
    expect(await label(kiosk)).toBe("A002");
    clock.pass(1);
    await onDate(kiosk, "2026-11-24");
    expect(await label(kiosk)).toBe("A001");
    expect(dayEvents(hall)).toEqual([
      { type: "dayOpened", date: "2026-11-23" },
      { type: "dayClosed", date: "2026-11-23" },
      { type: "dayOpened", date: "2026-11-24" },
    ]);
    expect(hall.rows("SELECT service_date AS date, number FROM ticket ORDER BY 1, 2")).toEqual([
      { date: "2026-11-23", number: 1 },
      { date: "2026-11-23", number: 2 },
      { date: "2026-11-24", number: 1 },
    ]);
  });

  test.each([
    // The day of 23 hours begins at 01:00, for midnight does not exist; the day of 25 hours has two.
    ["short", "2026-09-05T23:59:59-04:00", "2026-09-06"],
    ["long", "2026-04-04T22:59:59-03:00", "2026-04-04"],
  ])("with daylight saving that begins or ends at midnight: a %s night", async (_which, start, stays) => {
    const { clock, hall, kiosk } = await hallAt(start, "America/Santiago");
    const before = hall.rows<{ date: string }>("SELECT service_date AS date FROM event")[0]?.date;
    clock.pass(1_000);
    if (before !== stays) await onDate(kiosk, stays);
    expect(await label(kiosk)).toBe("A001");
    expect(dayEvents(hall)).toHaveLength(before === stays ? 1 : 3);
    clock.pass(25 * 3_600_000);
    await onDate(kiosk, stays === "2026-09-06" ? "2026-09-07" : "2026-04-05");
    expect(await label(kiosk)).toBe("A001");
  });

  test("and not at midnight of UTC, which is opening time in Magetan", async () => {
    const { clock, hall, kiosk } = await hallAt("2026-11-24T06:59:59+07:00");
    expect(await label(kiosk)).toBe("A001");
    clock.pass(2_000);
    expect(await label(kiosk)).toBe("A002");
    await hall.restart();
    const again = await hall.connect("kiosk-1");
    expect(await label(again)).toBe("A003");
    expect(dayEvents(hall)).toEqual([{ type: "dayOpened", date: "2026-11-24" }]);
  });

  test("before the first visitor after it, however quick", async () => {
    const { clock, hall, kiosk } = await hallAt("2026-11-23T23:59:59+07:00");
    for (let n = 0; n < 3; n += 1) await label(kiosk);
    clock.pass(8 * 3_600_000);
    // A machine that slept through the night: the touches come before the hub has looked at its clock.
    const labels = await Promise.all([label(kiosk), label(kiosk)]);
    expect(labels).toEqual(["A001", "A002"]);
    expect(dayEvents(hall)).toHaveLength(3);
  });
});

describe("at the end of the day", () => {
  test("whoever is left is void with the reason, officers leave, and screens are empty", async () => {
    const { clock, hall, kiosk } = await hallAt("2026-11-23T16:00:00+07:00");
    const [officer, screen] = [await hall.connect("officer-1"), await hall.connect("screen-1")];
    await officer.must(asks.open("loket-1"));
    for (let n = 0; n < 3; n += 1) await arrive(kiosk);
    await officer.must(asks.next("loket-1"));
    await label(kiosk);
    clock.pass(8 * 3_600_000);
    await onDate(kiosk, "2026-11-24");
    const reasons = hall.rows("SELECT data ->> 'reason' AS reason FROM event WHERE type = 'ticketVoided'");
    expect(reasons).toEqual(Array.from({ length: 4 }, () => ({ reason: "day_closed" })));
    await officer.frame(({ view }) => view.kind === "panel" && view.serviceDate === "2026-11-24");
    expect(officer.view("panel").counter).toBeNull();
    await screen.frame(({ view }) => view.kind === "board" && view.serviceDate === "2026-11-24");
    expect(screen.view("board")).toMatchObject({ calls: [], voice: { pending: [] } });
    expect(screen.view("board").waiting.map(({ persons }) => persons)).toEqual([0, 0]);
    expect(hall.rows("SELECT outcome FROM announcement")).toEqual([{ outcome: "expired" }]);
  });

  test("a phone that follows a ticket is told no more of it", async () => {
    const { clock, hall, kiosk } = await hallAt("2026-11-23T16:00:00+07:00");
    const secret = "0123456789abcdef0123456789abcdef";
    await kiosk.must(asks.issue("ktp", 1, createHash("sha256").update(secret).digest("hex")));
    const follow = async (): Promise<unknown> => {
      const headers = { authorization: `Bearer ${secret}` };
      return (await fetch(`${hall.url()}/api/ticket`, { headers })).json();
    };
    expect(await follow()).toMatchObject({
      ok: true,
      value: { label: "A001", state: "printing", personsAhead: 0 },
    });
    clock.pass(8 * 3_600_000);
    await onDate(kiosk, "2026-11-24");
    expect(await follow()).toEqual({ ok: false, error: "not_found" });
  });

  test("answers are remembered until the next day closes, and forgotten after it", async () => {
    const { clock, hall, kiosk } = await hallAt("2026-11-23T12:00:00+07:00");
    const id = newId();
    const first = await kiosk.send(asks.issue(), id);
    clock.set("2026-11-24T12:00:00+07:00");
    await onDate(kiosk, "2026-11-24");
    expect(await kiosk.send(asks.issue(), id)).toEqual(first);
    clock.set("2026-11-25T12:00:00+07:00");
    await onDate(kiosk, "2026-11-25");
    expect(hall.rows("SELECT DISTINCT service_date AS date FROM answer ORDER BY 1")).toEqual([
      { date: "2026-11-24" },
      { date: "2026-11-25" },
    ]);
    expect(await kiosk.send(asks.issue(), id)).toMatchObject({ ok: true, value: { label: "A001" } });
  });
});

describe("a clock that is wrong", () => {
  test("and goes back a day reuses no number, and opens no day twice", async () => {
    const { clock, hall, kiosk } = await hallAt("2026-11-23T12:00:00+07:00");
    await label(kiosk);
    clock.set("2026-11-24T12:00:00+07:00");
    await onDate(kiosk, "2026-11-24");
    expect(await label(kiosk)).toBe("A001");
    clock.set("2026-11-23T12:00:00+07:00");
    expect(await label(kiosk)).toBe("A002");
    await hall.restart();
    const again = await hall.connect("kiosk-1");
    expect(again.view("kiosk")).toMatchObject({ open: true, serviceDate: "2026-11-24" });
    expect(await label(again)).toBe("A003");
    clock.set("2026-11-24T12:00:00+07:00");
    expect(await label(again)).toBe("A004");
    expect(dayEvents(hall)).toHaveLength(3);
  });

  test("or a hub that was off for days: it opens today, and today alone", async () => {
    const { clock, hall, kiosk } = await hallAt("2026-11-20T12:00:00+07:00");
    await arrive(kiosk);
    await hall.stop();
    clock.set("2026-11-23T07:00:00+07:00");
    await hall.restart();
    const again = await hall.connect("kiosk-1");
    expect(again.view("kiosk")).toMatchObject({ open: true, serviceDate: "2026-11-23" });
    expect(dayEvents(hall)).toEqual([
      { type: "dayOpened", date: "2026-11-20" },
      { type: "dayClosed", date: "2026-11-20" },
      { type: "dayOpened", date: "2026-11-23" },
    ]);
    expect(await label(again)).toBe("A001");
  });
});

describe("a slip of which nothing is heard", () => {
  const waiting = (hall: TestHall): unknown[] =>
    hall.rows(
      "SELECT data ->> 'outcome' AS outcome, actor FROM event WHERE type = 'printReported' ORDER BY seq",
    );

  test("counts as unknown after 15 s, and keeps its place", async () => {
    const { clock, hall, kiosk } = await hallAt("2026-11-23T08:00:00+07:00");
    const officer = await hall.connect("officer-1");
    await officer.must(asks.open("loket-1"));
    const first = await kiosk.must<IssuedTicket>(asks.issue());
    clock.pass(1_000);
    await arrive(kiosk);
    clock.pass(13_999);
    expect(await officer.must(asks.next("loket-1"))).toMatchObject({ label: "A002" });
    clock.pass(1);
    await until(() => waiting(hall).length === 2);
    expect(waiting(hall)[1]).toEqual({ outcome: "unknown", actor: JSON.stringify({ kind: "system" }) });
    const second = officer.view("panel").counter?.inHand?.ticketId ?? null;
    expect(await officer.must(asks.next("loket-1", second))).toMatchObject({ ticketId: first.ticketId });
    await officer.frame(({ view }) => view.kind === "panel" && view.counter?.inHand?.paper === "unknown");

    // The kiosk comes back, and its word is taken once.
    expect(await kiosk.send(asks.report(first.ticketId, "failed"))).toEqual({ ok: true, value: null });
    await officer.frame(({ view }) => view.kind === "panel" && view.counter?.inHand?.paper === "failed");
    expect(await kiosk.send(asks.report(first.ticketId))).toEqual({ ok: false, error: "wrong_state" });
  });

  test("also when the hub was off in between", async () => {
    const { clock, hall, kiosk } = await hallAt("2026-11-23T08:00:00+07:00");
    await kiosk.must(asks.issue());
    await hall.stop();
    clock.pass(15_000);
    await hall.restart();
    expect(waiting(hall)).toHaveLength(1);
  });

  test("also when the clock was set back by an hour after it", async () => {
    const { clock, hall, kiosk } = await hallAt("2026-11-23T08:00:00+07:00");
    await kiosk.must(asks.issue());
    clock.set("2026-11-23T07:00:00+07:00");
    await until(() => waiting(hall).length === 1);
    expect(waiting(hall)).toHaveLength(1);
  });
});
