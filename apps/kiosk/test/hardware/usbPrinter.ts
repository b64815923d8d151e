import { type FileHandle, open } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import type { PrinterFaults } from "../../src/devices/printer/simulator/faults.ts";
import { type PrintedSlip, slipText } from "../../src/devices/printer/simulator/printedSlip.ts";
import { createSimulatedPrinter } from "../../src/devices/printer/simulator/simulatedPrinter.ts";
import { serveEmulator } from "./emulator.ts";
import { answerControl, epIn } from "./usbDescriptors.ts";
import { UsbWire } from "./usbWire.ts";

// A printer of the USB printer class: what it does with the bytes is the simulated printer's own.

export type UsbAsk =
  | { readonly type: "plug" }
  | { readonly type: "unplug" }
  | { readonly type: "faults"; readonly faults: Partial<PrinterFaults> }
  /** From the next slip on it takes no byte more until it is let go; questions before it are still answered. */
  | { readonly type: "hold"; readonly on: boolean }
  /** How many bytes wait in it while it holds. */
  | { readonly type: "held" }
  | { readonly type: "slips" }
  | { readonly type: "openFile"; readonly path: string }
  | { readonly type: "closeFile" };

export interface SeenSlip {
  readonly text: readonly string[];
  readonly qr: string | null;
}

/** Bytes of one transfer; a question has three. */
const leastOfSlip = 200;

export function serveUsbPrinter(): void {
  const printer = createSimulatedPrinter({
    host: "127.0.0.1",
    port: 0,
    columns: 48,
    cutter: true,
    onListenerFailure: (error) => {
      throw error;
    },
  });
  let wire: UsbWire | null = null;
  let line: Socket | null = null;
  let held: FileHandle | null = null;
  let holding = false;

  async function plug(): Promise<void> {
    const port = printer.port() ?? (await printer.start());
    const paper = connect({ port, host: "127.0.0.1" });
    const plugged = await UsbWire.plug({
      control: (setup) => answerControl(setup),
      take: (_endpoint, bytes) => void paper.write(bytes),
    });
    paper.on("data", (bytes: Buffer) => plugged.say(epIn, bytes));
    paper.on("error", () => undefined);
    plugged.hold(holding ? leastOfSlip : null);
    [wire, line] = [plugged, paper];
  }

  async function unplug(): Promise<void> {
    await wire?.unplug();
    line?.destroy();
    [wire, line] = [null, null];
  }

  serveEmulator(async (what: UsbAsk) => {
    switch (what.type) {
      case "plug":
        return await plug();
      case "unplug":
        return await unplug();
      case "faults":
        return printer.setFaults(what.faults);
      case "hold":
        holding = what.on;
        return wire?.hold(holding ? leastOfSlip : null);
      case "held":
        return wire?.held() ?? 0;
      case "slips":
        return printer.slips().map(seen);
      case "openFile":
        held = await open(what.path, "r+");
        return null;
      case "closeFile":
        await held?.close();
        held = null;
        return null;
      default:
        return what satisfies never;
    }
  });
}

function seen(slip: PrintedSlip): SeenSlip {
  const qr = slip.items.find((item) => item.kind === "qr");
  return { text: slipText(slip), qr: qr?.kind === "qr" ? qr.data : null };
}
