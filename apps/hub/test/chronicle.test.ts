import { describe, expect, test } from "vitest";
import { adminView, dayReport, type DayReport, type Result, type Story } from "@giliran/shared/contract";
import { noGateCounts } from "@giliran/shared/domain";
import { arrive, asks, type Called } from "./asks.ts";
import { startTestHall, type TestHall } from "./hall.ts";
import { hallFile } from "./hallFile.ts";
import { ownClock } from "./ownClock.ts";

const file = hallFile({ settings: { recallCooldownSeconds: 0, absentAfterRecalls: 1 } });

async function ask<Value>(
  hall: TestHall,
  who: string | null,
  path: string,
): Promise<Result & { value: Value }> {
  const headers = who === null ? {} : { authorization: `Bearer ${await hall.tokenOf(who)}` };
  const response = await fetch(`${hall.url()}${path}`, { headers });
  return (await response.json()) as Result & { value: Value };
}

/** A001 is served, A003 is called out of order, A002 is called last and does not come. */
async function morning(hall: TestHall, pass: (ms: number) => void): Promise<void> {
  const kiosk = await hall.connect("kiosk-1");
  const officer = await hall.connect("officer-1");
  await officer.must(asks.open("loket-1"));
  await arrive(kiosk);
  await arrive(kiosk);
  const third = await arrive(kiosk);
  pass(60_000);
  const first = await officer.must<Called>(asks.next("loket-1"));
  await officer.must(asks.start("loket-1", first.ticketId));
  pass(120_000);
  await officer.must(asks.finish("loket-1", first.ticketId));
  await officer.must(asks.call("loket-1", third.ticketId, "frail"));
  await officer.must(asks.finish("loket-1", third.ticketId));
  const second = await officer.must<Called>(asks.next("loket-1"));
  pass(300_000);
  await officer.must(asks.recall("loket-1", second.ticketId));
  await officer.must(asks.absent("loket-1", second.ticketId));
}

describe("what became of a number", () => {
  test("is told in order, with who was called before it and why", async () => {
    const clock = ownClock();
    const hall = await startTestHall({ file, around: { clock } });
    await morning(hall, clock.pass);
    const { value } = await ask<Story>(hall, "officer-1", "/api/story?number=a002");
    expect(value).toMatchObject({ label: "A002", service: { id: "KTP" }, beforeCount: 2 });
    expect(value.steps.map(({ kind }) => kind)).toEqual([
      "issued",
      "printed",
      "called",
      "recalled",
      "absent",
    ]);
    expect(value.before.map(({ label, reason }) => [label, reason.code])).toEqual([
      ["A001", expect.any(String)],
      ["A003", "override"],
    ]);
    const { value: first } = await ask<Story>(hall, "auditor-1", "/api/story?number=A001");
    expect(first).toMatchObject({ before: [], beforeCount: 0 });
    expect(first.steps.map(({ kind }) => kind)).toEqual([
      "issued",
      "printed",
      "called",
      "started",
      "finished",
    ]);
  });

  test("is for staff; a number that there was not, and what cannot be read, are said to be so", async () => {
    const clock = ownClock();
    const hall = await startTestHall({ file, around: { clock } });
    await morning(hall, clock.pass);
    const refused = async (who: string | null, path: string): Promise<unknown> => ask(hall, who, path);
    expect(await refused(null, "/api/story?number=A001")).toEqual({ ok: false, error: "unauthorised" });
    expect(await refused("kiosk-1", "/api/story?number=A001")).toEqual({ ok: false, error: "forbidden" });
    expect(await refused("officer-1", "/api/story?number=A009")).toEqual({ ok: false, error: "not_found" });
    expect(await refused("officer-1", "/api/story")).toEqual({ ok: false, error: "malformed" });
    expect(await refused("officer-1", "/api/story?number=A001&date=2026-13-01")).toEqual({
      ok: false,
      error: "malformed",
    });
    expect(await refused("officer-1", "/api/report/day?date=2020-01-01")).toEqual({
      ok: false,
      error: "not_found",
    });
    expect(await refused("technician-1", "/api/report/day")).toEqual({ ok: false, error: "forbidden" });
  });
});

describe("the figures of a day", () => {
  test("count and time what happened, and stay after the day and a restart", async () => {
    const clock = ownClock();
    const hall = await startTestHall({ file, around: { clock } });
    await morning(hall, clock.pass);
    const { value } = await ask<DayReport>(hall, "supervisor-1", "/api/report/day");
    expect(value).toMatchObject({ issued: 3, served: 2, absent: 1, void: 0, left: 1, pausedMs: 0 });
    expect(value.overrides).toMatchObject([{ counter: "1", count: 1 }]);
    expect(value.services).toMatchObject([
      { name: { id: "KTP" }, issued: 3, served: 2, waitMedianMs: 180_000, waitNinetiethMs: 180_000 },
    ]);
    clock.pass(24 * 60 * 60_000);
    await hall.restart();
    const { value: later } = await ask<DayReport>(hall, "supervisor-1", `/api/report/day?date=${value.date}`);
    const closed = [{ reason: { kind: "day_closed" }, count: 1 }];
    expect(later).toMatchObject({ ...value, left: 0, void: 1, closed });
  });
});

describe("the health gate in the figures of a day", () => {
  const healthGate = {
    mode: "enforce",
    protocols: [{ id: "suhu", name: "Suhu", steps: [{ kind: "measure" }] }],
  };
  const counts = (some: object): object => ({ type: "countGate", counts: { ...noGateCounts, ...some } });

  test("is told by who counted, with overrides by reason, and is null where nobody was counted", async () => {
    const clock = ownClock();
    const hall = await startTestHall({ file: hallFile({ healthGate }), around: { clock } });
    const kiosk = await hall.connect("kiosk-1");
    const guard = await hall.connect("reception-1");
    await arrive(kiosk);
    const { value: before } = await ask<DayReport>(hall, "supervisor-1", "/api/report/day");
    expect(before.gate).toBeNull();
    await kiosk.must(counts({ passed: 9_999, recheck: 2 }));
    await kiosk.must(counts({ passed: 2, implausible: 1 }));
    await guard.must(counts({ refused: 1 }));
    await guard.must({ type: "overrideGate", reasonId: "frail" });
    await guard.must({ type: "overrideGate", reasonId: "frail" });
    const gate = {
      kiosks: { ...noGateCounts, passed: 10_001, recheck: 2, implausible: 1 },
      staff: { ...noGateCounts, refused: 1 },
      overrides: [{ reason: { id: expect.any(String) }, count: 2 }],
    };
    const { value } = await ask<DayReport>(hall, "supervisor-1", "/api/report/day");
    expect(value.gate).toMatchObject(gate);
    expect(dayReport.parse(value).gate).toMatchObject(gate);
    const supervisor = await hall.connect("supervisor-1");
    expect(adminView.parse(supervisor.view("admin")).gate.counts.passed).toBe(10_001);
    await hall.restart();
    const { value: again } = await ask<DayReport>(hall, "auditor-1", "/api/report/day");
    expect(again.gate).toMatchObject(gate);
  });
});
