import type { Unsubscribe } from "../../core/ports.ts";
import { type ListenerFailure, Subscribers } from "../subscribers.ts";
import { type HidConnection, type HidDevice, HidError, type HidEvents, type HidPort } from "./hidPort.ts";
import { temperModels } from "./models.ts";
import { encodeTemper, noSensorReport, temperQuestion } from "./temper.ts";

/** What can be wrong with the simulated thermometer. `nonsense`: reports that no thermometer sends. */
export type ThermometerFault = "none" | "silent" | "nonsense" | "noSensor" | "unplugged";

export interface ThermometerState {
  /** What it measures now, in degrees Celsius. */
  readonly celsius: number;
  readonly fault: ThermometerFault;
}

/** A TEMPer made of software: the driver talks to it in the real one's reports. */
export interface SimulatedThermometer {
  readonly port: HidPort;
  state(): ThermometerState;
  /** Changes what is named and leaves the rest. */
  set(change: Partial<ThermometerState>): void;
  /** Told at each change of the state. */
  onChange(listener: (state: ThermometerState) => void): Unsubscribe;
}

const model = temperModels["temper-413d-2107"];

const answers = {
  none: (celsius: number) => encodeTemper(celsius, model),
  noSensor: () => noSensorReport,
  nonsense: () => Uint8Array.of(0x80, 0x80, 0x7f, 0xff, 0x4e, 0x20, 0, 0),
  silent: () => null,
  unplugged: () => null,
} as const satisfies Record<ThermometerFault, (celsius: number) => Uint8Array | null>;

export function createSimulatedThermometer(
  celsius: number,
  onListenerFailure: ListenerFailure,
): SimulatedThermometer {
  const changes = new Subscribers<ThermometerState>(onListenerFailure);
  const plugged = new Set<HidEvents>();
  let state: ThermometerState = { celsius, fault: "none" };
  let pluggings = 1;

  const device = (): HidDevice => ({
    // A new path at each plugging, as under Linux.
    path: `simulated-hid-${String(pluggings)}`,
    vendorId: model.vendorId,
    productId: model.productId,
    interface: model.interface,
    serialNumber: null,
    usagePage: null,
    usage: null,
  });

  const open = async (path: string, events: HidEvents): Promise<HidConnection> => {
    if (state.fault === "unplugged" || path !== device().path) throw new HidError("failed", "no such device");
    plugged.add(events);
    return {
      write: async (report) => {
        if (!plugged.has(events)) throw new HidError("failed", "device disconnected");
        const isQuestion = temperQuestion.every((byte, index) => report[index] === byte);
        const answer = isQuestion ? answers[state.fault](state.celsius) : null;
        if (answer !== null) setImmediate(() => plugged.has(events) && events.onReport(answer));
      },
      close: async () => {
        plugged.delete(events);
      },
    };
  };

  return {
    port: {
      list: () => Promise.resolve(state.fault === "unplugged" ? [] : [device()]),
      open,
    },
    state: () => state,
    set: (change) => {
      const before = state;
      state = { ...before, ...change };
      if (state.fault === "unplugged" && before.fault !== "unplugged") {
        const lost = Array.from(plugged);
        plugged.clear();
        pluggings += 1;
        for (const events of lost) events.onLost();
      }
      changes.tell(state);
    },
    onChange: (listener) => changes.add(listener),
  };
}
