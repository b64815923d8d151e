import { describe, expect, test } from "vitest";
import type { AdminView, Alert, IssuedTicket } from "@giliran/shared/contract";
import { arrive, asks, type Called } from "./asks.ts";
import { type BareClient, newId } from "./bareClient.ts";
import { startTestHall, until } from "./hall.ts";
import { hallFile } from "./hallFile.ts";
import { ownClock } from "./ownClock.ts";

const minute = 60_000;

/** Waits until the newest view says so: an earlier one may have said it before. */
async function alerts(client: BareClient, wanted: (alerts: readonly Alert[]) => boolean): Promise<unknown> {
  return await until(() => {
    const newest = client.frames.at(-1);
    return newest !== undefined && newest.view.kind !== "sign" && wanted(newest.view.alerts) ? true : null;
  });
}

async function adminView(client: BareClient, wanted: (view: AdminView) => boolean): Promise<AdminView> {
  const frame = await client.frame(({ view }) => view.kind === "admin" && wanted(view));
  return frame.view as AdminView;
}

describe("an outage of an agency", () => {
  test("is told on every screen and on the slip, and stops numbers where that is wanted", async () => {
    const hall = await startTestHall();
    const [kiosk, screen, officer, supervisor] = [
      await hall.connect("kiosk-1"),
      await hall.connect("screen-1"),
      await hall.connect("officer-1"),
      await hall.connect("supervisor-1"),
    ];
    await supervisor.must(asks.outage("dukcapil"));
    const told = (list: readonly Alert[]): boolean => list.some(({ kind }) => kind === "outage");
    for (const client of [kiosk, screen, officer, supervisor]) await alerts(client, told);
    const warned = await kiosk.must<IssuedTicket>(asks.issue());
    expect(warned.alerts).toMatchObject([{ kind: "outage", agencyId: "dukcapil", stops: false }]);
    await supervisor.must(asks.outage("dukcapil", true));
    expect(await kiosk.send(asks.issue())).toEqual({ ok: false, error: "agency_outage" });
    await hall.restart();
    const back = await hall.connect("kiosk-2");
    expect(await back.send(asks.issue())).toEqual({ ok: false, error: "agency_outage" });
    const again = await hall.connect("supervisor-1");
    await again.must({ type: "endOutage", agencyId: "dukcapil" });
    await back.must(asks.issue());
    await alerts(back, (list) => list.length === 0);
  });
});

describe("a closure", () => {
  test("opens again by itself at its time, also where the hub was off at that moment", async () => {
    const clock = ownClock();
    const hall = await startTestHall({ around: { clock } });
    const [kiosk, supervisor] = [await hall.connect("kiosk-1"), await hall.connect("supervisor-1")];
    await supervisor.must(asks.shut("service", "ktp", clock.now() + 10 * minute));
    expect(await kiosk.send(asks.issue())).toEqual({ ok: false, error: "service_closed" });
    await alerts(kiosk, (list) => list.length === 1);
    clock.pass(10 * minute);
    await alerts(kiosk, (list) => list.length === 0);
    await kiosk.must(asks.issue());
    await supervisor.must(asks.shut("service", "ktp", clock.now() + 10 * minute));
    await hall.stop();
    clock.pass(30 * minute);
    await hall.restart();
    await (await hall.connect("kiosk-1")).must(asks.issue());
  });

  test("asks a second person where the hall's rule says so", async () => {
    const hall = await startTestHall({ file: hallFile({ settings: { closureApproval: ["service"] } }) });
    const [kiosk, supervisor, administrator] = [
      await hall.connect("kiosk-1"),
      await hall.connect("supervisor-1"),
      await hall.connect("administrator"),
    ];
    await supervisor.must(asks.shut("service", "ktp"));
    const own = await adminView(supervisor, ({ closures }) => closures.length === 1);
    expect(own.closures).toMatchObject([{ pending: true, own: true }]);
    await kiosk.must(asks.issue());
    const theirs = await adminView(administrator, ({ closures }) => closures.length === 1);
    const closureId = theirs.closures[0]?.closureId;
    const approval = { type: "answerClosure", closureId, approve: true };
    expect(await supervisor.send(approval)).toEqual({ ok: false, error: "needs_second_person" });
    await administrator.must(approval);
    expect(await kiosk.send(asks.issue())).toEqual({ ok: false, error: "service_closed" });
  });
});

