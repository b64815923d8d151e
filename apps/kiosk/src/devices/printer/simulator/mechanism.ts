import type { Unsubscribe } from "../../../core/ports.ts";
import { type ListenerFailure, Subscribers } from "../../subscribers.ts";
import { isStopped, midSlipChanges, noFaults, type PrinterFaults } from "./faults.ts";
import { Paper } from "./paper.ts";
import type { PrintedSlip } from "./printedSlip.ts";
import { bufferClearedBytes, paperSensorByte, realtimeByte } from "./statusBytes.ts";
import type { Token } from "./tokens.ts";

/** Whoever sent a token, as far as the printer can answer. */
export interface Sender {
  answer(bytes: Uint8Array): void;
  /** GS a: wants to hear of changes from now on, or no more. */
  wantStatusBack(on: boolean): void;
}

/** Slips kept for looking at. */
const slipsKept = 50;

/**
 * The printer without its socket: takes tokens in order, prints while nothing is wrong, keeps them while
 * something is, and goes on afterwards, as real ones do.
 */
export class Mechanism {
  readonly #paper: Paper;
  readonly #cutter: boolean;
  readonly #changes: Subscribers<void>;
  #faults: PrinterFaults = noFaults;
  #waiting: { readonly token: Token; readonly sender: Sender }[] = [];
  #slips: PrintedSlip[] = [];
  #protocolFaults: string[] = [];
  #linesOfSlip = 0;

  constructor(columns: number, cutter: boolean, onFailure: ListenerFailure) {
    this.#paper = new Paper(columns);
    this.#cutter = cutter;
    this.#changes = new Subscribers(onFailure);
  }

  faults(): PrinterFaults {
    return this.#faults;
  }

  slips(): readonly PrintedSlip[] {
    return this.#slips;
  }

  protocolFaults(): readonly string[] {
    return this.#protocolFaults;
  }

  onChange(listener: () => void): Unsubscribe {
    return this.#changes.add(listener);
  }

  setFaults(change: Partial<PrinterFaults>): void {
    const before = this.#faults;
    this.#faults = { ...before, ...change };
    const paperChanged = before.paperOut && !this.#faults.paperOut;
    const coverClosed = before.coverOpen && !this.#faults.coverOpen;
    // Whoever puts in a new roll or opens the cover takes the broken slip away.
    if ((paperChanged || coverClosed) && this.#paper.hangsOut()) this.#takeSlip("torn");
    this.#changes.tell();
    this.#work();
  }

  receive(token: Token, sender: Sender): void {
    if (this.#faults.offline !== "no") return;
    if (token.kind === "realtimeStatus") {
      sender.answer(Uint8Array.of(realtimeByte(token.question, this.#faults)));
      return;
    }
    if (token.kind === "clearBuffer") {
      this.forget();
      // The command also recovers from a jam that was cleared by hand; here the button does that.
      sender.answer(bufferClearedBytes);
      return;
    }
    this.#waiting.push({ token, sender });
    this.#work();
  }

  /** Power off, or the clear command: nothing that was received but not printed is kept. */
  forget(): void {
    this.#waiting = [];
    this.#paper.clear();
  }

  #work(): void {
    while (!isStopped(this.#faults)) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      this.#execute(next.token, next.sender);
    }
  }

  #execute(token: Token, sender: Sender): void {
    if (token.kind === "fault") {
      const hex = token.bytes.map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
      this.#protocolFaults.push(`${token.reason}: ${hex}`);
    }
    // The reset ends status back too.
    if (token.kind === "initialize") sender.wantStatusBack(false);
    if (token.kind === "statusBack") sender.wantStatusBack(token.on);
    if (token.kind === "paperSensor") {
      if (!this.#cutter && this.#paper.hangsOut()) this.#takeSlip("end");
      sender.answer(Uint8Array.of(paperSensorByte(this.#faults)));
    }
    const step = this.#paper.apply(token);
    if (step === "cut") this.#cut();
    if (step === "moved") this.#moved();
  }

  #cut(): void {
    // A cut of empty paper gives a blank strip, no slip.
    if (this.#paper.hangsOut()) this.#takeSlip("cut");
    else this.#linesOfSlip = 0;
  }

  #moved(): void {
    this.#linesOfSlip += 1;
    const { midSlip } = this.#faults;
    if (midSlip === null || this.#linesOfSlip < midSlip.afterLines) return;
    this.setFaults({ ...midSlipChanges[midSlip.becomes], midSlip: null });
  }

  #takeSlip(ended: PrintedSlip["ended"]): void {
    this.#slips = [...this.#slips, this.#paper.take(ended)].slice(-slipsKept);
    this.#linesOfSlip = 0;
    this.#changes.tell();
  }
}
