import {
  type DeviceHealth,
  type DeviceHealthCode,
  deviceHealthTable,
  type DeviceDescription,
  type DeviceKind,
  type Unsubscribe,
} from "../core/ports.ts";
import { type ListenerFailure, Subscribers } from "./subscribers.ts";

/** What the supervisor needs of a device, of whatever kind. */
export interface SupervisedDevice {
  readonly kind: DeviceKind;
  describe(): DeviceDescription;
  health(): DeviceHealthCode;
  /** Of a printer that counts its paper. */
  slipsLeft(): number | null;
  onChange(listener: () => void): Unsubscribe;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface SupervisorOptions {
  readonly devices: readonly SupervisedDevice[];
  /** Changes within this time are told as one: a plug that bounces is one change. */
  readonly debounceMs: number;
  /** Receives what a device's start or stop, or a listener, threw. */
  readonly onFailure: ListenerFailure;
}

/** Starts and stops the kiosk's devices and tells how they are. One device's failure never touches another. */
export class DeviceSupervisor {
  readonly #options: SupervisorOptions;
  readonly #changes: Subscribers<readonly DeviceHealth[]>;
  #unsubscribes: Unsubscribe[] = [];
  #timer: NodeJS.Timeout | null = null;
  #told = "";

  constructor(options: SupervisorOptions) {
    this.#options = options;
    this.#changes = new Subscribers(options.onFailure);
  }

  async start(): Promise<void> {
    if (this.#unsubscribes.length > 0) return;
    const { devices } = this.#options;
    this.#unsubscribes = devices.map((device) => device.onChange(() => this.#soon()));
    await this.#all((device) => device.start());
    this.#soon();
  }

  async stop(): Promise<void> {
    for (const unsubscribe of this.#unsubscribes) unsubscribe();
    this.#unsubscribes = [];
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#all((device) => device.stop());
  }

  /** How each device is at this moment, in the order of the configuration. */
  health(): readonly DeviceHealth[] {
    return this.#options.devices.map((device) => {
      const code = device.health();
      const { severity, actor } = deviceHealthTable[code];
      return {
        ...device.describe(),
        kind: device.kind,
        code,
        severity,
        actor,
        slipsLeft: device.slipsLeft(),
      };
    });
  }

  /** Told with the whole list after each change, and once after the start. */
  onChange(listener: (health: readonly DeviceHealth[]) => void): Unsubscribe {
    return this.#changes.add(listener);
  }

  async #all(act: (device: SupervisedDevice) => Promise<void>): Promise<void> {
    await Promise.all(
      this.#options.devices.map(async (device) => {
        try {
          await act(device);
        } catch (error) {
          this.#options.onFailure(error);
        }
      }),
    );
  }

  #soon(): void {
    if (this.#unsubscribes.length === 0) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#tell();
    }, this.#options.debounceMs);
  }

  #tell(): void {
    const health = this.health();
    const text = JSON.stringify(health);
    if (text === this.#told) return;
    this.#told = text;
    this.#changes.tell(health);
  }
}
