import type { HidDevice } from "./hidPort.ts";

/** What one report of a thermometer says. */
export type ScannerReport =
  | { readonly kind: "reading"; readonly celsius: number }
  /** It answers, but no sensor is connected to it. */
  | { readonly kind: "noSensor" }
  | { readonly kind: "nonsense" }
  /** Of no interest: the answer goes on, or belongs to somebody else. */
  | { readonly kind: "passed" };

/** How a kind of thermometer on USB is known, asked and read. */
export interface ScannerFormat {
  /** For people: "TEMPer (413d:2107)". */
  readonly name: string;
  readonly fits: (device: HidDevice) => boolean;
  /** What is written for each measurement, report id first; null: it reports by itself. */
  readonly question: Uint8Array | null;
  /** A new reader for each connection: some answers come in several reports. Never throws. */
  readonly reader: () => (report: Uint8Array) => ScannerReport;
}

export const nonsense: ScannerReport = { kind: "nonsense" };
export const passed: ScannerReport = { kind: "passed" };
