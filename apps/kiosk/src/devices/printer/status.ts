import type { PrinterHealthCode, PrinterState, PrinterStatus } from "../../core/ports.ts";

/** What the status bytes of a printer can say. */
export interface PrinterSignals {
  readonly coverOpen: boolean;
  readonly paperOut: boolean;
  readonly error: boolean;
}

/** One whole message from the printer. */
export type PrinterMessage =
  /** Answer to DLE EOT; which question it answers only the asker knows. */
  | { readonly kind: "realtime"; readonly byte: number }
  /** Automatic status back, four bytes. */
  | { readonly kind: "statusBack"; readonly signals: PrinterSignals; readonly paperLow: boolean }
  /** Answer to GS r 1. */
  | { readonly kind: "paperSensor"; readonly paperLow: boolean }
  /** Answer to DLE DC4 8. */
  | { readonly kind: "bufferCleared" };

const clearedAnswer: readonly number[] = [0x37, 0x25, 0x00];

/**
 * Cuts the printer's bytes into messages, whatever their grouping on the wire; what fits no form is dropped.
 * Forms (Epson): DLE EOT `(b & 93) == 12`; status back starts with `(b & 93) == 10`, its other three bytes
 * have bits 4 and 7 clear; GS r 1 answers `00`-`0f`.
 */
export class MessageDecoder {
  #partial: number[] = [];

  push(bytes: Uint8Array): PrinterMessage[] {
    const messages: PrinterMessage[] = [];
    for (const byte of bytes) {
      const message = this.#take(byte);
      if (message !== null) messages.push(message);
    }
    return messages;
  }

  /** Forgets a message that was cut off; to be called for each new connection. */
  reset(): void {
    this.#partial = [];
  }

  #take(byte: number): PrinterMessage | null {
    if (this.#partial.length > 0) {
      if (continues(this.#partial, byte)) return this.#grow(byte);
      // Not what the block promised: the block is garbage, this byte may start something new.
      this.#partial = [];
    }
    if (byte === clearedAnswer[0] || (byte & 0x93) === 0x10) {
      this.#partial = [byte];
      return null;
    }
    if ((byte & 0x93) === 0x12) return { kind: "realtime", byte };
    if ((byte & 0xf0) === 0x00) return { kind: "paperSensor", paperLow: (byte & 0x03) !== 0 };
    return null;
  }

  #grow(byte: number): PrinterMessage | null {
    this.#partial.push(byte);
    const block = this.#partial;
    if (block[0] === clearedAnswer[0]) {
      if (block.length < clearedAnswer.length) return null;
      this.#partial = [];
      return { kind: "bufferCleared" };
    }
    if (block.length < 4) return null;
    this.#partial = [];
    return decodeStatusBack(block);
  }
}

function continues(block: readonly number[], byte: number): boolean {
  return block[0] === clearedAnswer[0] ? byte === clearedAnswer[block.length] : (byte & 0x90) === 0x00;
}

function decodeStatusBack(block: readonly number[]): PrinterMessage {
  const [first = 0, second = 0, third = 0] = block;
  return {
    kind: "statusBack",
    signals: {
      coverOpen: (first & 0x20) !== 0,
      error: (second & 0x2c) !== 0,
      paperOut: (third & 0x0c) !== 0,
    },
    paperLow: (third & 0x03) !== 0,
  };
}

/** DLE EOT 2: why the printer is offline. */
export function decodeOffline(byte: number): PrinterSignals {
  return {
    coverOpen: (byte & 0x97) === 0x16,
    paperOut: (byte & 0xb3) === 0x32,
    error: (byte & 0xd3) === 0x52,
  };
}

/** DLE EOT 4: the roll's sensors. */
export function decodeRoll(byte: number): { readonly paperLow: boolean; readonly paperOut: boolean } {
  return { paperLow: (byte & 0x0c) !== 0, paperOut: (byte & 0x60) !== 0 };
}

/** An open cover comes first: with it open, sensors and cutter say what they like. */
export function statusOf(signals: PrinterSignals, paperLow: boolean): PrinterStatus {
  return { state: stateOf(signals), paperLow, statusKnown: true };
}

function stateOf(signals: PrinterSignals): PrinterState {
  if (signals.coverOpen) return "coverOpen";
  if (signals.paperOut) return "paperOut";
  return signals.error ? "error" : "ready";
}

const healthOfState = {
  ready: "printer_ready",
  paperOut: "printer_paper_out",
  coverOpen: "printer_cover_open",
  error: "printer_error",
  unreachable: "printer_unreachable",
  busy: "printer_busy",
  forbidden: "printer_no_permission",
} as const satisfies Record<PrinterState, PrinterHealthCode>;

/** The one health code that matters most for this status. */
export function healthOf(status: PrinterStatus): PrinterHealthCode {
  if (status.state !== "ready") return healthOfState[status.state];
  if (!status.statusKnown) return "printer_status_unknown";
  return status.paperLow ? "printer_paper_low" : "printer_ready";
}

export function sameStatus(one: PrinterStatus, other: PrinterStatus): boolean {
  return (
    one.state === other.state && one.paperLow === other.paperLow && one.statusKnown === other.statusKnown
  );
}
