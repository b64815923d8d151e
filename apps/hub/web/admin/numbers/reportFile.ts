import type { DayReport } from "@giliran/shared/contract";
import { localText } from "@giliran/shared/domain";
import type { Texts } from "@giliran/shared/i18n";

/** Rows and columns of the report, headings first: for the table and for the file. Minutes to one decimal. */
export function reportRows(report: DayReport, texts: Texts): readonly (readonly string[])[] {
  const minutes = (ms: number | null): string => (ms === null ? "" : (ms / 60_000).toFixed(1));
  const heads = ["service", "issued", "served", "waitMedian", "waitNinetieth", "serviceMedian"] as const;
  return [
    heads.map((head) => texts.t(`report.${head}`)),
    ...report.services.map((row) => [
      localText(row.name, texts.pack.tag),
      String(row.issued),
      String(row.served),
      minutes(row.waitMedianMs),
      minutes(row.waitNinetiethMs),
      minutes(row.serviceMedianMs),
    ]),
  ];
}

/** Comma-separated values as spreadsheets read them (RFC 4180); a cell that they would take for a formula is quoted. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  const cell = (value: string): string => {
    const safe = /^[=+\-@\t\r]/.test(value) && Number.isNaN(Number(value)) ? `'${value}` : value;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}
