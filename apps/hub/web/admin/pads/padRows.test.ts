import type { CounterId, ServiceDate, ZoneName } from "@giliran/shared/domain";
import { describe, expect, it } from "vitest";
import { entriesOf, labelOf, linesOf } from "./padRows.ts";

const counterId = "loket-1" as CounterId;
const date = "2026-11-23" as ServiceDate;
const zone = "Asia/Jakarta" as ZoneName;

describe("the lines of a pad", () => {
  it("are one for each number that was handed out, spread over the time without machines", () => {
    const lines = linesOf({ first: 3, last: 5, counterId, from: "09:00", to: "09:30" });
    expect(lines.map(({ number, taken, called, finished }) => [number, taken, called, finished])).toEqual([
      [3, "09:00", "09:00", "09:10"],
      [4, "09:05", "09:10", "09:20"],
      [5, "09:10", "09:20", "09:30"],
    ]);
  });

  it("are none where the times say nothing, and no more than go in one go", () => {
    expect(linesOf({ first: 1, last: 3, counterId, from: "", to: "09:30" })).toEqual([]);
    expect(linesOf({ first: 1, last: 3, counterId, from: "10:00", to: "09:30" })).toEqual([]);
    expect(linesOf({ first: 4, last: 3, counterId, from: "09:00", to: "09:30" })).toEqual([]);
    expect(linesOf({ first: 1, last: 99, counterId, from: "09:00", to: "15:00" })).toHaveLength(60);
  });
});

describe("the entries", () => {
  const [line] = linesOf({ first: 1, last: 1, counterId, from: "09:00", to: "09:10" });
  if (line === undefined) throw new Error("no line");

  it("are instants of the hall's zone", () => {
    expect(
      entriesOf([line, { ...line, number: 2, served: false, counterId: null, called: "" }], date, zone),
    ).toEqual([
      {
        number: 1,
        partySize: 1,
        takenAt: Date.parse("2026-11-23T09:00+07:00"),
        served: {
          counterId,
          calledAt: Date.parse("2026-11-23T09:00+07:00"),
          finishedAt: Date.parse("2026-11-23T09:10+07:00"),
          outcomeId: null,
        },
      },
      { number: 2, partySize: 1, takenAt: Date.parse("2026-11-23T09:00+07:00"), served: null },
    ]);
  });

  it("are not sent while something is missing", () => {
    expect(entriesOf([{ ...line, finished: "" }], date, zone)).toBeNull();
    expect(entriesOf([{ ...line, partySize: "0" }], date, zone)).toBeNull();
    expect(entriesOf([{ ...line, counterId: null }], date, zone)).toBeNull();
  });
});

it("a label is that of the slip", () => {
  expect(labelOf({ prefix: "MA", padding: 3 }, 7)).toBe("MA007");
});
