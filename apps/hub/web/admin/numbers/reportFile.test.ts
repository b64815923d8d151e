import { bundledTexts } from "@giliran/shared/i18n";
import type { DayReport } from "@giliran/shared/contract";
import { expect, it } from "vitest";
import { csvOf, reportRows } from "./reportFile.ts";

const report: DayReport = {
  date: "2026-11-23" as DayReport["date"],
  timeZone: "Asia/Jakarta" as DayReport["timeZone"],
  issued: 2,
  served: 1,
  absent: 0,
  void: 0,
  left: 1,
  overrides: [],
  admittedByWord: 0,
  pausedMs: 0,
  manual: 0,
  closed: [],
  rightsGiven: 0,
  rightsUsed: 0,
  services: [
    {
      name: { id: "Akta, kelahiran", en: 'Birth "certificate"' },
      issued: 2,
      served: 1,
      waitMedianMs: 90_000,
      waitNinetiethMs: null,
      serviceMedianMs: 480_000,
    },
  ],
};

it("the report leaves as a file that a spreadsheet reads, in the reader's language", () => {
  const [heads, row] = csvOf(reportRows(report, bundledTexts("id"))).split("\r\n");
  expect(heads).toBe(
    'Layanan,diambil,selesai,"Menunggu, median (menit)","Menunggu, 90% (menit)","Dilayani, median (menit)"',
  );
  expect(row).toBe('"Akta, kelahiran",2,1,1.5,,8.0');
  expect(csvOf(reportRows(report, bundledTexts("en")))).toContain('"Birth ""certificate""",2,1');
});

it("no cell becomes a formula", () => {
  expect(csvOf([["=1+1", "@x", "-5", "-a", "b"]])).toBe("'=1+1,'@x,-5,'-a,b\r\n");
});
