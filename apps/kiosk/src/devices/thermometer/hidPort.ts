/** A HID device as the system lists it. */
export interface HidDevice {
  /** Changes with every plugging; never an identity. */
  readonly path: string;
  readonly vendorId: number;
  readonly productId: number;
  /** -1 where the system does not know it. */
  readonly interface: number;
  readonly serialNumber: string | null;
  /** Of its collection; null where the system does not tell. */
  readonly usagePage: number | null;
  readonly usage: number | null;
}

export interface HidEvents {
  onReport(report: Uint8Array): void;
  /** Unplugged, or failed beyond use; at most once. */
  onLost(): void;
}

export interface HidConnection {
  /** The first byte is the report id. Rejects when the device is gone. */
  write(report: Uint8Array): Promise<void>;
  /** Never rejects. */
  close(): Promise<void>;
}

/** Access to HID devices; `node-hid` in the kiosk, software in the simulator and the tests. */
export interface HidPort {
  /** Rejects with a HidError. */
  list(): Promise<readonly HidDevice[]>;
  /** Rejects with a HidError. */
  open(path: string, events: HidEvents): Promise<HidConnection>;
}

export type HidFailure = "no_library" | "no_permission" | "failed";

export class HidError extends Error {
  override readonly name = "HidError";
  readonly failure: HidFailure;

  constructor(failure: HidFailure, cause: unknown) {
    super(cause instanceof Error ? cause.message : failure, { cause });
    this.failure = failure;
  }
}
