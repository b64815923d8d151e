import type { AloneSlip, PrintedSlip, ServiceDate } from "@giliran/shared/domain";
import type { Paper } from "../kioskState.ts";

/**
 * Every slip of this kiosk, durable before it is printed. What it gave alone stands here until the hub has taken it; the
 * series does not begin anew before the hub has confirmed a new service date (domain.md 3).
 */
export interface Journal {
  /** The service date that the hub confirmed last; null: none yet. */
  readonly serviceDate: () => ServiceDate | null;
  /** The last number that this kiosk gave alone on that date; 0: none. */
  readonly last: () => number;
  /** Given alone and not handed over, oldest first. */
  readonly pending: () => readonly AloneSlip[];
  /** Durable when it returns. @throws Error where the disk does not take it: then nothing may be printed */
  readonly give: (slip: Omit<AloneSlip, "paper">) => void;
  /** What became of the paper of a number that was given alone. */
  readonly paperOf: (number: number, paper: Paper) => void;
  readonly online: (slip: PrintedSlip) => void;
  /** What the hub gave and this kiosk printed on a date, oldest first. */
  readonly printed: (date: ServiceDate) => readonly PrintedSlip[];
  /** The hub has forgotten: all that was given alone on this date is pending again. */
  readonly handAgain: () => void;
  /** The hub has these now, or has said that it cannot take them. */
  readonly handedOver: (numbers: readonly number[]) => void;
  /** The hub has this service date: once nothing is pending of another, the series begins anew. */
  readonly confirm: (date: ServiceDate) => void;
}

/** What a kiosk knows of the hall from the last time that it heard of the hub. */
export interface KnowledgeStore<Known> {
  readonly load: () => Known | null;
  readonly save: (known: Known) => void;
}

/** The machine's own sense of time, which no setting of a clock moves. */
export interface MachineTime {
  /** Since the machine was started, ms. */
  readonly monotonicMs: () => number;
  /** Another one after each start of the machine; null: nobody knows. */
  readonly bootId: () => string | null;
}
