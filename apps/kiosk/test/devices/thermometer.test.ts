import type { Device, HIDAsync } from "node-hid";
import { EventEmitter } from "node:events";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import type { ThermometerHealthCode } from "../../src/core/ports.ts";
import { HidError, type HidPort } from "../../src/devices/thermometer/hidPort.ts";
import { HidThermometer } from "../../src/devices/thermometer/hidThermometer.ts";
import { temperModels } from "../../src/devices/thermometer/models.ts";
import { type HidLibrary, nodeHidPort } from "../../src/devices/thermometer/nodeHidPort.ts";
import { createSimulatedThermometer } from "../../src/devices/thermometer/simulator.ts";
import {
  fixedReportFormat,
  encodeFixed,
  type FixedReport,
} from "../../src/devices/thermometer/fixedReport.ts";
import type { ScannerFormat } from "../../src/devices/thermometer/format.ts";
import { IioThermometer } from "../../src/devices/thermometer/iioThermometer.ts";
import { encodeTemper, temperFormats } from "../../src/devices/thermometer/temper.ts";
import { until } from "../../src/devices/testing/until.ts";
import { neverFails } from "./bench.ts";

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

const timing = { measure: 2, answer: 200, rescan: 2, patience: 3 };

interface Driven {
  readonly driver: HidThermometer;
  readonly celsius: number[];
  readonly codes: ThermometerHealthCode[];
}

function drive(
  port: HidPort,
  serialNumber: string | null = null,
  answer = timing.answer,
  formats: readonly ScannerFormat[] = temperFormats,
): Driven {
  const driver = new HidThermometer({
    port,
    formats,
    serialNumber,
    simulated: true,
    timing: { ...timing, answer },
    onListenerFailure: neverFails,
  });
  const celsius: number[] = [];
  const codes: ThermometerHealthCode[] = [];
  driver.onReading((reading) => celsius.push(reading.celsius));
  driver.onChange((code) => codes.push(code));
  ends.push(() => driver.stop());
  return { driver, celsius, codes };
}

test("reads the simulated thermometer in the real one's reports", async () => {
  const simulated = createSimulatedThermometer(36.4, neverFails);
  const { driver, celsius } = drive(simulated.port);
  expect(driver.health()).toBe("thermometer_missing");
  await driver.start();
  await until(() => celsius.length > 0);
  expect(driver.health()).toBe("thermometer_ready");
  expect(driver.describe()).toEqual({ name: "TEMPer (413d:2107)", simulated: true });
  simulated.set({ celsius: 38.25 });
  await until(() => celsius.at(-1) === 38.25);
  expect(new Set(celsius)).toEqual(new Set([36.4, 38.25]));
});

test.each([
  ["silent", "thermometer_silent"],
  ["nonsense", "thermometer_nonsense"],
  ["noSensor", "thermometer_no_sensor"],
  ["unplugged", "thermometer_missing"],
] as const)("%s is noticed, gives no reading, and is over when it is over", async (fault, code) => {
  const simulated = createSimulatedThermometer(36.4, neverFails);
  const { driver, celsius } = drive(simulated.port, null, 20);
  await driver.start();
  await until(() => celsius.length > 0);
  simulated.set({ fault, celsius: 39 });
  await until(() => driver.health() === code);
  expect(celsius).not.toContain(39);
  simulated.set({ fault: "none" });
  await until(() => driver.health() === "thermometer_ready" && celsius.at(-1) === 39);
});

