import type { Unsubscribe } from "../../core/ports.ts";
import { type ListenerFailure, Subscribers } from "../subscribers.ts";
import { askRealtime, commands, type RealtimeQuestion } from "./escpos/commands.ts";
import { MessageDecoder, type PrinterMessage } from "./status.ts";
import type { PrinterConnection, PrinterTransport } from "./transports/transport.ts";

export type LinkEvent = PrinterMessage | { readonly kind: "lost" };

/**
 * The connection to one printer and the messages that come over it. Knows nothing of slips.
 * Only the driver's queue may call it: one question at a time.
 */
export class PrinterLink {
  readonly #transport: PrinterTransport;
  readonly #decoder = new MessageDecoder();
  readonly #events: Subscribers<LinkEvent>;
  #connection: PrinterConnection | null = null;
  /** Counts connections, so that late news of an old one is not taken for the present one's. */
  #generation = 0;

  constructor(transport: PrinterTransport, onFailure: ListenerFailure) {
    this.#transport = transport;
    this.#events = new Subscribers(onFailure);
  }

  subscribe(listener: (event: LinkEvent) => void): Unsubscribe {
    return this.#events.add(listener);
  }

  /** Opens the connection if there is none; true when it is a new one. Rejects with a TransportError. */
  async connect(): Promise<boolean> {
    if (this.#connection !== null) return false;
    this.#generation += 1;
    const generation = this.#generation;
    let lostEarly = false;
    this.#decoder.reset();
    const connection = await this.#transport.open({
      onData: (bytes) => {
        if (generation !== this.#generation) return;
        for (const message of this.#decoder.push(bytes)) this.#events.tell(message);
      },
      onLost: () => {
        lostEarly = true;
        if (generation === this.#generation) this.#forget();
      },
    });
    if (!lostEarly) this.#connection = connection;
    return true;
  }

  isConnected(): boolean {
    return this.#connection !== null;
  }

  async send(bytes: Uint8Array): Promise<void> {
    if (this.#connection === null) throw new Error("not connected");
    await this.#connection.write(bytes);
  }

  /** Closes the connection without telling anyone; the next `connect` opens a new one. */
  async drop(): Promise<void> {
    const connection = this.#connection;
    this.#connection = null;
    this.#generation += 1;
    await connection?.close();
  }

  /** The answer to DLE EOT n, or null when none came in time or the connection was lost. */
  async ask(question: RealtimeQuestion, ms: number): Promise<number | null> {
    const answer = await this.exchange(askRealtime(question), "realtime", ms);
    return answer === null ? null : answer.byte;
  }

  /** True when the printer confirmed that its buffers are empty. */
  async clearBuffer(ms: number): Promise<boolean> {
    return (await this.exchange(Uint8Array.from(commands.clearBuffer), "bufferCleared", ms)) !== null;
  }

  /** Sends bytes and waits for the first message of one kind; null for none in time. */
  exchange<K extends PrinterMessage["kind"]>(
    bytes: Uint8Array,
    kind: K,
    ms: number,
  ): Promise<Extract<PrinterMessage, { kind: K }> | null> {
    return new Promise((resolve) => {
      const end = (message: Extract<PrinterMessage, { kind: K }> | null): void => {
        clearTimeout(timer);
        unsubscribe();
        resolve(message);
      };
      const timer = setTimeout(() => end(null), ms);
      const unsubscribe = this.subscribe((event) => {
        if (event.kind === "lost") end(null);
        else if (isKind(event, kind)) end(event);
      });
      this.send(bytes).catch(() => end(null));
    });
  }

  #forget(): void {
    const connection = this.#connection;
    this.#connection = null;
    this.#generation += 1;
    // Frees the descriptor; the loss itself is told below.
    void connection?.close();
    this.#events.tell({ kind: "lost" });
  }
}

function isKind<K extends PrinterMessage["kind"]>(
  message: PrinterMessage,
  kind: K,
): message is Extract<PrinterMessage, { kind: K }> {
  return message.kind === kind;
}
