import { describe, expect, test } from "vitest";
import type { VoiceOutcome } from "@giliran/shared/contract";
import { arrive, asks, type Called } from "./asks.ts";
import type { BareClient } from "./bareClient.ts";
import { startTestHall, type TestHall, until } from "./hall.ts";
import { hallFile, staff } from "./hallFile.ts";
import { type OwnClock, ownClock } from "./ownClock.ts";

const yes = { granted: true };
const no = { granted: false };
const [one, two] = ["page-load-1", "page-load-2"];

interface VoiceHall {
  readonly clock: OwnClock;
  readonly hall: TestHall;
  readonly kiosk: BareClient;
  readonly officer: BareClient;
  readonly screen: BareClient;
  readonly other: BareClient;
}

/** A hall with an officer at counter 1 and two screens in front of it. */
async function voiceHall(): Promise<VoiceHall> {
  const clock = ownClock();
  const hall = await startTestHall({ around: { clock } });
  const officer = await hall.connect("officer-1");
  await officer.must(asks.open("loket-1"));
  return {
    clock,
    hall,
    officer,
    kiosk: await hall.connect("kiosk-1"),
    screen: await hall.connect("screen-1", { screen: one }),
    other: await hall.connect("screen-2", { screen: two }),
  };
}

/** Somebody arrives and is called; what is in hand is finished by it. */
async function call({ kiosk, officer }: VoiceHall, inHand: string | null = null): Promise<string> {
  await arrive(kiosk);
  return (await officer.must<Called>(asks.next("loket-1", inHand))).ticketId;
}

const outcomes = (hall: TestHall): Record<string, VoiceOutcome | null> =>
  Object.fromEntries(
    hall
      .rows<{ id: string; outcome: VoiceOutcome | null }>("SELECT id, outcome FROM announcement")
      .map(({ id, outcome }) => [id, outcome]),
  );

const shown = (officer: BareClient, voice: string): Promise<unknown> =>
  officer.frame(({ view }) => view.kind === "panel" && view.counter?.inHand?.voice === voice);

describe("the lease of a zone's voice", () => {
  test("is one page load's, renewed by it, and another's only after it has surely ended", async () => {
    const { clock, screen, other } = await voiceHall();
    expect(await screen.must(asks.claim(one))).toEqual({ granted: true, leaseMs: 12_000 });
    expect(await other.must(asks.claim(two))).toEqual({ granted: false, leaseMs: 0 });
    clock.pass(10_000);
    expect(await screen.must(asks.claim(one))).toMatchObject(yes);
    // The screen's own lease ends 12 s after it asked; the hub adds a second for clocks that tick differently.
    clock.pass(12_999);
    expect(await other.must(asks.claim(two))).toMatchObject(no);
    clock.pass(1);
    expect(await other.must(asks.claim(two))).toMatchObject(yes);
    expect(await screen.must(asks.claim(one))).toMatchObject(no);
    await screen.frame(({ view }) => view.kind === "board" && view.voice.holder === two);
  });

  test("is not moved by somebody who sets the clock", async () => {
    const { clock, screen, other } = await voiceHall();
    await screen.must(asks.claim(one));
    clock.set("2026-11-23T20:00:00+07:00");
    expect(await other.must(asks.claim(two))).toMatchObject(no);
    clock.set("2026-11-23T07:00:00+07:00");
    expect(await other.must(asks.claim(two))).toMatchObject(no);
    clock.pass(13_000);
    expect(await other.must(asks.claim(two))).toMatchObject(yes);
  });

  test("is given back by its holder alone", async () => {
    const { screen, other } = await voiceHall();
    await screen.must(asks.claim(one));
    await other.must(asks.release(two));
    expect(await other.must(asks.claim(two))).toMatchObject(no);
    await screen.must(asks.release(one));
    expect(await other.must(asks.claim(two))).toMatchObject(yes);
  });

  test("is each zone's own", async () => {
    const { hall, screen } = await voiceHall();
    const rear = await hall.connect("screen-rear");
    expect(await screen.must(asks.claim(one))).toMatchObject(yes);
    expect(await rear.must(asks.claim(two))).toMatchObject(yes);
  });
});

