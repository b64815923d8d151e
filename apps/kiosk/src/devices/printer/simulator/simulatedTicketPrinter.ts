import type { PrintOutcome, TicketPrinter } from "../../../core/ports.ts";
import type { ListenerFailure } from "../../subscribers.ts";
import { EscposPrinter } from "../escposPrinter.ts";
import type { LettersSource } from "../letters/lettersSource.ts";
import type { PrinterModel } from "../models.ts";
import type { PaperMeter } from "../paperMeter.ts";
import type { PrinterTimeLimits } from "../timeLimits.ts";
import { tcpTransport } from "../transports/tcp.ts";
import type { PrinterTransport } from "../transports/transport.ts";
import type { SimulatedPrinter } from "./simulatedPrinter.ts";

/**
 * The ordinary driver, connected over TCP to a simulated printer that it starts and stops with itself.
 * The port is known only after the start, so the transport asks for it at each connection.
 */
export function simulatedTicketPrinter(
  printer: SimulatedPrinter,
  host: string,
  model: PrinterModel,
  limits: PrinterTimeLimits,
  letters: LettersSource,
  meter: PaperMeter,
  onListenerFailure: ListenerFailure,
): TicketPrinter {
  const tcp = (): PrinterTransport =>
    tcpTransport({ host, port: printer.port() ?? 0, connectMs: limits.connect });
  const driver = new EscposPrinter({
    model,
    transport: {
      get place() {
        return tcp().place;
      },
      open: (events) => tcp().open(events),
    },
    simulated: true,
    limits,
    letters,
    meter,
    onListenerFailure,
  });
  return {
    describe: () => driver.describe(),
    start: async () => {
      if (printer.port() === null) await printer.start();
      await driver.start();
    },
    stop: async () => {
      await driver.stop();
      await printer.stop();
    },
    status: () => driver.status(),
    lastStatus: () => driver.lastStatus(),
    canWrite: (texts) => driver.canWrite(texts),
    print: (...slips): Promise<PrintOutcome> => driver.print(...slips),
    onChange: (listener) => driver.onChange(listener),
    health: () => driver.health(),
    slipsLeft: () => driver.slipsLeft(),
    newRoll: (at) => driver.newRoll(at),
  };
}
