import type { Slip } from "@giliran/shared/slip";

/** Ends a subscription. Calling it twice does nothing. */
export type Unsubscribe = () => void;

export interface DeviceDescription {
  /** Name for people: model and place of connection, "Epson TM-T82 (192.168.1.50:9100)". */
  readonly name: string;
  /** A simulated device must be named as such on the kiosk's own screen and in the hub's health. */
  readonly simulated: boolean;
}

/** Who must act for a device to become well. The sentences stand with the other texts in `shared/i18n`. */
export type Responsible = "nobody" | "supervisor" | "technician";

interface HealthRow {
  readonly severity: "good" | "warning" | "fault";
  readonly actor: Responsible;
}

/** Every state of health that a device of the kiosk can report. Codes are stable: texts hang on them. */
export const deviceHealthTable = {
  printer_ready: { severity: "good", actor: "nobody" },
  printer_status_unknown: { severity: "warning", actor: "technician" },
  printer_roll_ending: { severity: "warning", actor: "supervisor" },
  printer_paper_low: { severity: "warning", actor: "supervisor" },
  printer_paper_out: { severity: "fault", actor: "supervisor" },
  printer_cover_open: { severity: "fault", actor: "supervisor" },
  printer_unreachable: { severity: "fault", actor: "supervisor" },
  printer_error: { severity: "fault", actor: "technician" },
  printer_busy: { severity: "fault", actor: "technician" },
  printer_no_permission: { severity: "fault", actor: "technician" },
  printer_not_configured: { severity: "warning", actor: "technician" },
  thermometer_ready: { severity: "good", actor: "nobody" },
  thermometer_missing: { severity: "fault", actor: "supervisor" },
  thermometer_several: { severity: "fault", actor: "technician" },
  thermometer_silent: { severity: "fault", actor: "supervisor" },
  thermometer_nonsense: { severity: "fault", actor: "technician" },
  thermometer_no_sensor: { severity: "fault", actor: "technician" },
  thermometer_no_permission: { severity: "fault", actor: "technician" },
  thermometer_no_library: { severity: "fault", actor: "technician" },
  thermometer_error: { severity: "fault", actor: "technician" },
  speech_ready: { severity: "good", actor: "nobody" },
  speech_missing: { severity: "warning", actor: "technician" },
} as const satisfies Record<string, HealthRow>;

export type DeviceHealthCode = keyof typeof deviceHealthTable;
export type PrinterHealthCode = Extract<DeviceHealthCode, `printer_${string}`>;
export type ThermometerHealthCode = Extract<DeviceHealthCode, `thermometer_${string}`>;
export type SpeechHealthCode = Extract<DeviceHealthCode, `speech_${string}`>;

export type DeviceKind = "printer" | "thermometer" | "voice";

/** One device's health as the kiosk shows it and reports it to the hub. */
export interface DeviceHealth extends DeviceDescription {
  readonly kind: DeviceKind;
  readonly code: DeviceHealthCode;
  readonly severity: HealthRow["severity"];
  readonly actor: Responsible;
  /** About so many slips are left on the roll; null: nobody knows, or it has none. */
  readonly slipsLeft: number | null;
}

/**
 * - `ready`: a slip sent now is expected to come out.
 * - `paperOut`, `coverOpen`, `error`: the printer itself says that nothing comes out.
 * - `unreachable`: no connection, no device file, or no answer from a printer that should answer.
 * - `busy`, `forbidden`: the device file is held by another program, or may not be opened.
 */
export type PrinterState =
  | "ready"
  | "paperOut"
  | "coverOpen"
  | "error"
  | "unreachable"
  | "busy"
  | "forbidden";

export interface PrinterStatus {
  readonly state: PrinterState;
  /** Near-end sensor: a roll is nearly finished; slips still come out. */
  readonly paperLow: boolean;
  /** False when the model cannot answer: then `ready` only means that bytes are accepted. */
  readonly statusKnown: boolean;
}

/** Why a slip did not, or perhaps did not, come out. */
export type PrintFailure = PrinterHealthCode | "connection_lost" | "no_answer" | "stopped";

/**
 * `printed`: the printer confirmed that everything is on paper. `failed`: nothing was sent, or the printer said
 * that it stopped before it came to the end.
 * `unknown`: nobody knows; the caller must not print the same number again without marking it a copy.
 */
export type PrintOutcome =
  | { readonly outcome: "printed" }
  | { readonly outcome: "failed"; readonly reason: PrintFailure }
  | { readonly outcome: "unknown"; readonly reason: PrintFailure };

/**
 * A printer of slips. No method throws or rejects; every failure is a status or an outcome.
 * A driver never prints a slip twice on its own account.
 */
export interface TicketPrinter {
  describe(): DeviceDescription;
  start(): Promise<void>;
  /** Waits for the job in hand to end (bounded by the driver's time limits). */
  stop(): Promise<void>;
  /** Asks the device now, bounded by the driver's time limits. To be asked before a number is spent. */
  status(): Promise<PrinterStatus>;
  /** The last status known, without asking. */
  lastStatus(): PrinterStatus;
  /** Whether each letter of these texts comes out as itself or as one like it; else question marks would stand there. */
  canWrite(texts: readonly string[]): Promise<boolean>;
  /** Prints slips in one job, each cut; those of concurrent callers follow one another, never mixed. */
  print(...slips: readonly Slip[]): Promise<PrintOutcome>;
  /** Told at each change of the last known status. */
  onChange(listener: (status: PrinterStatus) => void): Unsubscribe;
  health(): PrinterHealthCode;
  /** About so many slips are left by the paper that was counted; null: nobody knows. */
  slipsLeft(): number | null;
  /** Staff have put in a new roll, at this time of the hub's; said again it changes nothing. */
  newRoll(at: number): void;
}

/** One measurement that the device's own decoder accepted. Whether a body can be so warm is the core's question. */
export interface Reading {
  readonly celsius: number;
}

/** A thermometer. No method throws or rejects. Readings are never stored by a driver. */
export interface Thermometer {
  describe(): DeviceDescription;
  start(): Promise<void>;
  stop(): Promise<void>;
  health(): ThermometerHealthCode;
  onReading(listener: (reading: Reading) => void): Unsubscribe;
  /** Told at each change of `health()`. */
  onChange(listener: (code: ThermometerHealthCode) => void): Unsubscribe;
}

/** A voice for visitors who cannot read the screen. No method throws or rejects. Nothing that was said is kept. */
export interface Speech {
  describe(): DeviceDescription;
  start(): Promise<void>;
  stop(): Promise<void>;
  health(): SpeechHealthCode;
  onChange(listener: (code: SpeechHealthCode) => void): Unsubscribe;
  /**
   * @param language tag of one of the hall's languages
   * @returns a WAV file; null: it cannot be said here
   */
  speak(text: string, language: string): Promise<Uint8Array | null>;
}

/** True when a number may be spent: a slip sent now is expected to come out. */
export function canPrint(status: PrinterStatus): boolean {
  return status.state === "ready";
}