test("one of several is not taken by guess, but by its serial number; alone again it is taken", async () => {
  const simulated = createSimulatedThermometer(36.4, neverFails);
  let twins = true;
  const port: HidPort = {
    list: async () => {
      const [first] = await simulated.port.list();
      if (first === undefined) return [];
      // One stick may be listed once for each of its collections.
      const same = { ...first, serialNumber: "ONE", usage: 2 };
      const other = { ...first, path: "another", serialNumber: "TWO" };
      return twins ? [{ ...first, serialNumber: "ONE" }, same, other] : [first, same];
    },
    open: simulated.port.open,
  };
  const { driver, celsius } = drive(port);
  await driver.start();
  await until(() => driver.health() === "thermometer_several");
  expect(celsius).toEqual([]);
  const named = drive(port, "ONE");
  await named.driver.start();
  await until(() => named.celsius.length > 0);
  twins = false;
  await until(() => driver.health() === "thermometer_ready" && celsius.length > 0);
});

test("ten replugs", async () => {
  const simulated = createSimulatedThermometer(36.4, neverFails);
  const { driver, codes } = drive(simulated.port);
  await driver.start();
  for (let replug = 0; replug < 10; replug += 1) {
    await until(() => driver.health() === "thermometer_ready");
    simulated.set({ fault: "unplugged" });
    await until(() => driver.health() === "thermometer_missing");
    simulated.set({ fault: "none" });
  }
  await until(() => driver.health() === "thermometer_ready");
  expect(codes.filter((code) => code === "thermometer_missing")).toHaveLength(10);
});

test("stop closes the device, and the driver can start again", async () => {
  const simulated = createSimulatedThermometer(36.4, neverFails);
  let open = 0;
  const { driver, celsius } = drive({
    list: () => simulated.port.list(),
    open: async (path, events) => {
      const connection = await simulated.port.open(path, events);
      open += 1;
      return {
        write: (report) => connection.write(report),
        close: () => {
          open -= 1;
          return connection.close();
        },
      };
    },
  });
  await driver.start();
  await until(() => celsius.length > 0);
  expect(open).toBe(1);
  await driver.stop();
  expect(open).toBe(0);
  celsius.splice(0);
  await driver.start();
  await until(() => celsius.length > 0);
  expect(open).toBe(1);
});

test.each([
  ["no_library", "thermometer_no_library"],
  ["no_permission", "thermometer_no_permission"],
  ["failed", "thermometer_error"],
] as const)("a port that fails with %s is a health code, and is tried again", async (failure, code) => {
  const simulated = createSimulatedThermometer(36.4, neverFails);
  let broken = true;
  const { driver, codes } = drive({
    list: () => simulated.port.list(),
    open: (path, events) =>
      broken ? Promise.reject(new HidError(failure, null)) : simulated.port.open(path, events),
  });
  await driver.start();
  await until(() => driver.health() === code);
  broken = false;
  await until(() => driver.health() === "thermometer_ready");
  expect(codes).toEqual([code, "thermometer_ready"]);
});

/** A stand-in for the native library: what `node-hid` calls and emits, without a device. */
class FakeHid extends EventEmitter {
  readonly written: number[][] = [];
  closed = 0;
  write(bytes: Buffer): Promise<number> {
    this.written.push(Array.from(bytes));
    const report = encodeTemper(36.4, temperModels["temper-413d-2107"]);
    setImmediate(() => this.emit("data", Buffer.from(report)));
    return Promise.resolve(bytes.length);
  }
  close(): Promise<void> {
    this.closed += 1;
    return Promise.resolve();
  }
}

const temper = (path: string, serialNumber: string, face = 1): Device => ({
  vendorId: 0x413d,
  productId: 0x2107,
  path,
  serialNumber,
  release: 0,
  interface: face,
});

function fakeLibrary(devices: Device[]): { library: HidLibrary; opened: Map<string, FakeHid> } {
  const opened = new Map<string, FakeHid>();
  const library: HidLibrary = {
    devicesAsync: () => Promise.resolve(devices),
    HIDAsync: {
      open: async (path) => {
        const device = new FakeHid();
        opened.set(path, device);
        return device as unknown as HIDAsync;
      },
    },
  };
  return { library, opened };
}

