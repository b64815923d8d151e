import {
  canPrint,
  type DeviceDescription,
  type PrinterHealthCode,
  type PrinterStatus,
  type PrintOutcome,
  type TicketPrinter,
  type Unsubscribe,
} from "../../core/ports.ts";
import { isPrintable, layout, type Slip, wordsOf } from "@giliran/shared/slip";
import { pause } from "../pause.ts";
import { type ListenerFailure, Subscribers } from "../subscribers.ts";
import { WriteQueue } from "../writeQueue.ts";
import { encodeJob } from "./escpos/encodeJob.ts";
import { lettersFor, type LettersSource } from "./letters/lettersSource.ts";
import type { PrinterModel } from "./models.ts";
import { outwaitOldAnswers, runJob } from "./printJob.ts";
import { type LinkEvent, PrinterLink } from "./printerLink.ts";
import { paperLength } from "./paperLength.ts";
import type { PaperMeter } from "./paperMeter.ts";
import { healthOf, sameStatus, statusOf } from "./status.ts";
import { askStatus } from "./statusInquiry.ts";
import type { PrinterTimeLimits } from "./timeLimits.ts";
import type { PrinterTransport } from "./transports/transport.ts";

export interface EscposPrinterOptions {
  readonly model: PrinterModel;
  readonly transport: PrinterTransport;
  readonly simulated: boolean;
  readonly limits: PrinterTimeLimits;
  /** For text beyond the printer's own letters. */
  readonly letters: LettersSource;
  readonly meter: PaperMeter;
  readonly onListenerFailure: ListenerFailure;
}

/** From so few slips on staff are told: time enough to fetch a roll. */
const slipsOfWarning = 50;

/**
 * A slip printer that speaks ESC/POS. Everything that writes goes through one queue; the state is asked
 * before each job and reported by the printer while it works; a job is sent at most once.
 */
export class EscposPrinter implements TicketPrinter {
  readonly #options: EscposPrinterOptions;
  readonly #link: PrinterLink;
  readonly #queue = new WriteQueue();
  readonly #changes: Subscribers<PrinterStatus>;
  #status: PrinterStatus;
  #running: { readonly stop: AbortController; readonly watching: Promise<void> } | null = null;
  /** The last job was not confirmed: its rest may lie in the printer's buffer and its answer may still come. */
  #unconfirmed = false;
  /** Some clones answer DLE EOT but never GS r: then paper is known before, but not confirmed after. */
  #confirms: "yes" | "notYet" | "never" = "notYet";
  /** A broken slip may hang out of the printer. */
  #brokenPaper = false;

  constructor(options: EscposPrinterOptions) {
    this.#options = options;
    this.#link = new PrinterLink(options.transport, options.onListenerFailure);
    this.#changes = new Subscribers(options.onListenerFailure);
    this.#status = { state: "unreachable", paperLow: false, statusKnown: this.#answers };
  }

  describe(): DeviceDescription {
    const { model, transport, simulated } = this.#options;
    return { name: `${model.name} (${transport.place})`, simulated };
  }

