/** What can be wrong with the simulated printer. */
export interface PrinterFaults {
  readonly paperLow: boolean;
  readonly paperOut: boolean;
  readonly coverOpen: boolean;
  /** Cutter or paper jam. */
  readonly jam: boolean;
  /** `silent`: connected, but nothing is read or answered. `refuses`: power or cable out. */
  readonly offline: "no" | "silent" | "refuses";
  /** Strikes once, after so many lines of the next slip, then becomes the fault it names. */
  readonly midSlip: { readonly afterLines: number; readonly becomes: MidSlipFault } | null;
}

export type MidSlipFault = "paperOut" | "coverOpen" | "jam" | "silent" | "refuses";

export const noFaults: PrinterFaults = {
  paperLow: false,
  paperOut: false,
  coverOpen: false,
  jam: false,
  offline: "no",
  midSlip: null,
};

/** True while the printer does not print, and keeps what it receives. */
export function isStopped(faults: PrinterFaults): boolean {
  return faults.paperOut || faults.coverOpen || faults.jam || faults.offline !== "no";
}

export const midSlipChanges = {
  paperOut: { paperOut: true },
  coverOpen: { coverOpen: true },
  jam: { jam: true },
  silent: { offline: "silent" },
  refuses: { offline: "refuses" },
} as const satisfies Record<MidSlipFault, Partial<PrinterFaults>>;
