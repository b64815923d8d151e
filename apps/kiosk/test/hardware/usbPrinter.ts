import { open, type FileHandle, writeFile } from "node:fs/promises";
import { connect, createServer, Socket } from "node:net";
import type { PrinterFaults } from "../../src/devices/printer/simulator/faults.ts";
import { slipText } from "../../src/devices/printer/simulator/printedSlip.ts";
import { createSimulatedPrinter } from "../../src/devices/printer/simulator/simulatedPrinter.ts";
import { serveEmulator } from "./emulator.ts";
import { answerControl, epIn, epOut } from "./usbDescriptors.ts";

// A printer of the USB printer class on a virtual bus (vhci-hcd): its side of the wire is the protocol of USB/IP
// (Documentation/usb/usbip_protocol.rst), and what it does with the bytes is the simulated printer's own.

export type UsbAsk =
  | { readonly type: "plug" }
  | { readonly type: "unplug" }
  | { readonly type: "faults"; readonly faults: Partial<PrinterFaults> }
  /** Takes no byte more until it is let go: what writes finds the printer busy. */
  | { readonly type: "hold"; readonly on: boolean }
  | { readonly type: "slips" }
  | { readonly type: "openFile"; readonly path: string }
  | { readonly type: "closeFile" };

export interface SeenSlip {
  readonly text: readonly string[];
  readonly qr: string | null;
}

const bus = "/sys/devices/platform/vhci_hcd.0";
const header = 48;
const command = { submit: 1, unlink: 2, submitted: 3, unlinked: 4 } as const;
/** Bus 1, device 1; full speed. */
const identity = "65537 2";
const gone = -104;

interface Urb {
  readonly seq: number;
  readonly length: number;
}

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
  let wire: Socket | null = null;
  let line: Socket | null = null;
  let held: FileHandle | null = null;
  let holding = false;
  const outs: { readonly urb: Urb; readonly bytes: Buffer }[] = [];
  const ins: Urb[] = [];
  let spoken = Buffer.alloc(0);

  async function plug(): Promise<void> {
    const port = printer.port() ?? (await printer.start());
    line = connect({ port, host: "127.0.0.1" });
    line.on("data", (bytes: Buffer) => {
      spoken = Buffer.concat([spoken, bytes]);
      speak();
    });
    line.on("error", () => undefined);
    wire = await attach();
    let rest = Buffer.alloc(0);
    wire.on("data", (bytes: Buffer) => {
      rest = Buffer.concat([rest, bytes]);
      for (let used = takeOne(rest); used > 0; used = takeOne(rest)) rest = rest.subarray(used);
    });
    wire.on("error", () => undefined);
  }

  /** @returns bytes of the first message; 0: it is not whole yet */
  function takeOne(bytes: Buffer): number {
    if (bytes.length < header) return 0;
    const [kind, seq, direction, endpoint] = [0, 4, 12, 16].map((at) => bytes.readUInt32BE(at));
    if (kind === command.unlink) {
      unlink(seq ?? 0, bytes.readUInt32BE(20));
      return header;
    }
    const length = bytes.readUInt32BE(24);
    const whole = header + (direction === 0 ? length : 0);
    if (bytes.length < whole) return 0;
    const urb = { seq: seq ?? 0, length };
    if (endpoint === 0) control(urb, bytes.subarray(40, 48));
    else if (endpoint === epOut) {
      outs.push({ urb, bytes: Buffer.from(bytes.subarray(header, whole)) });
      print();
    } else if (endpoint === epIn) {
      ins.push(urb);
      speak();
    }
    return whole;
  }

  function control(urb: Urb, setup: Buffer): void {
    const answer = answerControl(setup);
    if (answer === null) reply(urb.seq, -32, 0, null);
    else reply(urb.seq, 0, Math.min(answer.length, urb.length), answer.subarray(0, urb.length));
  }

  function print(): void {
    for (let next = holding ? undefined : outs.shift(); next !== undefined; next = outs.shift()) {
      line?.write(next.bytes);
      reply(next.urb.seq, 0, next.bytes.length, null);
    }
  }

  function speak(): void {
    if (spoken.length === 0) return;
    const urb = ins.shift();
    if (urb === undefined) return;
    const part = spoken.subarray(0, urb.length);
    spoken = spoken.subarray(part.length);
    reply(urb.seq, 0, part.length, part);
  }

  function unlink(seq: number, victim: number): void {
    const waits = [
      ins.findIndex((one) => one.seq === victim),
      outs.findIndex(({ urb }) => urb.seq === victim),
    ];
    if ((waits[0] ?? -1) >= 0) ins.splice(waits[0] ?? 0, 1);
    if ((waits[1] ?? -1) >= 0) outs.splice(waits[1] ?? 0, 1);
    const bytes = Buffer.alloc(header);
    bytes.writeUInt32BE(command.unlinked, 0);
    bytes.writeUInt32BE(seq, 4);
    bytes.writeInt32BE(waits.some((at) => at >= 0) ? gone : 0, 20);
    wire?.write(bytes);
  }

  function reply(seq: number, status: number, actual: number, data: Buffer | null): void {
    const bytes = Buffer.alloc(header);
    bytes.writeUInt32BE(command.submitted, 0);
    bytes.writeUInt32BE(seq, 4);
    bytes.writeInt32BE(status, 20);
    bytes.writeInt32BE(actual, 24);
    wire?.write(data === null ? bytes : Buffer.concat([bytes, data]));
  }

  async function unplug(): Promise<void> {
    await writeFile(`${bus}/detach`, "0").catch(() => undefined);
    wire?.destroy();
    line?.destroy();
    [wire, line] = [null, null];
    outs.length = 0;
    ins.length = 0;
    spoken = Buffer.alloc(0);
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
        return print();
      case "slips":
        return printer.slips().map((slip): SeenSlip => {
          const qr = slip.items.find((item) => item.kind === "qr");
          return { text: slipText(slip), qr: qr?.kind === "qr" ? qr.data : null };
        });
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

/** Gives one end of a pair of sockets to the kernel, and keeps the other. */
async function attach(): Promise<Socket> {
  const server = createServer({ pauseOnConnect: true });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const accepted = new Promise<Socket>((resolve) => server.once("connection", resolve));
  const own = new Socket();
  own.setNoDelay(true);
  await new Promise<void>((resolve, reject) => {
    own.once("error", reject);
    own.connect(port, "127.0.0.1", resolve);
  });
  const kernels = await accepted;
  // Nobody here reads from it: the kernel has its own reference, and talks over it alone.
  const { _handle: handle } = kernels as unknown as { readonly _handle: { readonly fd: number } };
  await writeFile(`${bus}/attach`, `0 ${String(handle.fd)} ${identity}`);
  server.close();
  return own;
}
