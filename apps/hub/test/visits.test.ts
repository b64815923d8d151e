import { describe, expect, test } from "vitest";
import type { Answers, DayReport, IssuedTicket, Story } from "@giliran/shared/contract";
import { arrive, asks, type Called } from "./asks.ts";
import { startTestHall, type TestHall } from "./hall.ts";
import { hallFile } from "./hallFile.ts";
import { ownClock } from "./ownClock.ts";

const minute = 60_000;

async function read<Value>(hall: TestHall, path: string): Promise<Value> {
  const authorization = `Bearer ${await hall.tokenOf("supervisor-1")}`;
  const response = await fetch(`${hall.url()}${path}`, { headers: { authorization } });
  return ((await response.json()) as { value: Value }).value;
}

describe("a number that walks several steps", () => {
  const journeys = [
    {
      id: "berkas",
      agency: "dukcapil",
      name: { id: "Berkas lengkap", en: "The whole file" },
      services: ["ktp", "kk"],
    },
  ];

  test("tells its slip and its officer where it goes, and is told step by step, also after a restart", async () => {
    const clock = ownClock();
    const file = hallFile({ journeys });
    const hall = await startTestHall({ file, around: { clock } });
    const [kiosk, officer] = [await hall.connect("kiosk-1"), await hall.connect("officer-1")];
    await officer.must(asks.open("loket-1"));
    const journey = { journeyId: "berkas", serviceIds: ["ktp", "kk"] };
    const slip = await kiosk.must<IssuedTicket>({ ...asks.issue(), journey });
    expect(slip.steps?.map(({ serviceName }) => serviceName.id)).toEqual(["KTP", "Kartu keluarga"]);
    await kiosk.must(asks.report(slip.ticketId));
    clock.pass(2 * minute);
    await officer.must(asks.next("loket-1"));
    await officer.frame(({ view }) => view.kind === "panel" && view.counter?.inHand?.nextStep !== null);
    await officer.must(asks.start("loket-1", slip.ticketId));
    clock.pass(5 * minute);
    await officer.must(asks.finish("loket-1", slip.ticketId));
    await hall.restart();
    const back = await hall.connect("officer-1");
    clock.pass(3 * minute);
    expect(await back.must<Called>(asks.next("loket-1"))).toMatchObject({ label: slip.label });
    await back.must(asks.start("loket-1", slip.ticketId));
    clock.pass(minute);
    await back.must(asks.finish("loket-1", slip.ticketId));
    const story = await read<Story>(hall, `/api/story?number=${slip.label}`);
    expect(story.steps.map(({ kind }) => kind)).toEqual([
      "issued",
      "printed",
      "called",
      "started",
      "stepFinished",
      "called",
      "started",
      "finished",
    ]);
    const report = await read<DayReport>(hall, "/api/report/day");
    expect(report).toMatchObject({ issued: 1, served: 1 });
    expect(report.services).toMatchObject([
      { name: { id: "KTP" }, issued: 1, served: 1, waitMedianMs: 2 * minute, serviceMedianMs: 5 * minute },
      {
        name: { id: "Kartu keluarga" },
        issued: 1,
        served: 1,
        waitMedianMs: 3 * minute,
        serviceMedianMs: minute,
      },
    ]);
  });

  test("is left out of the hall, with a warning, where it would end in the middle", async () => {
    const broken = [{ ...journeys[0], services: ["ktp", "nowhere"] }, { id: "x" }];
    const hall = await startTestHall({ file: hallFile({ journeys: broken }) });
    const { warnings } = (await hall.connect("supervisor-1")).view("admin");
    expect(warnings.filter((warning) => warning.startsWith("journey"))).toEqual([
      'journey "x" is skipped: agency: Invalid input: expected string, received undefined',
      'journey "berkas" leads to no service "nowhere"',
    ]);
  });
});

test("a group takes a number each in one commit, all or none", async () => {
  const hall = await startTestHall();
  const kiosk = await hall.connect("kiosk-1");
  const { tickets } = await kiosk.must<Answers["issueBlock"]>(asks.block(3));
  expect(tickets.map(({ label, personsAhead }) => [label, personsAhead])).toEqual([
    ["A001", 0],
    ["A002", 1],
    ["A003", 2],
  ]);
  expect(await kiosk.send(asks.block(21))).toEqual({ ok: false, error: "party_size" });
  expect(hall.rows("SELECT number FROM ticket")).toHaveLength(3);
});

