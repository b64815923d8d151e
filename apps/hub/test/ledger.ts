import { expect } from "vitest";
import type { IssuedTicket } from "@giliran/shared/contract";
import { emptyHall, evolve, type Hall, type HallEvent, type Instant } from "@giliran/shared/domain";
import { brokenInvariants } from "@giliran/shared/testing";
import type { Called } from "./asks.ts";
import { rowsOf } from "./hall.ts";

interface EventRow {
  readonly seq: number;
  readonly service_date: string;
  readonly at: number;
  readonly type: string;
  readonly data: string;
}

/** What clients were told and the database must still know. */
export interface Promises {
  readonly issued: IssuedTicket[];
  readonly called: Called[];
}

/** Events of a data folder, oldest first; the hub may be running or not. */
export function eventsOf(dataFolder: string): readonly { seq: number; at: Instant; event: HallEvent }[] {
  const rows = rowsOf<EventRow>(
    dataFolder,
    "SELECT seq, service_date, at, type, data FROM event ORDER BY seq",
  );
  return rows.map(({ seq, at, type, data }) => ({
    seq,
    at: at as Instant,
    event: { type, ...(JSON.parse(data) as object) } as HallEvent,
  }));
}

/** The hall that these events make. */
export function foldedHall(dataFolder: string): Hall {
  const hall = emptyHall();
  for (const { event, at } of eventsOf(dataFolder)) evolve(hall, event, at);
  return hall;
}

/** Whatever was acknowledged is there; no number twice, none missing; events dense; every invariant holds. */
export function expectKept(dataFolder: string, { issued, called }: Promises): Hall {
  const events = eventsOf(dataFolder);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1));
  const hall = foldedHall(dataFolder);
  expect(brokenInvariants(hall)).toEqual([]);

  const stored = rowsOf<{ id: string; series: string; number: number }>(dataFolder, "SELECT * FROM ticket");
  const labels = new Map(
    stored.map(({ id, series, number }) => [id, `${series}${String(number).padStart(3, "0")}`]),
  );
  expect(issued.filter(({ ticketId, label }) => labels.get(ticketId) !== label)).toEqual([]);
  expect(new Set(issued.map(({ label }) => label)).size).toBe(issued.length);
  for (const [series, members] of Map.groupBy(stored, (row) => row.series)) {
    const numbers = members.map(({ number }) => number).sort((a, b) => a - b);
    expect({ series, numbers }).toEqual({ series, numbers: numbers.map((_, i) => i + 1) });
  }
  const calls = events.flatMap(({ event }) =>
    event.type === "ticketCalled" ? [event.ticketId as string] : [],
  );
  expect(new Set(calls).size).toBe(calls.length);
  expect(called.filter(({ ticketId }) => !calls.includes(ticketId))).toEqual([]);
  return hall;
}
