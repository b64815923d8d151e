import type { SerialPort } from "serialport";
import {
  type ConnectionEvents,
  type PrinterConnection,
  type PrinterTransport,
  TransportError,
  type TransportFailure,
} from "./transport.ts";

/** How many bits a second; Epson's serial models leave the factory at 38400 or 9600 (DIP switches). */
export const baudRates = [9600, 19_200, 38_400, 57_600, 115_200] as const;
/**
 * How the printer says that its buffer is full: by the wires RTS and CTS (Epson's "DTR/DSR" wired through), by the bytes
 * XON and XOFF, or not at all: then long slips may lose lines.
 */
export const flowControls = ["rtscts", "xonxoff", "none"] as const;

export interface SerialOptions {
  /** "/dev/ttyUSB0", better a link by id under /dev/serial/by-id; "COM3". */
  readonly path: string;
  readonly baudRate: (typeof baudRates)[number];
  readonly flowControl: (typeof flowControls)[number];
}

/** What the library says in words where a system call failed. */
const failures: readonly (readonly [RegExp, TransportFailure])[] = [
  [/lock|busy|temporarily unavailable/iu, "busy"],
  [/permission|access denied/iu, "forbidden"],
];

/**
 * A printer on a serial line, 8 data bits, no parity. The native library is loaded at the first opening only, so that no
 * other kiosk needs it.
 */
export function serialTransport(options: SerialOptions): PrinterTransport {
  return {
    place: `${options.path}, ${String(options.baudRate)} Bd`,
    open: async (events) => {
      try {
        return connectionOn(await openPort(options), events);
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        const failure = failures.find(([words]) => words.test(message))?.[1] ?? "unreachable";
        throw new TransportError(failure, message);
      }
    },
  };
}

async function openPort({ path, baudRate, flowControl }: SerialOptions): Promise<SerialPort> {
  const library = await import("serialport");
  const port = new library.SerialPort({
    path,
    baudRate,
    dataBits: 8,
    parity: "none",
    stopBits: 1,
    rtscts: flowControl === "rtscts",
    xon: flowControl === "xonxoff",
    xoff: flowControl === "xonxoff",
    autoOpen: false,
    // Two programs on one line would mix their slips.
    lock: true,
  });
  await new Promise<void>((resolve, reject) => {
    port.open((error) => (error === null ? resolve() : reject(error)));
  });
  return port;
}

function connectionOn(port: SerialPort, events: ConnectionEvents): PrinterConnection {
  let ended = false;
  const lose = (): void => {
    if (ended) return;
    ended = true;
    events.onLost();
  };
  port.on("data", (bytes: Buffer) => {
    if (!ended) events.onData(Uint8Array.from(bytes));
  });
  // A pulled adapter closes the port; an error that does not is followed by silence, which the driver notices.
  port.on("close", lose);
  port.on("error", () => (port.isOpen ? null : lose()));
  return {
    write: (bytes) =>
      new Promise((resolve, reject) => {
        if (ended) {
          reject(new Error("serial line closed"));
          return;
        }
        const taken = (error: Error | null | undefined): void => (error ? reject(error) : resolve());
        port.write(bytes, (error) => (error ? reject(error) : port.drain(taken)));
      }),
    close: () => {
      ended = true;
      return new Promise((resolve) => {
        if (!port.isOpen) resolve();
        else port.close(() => resolve());
      });
    },
  };
}
