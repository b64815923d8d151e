import type { DeviceFleet } from "../../src/core/deviceFleet.ts";
import type { PrinterStatus, PrintOutcome, TicketPrinter } from "../../src/core/ports.ts";
import { deviceHealthTable } from "../../src/core/ports.ts";
import { printerCodes } from "../../src/core/obstacle.ts";
import type { Slip } from "@giliran/shared/slip";

export interface FakePrinter {
  readonly port: TicketPrinter;
  readonly fleet: DeviceFleet;
  readonly printed: readonly Slip[];
  /** When staff said that a roll was changed. */
  readonly rolls: readonly number[];
  readonly set: (change: Partial<PrinterStatus>) => void;
  /** What becomes of the next slips; a rejection is a driver that broke its promise. */
  readonly answer: (print: (slip: Slip) => Promise<PrintOutcome>) => void;
}

/** A printer at the port: ready, and every slip comes out. */
export function fakePrinter(): FakePrinter {
  const printed: Slip[] = [];
  const rolls: number[] = [];
  const listeners = new Set<() => void>();
  let status: PrinterStatus = { state: "ready", paperLow: false, statusKnown: true };
  let print = (_slip: Slip): Promise<PrintOutcome> => Promise.resolve({ outcome: "printed" });
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const nothing = (): Promise<void> => Promise.resolve();
  const port: TicketPrinter = {
    describe: () => ({ name: "Printer of the test", simulated: true }),
    start: nothing,
    stop: nothing,
    status: () => Promise.resolve(status),
    lastStatus: () => status,
    canWrite: (texts) => Promise.resolve(!/\p{Script=Arabic}/u.test(texts.join(" "))),
    print: (slip) => {
      printed.push(slip);
      return print(slip);
    },
    onChange: (listener) => subscribe(() => listener(status)),
    health: () => printerCodes[status.state],
    slipsLeft: () => null,
    newRoll: (at) => void rolls.push(at),
  };
  return {
    port,
    printed,
    rolls,
    fleet: {
      start: nothing,
      stop: nothing,
      health: () => [
        {
          ...port.describe(),
          slipsLeft: null,
          kind: "printer",
          code: port.health(),
          ...deviceHealthTable[port.health()],
        },
      ],
      onChange: subscribe,
    },
    set: (change) => {
      status = { ...status, ...change };
      for (const listener of listeners) listener();
    },
    answer: (next) => void (print = next),
  };
}