test("asks the interface that answers, in the maker's bytes", async () => {
  const keyboard = temper("/dev/hidraw0", "1", 0);
  const { library, opened } = fakeLibrary([keyboard, temper("/dev/hidraw1", "1")]);
  const { driver, celsius } = drive(nodeHidPort(async () => library));
  await driver.start();
  await until(() => celsius.length > 0);
  expect(Array.from(opened.keys())).toEqual(["/dev/hidraw1"]);
  expect(opened.get("/dev/hidraw1")?.written[0]).toEqual([0, 1, 0x80, 0x33, 1, 0, 0, 0, 0]);
});

test("of two alike the one with the configured serial number, wherever it is plugged in", async () => {
  const { library, opened } = fakeLibrary([temper("/dev/hidraw1", "left"), temper("/dev/hidraw7", "right")]);
  const { driver, celsius } = drive(
    nodeHidPort(async () => library),
    "right",
  );
  await driver.start();
  await until(() => celsius.length > 0);
  expect(Array.from(opened.keys())).toEqual(["/dev/hidraw7"]);
});

test("the library's error is an unplugging: the device is looked for again", async () => {
  const devices = [temper("/dev/hidraw1", "1")];
  const { library, opened } = fakeLibrary(devices);
  const { driver, celsius } = drive(nodeHidPort(async () => library));
  await driver.start();
  await until(() => celsius.length > 0);
  devices.splice(0);
  opened.get("/dev/hidraw1")?.emit("error", new Error("device disconnected"));
  await until(() => driver.health() === "thermometer_missing");
  expect(opened.get("/dev/hidraw1")?.closed).toBe(1);
  devices.push(temper("/dev/hidraw4", "1"));
  await until(() => driver.health() === "thermometer_ready");
  expect(opened.has("/dev/hidraw4")).toBe(true);
});

test("a library that cannot be loaded is a health code; it is not loaded before it is needed", async () => {
  let loads = 0;
  const port = nodeHidPort(async () => {
    loads += 1;
    throw new Error("libudev.so.1: cannot open shared object file");
  });
  const { driver } = drive(port);
  expect(loads).toBe(0);
  await driver.start();
  await until(() => driver.health() === "thermometer_no_library");
});

test("a library whose native part cannot be loaded is the same health code", async () => {
  const missing = Object.assign(new Error("libusb-1.0.so.0: cannot open shared object file"), {
    code: "ERR_DLOPEN_FAILED",
  });
  const library = { ...fakeLibrary([]).library, devicesAsync: () => Promise.reject(missing) };
  const { driver } = drive(nodeHidPort(async () => library));
  await driver.start();
  await until(() => driver.health() !== "thermometer_missing");
  expect(driver.health()).toBe("thermometer_no_library");
});

test("the real library loads here and lists without failing", async () => {
  await expect(nodeHidPort().list()).resolves.toBeInstanceOf(Array);
});

test("opening what is no device is a failure, not a crash; what may not be opened says so", async () => {
  const folder = await mkdtemp(join(tmpdir(), "giliran-hid-"));
  ends.push(() => rm(folder, { recursive: true }));
  const file = join(folder, "hidraw0");
  await writeFile(file, "");
  await chmod(file, 0o000);
  const mayReadAnything = process.getuid?.() === 0;
  const events = { onReport: () => {}, onLost: () => {} };
  await expect(nodeHidPort().open(file, events)).rejects.toMatchObject({
    failure: mayReadAnything ? "failed" : "no_permission",
  });
});

const gun: FixedReport = {
  vendorId: 0x1234,
  productId: 0xabcd,
  usagePage: null,
  usage: null,
  reportId: null,
  offset: 1,
  width: 2,
  order: "big",
  signed: false,
  scale: 0.01,
  zero: 0,
  unit: "celsius",
  question: null,
};

