import type { TicketPrinter } from "../../core/ports.ts";

/** The printer of a kiosk that has none: it says so, and prints nothing. */
export function noPrinter(): TicketPrinter {
  const status = { state: "unreachable", paperLow: false, statusKnown: true } as const;
  const nothing = (): Promise<void> => Promise.resolve();
  return {
    describe: () => ({ name: "-", simulated: false }),
    start: nothing,
    stop: nothing,
    status: () => Promise.resolve(status),
    lastStatus: () => status,
    canWrite: () => Promise.resolve(true),
    print: () => Promise.resolve({ outcome: "failed", reason: "printer_not_configured" }),
    onChange: () => () => {},
    health: () => "printer_not_configured",
    slipsLeft: () => null,
    newRoll: () => {},
  };
}
