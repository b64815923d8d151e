import type { DayReport } from "@giliran/shared/contract";
import { gateOutcomes, localText } from "@giliran/shared/domain";
import type { Texts } from "@giliran/shared/i18n";
import { outcomeNames } from "../../guard/Counts.tsx";

type Rows = readonly (readonly string[])[];

/** Rows and columns of the report, headings first: for the table and for the file. Minutes to one decimal. */
export function reportRows(report: DayReport, texts: Texts): Rows {
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

/** Outcomes of the health gate, headings first: by kiosks and by hand; none where it counted nobody. */
export function gateRows({ gate }: Pick<DayReport, "gate">, texts: Texts): Rows {
  if (gate === null) return [];
  return [
    [texts.t("report.gateOutcome"), texts.t("report.gateKiosks"), texts.t("report.gateStaff")],
    ...gateOutcomes.map((outcome) => [
      texts.t(outcomeNames[outcome]),
      String(gate.kiosks[outcome]),
      String(gate.staff[outcome]),
    ]),
  ];
}

/** People whom staff let in at the gate, by reason. */
export function gateOverrideRows({ gate }: Pick<DayReport, "gate">, texts: Texts): Rows {
  const rows = gate?.overrides ?? [];
  return rows.map(({ reason, count }) => [localText(reason, texts.pack.tag), String(count)]);
}

/** The whole report as one sheet: services, and below them, after an empty row, what the health gate counted. */
export function sheetRows(report: DayReport, texts: Texts): Rows {
  const overrides = gateOverrideRows(report, texts);
  const parts = [
    reportRows(report, texts),
    gateRows(report, texts),
    overrides.length === 0 ? [] : [[texts.t("report.gateOverrides")], ...overrides],
  ].filter(({ length }) => length > 0);
  return parts.flatMap((part, i) => (i === 0 ? part : [[""], ...part]));
}

/** Comma-separated values as spreadsheets read them (RFC 4180); a cell that they would take for a formula is quoted. */
export function csvOf(rows: Rows): string {
  const cell = (value: string): string => {
    const safe = /^[=+\-@\t\r]/.test(value) && Number.isNaN(Number(value)) ? `'${value}` : value;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}
