import type { PrinterState } from "../../../core/ports.ts";

/** Why a printer could not be opened; each is a state of the printer. */
export type TransportFailure = Extract<PrinterState, "unreachable" | "busy" | "forbidden">;

export class TransportError extends Error {
  override readonly name = "TransportError";
  readonly failure: TransportFailure;

  constructor(failure: TransportFailure, message: string) {
    super(message);
    this.failure = failure;
  }
}

export interface ConnectionEvents {
  onData(bytes: Uint8Array): void;
  /** The other side or the cable ended the connection; at most once, and not after `close`. */
  onLost(): void;
}

export interface PrinterConnection {
  /** Resolves when the system has taken every byte; rejects when the connection is lost or closed. */
  write(bytes: Uint8Array): Promise<void>;
  /** Ends the connection; bytes already taken may still arrive. Never rejects. */
  close(): Promise<void>;
}

/** A way to a printer: bytes there, status bytes back. */
export interface PrinterTransport {
  /** Where the printer is, for people: "192.168.1.50:9100", "/dev/usb/lp0". */
  readonly place: string;
  /** Rejects with a TransportError. */
  open(events: ConnectionEvents): Promise<PrinterConnection>;
}
