import { createServer } from "node:net";
import { afterEach, expect, test } from "vitest";
import type { DeviceHealth, DeviceHealthCode } from "../../src/core/ports.ts";
import { createDevices, type Devices, deviceConfigSchema } from "../../src/devices/index.ts";
import { DeviceSupervisor, type SupervisedDevice } from "../../src/devices/supervisor.ts";
import { Subscribers } from "../../src/devices/subscribers.ts";
import { sampleSlip } from "@giliran/shared/testing";
import { until } from "../../src/devices/testing/until.ts";
import { neverFails } from "./bench.ts";

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

function devicesOf(config: object): Devices {
  const devices = createDevices(
    deviceConfigSchema.parse({ speech: { kind: "none" }, ...config }),
    neverFails,
  );
  ends.push(() => devices.supervisor.stop());
  return devices;
}

test("a kiosk without hardware: both devices are simulated, well, and say that they are simulated", async () => {
  const devices = devicesOf({});
  const told: (readonly DeviceHealth[])[] = [];
  devices.supervisor.onChange((health) => told.push(health));
  await devices.supervisor.start();
  await until(() => devices.supervisor.health().every((health) => health.severity === "good"));
  expect(devices.supervisor.health()).toMatchObject([
    { kind: "printer", simulated: true, code: "printer_ready", actor: "nobody" },
    { kind: "thermometer", simulated: true, code: "thermometer_ready", actor: "nobody" },
  ]);
  expect(devices.simulators.printer?.port()).toBeGreaterThan(0);
  expect(await devices.printer.print(sampleSlip)).toEqual({ outcome: "printed" });
  devices.simulators.printer?.setFaults({ paperOut: true });
  await until(() => told.at(-1)?.[0]?.code === "printer_paper_out");
  expect(told.at(-1)?.[0]).toMatchObject({ severity: "fault", actor: "supervisor" });
});

test("a kiosk without devices says what is missing, and prints nothing", async () => {
  const devices = devicesOf({ printer: { kind: "none" }, thermometer: { kind: "none" } });
  await devices.supervisor.start();
  expect(devices.thermometer).toBeNull();
  expect(devices.simulators).toEqual({ printer: null, thermometer: null });
  expect(devices.supervisor.health()).toMatchObject([{ code: "printer_not_configured", simulated: false }]);
  expect(await devices.printer.print(sampleSlip)).toEqual({
    outcome: "failed",
    reason: "printer_not_configured",
  });
});

test("real devices that are not there are ill, and nothing throws", async () => {
  const listener = createServer();
  const free = await new Promise<number>((resolve) => {
    listener.listen(0, "127.0.0.1", () => {
      const address = listener.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
  await new Promise((resolve) => listener.close(resolve));
  const devices = devicesOf({
    printer: { kind: "tcp", host: "127.0.0.1", port: free, model: "epson-tm-t88" },
    thermometer: { kind: "temper", serialNumber: "no such serial number" },
  });
  await devices.supervisor.start();
  expect(devices.supervisor.health()).toMatchObject([
    { code: "printer_unreachable", simulated: false },
    { code: "thermometer_missing", simulated: false },
  ]);
});

test("a device file that is not there is ill, and nothing throws", async () => {
  const devices = devicesOf({
    printer: { kind: "deviceFile", path: "/dev/no-such-printer", model: "generic-58" },
    thermometer: { kind: "none" },
  });
  await devices.supervisor.start();
  expect(devices.supervisor.health()).toMatchObject([{ code: "printer_unreachable" }]);
});

interface Puppet extends SupervisedDevice {
  become(code: DeviceHealthCode): void;
  readonly log: string[];
}

function puppet(fails: boolean): Puppet {
  const changes = new Subscribers<void>(neverFails);
  const log: string[] = [];
  let code: DeviceHealthCode = "printer_ready";
  const act = async (name: string): Promise<void> => {
    log.push(name);
    if (fails) throw new Error(`${name} fails`);
  };
  return {
    kind: "printer",
    log,
    slipsLeft: () => null,
    describe: () => ({ name: "puppet", simulated: true }),
    health: () => code,
    onChange: (listener) => changes.add(listener),
    start: () => act("start"),
    stop: () => act("stop"),
    become: (next) => {
      code = next;
      changes.tell();
    },
  };
}

test("a device that fails to start or stop, and a listener that throws, harm nobody else", async () => {
  const failures: unknown[] = [];
  const bad = puppet(true);
  const good = puppet(false);
  const supervisor = new DeviceSupervisor({
    devices: [bad, good],
    debounceMs: 1,
    onFailure: (error) => failures.push(error),
  });
  const told: (readonly DeviceHealth[])[] = [];
  supervisor.onChange(() => {
    throw new Error("broken listener");
  });
  supervisor.onChange((health) => told.push(health));
  await supervisor.start();
  good.become("printer_paper_low");
  await until(() => told.at(-1)?.[1]?.code === "printer_paper_low");
  await supervisor.stop();
  expect(good.log).toEqual(["start", "stop"]);
  expect(bad.log).toEqual(["start", "stop"]);
  expect(failures.length).toBeGreaterThanOrEqual(3);
});

test("a plug that bounces is told once; a change back to the same is not told", async () => {
  const device = puppet(false);
  const supervisor = new DeviceSupervisor({ devices: [device], debounceMs: 30, onFailure: neverFails });
  ends.push(() => supervisor.stop());
  const told: string[] = [];
  supervisor.onChange(([health]) => told.push(health?.code ?? ""));
  await supervisor.start();
  await until(() => told.length === 1);
  for (let bounce = 0; bounce < 5; bounce += 1) {
    device.become("printer_unreachable");
    device.become("printer_ready");
  }
  device.become("printer_paper_out");
  await until(() => told.length === 2);
  expect(told).toEqual(["printer_ready", "printer_paper_out"]);
});
