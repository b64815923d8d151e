import type { Reading, Thermometer, ThermometerHealthCode } from "../../src/core/ports.ts";

export interface FakeThermometer {
  readonly port: Thermometer;
  /** Somebody is measured. */
  readonly measure: (celsius: number) => void;
  readonly set: (code: ThermometerHealthCode) => void;
  /** How many listen for readings now. */
  readonly listening: () => number;
}

/** A thermometer that is well, and says what the test lets it say. */
export function fakeThermometer(): FakeThermometer {
  const readings = new Set<(reading: Reading) => void>();
  const changes = new Set<(code: ThermometerHealthCode) => void>();
  let health: ThermometerHealthCode = "thermometer_ready";
  const add =
    <Told>(listeners: Set<Told>) =>
    (listener: Told): (() => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    };
  return {
    port: {
      describe: () => ({ name: "Thermometer of the test", simulated: false }),
      start: () => Promise.resolve(),
      stop: () => Promise.resolve(),
      health: () => health,
      onReading: add(readings),
      onChange: add(changes),
    },
    measure: (celsius) => {
      for (const listener of readings) listener({ celsius });
    },
    set: (code) => {
      health = code;
      for (const listener of changes) listener(code);
    },
    listening: () => readings.size,
  };
}
