import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type {
  DeviceDescription,
  Reading,
  Thermometer,
  ThermometerHealthCode,
  Unsubscribe,
} from "../../core/ports.ts";
import { pause } from "../pause.ts";
import { type ListenerFailure, Subscribers } from "../subscribers.ts";
import type { ThermometerTiming } from "./timing.ts";

export interface IioThermometerOptions {
  /** "/sys/bus/iio/devices"; a folder of its own in tests. */
  readonly folder: string;
  /** The text of a file; a test's own where a read must hang. */
  readonly read?: (path: string) => Promise<string>;
  readonly timing: ThermometerTiming;
  readonly onListenerFailure: ListenerFailure;
}

/** Degrees Celsius, or why there are none. */
type Found = number | "missing" | "nonsense" | "silent";

/**
 * A sensor of the HID sensor page (0x20) as Linux gives it: its driver takes the hidraw node away, and what is left are the
 * files of Industrial I/O. `(in_temp_raw + in_temp_offset) * in_temp_scale` is in thousandths of a degree Celsius (kernel
 * documentation, sysfs-bus-iio).
 */
export class IioThermometer implements Thermometer {
  readonly #options: IioThermometerOptions;
  readonly #readings: Subscribers<Reading>;
  readonly #changes: Subscribers<ThermometerHealthCode>;
  #health: ThermometerHealthCode = "thermometer_missing";
  #bad = 0;
  #asked: Promise<Found> | null = null;
  #running: { readonly stop: AbortController; readonly loop: Promise<void> } | null = null;

  constructor(options: IioThermometerOptions) {
    this.#options = options;
    this.#readings = new Subscribers(options.onListenerFailure);
    this.#changes = new Subscribers(options.onListenerFailure);
  }

  describe(): DeviceDescription {
    return { name: "HID sensor (IIO)", simulated: false };
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
      const found = await this.#answer(signal);
      if (signal.aborted) return;
      if (found !== "silent") this.#asked = null;
      this.#tell(found);
      const { measure, rescan } = this.#options.timing;
      await pause(found === "missing" ? rescan : measure, signal);
    }
  }

  /** A read of a sensor that does not measure hangs in the kernel: it is waited for in turns, never begun a second time. */
  #answer(signal: AbortSignal): Promise<Found> {
    this.#asked ??= this.#measure();
    const silence = pause(this.#options.timing.answer, signal).then((): Found => "silent");
    return Promise.race([this.#asked, silence]);
  }

  #tell(found: Found): void {
    if (found === "missing") this.#setHealth("thermometer_missing");
    else if (found === "silent" || found === "nonsense") {
      this.#bad += 1;
      if (this.#bad >= this.#options.timing.patience) this.#setHealth(`thermometer_${found}`);
    } else {
      this.#bad = 0;
      this.#setHealth("thermometer_ready");
      this.#readings.tell({ celsius: found });
    }
  }

  async #measure(): Promise<Exclude<Found, "silent">> {
    const { folder, read = readText } = this.#options;
    const numberIn = async (path: string): Promise<number | "absent" | "wrong"> =>
      numberOf(await read(path).catch(() => null));
    const names = await readdir(folder).catch(() => []);
    for (const name of names) {
      const raw = await numberIn(join(folder, name, "in_temp_raw"));
      if (raw === "absent") continue;
      const scale = await numberIn(join(folder, name, "in_temp_scale"));
      const offset = await numberIn(join(folder, name, "in_temp_offset"));
      if (raw === "wrong" || scale === "wrong" || offset === "wrong") return "nonsense";
      const celsius = ((raw + (offset === "absent" ? 0 : offset)) * (scale === "absent" ? 1 : scale)) / 1_000;
      return celsius >= -40 && celsius <= 125 ? celsius : "nonsense";
    }
    return "missing";
  }

  #setHealth(code: ThermometerHealthCode): void {
    if (code === this.#health) return;
    this.#health = code;
    this.#changes.tell(code);
  }
}

const readText = (path: string): Promise<string> => readFile(path, "utf8");

function numberOf(text: string | null): number | "absent" | "wrong" {
  if (text === null) return "absent";
  const value = Number(text.trim());
  return text.trim() !== "" && Number.isFinite(value) ? value : "wrong";
}
