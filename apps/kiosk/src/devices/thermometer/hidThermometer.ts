import type {
  DeviceDescription,
  Reading,
  Thermometer,
  ThermometerHealthCode,
  Unsubscribe,
} from "../../core/ports.ts";
import { pause } from "../pause.ts";
import { type ListenerFailure, Subscribers } from "../subscribers.ts";
import { type HidConnection, type HidDevice, HidError, type HidFailure, type HidPort } from "./hidPort.ts";
import type { ScannerFormat, ScannerReport } from "./format.ts";
import type { ThermometerTiming } from "./timing.ts";

export interface HidThermometerOptions {
  readonly port: HidPort;
  /** Every kind of thermometer that it may be. */
  readonly formats: readonly ScannerFormat[];
  /** Only the device with this serial number; null for any known model. */
  readonly serialNumber: string | null;
  readonly simulated: boolean;
  readonly timing: ThermometerTiming;
  readonly onListenerFailure: ListenerFailure;
}

interface Held {
  readonly format: ScannerFormat;
  readonly read: (report: Uint8Array) => ScannerReport;
  readonly connection: HidConnection;
  lost: boolean;
  /** Who waits for the next report. */
  hear: ((report: Uint8Array | null) => void) | null;
}

const healthOfFailure = {
  no_library: "thermometer_no_library",
  no_permission: "thermometer_no_permission",
  failed: "thermometer_error",
} as const satisfies Record<HidFailure, ThermometerHealthCode>;

type Answer = Exclude<ScannerReport, { kind: "passed" }>;
type BadAnswer = "silence" | Exclude<Answer["kind"], "reading">;

const healthOfBadAnswer = {
  silence: "thermometer_silent",
  noSensor: "thermometer_no_sensor",
  nonsense: "thermometer_nonsense",
} as const satisfies Record<BadAnswer, ThermometerHealthCode>;

/**
 * A thermometer on USB. One loop does everything, so no two writes can overlap: look for the device, then
 * ask, wait for the answer, tell, and so on; a device that goes is looked for until it is back.
 */
export class HidThermometer implements Thermometer {
  readonly #options: HidThermometerOptions;
  readonly #readings: Subscribers<Reading>;
  readonly #changes: Subscribers<ThermometerHealthCode>;
  #health: ThermometerHealthCode = "thermometer_missing";
  #name = "TEMPer";
  #badAnswers = 0;
  #silences = 0;
  #running: { readonly stop: AbortController; readonly loop: Promise<void> } | null = null;

  constructor(options: HidThermometerOptions) {
    this.#options = options;
    this.#readings = new Subscribers(options.onListenerFailure);
    this.#changes = new Subscribers(options.onListenerFailure);
  }

  describe(): DeviceDescription {
    return { name: this.#name, simulated: this.#options.simulated };
  }

  health(): ThermometerHealthCode {
    return this.#health;
  }

  onReading(listener: (reading: Reading) => void): Unsubscribe {
    return this.#readings.add(listener);
  }

  onChange(listener: (code: ThermometerHealthCode) => void): Unsubscribe {
    return this.#changes.add(listener);
  }

  start(): Promise<void> {
    if (this.#running === null) {
      const stop = new AbortController();
      this.#running = { stop, loop: this.#loop(stop.signal) };
    }
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    const running = this.#running;
    this.#running = null;
    running?.stop.abort();
    await running?.loop;
  }

  async #loop(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const held = await this.#find();
      if (held !== null) await this.#measureUntilLost(held, signal);
      // Also after a loss: a plug that bounces is looked for once it has come to rest.
      await pause(this.#options.timing.rescan, signal);
    }
  }

  async #measureUntilLost(held: Held, signal: AbortSignal): Promise<void> {
    const hangUp = (): void => held.hear?.(null);
    signal.addEventListener("abort", hangUp);
    // A stick that has fallen silent is opened anew; some only wake up by that.
    while (!signal.aborted && !held.lost && this.#silences < this.#options.timing.patience) {
      await this.#measure(held);
      if (!signal.aborted && !held.lost) await pause(this.#options.timing.measure, signal);
    }
    signal.removeEventListener("abort", hangUp);
    if (held.lost) this.#setHealth("thermometer_missing");
    await held.connection.close();
  }

  /** Opens the device that is wanted; null when it is not there or cannot be opened (health says why). */
  async #find(): Promise<Held | null> {
    try {
      const devices = await this.#options.port.list();
      const wanted = devices.filter((candidate) => this.#isWanted(candidate));
      // One of several would be a guess, and somebody else's temperature.
      if (new Set(wanted.map(({ path }) => path)).size > 1) {
        this.#setHealth("thermometer_several");
        return null;
      }
      const [device] = wanted;
      const format = device === undefined ? undefined : this.#formatOf(device);
      if (device === undefined || format === undefined) {
        this.#setHealth("thermometer_missing");
        return null;
      }
      return await this.#open(device, format);
    } catch (error) {
      this.#setHealth(healthOfFailure[error instanceof HidError ? error.failure : "failed"]);
      return null;
    }
  }

  /** By model and serial number; the path is new after each plugging. */
  #isWanted(device: HidDevice): boolean {
    const { serialNumber } = this.#options;
    const named = serialNumber === null || serialNumber === device.serialNumber;
    return named && this.#formatOf(device) !== undefined;
  }

  #formatOf(device: HidDevice): ScannerFormat | undefined {
    return this.#options.formats.find((format) => format.fits(device));
  }

  async #open(device: HidDevice, format: ScannerFormat): Promise<Held> {
    let lostEarly = false;
    let held: Held | null = null;
    const connection = await this.#options.port.open(device.path, {
      onReport: (report) => held?.hear?.(report),
      onLost: () => {
        lostEarly = true;
        if (held === null) return;
        held.lost = true;
        held.hear?.(null);
      },
    });
    held = { format, read: format.reader(), connection, lost: lostEarly, hear: null };
    this.#name = format.name;
    // What reports by itself is well until it says nonsense: silence is nobody before it.
    if (format.question === null && !lostEarly) this.#setHealth("thermometer_ready");
    this.#silences = 0;
    return held;
  }

  async #measure(held: Held): Promise<void> {
    const answer = await this.#ask(held);
    if (held.lost || this.#running === null) return;
    if (answer?.kind === "reading") {
      this.#badAnswers = 0;
      this.#silences = 0;
      this.#setHealth("thermometer_ready");
      this.#readings.tell({ celsius: answer.celsius });
      return;
    }
    this.#badAnswers += 1;
    this.#silences = answer === null ? this.#silences + 1 : 0;
    if (this.#badAnswers < this.#options.timing.patience) return;
    this.#setHealth(healthOfBadAnswer[answer?.kind ?? "silence"]);
  }

  /** The answer to one question; null for silence. Reports that belong to an outer probe are passed over. */
  #ask(held: Held): Promise<Answer | null> {
    return new Promise((resolve) => {
      const end = (answer: Answer | null): void => {
        clearTimeout(timer);
        held.hear = null;
        resolve(answer);
      };
      const { question } = held.format;
      const timer = question === null ? undefined : setTimeout(() => end(null), this.#options.timing.answer);
      held.hear = (report) => {
        const answer = report === null ? null : held.read(report);
        if (answer?.kind !== "passed") end(answer);
      };
      if (question === null) return;
      held.connection.write(question).catch(() => {
        held.lost = true;
        end(null);
      });
    });
  }

  #setHealth(code: ThermometerHealthCode): void {
    if (code === this.#health) return;
    this.#health = code;
    this.#changes.tell(code);
  }
}
