import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { announcementId, instant, localText, serviceDate, zoneName } from "./ids.ts";

function fine(schema: z.ZodType, values: readonly unknown[]): unknown[] {
  return values.filter((value) => schema.safeParse(value).success);
}

describe("times and dates", () => {
  it("are whole milliseconds since 1970", () => {
    expect(fine(instant, [0, 1_790_000_000_000, -1, 1.5, Number.NaN, "0", null, 2 ** 53])).toEqual([
      0, 1_790_000_000_000,
    ]);
  });

  it("are dates of the calendar, written as year, month and day", () => {
    const dates = ["2026-11-23", "2028-02-29", "0001-01-01", "9999-12-31"];
    expect(fine(serviceDate, dates)).toEqual(dates);
    const nonsense = [
      "2026-13-01",
      "2026-02-29",
      "2026-11-31",
      "2026-1-1",
      "26-11-23",
      "2026-11-23T00:00",
      "",
      0,
    ];
    expect(fine(serviceDate, nonsense)).toEqual([]);
  });
});

describe("names", () => {
  it("of an announcement are a ticket's and the count of its call", () => {
    expect(fine(announcementId, ["0123456789abcdef.1", "t.12", "", ".1", "a b"])).toEqual([
      "0123456789abcdef.1",
      "t.12",
    ]);
  });

  it("of a zone have an end", () => {
    expect(fine(zoneName, ["Asia/Jakarta", "", "z".repeat(65)])).toEqual(["Asia/Jakarta"]);
  });

  it("in many languages are always there in Indonesian", () => {
    expect(
      fine(localText, [
        { id: "Paspor" },
        { id: "Paspor", jv: "Paspor" },
        { en: "Passport" },
        { id: 1 },
        "Paspor",
      ]),
    ).toEqual([{ id: "Paspor" }, { id: "Paspor", jv: "Paspor" }]);
  });
});
