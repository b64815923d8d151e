import type { NewEvent } from "@giliran/hub";
import type { HallEvent, HallEventOf, Lane } from "@giliran/shared/domain";
import { beforeAll, describe, expect, it } from "vitest";
import { type Day, runDay } from "../day.ts";
import { planOf } from "../plan.ts";
import { createChecker } from "./checker.ts";

// The events of a real day, in which nothing is broken; then the same with one thing wrong in it.
let day: Day;

beforeAll(async () => {
  day = await runDay(planOf(11, { hall: "sample", visitors: 60, capacity: 30, mishaps: new Set() }));
});

/** What the checker says of these events. */
function told(events: readonly NewEvent[]): string | null {
  const checker = createChecker(day.catalogue, () => day.hall);
  for (const row of events) checker.take(row);
  // What people told is not in the events: here it is as the hall has it.
  checker.gate.told(day.hall.gate.counts);
  if (checker.broken() === null) checker.whole(day.hall);
  return checker.broken()?.sentence ?? null;
}

type Type = HallEvent["type"];

/** The place of an event of this type: the first that is so. */
function placeOf<Which extends Type>(
  type: Which,
  isSo: (event: HallEventOf<Which>, at: number) => boolean = () => true,
): number {
  const place = day.events.findIndex(
    ({ event }, at) => event.type === type && isSo(event as HallEventOf<Which>, at),
  );
  if (place < 0) throw new Error(`no such ${type} on this day`);
  return place;
}

function rowAt(place: number): NewEvent {
  const row = day.events[place];
  if (row === undefined) throw new Error(`no event ${String(place)}`);
  return row;
}

function changed(place: number, facts: object): readonly NewEvent[] {
  const row = rowAt(place);
  return day.events.with(place, { ...row, event: { ...row.event, ...facts } });
}

function without(place: number): readonly NewEvent[] {
  return day.events.toSpliced(place, 1);
}

/** The event once more, after everything. */
function again(place: number): readonly NewEvent[] {
  return [...day.events, rowAt(place)];
}

