import { createServer, type Server, type Socket } from "node:net";
import type { Unsubscribe } from "../../../core/ports.ts";
import type { ListenerFailure } from "../../subscribers.ts";
import type { PrinterFaults } from "./faults.ts";
import { Mechanism, type Sender } from "./mechanism.ts";
import type { PrintedSlip } from "./printedSlip.ts";
import { statusBackBytes } from "./statusBytes.ts";
import { Tokenizer } from "./tokenizer.ts";

export interface SimulatedPrinterOptions {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  readonly columns: 32 | 42 | 48;
  readonly cutter: boolean;
  readonly onListenerFailure: ListenerFailure;
}

/** A printer made of software that is reached over TCP like a real one, and whose faults can be set. */
export interface SimulatedPrinter {
  /** Listens; resolves to the port. Rejects when the port is taken. */
  start(): Promise<number>;
  stop(): Promise<void>;
  /** Null while not started. */
  port(): number | null;
  faults(): PrinterFaults;
  /** Changes the faults that are named and leaves the others. */
  setFaults(change: Partial<PrinterFaults>): void;
  /** What came out, oldest first, the last fifty. */
  slips(): readonly PrintedSlip[];
  /** Bytes that were no lawful command, in words; empty when all is well. */
  protocolFaults(): readonly string[];
  /** Told at each change of faults or slips. */
  onChange(listener: () => void): Unsubscribe;
}

export function createSimulatedPrinter(options: SimulatedPrinterOptions): SimulatedPrinter {
  const mechanism = new Mechanism(options.columns, options.cutter, options.onListenerFailure);
  const line = new PrinterPort(mechanism, options);
  return {
    start: () => line.start(),
    stop: () => line.stop(),
    port: () => line.port(),
    faults: () => mechanism.faults(),
    setFaults: (change) => mechanism.setFaults(change),
    slips: () => mechanism.slips(),
    protocolFaults: () => mechanism.protocolFaults(),
    onChange: (listener) => mechanism.onChange(listener),
  };
}

interface Caller {
  readonly socket: Socket;
  statusBack: boolean;
}

/** The TCP side: one tokenizer for each caller, status back to those who asked for it. */
class PrinterPort {
  readonly #mechanism: Mechanism;
  readonly #options: SimulatedPrinterOptions;
  readonly #callers = new Set<Caller>();
  #server: Server | null = null;
  #port: number | null = null;
  #lastStatusBack = "";
  #unsubscribe: Unsubscribe | null = null;

  constructor(mechanism: Mechanism, options: SimulatedPrinterOptions) {
    this.#mechanism = mechanism;
    this.#options = options;
  }

  port(): number | null {
    return this.#port;
  }

  async start(): Promise<number> {
    const server = createServer({ noDelay: true }, (socket) => this.#serve(socket));
    const port = await listen(server, this.#options.host, this.#options.port);
    this.#server = server;
    this.#port = port;
    this.#unsubscribe = this.#mechanism.onChange(() => this.#react());
    return port;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    this.#port = null;
    this.#unsubscribe?.();
    this.#hangUp();
    if (server !== null) await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  #serve(socket: Socket): void {
    socket.on("error", () => socket.destroy());
    if (this.#mechanism.faults().offline === "refuses") {
      socket.destroy();
      return;
    }
    const caller: Caller = { socket, statusBack: false };
    this.#callers.add(caller);
    socket.on("close", () => this.#callers.delete(caller));
    const tokenizer = new Tokenizer();
    const sender = this.#sender(caller);
    socket.on("data", (bytes: Uint8Array) => {
      for (const token of tokenizer.push(bytes)) this.#mechanism.receive(token, sender);
    });
  }

  #sender(caller: Caller): Sender {
    return {
      answer: (bytes) => {
        if (!caller.socket.destroyed) caller.socket.write(bytes);
      },
      wantStatusBack: (on) => {
        caller.statusBack = on;
        if (on && !caller.socket.destroyed) caller.socket.write(statusBackBytes(this.#mechanism.faults()));
      },
    };
  }

  /** Tells those who asked, when the four bytes have changed; a printer without power hangs up. */
  #react(): void {
    const faults = this.#mechanism.faults();
    if (faults.offline === "refuses") {
      this.#mechanism.forget();
      this.#hangUp();
    }
    const bytes = statusBackBytes(faults);
    const text = bytes.join();
    if (text === this.#lastStatusBack || faults.offline !== "no") return;
    this.#lastStatusBack = text;
    for (const caller of this.#callers) if (caller.statusBack) caller.socket.write(bytes);
  }

  #hangUp(): void {
    for (const caller of this.#callers) caller.socket.destroy();
    this.#callers.clear();
  }
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.removeListener("error", reject);
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}
