import { deepStrictEqual } from "node:assert";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { eventually, type HardwareCase } from "./bench.ts";
import { isWell, onBench, reads } from "./thermometerCases.ts";
import type { UhidAsk, UhidDevice } from "./uhid.ts";

/**
 * Page 20 (sensors), a physical collection "environmental temperature" (33): report 3 has one value (20 0434) of sixteen
 * bits, signed, in hundredths (unit exponent -2), and the features power state (0319), report state (0316) and
 * interval (030e, ms). Without the states Linux takes it for no sensor; without the interval reading a value may sleep for ever.
 */
const sensor: UhidDevice = {
  name: "Sensor",
  vendor: 0x1234,
  product: 0x9abd,
  descriptor: [
    "05200933a1008503",
    "0a19031500250575089501b102",
    "0a16031500250575089501b102",
    "0a0e03150027ffffff7f75209501b102",
    "0a340416008026ff7f550e751095018102c0",
  ].join(""),
};

function valueOf(celsius: number): UhidAsk {
  const input = Buffer.of(3, 0, 0);
  input.writeInt16LE(Math.round(celsius * 100), 1);
  return { type: "value", input: input.toString("hex"), feature: "0301010a000000" };
}

function hidrawNodes(): readonly string[] {
  return readdirSync("/sys/class/hidraw");
}

/** What udev does on a machine of the hall as soon as it sees a sensor. The rig says which modules, in which order. */
function loadSensorDriver(): void {
  const names = readFileSync("/tmp/later-modules", "utf8").trim().split(" ");
  // What the other devices needed, "hid" among them, is there already.
  const missing = names.filter((name) => !existsSync(`/sys/module/${name}`));
  for (const name of missing) execFileSync("insmod", [`/modules/${name}.ko`]);
}

/** To be the last cases: the driver, once loaded, takes every sensor. */
export const iioCases: readonly HardwareCase[] = [
  {
    name: "Linux's own driver takes the hidraw node of a sensor away, which is then read through Industrial I/O",
    run: async () =>
      await onBench({ kind: "iio" }, async (bench) => {
        await bench.usb.ask(valueOf(36.75));
        await bench.usb.ask({ type: "plug", device: sensor });
        await eventually(() => hidrawNodes().length, 1);
        deepStrictEqual(bench.thermometer.health(), "thermometer_missing");
        loadSensorDriver();
        await eventually(() => hidrawNodes().length, 0);
        await reads(bench, 36.75);
        await isWell(bench, "thermometer_ready");
        await bench.usb.ask(valueOf(-2.5));
        await reads(bench, -2.5);
        await bench.usb.ask({ type: "unplug" });
        await isWell(bench, "thermometer_missing");
        await bench.usb.ask(valueOf(38.1));
        await bench.usb.ask({ type: "plug", device: sensor });
        await reads(bench, 38.1);
      }),
  },
];
