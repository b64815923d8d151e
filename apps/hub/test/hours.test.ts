import { describe, expect, test } from "vitest";
import type { Alert, IssuedTicket } from "@giliran/shared/contract";
import { arrive, asks, type Called } from "./asks.ts";
import type { BareClient } from "./bareClient.ts";
import { startTestHall, until } from "./hall.ts";
import { hallFile } from "./hallFile.ts";
import { ownClock } from "./ownClock.ts";

const week = { days: ["mon", "tue", "wed", "thu", "fri"], serving: "08:00-15:00", issuing: "07:45-14:30" };
const breaks = [{ days: ["fri"], span: "11:30-13:00", name: { id: "Salat Jumat", en: "Friday prayer" } }];

function alertsOf(client: BareClient): readonly Alert[] {
  const view = client.frames.at(-1)?.view;
  return view === undefined || view.kind === "sign" ? [] : view.alerts;
}

/** What the newest view of this client says of the hours. */
function toldOf(client: BareClient): unknown {
  const alert = alertsOf(client).find(({ kind }) => kind === "hours" || kind === "break");
  return alert === undefined
    ? null
    : [alert.kind, alert.until === null ? null : new Date(alert.until).toISOString()];
}

async function told(client: BareClient, wanted: unknown): Promise<void> {
  await expect.poll(() => toldOf(client)).toEqual(wanted);
}

describe("hours of the hall", () => {
  test.each([
    ["Asia/Jakarta", "+07:00"],
    ["Asia/Makassar", "+08:00"],
    ["Asia/Jayapura", "+09:00"],
    ["Europe/Berlin", "+01:00"],
  ])("open, break and close in %s by the wall's own clock", async (zone, offset) => {
    const clock = ownClock(`2026-11-27T07:44:00${offset}`);
    const file = hallFile({ zone, hours: { week: [week], breaks } });
    const hall = await startTestHall({ file, around: { clock } });
    const [kiosk, officer] = [await hall.connect("kiosk-1"), await hall.connect("officer-1")];
    const at = (time: string): string => new Date(`2026-11-27T${time}:00${offset}`).toISOString();
    await told(kiosk, ["hours", at("07:45")]);
    expect(await kiosk.send(asks.issue())).toEqual({ ok: false, error: "outside_hours" });
    clock.pass(60_000);
    await told(kiosk, null);
    await arrive(kiosk);
    clock.set(`2026-11-27T11:30:00${offset}`);
    await told(kiosk, ["break", at("13:00")]);
    expect(await kiosk.send(asks.issue())).toEqual({ ok: false, error: "on_break" });
    // Who waits may be called: a hall closes its doors, not its counters.
    await officer.must(asks.open("loket-1"));
    await officer.must<Called>(asks.next("loket-1"));
    clock.set(`2026-11-27T14:30:00${offset}`);
    const monday = new Date(`2026-11-30T07:45:00${offset}`).toISOString();
    await told(kiosk, ["hours", monday]);
  });

  test("are right after a night without power, and after a clock that was wrong is put right", async () => {
    const clock = ownClock("2026-11-26T09:00:00+07:00");
    const hall = await startTestHall({ file: hallFile({ hours: { week: [week] } }), around: { clock } });
    await arrive(await hall.connect("kiosk-1"));
    await hall.stop();
    clock.set("2026-11-27T08:00:00+07:00");
    await hall.restart();
    const kiosk = await hall.connect("kiosk-1");
    expect((await kiosk.must<IssuedTicket>(asks.issue())).label).toBe("A001");
    // Two years ahead, on a Saturday, and back again: no number of this Friday is given a second time.
    clock.set("2028-11-25T08:00:00+07:00");
    await until(() => (alertsOf(kiosk).length === 1 ? true : null));
    clock.set("2026-11-27T08:30:00+07:00");
    const later = await kiosk.must<IssuedTicket>(asks.issue());
    const rows = hall.rows<{ date: string; number: number }>(
      "SELECT service_date AS date, number FROM ticket",
    );
    expect(new Set(rows.map(({ date, number }) => `${date}/${number}`)).size).toBe(rows.length);
    expect(later.label).toMatch(/^A00\d$/);
  });

  test("over midnight belong to the date on which they began", async () => {
    const clock = ownClock("2026-11-27T23:30:00+07:00");
    const night = { boundary: "04:00", week: [{ days: ["fri"], serving: "20:00-02:30" }] };
    const hall = await startTestHall({ file: hallFile({ hours: night }), around: { clock } });
    const kiosk = await hall.connect("kiosk-1");
    expect((await kiosk.must<IssuedTicket>(asks.issue())).label).toBe("A001");
    clock.set("2026-11-28T00:30:00+07:00");
    expect((await kiosk.must<IssuedTicket>(asks.issue())).label).toBe("A002");
    clock.set("2026-11-28T02:30:00+07:00");
    expect(await kiosk.send(asks.issue())).toEqual({ ok: false, error: "outside_hours" });
    expect(hall.rows("SELECT DISTINCT service_date AS date FROM ticket")).toEqual([{ date: "2026-11-27" }]);
  });

  test("that are advice hold nobody back and tell nobody", async () => {
    const clock = ownClock("2026-11-28T03:00:00+07:00");
    const file = hallFile({ hours: { mode: "advise", week: [week] } });
    const hall = await startTestHall({ file, around: { clock } });
    const kiosk = await hall.connect("kiosk-1");
    await arrive(kiosk);
    expect(toldOf(kiosk)).toBeNull();
  });

  test("that cannot be read are named in a warning, and on their days the hall opens all day", async () => {
    const file = hallFile({ hours: { week: [{ ...week, serving: "8 to 3" }] } });
    const hall = await startTestHall({ file, around: { clock: ownClock("2026-11-27T03:00:00+07:00") } });
    await arrive(await hall.connect("kiosk-1"));
    const supervisor = await hall.connect("supervisor-1");
    expect(supervisor.view("admin").warnings.join(" ")).toContain(
      "the hours of the week number 1 is skipped",
    );
  });

  test("lose one bad holiday alone", async () => {
    const holidays = [
      { date: "2026-11-27", name: "Libur" },
      { date: "tomorrow", name: "Libur" },
    ];
    const file = hallFile({ hours: { week: [week], holidays } });
    const hall = await startTestHall({ file, around: { clock: ownClock("2026-11-27T09:00:00+07:00") } });
    expect(await (await hall.connect("kiosk-1")).send(asks.issue())).toMatchObject({
      error: "outside_hours",
    });
    const supervisor = await hall.connect("supervisor-1");
    expect(supervisor.view("admin").warnings.join(" ")).toContain("holiday number 2");
  });
});
