import { writeFile } from "node:fs/promises";
import { connect, createServer, type Socket } from "node:net";

// The wire of a device on the kernel's virtual bus (vhci-hcd): the protocol of USB/IP
// (Documentation/usb/usbip_protocol.rst) over a loopback pair of sockets, one end of which is the kernel's.

/** What makes one USB device another. */
export interface UsbDevice {
  /** Answers a request of the default pipe; null: it stalls. `data`: what the host sent along. */
  readonly control: (setup: Buffer, data: Buffer) => Buffer | null;
  /** Takes what was written to an endpoint. */
  readonly take: (endpoint: number, bytes: Buffer) => void;
}

const bus = "/sys/devices/platform/vhci_hcd.0";
const header = 48;
const command = { submit: 1, unlink: 2, submitted: 3, unlinked: 4 } as const;
/** Bus 1, device 1; full speed. */
const identity = "65537 2";
const unlinkedBefore = -104;
const stalled = -32;
/** The port of the virtual bus: one device at a time. */
const port = 0;

interface Transfer {
  readonly seq: number;
  readonly endpoint: number;
  readonly length: number;
  /** What the host wrote; empty for a transfer to the host. */
  readonly bytes: Buffer;
}

/** A plugged-in device. */
export class UsbWire {
  readonly #device: UsbDevice;
  readonly #socket: Socket;
  #rest = Buffer.alloc(0);
  #holdFrom: number | null = null;
  /** Written, and not taken yet. */
  #written: Transfer[] = [];
  /** Read by the host, and not answered yet. */
  #reading: Transfer[] = [];
  /** To be read, by endpoint. */
  readonly #spoken = new Map<number, Buffer[]>();

  private constructor(device: UsbDevice, socket: Socket) {
    this.#device = device;
    this.#socket = socket;
    socket.on("error", () => undefined);
    socket.on("data", (bytes: Buffer) => this.#hear(bytes));
  }

  static async plug(device: UsbDevice): Promise<UsbWire> {
    const { own, kernels } = await socketPair();
    const wire = new UsbWire(device, own);
    await writeFile(`${bus}/attach`, `${String(port)} ${String(descriptorOf(kernels))} ${identity}`);
    return wire;
  }

  async unplug(): Promise<void> {
    await writeFile(`${bus}/detach`, String(port)).catch(() => undefined);
    this.#socket.destroy();
  }

  /**
   * From the first transfer of so many bytes on it takes nothing that is written: what writes finds the device busy.
   * Null lets it go.
   */
  hold(fromBytes: number | null): void {
    this.#holdFrom = fromBytes;
    this.#takeAll();
  }

  /** Bytes in transfers that the device has not taken. */
  held(): number {
    return this.#written.reduce((sum, { bytes }) => sum + bytes.length, 0);
  }

  /** One transfer to the host, cut where the host reads less. */
  say(endpoint: number, bytes: Buffer): void {
    this.#spoken.set(endpoint, [...(this.#spoken.get(endpoint) ?? []), bytes]);
    this.#answerReads();
  }

  #hear(bytes: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    for (let used = this.#takeOne(); used > 0; used = this.#takeOne()) this.#rest = this.#rest.subarray(used);
  }

  /** @returns bytes of the first message; 0: it is not whole yet */
  #takeOne(): number {
    const message = this.#rest;
    if (message.length < header) return 0;
    const seq = message.readUInt32BE(4);
    if (message.readUInt32BE(0) === command.unlink) {
      this.#unlink(seq, message.readUInt32BE(20));
      return header;
    }
    const length = message.readUInt32BE(24);
    const isWrite = message.readUInt32BE(12) === 0;
    const whole = header + (isWrite ? length : 0);
    if (message.length < whole) return 0;
    const bytes = Buffer.from(message.subarray(header, whole));
    const transfer = { seq, endpoint: message.readUInt32BE(16), length, bytes };
    if (transfer.endpoint === 0) this.#control(transfer, Buffer.from(message.subarray(40, 48)));
    else if (isWrite) this.#written.push(transfer);
    else this.#reading.push(transfer);
    this.#takeAll();
    this.#answerReads();
    return whole;
  }

  #control({ seq, length, bytes }: Transfer, setup: Buffer): void {
    const answer = this.#device.control(setup, bytes);
    // A transfer to the device answers with how much was taken.
    const isWrite = ((setup[0] ?? 0) & 0x80) === 0;
    if (answer === null) this.#reply(seq, stalled, 0, null);
    else if (isWrite) this.#reply(seq, 0, bytes.length, null);
    else this.#reply(seq, 0, Math.min(answer.length, length), answer.subarray(0, length));
  }

  #takeAll(): void {
    const from = this.#holdFrom ?? Infinity;
    const held = this.#written.findIndex(({ bytes }) => bytes.length >= from);
    for (const { seq, endpoint, bytes } of this.#written.splice(0, held === -1 ? Infinity : held)) {
      this.#device.take(endpoint, bytes);
      this.#reply(seq, 0, bytes.length, null);
    }
  }

  #answerReads(): void {
    this.#reading = this.#reading.filter(({ seq, endpoint, length }) => {
      const queue = this.#spoken.get(endpoint) ?? [];
      const next = queue.shift();
      if (next === undefined) return true;
      const part = next.subarray(0, length);
      if (part.length < next.length) queue.unshift(next.subarray(part.length));
      this.#reply(seq, 0, part.length, part);
      return false;
    });
  }

  #unlink(seq: number, victim: number): void {
    const left = (transfers: Transfer[]): Transfer[] => transfers.filter((one) => one.seq !== victim);
    const before = this.#reading.length + this.#written.length;
    this.#reading = left(this.#reading);
    this.#written = left(this.#written);
    const found = this.#reading.length + this.#written.length < before;
    this.#send(command.unlinked, seq, found ? unlinkedBefore : 0, 0, null);
  }

  #reply(seq: number, status: number, actual: number, data: Buffer | null): void {
    this.#send(command.submitted, seq, status, actual, data);
  }

  #send(kind: number, seq: number, status: number, actual: number, data: Buffer | null): void {
    const bytes = Buffer.alloc(header);
    bytes.writeUInt32BE(kind, 0);
    bytes.writeUInt32BE(seq, 4);
    bytes.writeInt32BE(status, 20);
    bytes.writeInt32BE(actual, 24);
    this.#socket.write(data === null ? bytes : Buffer.concat([bytes, data]));
  }
}

/** Two ends of one loopback connection. Nobody here reads from the kernel's: it has its own reference. */
async function socketPair(): Promise<{ readonly own: Socket; readonly kernels: Socket }> {
  const server = createServer({ pauseOnConnect: true });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const tcpPort = typeof address === "object" && address !== null ? address.port : 0;
  const accepted = new Promise<Socket>((resolve) => server.once("connection", resolve));
  const own = connect({ port: tcpPort, host: "127.0.0.1", noDelay: true });
  const kernels = await accepted;
  server.close();
  return { own, kernels };
}

function descriptorOf(socket: Socket): number {
  const { _handle: handle } = socket as unknown as { readonly _handle: { readonly fd: number } };
  return handle.fd;
}
