import { deepStrictEqual, ok } from "node:assert";
import { createDevices, deviceConfigSchema } from "../../src/devices/index.ts";
import type { Thermometer } from "../../src/core/ports.ts";
import { eventually, type HardwareCase } from "./bench.ts";
import { type Emulator, startEmulator } from "./emulator.ts";
import type { UhidAsk, UhidDevice } from "./uhid.ts";

const temper: UhidDevice = {
  name: "TEMPer",
  vendor: 0x413d,
  product: 0x2107,
  descriptor: "0600ff0901a1010901150026ff00750895088102090295089102c0",
};
/** Report 3, a value of two bytes in hundredths, by itself. */
const scanner: UhidDevice = {
  name: "Scanner",
  vendor: 0x1234,
  product: 0x5678,
  descriptor: "0600ff0920a10185030921150026ff00750895048102c0",
};
/** The same report of a sensor: page 0x20, environmental temperature. */
const sensor: UhidDevice = {
  name: "Sensor",
  vendor: 0x1234,
  product: 0x9abc,
  descriptor: "05200933a10185030a3404150026007f750895048102c0",
};
const scannerConfig = {
  kind: "fixedReport",
  vendorId: "1234",
  productId: "5678",
  reportId: 3,
  offset: 1,
  width: 2,
  order: "little",
  scale: 0.01,
} as const;

/** 80 80, hundredths with sign, 4e 20, as captured; written here, not by the driver's own encoder. */
function temperReport(celsius: number): string {
  const report = Buffer.from("808000004e200000", "hex");
  report.writeInt16BE(Math.round(celsius * 100), 2);
  return report.toString("hex");
}

function scannerReport(celsius: number): string {
  const value = Buffer.alloc(5);
  value[0] = 3;
  value.writeUInt16LE(Math.round(celsius * 100), 1);
  return value.toString("hex");
}

export interface Bench {
  readonly usb: Emulator<UhidAsk, unknown>;
  readonly thermometer: Thermometer;
  readonly readings: number[];
}

/** The product's own driver, as its settings make it, and an emulated device that is not plugged in yet. */
export async function onBench(thermometer: object, work: (bench: Bench) => Promise<void>): Promise<void> {
  const usb = startEmulator<UhidAsk, unknown>("uhid");
  const failures: unknown[] = [];
  const config = deviceConfigSchema.parse({ printer: { kind: "none" }, thermometer });
  const devices = createDevices(config, (error) => failures.push(error));
  const readings: number[] = [];
  devices.thermometer?.onReading(({ celsius }) => readings.push(celsius));
  await devices.supervisor.start();
  try {
    if (devices.thermometer === null) throw new Error("no thermometer");
    await work({ usb, thermometer: devices.thermometer, readings });
    deepStrictEqual(failures, []);
  } finally {
    await devices.supervisor.stop();
    await usb.end();
  }
}

export async function reads({ readings }: Bench, celsius: number): Promise<void> {
  await eventually(() => readings.at(-1), celsius);
}

export async function isWell({ thermometer }: Bench, code: string): Promise<void> {
  await eventually(() => thermometer.health(), code as ReturnType<Thermometer["health"]>);
}

