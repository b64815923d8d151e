import { describe, expect, test } from "vitest";
import type { IssuedTicket } from "@giliran/shared/contract";
import { arrive, asks, type Called } from "./asks.ts";
import { startTestHall } from "./hall.ts";

const rounds = 10;

describe("two officers press at the same instant", () => {
  test("and call two different tickets", async () => {
    const hall = await startTestHall();
    const kiosk = await hall.connect("kiosk-1");
    const officers = [await hall.connect("officer-1"), await hall.connect("officer-2")];
    const counters = ["loket-1", "loket-2"];
    const inHand: (string | null)[] = [null, null];
    for (const [i, officer] of officers.entries()) await officer.must(asks.open(counters[i] ?? ""));
    for (let round = 0; round < rounds; round += 1) {
      await arrive(kiosk);
      await arrive(kiosk);
      const called = await Promise.all(
        officers.map((officer, i) => officer.must<Called>(asks.next(counters[i] ?? "", inHand[i] ?? null))),
      );
      called.forEach(({ ticketId }, i) => (inHand[i] = ticketId));
      expect(new Set(called.map(({ label }) => label)).size).toBe(2);
    }
    const calls = hall.rows<{ ticket: string }>(
      "SELECT data ->> 'ticketId' AS ticket FROM event WHERE type = 'ticketCalled'",
    );
    expect(new Set(calls.map(({ ticket }) => ticket)).size).toBe(2 * rounds);
  });

  test("and where one waits, one calls and the other hears that nobody is left", async () => {
    const hall = await startTestHall();
    const kiosk = await hall.connect("kiosk-1");
    const officers = [await hall.connect("officer-1"), await hall.connect("officer-2")];
    const counters = ["loket-1", "loket-2"];
    for (const [i, officer] of officers.entries()) await officer.must(asks.open(counters[i] ?? ""));
    for (let round = 0; round < rounds; round += 1) {
      const { ticketId, label } = await arrive(kiosk);
      const answers = await Promise.all(
        officers.map((officer, i) => officer.send<Called>(asks.next(counters[i] ?? ""))),
      );
      expect(answers.filter(({ ok }) => ok)).toEqual([{ ok: true, value: { ticketId, label, more: 0 } }]);
      expect(answers.filter(({ ok }) => !ok)).toEqual([{ ok: false, error: "queue_empty" }]);
      const winner = answers.findIndex(({ ok }) => ok);
      await officers[winner]?.must(asks.finish(counters[winner] ?? "", ticketId));
    }
  });

  test("in two windows of one counter, and make one call", async () => {
    const hall = await startTestHall();
    const kiosk = await hall.connect("kiosk-1");
    const windows = [await hall.connect("officer-1"), await hall.connect("officer-1")];
    await windows[0]?.must(asks.open("loket-1"));
    let inHand: string | null = null;
    for (let round = 0; round < rounds; round += 1) {
      await arrive(kiosk);
      await arrive(kiosk);
      const answers = await Promise.all(
        windows.map((window) => window.send<Called>(asks.next("loket-1", inHand))),
      );
      expect(answers.filter(({ ok }) => !ok)).toEqual([{ ok: false, error: "stale" }]);
      const made = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
      expect(made).toHaveLength(1);
      inHand = made[0]?.ticketId ?? null;
    }
  });

  test("for one counter that is free, and one of them sits down", async () => {
    const hall = await startTestHall();
    const officers = [await hall.connect("officer-1"), await hall.connect("officer-2")];
    const answers = await Promise.all(officers.map((officer) => officer.send(asks.open("loket-1"))));
    expect(answers.filter(({ ok }) => !ok)).toEqual([{ ok: false, error: "counter_taken" }]);
  });
});

