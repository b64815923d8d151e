import { expect, test } from "vitest";
import { deviceConfigSchema } from "./config.ts";

test("nothing configured is a kiosk of simulated devices", () => {
  expect(deviceConfigSchema.parse({})).toEqual({
    printer: { kind: "simulated", model: "epson-tm-t20", host: "127.0.0.1", port: 0, paper: null },
    fonts: [],
    thermometer: { kind: "simulated", celsius: 36.4 },
    speech: { kind: "espeak", program: "espeak-ng" },
    screen: { inches: null },
  });
});

test("real devices", () => {
  const config = deviceConfigSchema.parse({
    printer: { kind: "tcp", host: "192.168.1.50", model: "epson-tm-t88" },
    thermometer: { kind: "temper" },
  });
  expect(config.printer).toMatchObject({ kind: "tcp", port: 9100 });
  expect(config.thermometer).toEqual({ kind: "temper", serialNumber: null });
});

test("printers on USB and on a serial line", () => {
  const usb = deviceConfigSchema.parse({ printer: { kind: "usb", model: "generic-58", vendor: "04B8" } });
  expect(usb.printer).toMatchObject({ kind: "usb", vendor: "04b8", product: null, paper: null });
  const serial = deviceConfigSchema.parse({
    printer: { kind: "serial", model: "generic-80", path: "/dev/ttyUSB0", paper: { rollMetres: 80 } },
  });
  expect(serial.printer).toMatchObject({ baudRate: 38_400, flowControl: "rtscts", paper: { file: null } });
});

test.each([
  [{ printer: { kind: "serial", model: "generic-80", path: "/dev/ttyS0", baudRate: 12 } }],
  [{ printer: { kind: "usb", model: "generic-80", vendor: "epson" } }],
  [{ printer: { kind: "tcp", host: "a", model: "no-such-model" } }],
  [{ printer: { kind: "deviceFile", path: "/etc/passwd", model: "generic-80" } }],
  [{ printer: { kind: "none", port: 1 } }],
  [{ printer: { kind: "tcp", host: "a", port: 70_000, model: "generic-80" } }],
  [{ thermometers: {} }],
])("refuses %j", (config) => {
  expect(deviceConfigSchema.safeParse(config).success).toBe(false);
});