describe("the checker", () => {
  it("says nothing of a day on which nothing is broken", () => {
    expect(day.broken).toBeNull();
    expect(told(day.events)).toBeNull();
  });

  it("tells a number that was given twice", () => {
    const { event, ...row } = rowAt(placeOf("ticketIssued"));
    const other = { ...row, event: { ...event, ticketId: "another" } as HallEvent };
    expect(told([...day.events, other])).toMatch(/was given twice/);
  });

  it("tells a gap in a series", () => {
    const third = rowAt(placeOf("ticketIssued", ({ number }) => number === 3)).event;
    const { prefix } = third as HallEventOf<"ticketIssued">;
    const second = rowAt(placeOf("ticketIssued", (one) => one.number === 2 && one.prefix === prefix)).event;
    const { ticketId } = second as HallEventOf<"ticketIssued">;
    const rows = day.events.filter(({ event }) => !("ticketId" in event && event.ticketId === ticketId));
    expect(told(rows)).toMatch(/follows number 1 of its series/);
  });

  it("tells a ticket that is served without having been called", () => {
    const place = placeOf("ticketCalled");
    expect(told(without(place))).toMatch(/went from waiting to (serving|absent)/);
  });

  it("tells a ticket that moves after its end", () => {
    expect(told(again(placeOf("ticketFinished")))).toMatch(/was done and then: ticketFinished/);
  });

  it("tells a counter that has two tickets in hand", () => {
    const { counterId } = rowAt(placeOf("ticketCalled")).event as HallEventOf<"ticketCalled">;
    const several = day.events.map((row) =>
      row.event.type === "ticketCalled" || row.event.type === "serviceStarted"
        ? { ...row, event: { ...row.event, counterId } }
        : row,
    );
    expect(told(several)).toMatch(/tickets in hand/);
  });

  it("tells whoever was called before somebody of their own lane", () => {
    const { arrival, call } = oneService();
    const rows = [...arrival(1, "regular"), ...arrival(2, "regular"), ...call(2)];
    expect(told(rows)).toBe("A-2 was called before A-1 of its lane");
  });

  it("tells a third priority call in a row while a regular visitor waits", () => {
    const { arrival, call, counterId } = oneService();
    const arrivals = [1, 2, 3, 4].flatMap((number) => arrival(number, number === 1 ? "regular" : "priority"));
    expect(told([...arrivals, ...[2, 3, 4].flatMap(call)])).toBe(
      `A-4 is priority call 3 in a row at ${counterId} while A-1 waits`,
    );
  });

  it("tells more persons in the hall than it holds", () => {
    const rows = day.events.map((row) =>
      row.event.type === "ticketIssued" ? { ...row, event: { ...row.event, partySize: 31 } } : row,
    );
    expect(told(rows)).toMatch(/persons in a hall for 30/);
  });

  it("tells two calls of one name", () => {
    const place = placeOf("ticketCalled");
    const { announcementId } = rowAt(place).event as HallEventOf<"ticketCalled">;
    const next = placeOf("ticketCalled", (_event, at) => at > place);
    expect(told(changed(next, { announcementId }))).toMatch(/two calls have the name/);
  });

  it("tells an event that lies before another day's", () => {
    const last = day.events.length - 1;
    const rows = day.events.with(last, { ...rowAt(last), serviceDate: "2026-11-22" as never });
    expect(told(rows)).toMatch(/after one of/);
  });

  it("tells a hall that is not the fold of its events", () => {
    expect(told(without(placeOf("ticketFinished")))).toMatch(/not the fold/);
  });

  it("tells an announcement that is spoken twice, or has no outcome", () => {
    const checker = createChecker(day.catalogue, () => day.hall);
    for (const row of day.events) checker.take(row);
    checker.voice.begins("one" as never, "first");
    checker.voice.begins("one" as never, "second");
    expect(checker.broken()?.sentence).toMatch(/is spoken twice: by first and second/);
    const silent = createChecker(day.catalogue, () => day.hall);
    for (const row of day.events) silent.take(row);
    silent.gate.told(day.hall.gate.counts);
    silent.close(day.hall, []);
    expect(silent.broken()?.sentence).toMatch(/has 0 entries in the ledger/);
  });

  it("tells outcomes at the gate that are counted twice or not at all, and overrides", () => {
    const [counted, letIn] = [
      createChecker(day.catalogue, () => day.hall),
      createChecker(day.catalogue, () => day.hall),
    ];
    counted.gate.told({ ...day.hall.gate.counts, refused: day.hall.gate.counts.refused + 1 });
    counted.gate.whole(day.hall);
    expect(counted.broken()?.sentence).toMatch(/at the gate were refused, the hall says/);
    letIn.gate.told(day.hall.gate.counts);
    letIn.gate.whole(day.hall);
    expect(letIn.broken()).toBeNull();
    letIn.gate.overridden();
    letIn.gate.whole(day.hall);
    expect(letIn.broken()?.sentence).toMatch(/1 were let in at the gate, the hall says 0/);
  });

  it.each([
    ["that nobody was given", "other", [15], true, /taken that nobody was given/],
    ["that is taken twice", "code", [15, 16], true, /taken twice/],
    ["that is taken early", "code", [9], true, /taken -1.0 minutes after/],
    ["that is taken late", "code", [31], true, /taken 21.0 minutes after/],
    ["that is refused in its time", "code", [15], false, /refused in its time: gate_code_late/],
  ] as const)("tells a code %s", (_what, code, minutes, ok, sentence) => {
    const { gate, broken } = createChecker(day.catalogue, () => day.hall);
    gate.given("code", 10 * 60_000, 30 * 60_000);
    const answer = ok ? { ok, value: null } : ({ ok, error: "gate_code_late" } as const);
    for (const minute of minutes) gate.used(code, minute * 60_000, answer);
    expect(broken()?.sentence).toMatch(sentence);
  });

  it("lets a code be refused early, late, a second time, and by a hub that was started anew", () => {
    const { gate, broken } = createChecker(day.catalogue, () => day.hall);
    const refused = { ok: false, error: "gate_code_unknown" } as const;
    gate.given("code", 10, 30);
    gate.used("code", 5, refused);
    gate.used("code", 35, refused);
    gate.used("code", 20, { ok: true, value: null });
    gate.used("code", 21, refused);
    gate.given("later", 10, 30);
    gate.forgotten();
    gate.used("later", 20, refused);
    expect(broken()).toBeNull();
  });

  it("tells answers that differ, numbers that go back, and revisions that do", () => {
    const { lines, broken } = createChecker(day.catalogue, () => day.hall);
    lines.asks("1", null);
    lines.answered("1", null, { ok: true, value: null });
    lines.answered("1", null, { ok: false, error: "stale" });
    expect(broken()?.sentence).toMatch(/one command was answered/);
    const second = createChecker(day.catalogue, () => day.hall);
    for (const [id, label] of [
      ["1", "A-002"],
      ["2", "A-001"],
    ] as const) {
      second.lines.asks(id, "A");
      second.lines.answered(id, "A", { ok: true, value: { label } });
    }
    expect(second.broken()?.sentence).toMatch(/number 1 of A came after a larger one/);
    const third = createChecker(day.catalogue, () => day.hall);
    third.lines.shown("screen", { epoch: "e", revision: 2 } as never);
    third.lines.shown("screen", { epoch: "e", revision: 2 } as never);
    expect(third.broken()?.sentence).toMatch(/was shown revision 2 after 2/);
  });
});

/** Arrivals and calls at one counter, after those of the day. */
function oneService(): {
  readonly counterId: string;
  readonly arrival: (number: number, lane: Lane) => readonly NewEvent[];
  readonly call: (number: number) => readonly NewEvent[];
} {
  const called = rowAt(placeOf("ticketCalled", ({ reason }) => reason.code !== "override"));
  const { ticketId: first, counterId } = called.event as HallEventOf<"ticketCalled">;
  const isFirst = ({ ticketId }: { readonly ticketId: string }): boolean => ticketId === first;
  const issued = rowAt(placeOf("ticketIssued", isFirst));
  const printed = rowAt(placeOf("printReported", isFirst));
  const finished = rowAt(placeOf("ticketFinished", isFirst));
  const altered = (row: NewEvent, facts: object): NewEvent => ({ ...row, event: { ...row.event, ...facts } });
  return {
    counterId,
    arrival: (number, lane) => {
      const ticketId = `ticket ${String(number)}`;
      const facts = { ticketId, lane, number, label: `A-${String(number)}`, arrival: number, needs: [] };
      return [altered(issued, facts), altered(printed, { ticketId })];
    },
    call: (number) => {
      const ticketId = `ticket ${String(number)}`;
      const announcementId = `call ${String(number)}`;
      return [altered(called, { ticketId, announcementId }), altered(finished, { ticketId })];
    },
  };
}
