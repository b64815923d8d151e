import { pause } from "../../pause.ts";
import { type DeviceHandle, errnoCode, type OpenDevice, openDevice } from "./deviceNode.ts";
import {
  type ConnectionEvents,
  type PrinterConnection,
  type PrinterTransport,
  TransportError,
  type TransportFailure,
} from "./transport.ts";

export interface DeviceFileOptions {
  /** "/dev/usb/lp0", better a udev link by vendor and product: another device may take the first minor. */
  readonly path: string;
  /** How often a waiting reader or writer tries again. */
  readonly retryMs: number;
}

const failures: ReadonlyMap<string, TransportFailure> = new Map([
  ["EBUSY", "busy"],
  ["EACCES", "forbidden"],
  ["EPERM", "forbidden"],
]);

/**
 * A printer behind a character device such as usblp, which one program at a time may hold (EBUSY).
 * Status is read from the same descriptor; no ioctl is needed.
 */
export function deviceFileTransport(
  options: DeviceFileOptions,
  open: OpenDevice = openDevice,
): PrinterTransport {
  return {
    place: options.path,
    open: async (events) => {
      try {
        return new DeviceConnection(await open(options.path), options.retryMs, events);
      } catch (error) {
        const code = errnoCode(error);
        throw new TransportError(failures.get(code) ?? "unreachable", `${options.path}: ${code}`);
      }
    },
  };
}

class DeviceConnection implements PrinterConnection {
  readonly #handle: DeviceHandle;
  readonly #retryMs: number;
  readonly #events: ConnectionEvents;
  readonly #ended = new AbortController();
  readonly #reading: Promise<void>;

  constructor(handle: DeviceHandle, retryMs: number, events: ConnectionEvents) {
    this.#handle = handle;
    this.#retryMs = retryMs;
    this.#events = events;
    this.#reading = this.#read();
  }

  async write(bytes: Uint8Array): Promise<void> {
    let rest = bytes;
    while (rest.length > 0) {
      if (this.#ended.signal.aborted) throw new Error("device closed");
      const taken = await this.#attempt(() => this.#handle.write(rest));
      if (taken === null) throw new Error("device lost");
      rest = rest.subarray(taken);
      if (taken === 0) await pause(this.#retryMs, this.#ended.signal);
    }
  }

  async close(): Promise<void> {
    this.#ended.abort();
    await this.#reading;
    // The descriptor may be gone already; there is nothing left to do about it.
    await this.#handle.close().catch(() => null);
  }

  async #read(): Promise<void> {
    const buffer = new Uint8Array(256);
    while (!this.#ended.signal.aborted) {
      const count = await this.#attempt(() => this.#handle.read(buffer));
      if (count === null) return;
      if (count > 0 && !this.#ended.signal.aborted) this.#events.onData(buffer.slice(0, count));
      // usblp answers EAGAIN, some drivers 0, while the printer is silent.
      if (count === 0) await pause(this.#retryMs, this.#ended.signal);
    }
  }

  /** The count of bytes moved, 0 for "try again", null when the device is gone (told once). */
  async #attempt(move: () => Promise<number>): Promise<number | null> {
    try {
      return await move();
    } catch (error) {
      const code = errnoCode(error);
      if (code === "EAGAIN" || code === "EINTR") return 0;
      this.#lose();
      return null;
    }
  }

  #lose(): void {
    if (this.#ended.signal.aborted) return;
    this.#ended.abort();
    this.#events.onLost();
  }
}