export const thermometerCases: readonly HardwareCase[] = [
  {
    name: "a TEMPer is missed, found, read, and read a second time",
    run: async () =>
      await onBench({ kind: "temper" }, async (bench) => {
        await isWell(bench, "thermometer_missing");
        await bench.usb.ask({ type: "answer", report: temperReport(36.4) });
        await bench.usb.ask({ type: "plug", device: temper });
        await reads(bench, 36.4);
        await bench.usb.ask({ type: "answer", report: temperReport(38.1) });
        await reads(bench, 38.1);
        await isWell(bench, "thermometer_ready");
        const questions = (await bench.usb.ask({ type: "questions" })) as string[];
        deepStrictEqual(new Set(questions), new Set(["000180330100000000"]));
      }),
  },
  {
    name: "unplugged in the middle it is missed, and read again when it is back, three times",
    run: async () =>
      await onBench({ kind: "temper" }, async (bench) => {
        for (const celsius of [36.5, 36.6, 36.7]) {
          await bench.usb.ask({ type: "answer", report: temperReport(celsius) });
          await bench.usb.ask({ type: "plug", device: temper });
          await reads(bench, celsius);
          await bench.usb.ask({ type: "unplug" });
          await isWell(bench, "thermometer_missing");
        }
      }),
  },
  {
    name: "silence and nonsense are told, give no reading, and are forgiven",
    run: async () =>
      await onBench({ kind: "temper" }, async (bench) => {
        await bench.usb.ask({ type: "plug", device: temper });
        await isWell(bench, "thermometer_silent");
        await bench.usb.ask({ type: "answer", report: "ffffffffffffffff" });
        await isWell(bench, "thermometer_nonsense");
        deepStrictEqual(bench.readings, []);
        await bench.usb.ask({ type: "answer", report: temperReport(36.9) });
        await reads(bench, 36.9);
        await isWell(bench, "thermometer_ready");
      }),
  },
  {
    name: "a burst of five hundred reports brings no false reading, and the next question is answered",
    run: async () =>
      await onBench({ kind: "temper" }, async (bench) => {
        await bench.usb.ask({ type: "answer", report: temperReport(36.4) });
        await bench.usb.ask({ type: "plug", device: temper });
        await reads(bench, 36.4);
        const burst = Array.from({ length: 500 }, (_, i) =>
          i % 2 === 0 ? temperReport(36.4) : "8080ffff00000000",
        );
        await bench.usb.ask({ type: "report", reports: burst });
        await bench.usb.ask({ type: "answer", report: temperReport(37.2) });
        await reads(bench, 37.2);
        ok(bench.readings.every((celsius) => celsius === 36.4 || celsius === 37.2));
      }),
  },
  {
    name: "a scanner that is described in the settings is read, also after it was unplugged",
    run: async () =>
      await onBench(scannerConfig, async (bench) => {
        for (const celsius of [36.5, 38.25]) {
          await bench.usb.ask({ type: "plug", device: scanner });
          await isWell(bench, "thermometer_ready");
          await eventually(async () => {
            await bench.usb.ask({ type: "report", reports: [scannerReport(celsius)] });
            return bench.readings.at(-1);
          }, celsius);
          await bench.usb.ask({ type: "unplug" });
          await isWell(bench, "thermometer_missing");
        }
      }),
  },
  {
    name: "a sensor of the HID sensor page is read where its own driver leaves it alone",
    run: async () =>
      await onBench({ ...scannerConfig, productId: "9abc", usagePage: "20", usage: "33" }, async (bench) => {
        await bench.usb.ask({ type: "plug", device: sensor });
        await isWell(bench, "thermometer_ready");
        await eventually(async () => {
          await bench.usb.ask({ type: "report", reports: [scannerReport(36.75)] });
          return bench.readings.at(-1);
        }, 36.75);
      }),
  },
  {
    name: "two sticks of one kind are told as such, and neither is taken by guess",
    run: async () => {
      const sticks = [startEmulator<UhidAsk, unknown>("uhid"), startEmulator<UhidAsk, unknown>("uhid")];
      try {
        for (const stick of sticks) {
          await stick.ask({ type: "answer", report: temperReport(36.4) });
          await stick.ask({ type: "plug", device: temper });
        }
        await onBench({ kind: "temper" }, async (bench) => {
          await isWell(bench, "thermometer_several");
          await sticks[0]?.ask({ type: "unplug" });
          await reads(bench, 36.4);
        });
      } finally {
        for (const stick of sticks) await stick.end();
      }
    },
  },
  {
    name: "a device that is something else is left alone",
    run: async () =>
      await onBench({ kind: "temper" }, async (bench) => {
        await bench.usb.ask({ type: "plug", device: scanner });
        await bench.usb.ask({ type: "report", reports: Array<string>(20).fill(scannerReport(36.5)) });
        await new Promise((resolve) => setTimeout(resolve, 2_500));
        deepStrictEqual(bench.thermometer.health(), "thermometer_missing");
        deepStrictEqual(bench.readings, []);
      }),
  },
];