describe("a pause of the hall", () => {
  test("holds back calls, ends by itself, and comes by the hall file", async () => {
    // 23 November 2026 is a Monday, and the hall opens its day at 08:00.
    const clock = ownClock("2026-11-23T09:58:00+07:00");
    const pauses = [{ days: ["mon"], at: "10:00", minutes: 3 }];
    const hall = await startTestHall({ file: hallFile({ settings: { pauses } }), around: { clock } });
    const [kiosk, officer, supervisor] = [
      await hall.connect("kiosk-1"),
      await hall.connect("officer-1"),
      await hall.connect("supervisor-1"),
    ];
    await arrive(kiosk);
    await officer.must(asks.open("loket-1"));
    await supervisor.must(asks.pause(clock.now() + minute));
    await alerts(officer, (list) => list.length === 1);
    expect(await officer.send(asks.next("loket-1"))).toEqual({ ok: false, error: "hall_paused" });
    clock.pass(minute);
    await alerts(officer, (list) => list.length === 0);
    clock.pass(minute);
    await alerts(officer, (list) => list.some((one) => one.kind === "pause" && one.cause === "scheduled"));
    expect(await officer.send(asks.next("loket-1"))).toEqual({ ok: false, error: "hall_paused" });
    clock.pass(3 * minute);
    await alerts(officer, (list) => list.length === 0);
    await officer.must<Called>(asks.next("loket-1"));
    const paused = await adminView(
      supervisor,
      ({ pauses: list }) => list[1]?.to !== null && list.length === 2,
    );
    expect(paused.pauses.map(({ cause, from, to }) => [cause, (to ?? 0) - from])).toEqual([
      ["pressed", minute],
      ["scheduled", 3 * minute],
    ]);
  });

  test("is found afterwards where the hub was away while somebody waited: no deadline ran out meanwhile", async () => {
    const clock = ownClock();
    const hall = await startTestHall({ around: { clock } });
    const [kiosk, officer] = [await hall.connect("kiosk-1"), await hall.connect("officer-1")];
    await arrive(kiosk);
    await officer.must(asks.open("loket-1"));
    const { ticketId } = await officer.must<Called>(asks.next("loket-1"));
    await until(() => hall.rows("SELECT value FROM meta WHERE key = 'alive_at'")[0]);
    await hall.stop();
    clock.pass(20 * minute);
    await hall.restart();
    const supervisor = await hall.connect("supervisor-1");
    const view = await adminView(supervisor, ({ pauses }) => pauses.length === 1);
    expect(view.pauses).toMatchObject([{ cause: "hub_away" }]);
    const [pause] = view.pauses;
    expect((pause?.to ?? 0) - (pause?.from ?? 0)).toBe(20 * minute);
    // The call is as old as before: still too early to recall.
    const again = await hall.connect("officer-1");
    expect(await again.send(asks.recall("loket-1", ticketId), newId())).toEqual({
      ok: false,
      error: "recall_too_soon",
    });
  });

  test("is not made of a short restart, nor of a night without anybody", async () => {
    const clock = ownClock();
    const hall = await startTestHall({ around: { clock } });
    await arrive(await hall.connect("kiosk-1"));
    await hall.stop();
    clock.pass(minute);
    await hall.restart();
    clock.pass(86_400_000);
    await hall.stop();
    await hall.restart();
    const view = await adminView(await hall.connect("supervisor-1"), ({ open }) => open);
    expect(view.pauses).toEqual([]);
  });
});