test("a service that takes groups calls them with one press; each is at the counter", async () => {
  const services = [{ id: "ktp", agency: "dukcapil", name: "KTP", prefix: "A", callsTogether: 3 }];
  const hall = await startTestHall({ file: hallFile({ services }) });
  const [kiosk, officer] = [await hall.connect("kiosk-1"), await hall.connect("officer-1")];
  await officer.must(asks.open("loket-1"));
  for (let i = 0; i < 4; i += 1) await arrive(kiosk);
  expect(await officer.must(asks.next("loket-1"))).toMatchObject({ label: "A001", more: 2 });
  const frame = await officer.frame(({ view }) => view.kind === "panel" && view.counter?.group.length === 2);
  if (frame.view.kind !== "panel") throw new Error("no panel");
  expect(frame.view.counter?.inHand?.label).toBe("A001");
  expect(frame.view.counter?.group.map(({ label }) => label)).toEqual(["A002", "A003"]);
});

describe("what is left at the end of a day", () => {
  test("goes first on the next, by a code that works once, also after a restart", async () => {
    const clock = ownClock();
    const hall = await startTestHall({
      file: hallFile({ settings: { rightsPerService: 1 } }),
      around: { clock },
    });
    const kiosk = await hall.connect("kiosk-1");
    const supervisor = await hall.connect("supervisor-1");
    const [first, second] = [await arrive(kiosk), await arrive(kiosk)];
    const settled = await supervisor.must<Answers["settleTickets"]>(asks.settle([first.ticketId], true));
    const [right] = settled.rights;
    expect(right).toMatchObject({ label: first.label, serviceId: "ktp", partySize: 1 });
    expect(await supervisor.send(asks.settle([second.ticketId], true))).toEqual({
      ok: false,
      error: "no_rights_left",
    });
    clock.pass(24 * 60 * minute);
    await hall.restart();
    const [again, officer] = [await hall.connect("kiosk-1"), await hall.connect("officer-1")];
    expect(again.view("kiosk").rights).toBe(true);
    await arrive(again);
    const redeemed = await again.must<IssuedTicket>(asks.redeem(right?.code ?? ""));
    await again.must(asks.report(redeemed.ticketId));
    await officer.must(asks.open("loket-1"));
    expect(await officer.must<Called>(asks.next("loket-1"))).toMatchObject({ label: redeemed.label });
    expect(await again.send(asks.redeem(right?.code ?? ""))).toEqual({ ok: false, error: "unknown_right" });
    const report = await read<DayReport>(hall, "/api/report/day");
    expect(report).toMatchObject({ rightsGiven: 0, rightsUsed: 1 });
  });
});

describe("a pre-printed pad", () => {
  function entries(now: number): readonly object[] {
    const served = {
      counterId: "loket-1",
      calledAt: now - 20 * minute,
      finishedAt: now - 12 * minute,
    };
    return [
      { number: 1, partySize: 1, takenAt: now - 30 * minute, served },
      { number: 2, partySize: 2, takenAt: now - 29 * minute, served: null },
    ];
  }

  test("counts in the figures of the day, marked as entered by hand", async () => {
    const clock = ownClock();
    const hall = await startTestHall({ around: { clock } });
    const officer = await hall.connect("officer-1");
    const { date } = await read<DayReport>(hall, "/api/report/day");
    expect(await officer.must(asks.pad(date, entries(clock.now())))).toEqual({ lastNumber: 2 });
    await hall.restart();
    const report = await read<DayReport>(hall, "/api/report/day");
    expect(report).toMatchObject({ issued: 2, served: 1, void: 1, manual: 2 });
    expect(report.closed).toEqual([{ reason: { kind: "pad_left" }, count: 1 }]);
    expect(report.services).toMatchObject([
      { issued: 2, served: 1, waitMedianMs: 10 * minute, serviceMedianMs: 8 * minute },
    ]);
    const story = await read<Story>(hall, "/api/story?number=MA001");
    expect(story.steps.map(({ kind }) => kind)).toEqual(["pad"]);
  });

  test("may be entered on a later day, and changes nothing of that", async () => {
    const clock = ownClock();
    const hall = await startTestHall({ around: { clock } });
    const written = entries(clock.now());
    const { date } = await read<DayReport>(hall, "/api/report/day");
    clock.pass(3 * 24 * 60 * minute);
    await hall.restart();
    const officer = await hall.connect("officer-1");
    const asked = asks.pad(date, written);
    expect(await officer.must(asked)).toEqual({ lastNumber: 2 });
    expect(await officer.send(asked)).toEqual({ ok: false, error: "number_gap" });
    expect(await officer.send(asks.pad("2020-01-01", written))).toEqual({ ok: false, error: "wrong_day" });
    expect(await read<DayReport>(hall, `/api/report/day?date=${date}`)).toMatchObject({
      issued: 2,
      manual: 2,
    });
    expect(await read<DayReport>(hall, "/api/report/day")).toMatchObject({ issued: 0, manual: 0 });
  });
});
