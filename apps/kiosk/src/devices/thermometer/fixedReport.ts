import { nonsense, passed, type ScannerFormat, type ScannerReport } from "./format.ts";

/** A scanner whose every report has its temperature at one place; wholly described in the kiosk's device file. */
export interface FixedReport {
  readonly vendorId: number;
  readonly productId: number;
  /** Of the collection that reports; null: any. */
  readonly usagePage: number | null;
  readonly usage: number | null;
  /** The first byte of the reports that count; null: the device numbers none. */
  readonly reportId: number | null;
  /** Of the value's first byte, counted from the report's first byte, its id included. */
  readonly offset: number;
  /** Bytes of the value. */
  readonly width: 1 | 2 | 4;
  readonly order: "little" | "big";
  readonly signed: boolean;
  /** Degrees of one step: 0.01 where 3650 means 36.5. */
  readonly scale: number;
  /** Degrees at a value of 0. */
  readonly zero: number;
  readonly unit: "celsius" | "fahrenheit";
  /** What asks for a measurement, report id first; null: it reports by itself. */
  readonly question: Uint8Array | null;
}

/** No thermometer for people measures beyond; more is another kind of report. */
const range = { low: -40, high: 125 } as const;

export function fixedReportFormat(form: FixedReport): ScannerFormat {
  const hex = (id: number): string => id.toString(16).padStart(4, "0");
  return {
    name: `HID (${hex(form.vendorId)}:${hex(form.productId)})`,
    fits: ({ vendorId, productId, usagePage, usage }) =>
      vendorId === form.vendorId &&
      productId === form.productId &&
      (form.usagePage === null || usagePage === form.usagePage) &&
      (form.usage === null || usage === form.usage),
    question: form.question,
    reader: () => (report) => decodeFixed(report, form),
  };
}

/** Reads one report, strictly: one that is too short, or says more than any thermometer measures, is nonsense. */
export function decodeFixed(report: Uint8Array, form: FixedReport): ScannerReport {
  if (form.reportId !== null && report[0] !== form.reportId) return passed;
  const value = valueIn(report, form);
  if (value === null) return nonsense;
  const degrees = value * form.scale + form.zero;
  const celsius = form.unit === "celsius" ? degrees : ((degrees - 32) * 5) / 9;
  const sound = Number.isFinite(celsius) && celsius >= range.low && celsius <= range.high;
  return sound ? { kind: "reading", celsius } : nonsense;
}

function valueIn(report: Uint8Array, { offset, width, order, signed }: FixedReport): number | null {
  const bytes = report.subarray(offset, offset + width);
  if (bytes.length < width) return null;
  const inOrder = order === "big" ? [...bytes] : [...bytes].toReversed();
  const value = inOrder.reduce((sum, byte) => sum * 256 + byte, 0);
  const half = 2 ** (8 * width - 1);
  return signed && value >= half ? value - 2 * half : value;
}

/** The report that a scanner of this form sends at this temperature, rounded to its step; for the simulator and tests. */
export function encodeFixed(celsius: number, form: FixedReport, length: number): Uint8Array {
  const degrees = form.unit === "celsius" ? celsius : (celsius * 9) / 5 + 32;
  const steps = Math.round((degrees - form.zero) / form.scale);
  const whole = 2 ** (8 * form.width);
  let left = ((steps % whole) + whole) % whole;
  const report = new Uint8Array(Math.max(length, form.offset + form.width));
  if (form.reportId !== null) report[0] = form.reportId;
  for (let i = 0; i < form.width; i += 1) {
    const place = form.order === "little" ? i : form.width - 1 - i;
    report[form.offset + place] = left % 256;
    left = Math.floor(left / 256);
  }
  return report;
}