describe("an announcement", () => {
  test("is granted to the holder, once, however often it asks; and to nobody else", async () => {
    const there = await voiceHall();
    const { hall, screen, other, officer } = there;
    const rear = await hall.connect("screen-rear");
    const id = `${await call(there)}.1`;
    await screen.frame(({ view }) => view.kind === "board" && view.voice.pending.length === 1);
    expect(rear.view("board").voice.pending).toEqual([]);
    expect(await screen.must(asks.begin(one, id))).toEqual(no);
    await screen.must(asks.claim(one));
    await rear.must(asks.claim("rear-load"));
    expect(await other.must(asks.begin(two, id))).toEqual(no);
    expect(await rear.must(asks.begin("rear-load", id))).toEqual(no);
    expect(await screen.must(asks.begin(one, "nobody.1"))).toEqual(no);
    expect(await screen.must(asks.begin(one, id))).toEqual(yes);
    expect(await screen.must(asks.begin(one, id))).toEqual(yes);
    await other.must(asks.end(two, id, "unheard"));
    expect(outcomes(hall)).toEqual({ [id]: null });
    await screen.must(asks.end(one, id));
    expect(await screen.must(asks.begin(one, id))).toEqual(no);
    await screen.must(asks.end(one, id, "unheard"));
    expect(outcomes(hall)).toEqual({ [id]: "spoken" });
    await shown(officer, "spoken");
  });

  test("begun by a screen that lost the voice is not begun by the next holder", async () => {
    const there = await voiceHall();
    const { clock, screen, other, hall } = there;
    const id = `${await call(there)}.1`;
    await screen.must(asks.claim(one));
    await screen.must(asks.begin(one, id));
    clock.pass(13_000);
    expect(await other.must(asks.claim(two))).toMatchObject(yes);
    expect(await other.must(asks.begin(two, id))).toEqual(no);
    await screen.must(asks.end(one, id));
    expect(outcomes(hall)).toEqual({ [id]: "spoken" });
  });

  test("is neither lost nor repeated by a restart of the hub", async () => {
    const there = await voiceHall();
    const { clock, hall, screen } = there;
    const first = await call(there);
    await screen.must(asks.claim(one));
    await screen.must(asks.begin(one, `${first}.1`));
    const second = await call(there, first);
    await hall.restart();
    const [screenAgain, otherAgain] = [await hall.connect("screen-1"), await hall.connect("screen-2")];
    expect(screenAgain.view("board").voice).toMatchObject({
      holder: one,
      pending: [{ announcementId: `${second}.1`, counter: "1" }],
    });
    expect(await otherAgain.must(asks.claim(two))).toMatchObject(no);
    expect(await otherAgain.must(asks.begin(two, `${first}.1`))).toEqual(no);
    expect(await screenAgain.must(asks.begin(one, `${first}.1`))).toEqual(yes);
    await screenAgain.must(asks.end(one, `${first}.1`));
    clock.pass(13_000);
    expect(await otherAgain.must(asks.claim(two))).toMatchObject(yes);
    expect(await otherAgain.must(asks.begin(two, `${second}.1`))).toEqual(yes);
    await otherAgain.must(asks.end(two, `${second}.1`));
    expect(outcomes(hall)).toEqual({ [`${first}.1`]: "spoken", [`${second}.1`]: "spoken" });
  });
});

