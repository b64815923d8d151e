import { spawnSync } from "node:child_process";
import { afterEach, expect, test } from "vitest";
import { sampleSlip } from "@giliran/shared/testing";
import { EscposPrinter } from "../../src/devices/printer/escposPrinter.ts";
import { printerModels } from "../../src/devices/printer/models.ts";
import { noMeter } from "../../src/devices/printer/paperMeter.ts";
import { slipText } from "../../src/devices/printer/simulator/printedSlip.ts";
import { type SerialOptions, serialTransport } from "../../src/devices/printer/transports/serial.ts";
import { until } from "../../src/devices/testing/until.ts";
import { neverFails, noLetters, testLimits } from "./bench.ts";
import { terminalPrinter, type TerminalPrinter } from "./terminalPrinter.ts";

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function plugged(): Promise<TerminalPrinter> {
  const printer = await terminalPrinter();
  ends.push(printer.unplug);
  return printer;
}

async function driver(path: string, changes: Partial<SerialOptions> = {}): Promise<EscposPrinter> {
  const printer = new EscposPrinter({
    model: printerModels["epson-tm-t20"],
    transport: serialTransport({ path, baudRate: 38_400, flowControl: "none", ...changes }),
    letters: noLetters,
    meter: noMeter,
    simulated: false,
    limits: testLimits,
    onListenerFailure: neverFails,
  });
  await printer.start();
  ends.push(() => printer.stop());
  return printer;
}

test("a real serial line: its speed is set, status is read, a slip is printed, paper out in mid-slip is told", async () => {
  const { path, mechanism } = await plugged();
  const printer = await driver(path, { baudRate: 19_200, flowControl: "xonxoff" });
  expect(printer.describe()).toEqual({ name: `Epson TM-T20/T82 (${path}, 19200 Bd)`, simulated: false });
  const settings = spawnSync("stty", ["-F", path, "-a"], { encoding: "utf8" }).stdout;
  expect(settings).toMatch(/speed 19200 baud/u);
  expect(settings).toMatch(/ ixon/u);
  expect(await printer.print(sampleSlip)).toEqual({ outcome: "printed" });
  expect(slipText(mechanism.slips()[0]!)).toContain("A007");
  expect(mechanism.protocolFaults()).toEqual([]);
  mechanism.setFaults({ midSlip: { afterLines: 3, becomes: "paperOut" } });
  expect(await printer.print(sampleSlip)).toEqual({ outcome: "failed", reason: "printer_paper_out" });
});

test("an adapter that is pulled is noticed unasked", async () => {
  const { path, unplug } = await plugged();
  const printer = await driver(path);
  expect(printer.health()).toBe("printer_ready");
  await unplug();
  await until(() => printer.health() === "printer_unreachable");
  expect(await printer.print(sampleSlip)).toMatchObject({ outcome: "failed" });
});

test("a line that is not there, and one that another program holds", async () => {
  expect((await driver("/dev/ttyNoSuch")).health()).toBe("printer_unreachable");
  const { path } = await plugged();
  await driver(path);
  expect((await driver(path)).health()).toBe("printer_busy");
});
