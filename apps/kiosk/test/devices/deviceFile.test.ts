import { noMeter } from "../../src/devices/printer/paperMeter.ts";
import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { EscposPrinter } from "../../src/devices/printer/escposPrinter.ts";
import { printerModels } from "../../src/devices/printer/models.ts";
import { Mechanism } from "../../src/devices/printer/simulator/mechanism.ts";
import { slipText } from "../../src/devices/printer/simulator/printedSlip.ts";
import { Tokenizer } from "../../src/devices/printer/simulator/tokenizer.ts";
import { deviceFileTransport } from "../../src/devices/printer/transports/deviceFile.ts";
import type { DeviceHandle, OpenDevice } from "../../src/devices/printer/transports/deviceNode.ts";
import { sampleSlip } from "@giliran/shared/testing";
import { until } from "../../src/devices/testing/until.ts";
import { terminalPrinter, type TerminalPrinter } from "./terminalPrinter.ts";
import { neverFails, noLetters, testLimits } from "./bench.ts";

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

function driver(path: string, open?: OpenDevice): EscposPrinter {
  const options = { path, retryMs: 2 };
  const printer = new EscposPrinter({
    model: printerModels["epson-tm-t20"],
    transport: open === undefined ? deviceFileTransport(options) : deviceFileTransport(options, open),
    letters: noLetters,
    meter: noMeter,
    simulated: false,
    limits: testLimits,
    onListenerFailure: neverFails,
  });
  ends.push(() => printer.stop());
  return printer;
}

async function plugged(): Promise<TerminalPrinter> {
  const printer = await terminalPrinter();
  ends.push(printer.unplug);
  return printer;
}

test("a real character device: status is read back, a slip is printed, the unplugging noticed", async () => {
  const { path, mechanism, unplug } = await plugged();
  const printer = driver(path);
  await printer.start();
  expect(printer.describe()).toEqual({ name: `Epson TM-T20/T82 (${path})`, simulated: false });
  expect(printer.health()).toBe("printer_ready");
  mechanism.setFaults({ paperOut: true });
  expect(await printer.status()).toMatchObject({ state: "paperOut" });
  mechanism.setFaults({ paperOut: false });
  expect(await printer.print(sampleSlip)).toEqual({ outcome: "printed" });
  expect(slipText(mechanism.slips()[0]!)).toContain("A007");
  expect(mechanism.protocolFaults()).toEqual([]);
  await unplug();
  await until(() => printer.health() === "printer_unreachable");
});

test("a path that is not there yet is found when it comes", async () => {
  const { path } = await plugged();
  const folder = await mkdtemp(join(tmpdir(), "giliran-lp-"));
  ends.push(() => rm(folder, { recursive: true }));
  const link = join(folder, "printer");
  const printer = driver(link);
  await printer.start();
  expect(await printer.status()).toMatchObject({ state: "unreachable" });
  await symlink(path, link);
  await until(() => printer.health() === "printer_ready");
});

const failing = (code: string) => async (): Promise<never> => {
  throw Object.assign(new Error(code), { code });
};

test.each([
  ["EBUSY", "busy", "printer_busy"],
  ["EACCES", "forbidden", "printer_no_permission"],
  ["ENOENT", "unreachable", "printer_unreachable"],
  ["ENXIO", "unreachable", "printer_unreachable"],
] as const)("%s at opening is a state of the printer", async (code, state, health) => {
  const printer = driver("/dev/usb/lp0", failing(code));
  await printer.start();
  expect(await printer.status()).toMatchObject({ state });
  expect(printer.health()).toBe(health);
  expect(await printer.print(sampleSlip)).toEqual({ outcome: "failed", reason: health });
});

/** usblp in the hand of the test: takes a few bytes at a time, says EAGAIN in between, may vanish. */
function reluctantDevice(): {
  open: OpenDevice;
  mechanism: Mechanism;
  state: { gone: boolean; opened: number; closed: number };
} {
  const mechanism = new Mechanism(48, true, neverFails);
  const state = { gone: false, opened: 0, closed: 0 };
  const open: OpenDevice = async () => {
    if (state.gone) return failing("ENODEV")();
    state.opened += 1;
    const tokenizer = new Tokenizer();
    const answers: number[] = [];
    const sender = { answer: (bytes: Uint8Array) => void answers.push(...bytes), wantStatusBack: () => {} };
    let turn = 0;
    const handle: DeviceHandle = {
      read: async (buffer) => {
        if (state.gone) return failing("ENODEV")();
        if (answers.length === 0) return failing("EAGAIN")();
        buffer.set([answers.shift() ?? 0]);
        return 1;
      },
      write: async (bytes) => {
        if (state.gone) return failing("ENODEV")();
        turn += 1;
        if (turn % 3 === 0) return failing("EAGAIN")();
        const taken = bytes.subarray(0, 7);
        for (const token of tokenizer.push(taken)) mechanism.receive(token, sender);
        return taken.length;
      },
      close: async () => {
        state.closed += 1;
      },
    };
    return handle;
  };
  return { open, mechanism, state };
}

test("short writes and EAGAIN lose and double nothing", async () => {
  const { open, mechanism } = reluctantDevice();
  const printer = driver("/dev/usb/lp0", open);
  await printer.start();
  expect(await printer.print(sampleSlip)).toEqual({ outcome: "printed" });
  expect(await printer.print({ ...sampleSlip, label: "A008" })).toEqual({ outcome: "printed" });
  expect(mechanism.slips().map((slip) => slipText(slip).find((line) => line.startsWith("A00")))).toEqual([
    "A007",
    "A008",
  ]);
  expect(mechanism.protocolFaults()).toEqual([]);
});

test("unplugged in the middle of a slip: unknown; plugged in again: found, and every descriptor closed", async () => {
  const { open, mechanism, state } = reluctantDevice();
  const printer = driver("/dev/usb/lp0", open);
  await printer.start();
  mechanism.setFaults({ midSlip: { afterLines: 5, becomes: "silent" } });
  mechanism.onChange(() => {
    if (mechanism.faults().offline === "silent") state.gone = true;
  });
  expect(await printer.print(sampleSlip)).toEqual({ outcome: "unknown", reason: "connection_lost" });
  expect(printer.health()).toBe("printer_unreachable");
  mechanism.setFaults({ offline: "no" });
  mechanism.forget();
  state.gone = false;
  await until(() => printer.health() === "printer_ready");
  expect(await printer.print({ ...sampleSlip, label: "A008" })).toEqual({ outcome: "printed" });
  await printer.stop();
  expect(state.closed).toBe(state.opened);
});
