import type { Journal, PrintOutcome, TicketPrinter } from "@giliran/kiosk";
import type { Steps } from "./steps.ts";

/** A printer of which every slip comes out, as long as its kiosk's program lives. */
export function printerOf(steps: () => Steps, out: (label: string) => void): TicketPrinter {
  const well = { state: "ready", paperLow: false, statusKnown: true } as const;
  const nothing = async (): Promise<void> => await Promise.resolve();
  return {
    describe: () => ({ name: "Printer", simulated: true }),
    start: nothing,
    stop: nothing,
    status: async () => {
      await steps().pass("the printer is asked");
      return well;
    },
    lastStatus: () => well,
    canWrite: async () => await Promise.resolve(true),
    print: async (...slips): Promise<PrintOutcome> => {
      await steps().pass("the slip is sent");
      for (const { label } of slips) if (label !== null) out(label);
      await steps().pass("the slip is out");
      return { outcome: "printed" };
    },
    onChange: () => () => undefined,
    health: () => "printer_ready",
    slipsLeft: () => null,
    newRoll: () => undefined,
  };
}

/** Each line of the journal has a step before and after it. */
export function watched(journal: Journal, steps: () => Steps): Journal {
  const around =
    <Argument>(name: string, work: (argument: Argument) => void) =>
    (argument: Argument): void => {
      steps().passNow(`${name} begins`);
      work(argument);
      steps().passNow(`${name} stands`);
    };
  return {
    ...journal,
    give: around("journal: given alone", journal.give),
    online: around("journal: printed", journal.online),
    handedOver: around("journal: handed over", journal.handedOver),
    paperOf: (number, paper) => {
      steps().passNow("journal: paper begins");
      journal.paperOf(number, paper);
      steps().passNow("journal: paper stands");
    },
  };
}