describe("commands that arrive together", () => {
  test("share few commits and are all answered, in the order of each sender", async () => {
    const hall = await startTestHall();
    const kiosks = await Promise.all([1, 2, 3, 4, 5].map((n) => hall.connect(`kiosk-${n}`)));
    const before = await hall.metric("giliran_commits_total");
    const answers = await Promise.all(
      kiosks.map((kiosk) =>
        Promise.all(Array.from({ length: 40 }, () => kiosk.must<IssuedTicket>(asks.issue()))),
      ),
    );
    const commits = (await hall.metric("giliran_commits_total")) - before;
    const numbers = answers.map((mine) => mine.map(({ label }) => Number(label.slice(1))));
    expect(numbers.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, i) => i + 1));
    for (const mine of numbers) expect(mine).toEqual(mine.toSorted((a, b) => a - b));
    expect(commits).toBeLessThan(40);
  });

  test("from one sender in one message share one commit", async () => {
    const hall = await startTestHall();
    const kiosk = await hall.connect("kiosk-1");
    const before = await hall.metric("giliran_commits_total");
    await Promise.all(Array.from({ length: 100 }, () => kiosk.must(asks.issue())));
    expect((await hall.metric("giliran_commits_total")) - before).toBeLessThan(20);
    expect(hall.rows("SELECT seq FROM event ORDER BY seq")).toEqual(
      Array.from({ length: 101 }, (_, i) => ({ seq: i + 1 })),
    );
  });

  test("leave the good ones standing where one is refused", async () => {
    const hall = await startTestHall();
    const kiosk = await hall.connect("kiosk-1");
    const services = ["ktp", "nothing", "tutup", "pajak", "paspor", "kk"];
    const answers = await Promise.all(
      services.map((service) => kiosk.send<IssuedTicket>(asks.issue(service))),
    );
    expect(answers.map((answer) => (answer.ok ? answer.value.label : answer.error))).toEqual([
      "A001",
      "unknown_service",
      "service_closed",
      "B001",
      "service_not_yet_open",
      "A002",
    ]);
  });
});

describe("what is shown", () => {
  test("many issues make few views, and the last of them is whole", async () => {
    const hall = await startTestHall();
    const [kiosk, watcher, screen] = [
      await hall.connect("kiosk-1"),
      await hall.connect("kiosk-2"),
      await hall.connect("screen-1"),
    ];
    const waiting = (n: number) => (view: { services: readonly { serviceId: string; waiting: number }[] }) =>
      view.services.some((service) => service.serviceId === "ktp" && service.waiting === n);
    await Promise.all(Array.from({ length: 300 }, () => kiosk.must(asks.issue())));
    await watcher.frame(({ view }) => view.kind === "kiosk" && waiting(300)(view));
    await screen.frame(
      ({ view }) => view.kind === "board" && view.waiting.some((row) => row.persons === 300),
    );
    expect(watcher.frames.length).toBeLessThan(30);
    expect(screen.frames.length).toBeLessThan(30);
    expect(watcher.frames.map(({ view }) => view)).toEqual([
      ...new Map(watcher.frames.map(({ view }) => [JSON.stringify(view), view])).values(),
    ]);
  });

  test("a call is on the board in a frame of its own, before the caller is answered anything else", async () => {
    const hall = await startTestHall();
    const [kiosk, officer, screen] = [
      await hall.connect("kiosk-1"),
      await hall.connect("officer-1"),
      await hall.connect("screen-1"),
    ];
    await officer.must(asks.open("loket-1"));
    for (let n = 1; n <= 5; n += 1) await arrive(kiosk);
    const called: string[] = [];
    let inHand: string | null = null;
    // Five calls, each asked for as soon as the one before was answered: quicker than views are coalesced.
    for (let n = 1; n <= 5; n += 1) {
      const call: Called = await officer.must<Called>(asks.next("loket-1", inHand));
      inHand = call.ticketId;
      called.push(call.label);
    }
    await screen.frame(({ view }) => view.kind === "board" && view.calls.length === 5);
    const newest = screen.frames.flatMap(({ view }) => (view.kind === "board" ? [view.calls[0]?.label] : []));
    expect([...new Set(newest)]).toEqual([undefined, ...called]);
  });

  test("each screen's revisions rise, and all screens of a zone end with the same view", async () => {
    const hall = await startTestHall();
    const kiosk = await hall.connect("kiosk-1");
    const officer = await hall.connect("officer-1");
    const screens = await Promise.all(["screen-1", "screen-2", "screen-1"].map((id) => hall.connect(id)));
    await officer.must(asks.open("loket-1"));
    for (let n = 1; n <= 4; n += 1) {
      await arrive(kiosk);
      const { ticketId } = await officer.must<Called>(asks.next("loket-1"));
      await officer.must(asks.finish("loket-1", ticketId));
    }
    const last = (await hall.connect("screen-2")).view("board");
    for (const screen of screens) {
      await screen.frame(({ view }) => JSON.stringify(view) === JSON.stringify(last));
      const revisions = screen.frames.map(({ revision }) => revision);
      expect(revisions).toEqual([...new Set(revisions)].sort((a, b) => a - b));
    }
  });
});
