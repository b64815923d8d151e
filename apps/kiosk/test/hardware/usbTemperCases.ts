import { deepStrictEqual } from "node:assert";
import { createDevices, deviceConfigSchema } from "../../src/devices/index.ts";
import { eventually, type HardwareCase } from "./bench.ts";
import { startEmulator } from "./emulator.ts";
import type { Question, TemperAsk } from "./usbTemper.ts";

/** 36.40, 37.85 and -3.50 degrees: 80 80, hundredths with sign, 4e 20. */
const reports = { 36.4: "80800e384e200000", 37.85: "80800ec94e200000", "-3.5": "8080fea24e200000" } as const;

export const usbTemperCases: readonly HardwareCase[] = [
  {
    name: "a TEMPer with two interfaces on USB is asked through the second alone, also after it was unplugged",
    run: async () => {
      const usb = startEmulator<TemperAsk, unknown>("usbTemper");
      const failures: unknown[] = [];
      const config = deviceConfigSchema.parse({ printer: { kind: "none" }, thermometer: { kind: "temper" } });
      const { thermometer, supervisor } = createDevices(config, (error) => failures.push(error));
      const readings: number[] = [];
      thermometer?.onReading(({ celsius }) => readings.push(celsius));
      await supervisor.start();
      try {
        for (const [celsius, report] of Object.entries(reports)) {
          await usb.ask({ type: "answer", report });
          await usb.ask({ type: "plug" });
          await eventually(() => readings.at(-1), Number(celsius));
          await usb.ask({ type: "unplug" });
          await eventually(() => thermometer?.health(), "thermometer_missing");
        }
        // The keyboard's own lights are set by the kernel, through interface 0.
        const asked = ((await usb.ask({ type: "questions" })) as Question[]).filter(
          ({ report }) => report.length > 2,
        );
        deepStrictEqual(new Set(asked.map(({ face }) => face)), new Set([1]));
        deepStrictEqual(new Set(asked.map(({ report }) => report)), new Set(["0180330100000000"]));
        deepStrictEqual(failures, []);
      } finally {
        await supervisor.stop();
        await usb.ask({ type: "unplug" });
        await usb.end();
      }
    },
  },
];
