import { describe, expect, it } from "vitest";
import type { Instant, ServiceDate, ZoneName } from "../domain/index.ts";
import {
  bundledTexts,
  createTexts,
  formatDate,
  formatMinutes,
  formatServiceDate,
  formatStopwatch,
  formatTime,
  formatWait,
  indonesian,
} from "./index.ts";

const id = bundledTexts("id");
const en = bundledTexts("en");
const jakarta = "Asia/Jakarta" as ZoneName;
const jayapura = "Asia/Jayapura" as ZoneName;
const morning = Date.UTC(2026, 10, 23, 2, 42) as Instant;
const minutes = (n: number): number => n * 60_000;

describe("times and dates", () => {
  it("stand in the hall's zone and the language's way", () => {
    expect(formatTime(id, morning, jakarta)).toBe("09.42");
    expect(formatTime(en, morning, jakarta)).toBe("09:42");
    expect(formatTime(id, morning, jayapura)).toBe("11.42");
    expect(formatDate(id, morning, jakarta)).toBe("Senin, 23 November 2026");
    expect(formatDate(en, morning, jakarta)).toBe("Monday, 23 November 2026");
  });

  it("turn the day at the hall's midnight", () => {
    const late = Date.UTC(2026, 10, 22, 17, 0) as Instant;
    expect(formatDate(id, late, jakarta)).toBe("Senin, 23 November 2026");
    expect(formatTime(id, late, jakarta)).toBe("00.00");
    expect(formatDate(id, (late - 1) as Instant, jakarta)).toBe("Minggu, 22 November 2026");
  });

  it("take the pack's months, days and digits, which no browser knows", () => {
    const months = indonesian.months.map((month) => `wulan ${month}`);
    const javanese = createTexts({ ...indonesian, tag: "jv", digits: "java", months }, indonesian);
    expect(formatServiceDate(javanese, "2027-01-04" as ServiceDate, null)).toBe("꧔ wulan Januari ꧒꧐꧒꧗");
    expect(formatTime(javanese, morning, jakarta)).toBe("꧐꧙.꧔꧒");
  });

  it("leave the year out within the year", () => {
    const date = "2027-01-04" as ServiceDate;
    expect(formatServiceDate(id, date, "2027-11-23" as ServiceDate)).toBe("4 Januari");
    expect(formatServiceDate(id, date, "2026-11-23" as ServiceDate)).toBe("4 Januari 2027");
  });
});

describe("waits", () => {
  it("are ranges of minutes", () => {
    expect(formatWait(id, { lowMs: 0, highMs: 0 })).toBe("langsung");
    expect(formatWait(id, { lowMs: minutes(10), highMs: minutes(20) })).toBe("10–20 menit");
    expect(formatWait(id, { lowMs: 0, highMs: minutes(5) })).toBe("sampai 5 menit");
    expect(formatWait(en, { lowMs: minutes(10), highMs: minutes(20) })).toBe("10–20 min");
  });

  it("that have passed are whole minutes, and running ones a stop-watch", () => {
    expect(formatMinutes(id, minutes(18) + 59_000)).toBe("18 menit");
    expect(formatMinutes(id, 59_000)).toBe("< 1 menit");
    expect(formatMinutes(en, minutes(1))).toBe("1 minute");
    expect(formatStopwatch(id, 252_000)).toBe("04.12");
    expect(formatStopwatch(id, 3_600_000 + 252_000)).toBe("1.04.12");
    expect(formatStopwatch(id, -5)).toBe("00.00");
  });
});
