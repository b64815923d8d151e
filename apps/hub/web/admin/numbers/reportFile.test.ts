import { noGateCounts } from "@giliran/shared/domain";
import { bundledTexts } from "@giliran/shared/i18n";
import type { DayReport } from "@giliran/shared/contract";
import { expect, it } from "vitest";
import { csvOf, sheetRows } from "./reportFile.ts";

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
  gate: null,
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
  const [heads, row] = csvOf(sheetRows(report, bundledTexts("id"))).split("\r\n");
  expect(heads).toBe(
    'Layanan,diambil,selesai,"Menunggu, median (menit)","Menunggu, 90% (menit)","Dilayani, median (menit)"',
  );
  expect(row).toBe('"Akta, kelahiran",2,1,1.5,,8.0');
  expect(csvOf(sheetRows(report, bundledTexts("en")))).toContain('"Birth ""certificate""",2,1');
});

it("what the health gate counted stands below, and no column for what was measured", () => {
  const gate = {
    kiosks: { ...noGateCounts, passed: 41, recheck: 2 },
    staff: { ...noGateCounts, refused: 1 },
    overrides: [{ reason: { id: "Darurat", en: "Emergency" }, count: 3 }],
  };
  const [, , empty, ...rows] = csvOf(sheetRows({ ...report, gate }, bundledTexts("en"))).split("\r\n");
  expect(empty).toBe("");
  expect(rows).toEqual([
    "Outcome,at kiosks,by staff",
    "Let in,41,0",
    "Checked again,2,0",
    "Refused,0,1",
    "Not readable,0,0",
    "Not measured,0,0",
    "Skipped,0,0",
    "",
    "Let in with a reason",
    "Emergency,3",
    "",
  ]);
});

it("no cell becomes a formula", () => {
  expect(csvOf([["=1+1", "@x", "-5", "-a", "b"]])).toBe("'=1+1,'@x,-5,'-a,b\r\n");
});