  async start(): Promise<void> {
    if (this.#running !== null) return;
    const stop = new AbortController();
    const unsubscribe = this.#link.subscribe((event) => this.#hear(event));
    stop.signal.addEventListener("abort", unsubscribe);
    const first = this.#queue.run(() => this.#refresh());
    this.#running = { stop, watching: this.#watch(stop.signal, first) };
    await first;
  }

  async stop(): Promise<void> {
    const running = this.#running;
    if (running === null) return;
    this.#running = null;
    running.stop.abort();
    await running.watching;
    await this.#queue.run(() => this.#link.drop());
  }

  status(): Promise<PrinterStatus> {
    return this.#queue.run(() => (this.#running === null ? Promise.resolve(this.#status) : this.#refresh()));
  }

  lastStatus(): PrinterStatus {
    return this.#status;
  }

  health(): PrinterHealthCode {
    const code = healthOf(this.#status);
    const known = code === "printer_ready" && this.#confirms === "never" ? "printer_status_unknown" : code;
    const ending = (this.slipsLeft() ?? Infinity) <= slipsOfWarning;
    return ending && (known === "printer_ready" || known === "printer_status_unknown")
      ? "printer_roll_ending"
      : known;
  }

  slipsLeft(): number | null {
    return this.#options.meter.slipsLeft();
  }

  newRoll(at: number): void {
    this.#options.meter.newRoll(at);
    this.#changes.tell(this.#status);
  }

  onChange(listener: (status: PrinterStatus) => void): Unsubscribe {
    return this.#changes.add(listener);
  }

  async canWrite(texts: readonly string[]): Promise<boolean> {
    const letters = await lettersFor(texts, this.#options.letters);
    return texts.every((text) => isPrintable(text) || letters?.has(text) === true);
  }

  print(...slips: readonly Slip[]): Promise<PrintOutcome> {
    return this.#queue.run(async () => {
      if (this.#running === null) return { outcome: "failed", reason: "stopped" };
      const before = await this.#refresh();
      if (!canPrint(before)) return { outcome: "failed", reason: healthOf(before) };
      return await (this.#answers ? this.#printConfirmed(slips) : this.#printBlindly(slips));
    });
  }

  get #answers(): boolean {
    return this.#options.model.status === "answers";
  }

  async #printConfirmed(slips: readonly Slip[]): Promise<PrintOutcome> {
    const { limits } = this.#options;
    if (this.#unconfirmed && this.#confirms !== "never") {
      const settled = await outwaitOldAnswers(this.#link, limits.confirm, limits.quiet);
      // Nothing of this slip was sent.
      if (!settled && this.#confirms === "yes") return { outcome: "failed", reason: "no_answer" };
      if (!settled) this.#confirms = "never";
    }
    const job = await this.#encode(slips);
    // Lost while it was written: nothing of it was sent.
    if (!this.#link.isConnected()) return { outcome: "failed", reason: "connection_lost" };
    this.#unconfirmed = true;
    const patience = this.#confirms === "never" ? limits.status : limits.confirm;
    const end = await runJob(this.#link, job, patience);
    switch (end.kind) {
      case "confirmed":
        this.#confirms = "yes";
        this.#unconfirmed = false;
        this.#brokenPaper = false;
        return { outcome: "printed" };
      case "stopped":
        return await this.#stoppedBy(end.status);
      case "lost":
        this.#brokenPaper = true;
        return { outcome: "unknown", reason: "connection_lost" };
      case "silent":
        return await this.#explainSilence();
      default:
        return end satisfies never;
    }
  }

  /** The rest of the slip must not come out once the paper is back: the visitor has gone on by then. */
  async #stoppedBy(status: PrinterStatus): Promise<PrintOutcome> {
    const { model, limits } = this.#options;
    this.#brokenPaper = true;
    if (model.clearsBuffer) this.#unconfirmed = !(await this.#link.clearBuffer(limits.status));
    return { outcome: "failed", reason: healthOf(status) };
  }

  async #explainSilence(): Promise<PrintOutcome> {
    const after = await this.#refresh();
    const saysWhy = after.state !== "ready" && after.state !== "unreachable";
    if (saysWhy) return await this.#stoppedBy(after);
    this.#brokenPaper = true;
    await this.#link.drop();
    return { outcome: "unknown", reason: "no_answer" };
  }

  /** For models that never answer: whether paper came out, nobody can say. */
  async #printBlindly(slips: readonly Slip[]): Promise<PrintOutcome> {
    const job = await this.#encode(slips);
    if (!this.#link.isConnected()) return { outcome: "failed", reason: "connection_lost" };
    const waiting = new AbortController();
    const reason = await Promise.race([
      this.#link.send(job).then(
        () => "printer_status_unknown" as const,
        () => "connection_lost" as const,
      ),
      pause(this.#options.limits.confirm, waiting.signal).then(() => "no_answer" as const),
    ]);
    waiting.abort();
    // Closing hands the last bytes over, and the next status has to find the printer anew.
    await this.#link.drop();
    return { outcome: "unknown", reason };
  }

  async #encode(slips: readonly Slip[]): Promise<Uint8Array> {
    const { model } = this.#options;
    const letters = await lettersFor(slips.flatMap(wordsOf), this.#options.letters);
    const sheets = slips.map((slip) => layout(slip, { columns: model.columns, letters }));
    // Counted whole even if it breaks off: better told too early than too late.
    const before = this.slipsLeft();
    this.#options.meter.use(paperLength(sheets, model), sheets.length);
    if (this.slipsLeft() !== before) this.#changes.tell(this.#status);
    return encodeJob(sheets, model, { cutFirst: this.#brokenPaper });
  }

  /** Connects if need be, asks, remembers and tells. */
  async #refresh(): Promise<PrinterStatus> {
    const status = await askStatus(this.#link, this.#options.model, this.#options.limits);
    this.#remember(status);
    return status;
  }

  #hear(event: LinkEvent): void {
    if (event.kind === "statusBack") this.#remember(statusOf(event.signals, event.paperLow));
    if (event.kind === "lost") {
      this.#remember({ state: "unreachable", paperLow: false, statusKnown: this.#answers });
    }
  }

  #remember(status: PrinterStatus): void {
    if (sameStatus(status, this.#status)) return;
    // Paper was out and is there: somebody has put in a roll.
    if (this.#status.state === "paperOut" && status.state === "ready") this.#options.meter.newRoll(null);
    this.#status = status;
    this.#changes.tell(status);
  }

  /** Asks from time to time, so that a pulled cable is noticed and a returned printer found. */
  async #watch(signal: AbortSignal, first: Promise<unknown>): Promise<void> {
    const { poll, reconnect } = this.#options.limits;
    await first;
    while (!signal.aborted) {
      await pause(canPrint(this.#status) ? poll : reconnect, signal);
      if (!signal.aborted) await this.#queue.run(() => this.#refresh());
    }
  }
}