describe("exactly one outcome", () => {
  test("superseded: called again before anybody began it", async () => {
    const there = await voiceHall();
    const { clock, hall, officer, screen } = there;
    const ticketId = await call(there);
    clock.pass(20_000);
    await officer.must(asks.recall("loket-1", ticketId));
    expect(outcomes(hall)).toEqual({ [`${ticketId}.1`]: "superseded", [`${ticketId}.2`]: null });
    await screen.must(asks.claim(one));
    expect(await screen.must(asks.begin(one, `${ticketId}.1`))).toEqual(no);
    expect(await screen.must(asks.begin(one, `${ticketId}.2`))).toEqual(yes);
    await screen.must(asks.end(one, `${ticketId}.2`));
    await shown(officer, "spoken");
  });

  test("of a call that was begun stays its own, whatever its recall comes to", async () => {
    const there = await voiceHall();
    const { clock, hall, officer, screen } = there;
    const ticketId = await call(there);
    await screen.must(asks.claim(one));
    await screen.must(asks.begin(one, `${ticketId}.1`));
    clock.pass(20_000);
    await officer.must(asks.recall("loket-1", ticketId));
    await officer.must(asks.start("loket-1", ticketId));
    await shown(officer, "expired");
    await screen.must(asks.end(one, `${ticketId}.1`));
    expect(outcomes(hall)).toEqual({ [`${ticketId}.1`]: "spoken", [`${ticketId}.2`]: "expired" });
    // The officer is told of the newest call, also where an older one ends after it.
    const later = await hall.connect("officer-1");
    expect(later.view("panel").counter?.inHand?.voice).toBe("expired");
    await hall.restart();
    const again = await hall.connect("officer-1");
    expect(again.view("panel").counter?.inHand?.voice).toBe("expired");
  });

  test.each(["start", "finish", "absent"] as const)("expired: the ticket left it by %s", async (how) => {
    const there = await voiceHall();
    const { clock, hall, officer } = there;
    const ticketId = await call(there);
    const recalls = how === "absent" ? 3 : 0;
    for (let n = 1; n <= recalls; n += 1) {
      clock.pass(20_000);
      await officer.must(asks.recall("loket-1", ticketId));
    }
    await officer.must(asks[how]("loket-1", ticketId));
    const last = `${ticketId}.${recalls + 1}`;
    expect(outcomes(hall)).toMatchObject({ [last]: "expired" });
    expect(Object.values(outcomes(hall))).not.toContain(null);
  });

  test("unheard: no screen could speak for as long as it lived", async () => {
    const there = await voiceHall();
    const { clock, hall, officer, screen } = there;
    const ticketId = await call(there);
    clock.pass(89_999);
    expect(outcomes(hall)).toEqual({ [`${ticketId}.1`]: null });
    clock.pass(1);
    await shown(officer, "unheard");
    await screen.must(asks.claim(one));
    expect(await screen.must(asks.begin(one, `${ticketId}.1`))).toEqual(no);
    await screen.frame(({ view }) => view.kind === "board" && view.voice.pending.length === 0);
  });

  test("expired: a screen could have spoken, and did not in time", async () => {
    const there = await voiceHall();
    const { clock, hall, screen } = there;
    const ticketId = await call(there);
    for (let passed = 0; passed < 90_000; passed += 10_000) {
      await screen.must(asks.claim(one));
      clock.pass(10_000);
    }
    expect(await screen.must(asks.begin(one, `${ticketId}.1`))).toEqual(no);
    await until(() => outcomes(hall)[`${ticketId}.1`] !== null);
    expect(outcomes(hall)).toEqual({ [`${ticketId}.1`]: "expired" });
  });

  test("unheard: the sound failed, or the screen was never heard of again", async () => {
    const there = await voiceHall();
    const { clock, hall, officer, screen } = there;
    const failed = await call(there);
    await screen.must(asks.claim(one));
    await screen.must(asks.begin(one, `${failed}.1`));
    await screen.must(asks.end(one, `${failed}.1`, "unheard"));
    await shown(officer, "unheard");
    const silent = await call(there, failed);
    await screen.must(asks.begin(one, `${silent}.1`));
    screen.close();
    clock.pass(59_999);
    expect(outcomes(hall)[`${silent}.1`]).toBeNull();
    clock.pass(1);
    await until(() => outcomes(hall)[`${silent}.1`] !== null);
    expect(outcomes(hall)).toEqual({ [`${failed}.1`]: "unheard", [`${silent}.1`]: "unheard" });
  });

  test("also of what was under way when the hub went down for long", async () => {
    const there = await voiceHall();
    const { clock, hall, screen } = there;
    const begun = await call(there);
    await screen.must(asks.claim(one));
    await screen.must(asks.begin(one, `${begun}.1`));
    const next = await call(there, begun);
    await hall.stop();
    clock.pass(10 * 60_000);
    await hall.restart();
    await until(() => !Object.values(outcomes(hall)).includes(null));
    expect(outcomes(hall)).toEqual({ [`${begun}.1`]: "unheard", [`${next}.1`]: "expired" });
  });
});

test("more announcements than a view holds are all spoken, in the order of the calls", async () => {
  const clock = ownClock();
  const names = Array.from({ length: 12 }, (_, i) => `c${i + 1}`);
  const file = hallFile({
    counters: names.map((id, i) => ({ id, label: i + 1, zone: "depan", services: ["ktp"] })),
    staff: [...staff, ...names.map((id) => ({ id: `at-${id}`, role: "officer", name: id }))],
  });
  const hall = await startTestHall({ file, around: { clock } });
  const kiosk = await hall.connect("kiosk-1");
  const screen = await hall.connect("screen-1");
  for (const id of names) {
    const officer = await hall.connect(`at-${id}`);
    await officer.must(asks.open(id));
    await arrive(kiosk);
    await officer.must(asks.next(id));
  }
  await screen.must(asks.claim(one));
  const spoken: string[] = [];
  while (spoken.length < names.length) {
    const { view } = await screen.frame(
      ({ view }) => view.kind === "board" && view.voice.pending.some(({ label }) => !spoken.includes(label)),
    );
    const next =
      view.kind === "board" ? view.voice.pending.find(({ label }) => !spoken.includes(label)) : undefined;
    const id = next?.announcementId ?? "";
    expect(await screen.must(asks.begin(one, id))).toEqual(yes);
    await screen.must(asks.end(one, id));
    spoken.push(next?.label ?? "");
  }
  expect(spoken).toEqual(names.map((_, i) => `A${String(i + 1).padStart(3, "0")}`));
  expect(new Set(Object.values(outcomes(hall)))).toEqual(new Set(["spoken"]));
});