/** A scanner that reports by itself, among others that are none. */
function gunPort(): {
  readonly port: HidPort;
  readonly report: (bytes: Uint8Array) => void;
  readonly lose: () => void;
} {
  const held = new Set<{ onReport: (bytes: Uint8Array) => void; onLost: () => void }>();
  const device = { interface: -1, serialNumber: null, usagePage: null, usage: null };
  return {
    port: {
      list: () =>
        Promise.resolve([
          { ...device, path: "mouse", vendorId: 0x1234, productId: 0x0001 },
          { ...device, path: "gun", vendorId: 0x1234, productId: 0xabcd },
        ]),
      open: (path, events) => {
        if (path !== "gun") throw new Error("the wrong device was opened");
        held.add(events);
        return Promise.resolve({
          write: () => Promise.reject(new Error("it takes no question")),
          close: () => {
            held.delete(events);
            return Promise.resolve();
          },
        });
      },
    },
    report: (bytes) => {
      for (const events of held) events.onReport(bytes);
    },
    lose: () => {
      for (const events of held) events.onLost();
    },
  };
}

test("a scanner that reports by itself is well while nobody is measured, and heard when somebody is", async () => {
  const { port, report, lose } = gunPort();
  const { driver, celsius } = drive(port, null, 20, [fixedReportFormat(gun)]);
  await driver.start();
  await until(() => driver.health() === "thermometer_ready");
  await until(() => {
    report(encodeFixed(36.7, gun, 4));
    return celsius.length > 0;
  });
  expect(celsius[0]).toBeCloseTo(36.7, 5);
  await until(() => {
    report(Uint8Array.of(0, 0xff, 0xff));
    return driver.health() === "thermometer_nonsense";
  });
  expect(new Set(celsius.map((value) => value.toFixed(2)))).toEqual(new Set(["36.70"]));
  lose();
  await until(() => driver.health() === "thermometer_ready");
});

test("a sensor of the HID sensor page is read from the files of Industrial I/O, and missed when they go", async () => {
  const folder = await mkdtemp(join(tmpdir(), "giliran-iio-"));
  ends.push(() => rm(folder, { recursive: true, force: true }));
  const device = join(folder, "iio:device0");
  const driver = new IioThermometer({ folder, timing, onListenerFailure: neverFails });
  const celsius: number[] = [];
  driver.onReading((reading) => celsius.push(reading.celsius));
  ends.push(() => driver.stop());
  await driver.start();
  expect(driver.health()).toBe("thermometer_missing");
  await mkdir(device);
  await writeFile(join(device, "in_temp_scale"), "10\n");
  await writeFile(join(device, "in_temp_raw"), "3660\n");
  await until(() => celsius.length > 0);
  expect(celsius[0]).toBe(36.6);
  await writeFile(join(device, "in_temp_raw"), "nonsense\n");
  await until(() => driver.health() === "thermometer_nonsense");
  await rm(device, { recursive: true });
  await until(() => driver.health() === "thermometer_missing");
});

test("a sensor whose read hangs is silent, asked once alone, and the end does not wait for it", async () => {
  const folder = await mkdtemp(join(tmpdir(), "giliran-iio-"));
  ends.push(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, "iio:device0"));
  const hanging: ((text: string) => void)[] = [];
  const driver = new IioThermometer({
    folder,
    read: (path) =>
      path.endsWith("in_temp_raw")
        ? new Promise((resolve) => hanging.push(resolve))
        : Promise.resolve(path.endsWith("in_temp_scale") ? "10\n" : "0\n"),
    timing: { ...timing, answer: 10 },
    onListenerFailure: neverFails,
  });
  const celsius: number[] = [];
  driver.onReading((reading) => celsius.push(reading.celsius));
  await driver.start();
  await until(() => driver.health() === "thermometer_silent");
  expect(hanging).toHaveLength(1);
  hanging[0]?.("3660\n");
  await until(() => celsius.length > 0);
  expect({ celsius, health: driver.health() }).toEqual({ celsius: [36.6], health: "thermometer_ready" });
  await until(() => driver.health() === "thermometer_silent");
  expect(hanging).toHaveLength(2);
  await driver.stop();
});
