import { noMeter, type PaperMeter } from "../../src/devices/printer/paperMeter.ts";
import { EscposPrinter } from "../../src/devices/printer/escposPrinter.ts";
import type { PrinterModelId } from "@giliran/shared/contract";
import { printerModels } from "../../src/devices/printer/models.ts";
import {
  createSimulatedPrinter,
  type SimulatedPrinter,
} from "../../src/devices/printer/simulator/simulatedPrinter.ts";
import type { PrinterTimeLimits } from "../../src/devices/printer/timeLimits.ts";
import { tcpTransport } from "../../src/devices/printer/transports/tcp.ts";

/** Short enough that silence is found out soon, long enough for a slow machine to answer. */
export const testLimits: PrinterTimeLimits = {
  connect: 2000,
  status: 1000,
  confirm: 2000,
  poll: 20,
  reconnect: 20,
  quiet: 50,
};

export const neverFails = (error: unknown): void => {
  throw error;
};

/** A kiosk that draws nothing. */
export const noLetters = (): Promise<null> => Promise.resolve(null);

export interface Bench {
  readonly simulator: SimulatedPrinter;
  readonly printer: EscposPrinter;
  readonly port: number;
  end(): Promise<void>;
}

/** A simulated printer on a free port and the real driver, connected over TCP. */
export async function bench(
  modelId: PrinterModelId = "epson-tm-t20",
  limits: Partial<PrinterTimeLimits> = {},
  meter: PaperMeter = noMeter,
): Promise<Bench> {
  const model = printerModels[modelId];
  const simulator = createSimulatedPrinter({
    host: "127.0.0.1",
    port: 0,
    columns: model.columns,
    cutter: model.cut !== "none",
    onListenerFailure: neverFails,
  });
  const port = await simulator.start();
  const allLimits = { ...testLimits, ...limits };
  const printer = new EscposPrinter({
    model,
    transport: tcpTransport({ host: "127.0.0.1", port, connectMs: allLimits.connect }),
    letters: noLetters,
    meter,
    simulated: true,
    limits: allLimits,
    onListenerFailure: neverFails,
  });
  await printer.start();
  return {
    simulator,
    printer,
    port,
    end: async () => {
      await printer.stop();
      await simulator.stop();
    },
  };
}
