import { noMeter } from "../../src/devices/printer/paperMeter.ts";
import { connect, createServer, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import type { PrinterStatus } from "../../src/core/ports.ts";
import { EscposPrinter } from "../../src/devices/printer/escposPrinter.ts";
import { printerModels } from "../../src/devices/printer/models.ts";
import { slipText } from "../../src/devices/printer/simulator/printedSlip.ts";
import { createSimulatedPrinter } from "../../src/devices/printer/simulator/simulatedPrinter.ts";
import { Tokenizer } from "../../src/devices/printer/simulator/tokenizer.ts";
import { tcpTransport } from "../../src/devices/printer/transports/tcp.ts";
import { sampleSlip } from "@giliran/shared/testing";
import { until } from "../../src/devices/testing/until.ts";
import { type Bench, bench, neverFails, noLetters, testLimits } from "./bench.ts";

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function ready(...how: Parameters<typeof bench>): Promise<Bench> {
  const made = await bench(...how);
  ends.push(() => made.end());
  return made;
}

const slip = (label: string) => ({ ...sampleSlip, label });
const labels = (made: Bench): string[] =>
  made.simulator.slips().flatMap((paper) => slipText(paper).filter((line) => /^[A-Z]\d{3}$/u.test(line)));

test("prints, and says so only when the printer has said so", async () => {
  const made = await ready();
  expect(made.printer.describe()).toEqual({
    name: `Epson TM-T20/T82 (127.0.0.1:${String(made.port)})`,
    simulated: true,
  });
  expect(made.printer.health()).toBe("printer_ready");
  expect(await made.printer.print(slip("A007"))).toEqual({ outcome: "printed" });
  expect(labels(made)).toEqual(["A007"]);
  expect(made.simulator.protocolFaults()).toEqual([]);
});

test.each([
  [{ paperLow: true }, { state: "ready", paperLow: true }, "printer_paper_low"],
  [{ paperOut: true }, { state: "paperOut" }, "printer_paper_out"],
  [{ coverOpen: true }, { state: "coverOpen" }, "printer_cover_open"],
  [{ jam: true }, { state: "error" }, "printer_error"],
  [{ offline: "silent" }, { state: "unreachable" }, "printer_unreachable"],
  [{ offline: "refuses" }, { state: "unreachable" }, "printer_unreachable"],
] as const)(
  "%j is known when asked, noticed unasked, and over when it is over",
  async (fault, status, code) => {
    const { printer, simulator } = await ready();
    const seen: PrinterStatus[] = [];
    printer.onChange((change) => seen.push(change));
    simulator.setFaults(fault);
    await until(() => printer.health() === code);
    expect(await printer.status()).toMatchObject(status);
    simulator.setFaults({ paperLow: false, paperOut: false, coverOpen: false, jam: false, offline: "no" });
    await until(() => printer.health() === "printer_ready");
    expect(await printer.status()).toEqual({ state: "ready", paperLow: false, statusKnown: true });
    expect(seen[0]).toMatchObject(status);
  },
);

test("status back alone tells of a change, without a question", async () => {
  const { printer, simulator } = await ready("epson-tm-t20", { poll: 3_600_000 });
  // Confirmed: so the printer has read what stood before it, and reports from now on.
  expect(await printer.print(slip("A001"))).toEqual({ outcome: "printed" });
  simulator.setFaults({ paperOut: true });
  await until(() => printer.lastStatus().state === "paperOut");
  simulator.setFaults({ paperOut: false, paperLow: true });
  await until(() => printer.lastStatus().state === "ready" && printer.lastStatus().paperLow);
});

test.each([
  [{ paperOut: true }, "printer_paper_out"],
  [{ coverOpen: true }, "printer_cover_open"],
  [{ offline: "silent" }, "printer_unreachable"],
  [{ offline: "refuses" }, "printer_unreachable"],
] as const)("%j before the slip: nothing is sent, now or later", async (fault, reason) => {
  const made = await ready();
  made.simulator.setFaults(fault);
  expect(await made.printer.print(slip("A001"))).toEqual({ outcome: "failed", reason });
  made.simulator.setFaults({ paperOut: false, coverOpen: false, offline: "no" });
  await until(() => made.printer.health() === "printer_ready");
  expect(await made.printer.print(slip("A002"))).toEqual({ outcome: "printed" });
  expect(labels(made)).toEqual(["A002"]);
});

test.each([
  ["paperOut", "printer_paper_out"],
  ["coverOpen", "printer_cover_open"],
  ["jam", "printer_error"],
] as const)("%s in the middle of a slip: failed, and its rest never comes out", async (becomes, reason) => {
  const made = await ready();
  made.simulator.setFaults({ midSlip: { afterLines: 9, becomes } });
  expect(await made.printer.print(slip("A001"))).toEqual({ outcome: "failed", reason });
  expect(made.simulator.slips()).toEqual([]);
  made.simulator.setFaults({ paperOut: false, coverOpen: false, jam: false });
  await until(() => made.printer.health() === "printer_ready");
  expect(await made.printer.print(slip("A002"))).toEqual({ outcome: "printed" });
  // The broken slip came off by itself: torn at the change of paper, or cut before the next one.
  const [broken, next] = made.simulator.slips();
  expect(slipText(broken!)).not.toContain("Terima kasih.");
  expect(slipText(next!)).toContain("A002");
  expect(slipText(next!)[0]).toBe(sampleSlip.hallName);
  expect(made.simulator.slips()).toHaveLength(2);
});

/** A printer in the hand of the test: always ready, and confirms only when it is told to. */
async function scriptedPrinter(): Promise<{
  port: number;
  asked: () => number;
  texts: () => string[];
  confirm: (times: number) => void;
}> {
  let asked = 0;
  const texts: string[] = [];
  let caller: Socket | null = null;
  const server = createServer((socket) => {
    caller = socket;
    ends.push(async () => void socket.destroy());
    socket.on("error", () => socket.destroy());
    const tokenizer = new Tokenizer();
    socket.on("data", (bytes: Uint8Array) => {
      for (const token of tokenizer.push(bytes)) {
        if (token.kind === "realtimeStatus") socket.write(Uint8Array.of(0x12));
        if (token.kind === "paperSensor") asked += 1;
        if (token.kind === "text") texts.push(Buffer.from(token.bytes).toString("latin1"));
      }
    });
  }).listen(0, "127.0.0.1");
  ends.push(async () => void server.close());
  await until(() => server.listening);
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    asked: () => asked,
    texts: () => texts,
    confirm: (times) => caller?.write(new Uint8Array(times)),
  };
}

function driverOf(port: number, onListenerFailure = neverFails): EscposPrinter {
  const printer = new EscposPrinter({
    model: printerModels["generic-80"],
    transport: tcpTransport({ host: "127.0.0.1", port, connectMs: 1000 }),
    letters: noLetters,
    meter: noMeter,
    simulated: false,
    limits: testLimits,
    onListenerFailure,
  });
  ends.unshift(() => printer.stop());
  return printer;
}

test("the late answer to an unconfirmed slip is not taken for that to the next one", async () => {
  const scripted = await scriptedPrinter();
  const printer = driverOf(scripted.port);
  await printer.start();
  expect(await printer.print(slip("A001"))).toEqual({ outcome: "unknown", reason: "no_answer" });
  const second = printer.print(slip("A002"));
  await until(() => scripted.asked() === 2);
  // Asked what is still to come; the next slip waits for that.
  expect(scripted.texts()).not.toContain("A002");
  scripted.confirm(1);
  scripted.confirm(1);
  await until(() => scripted.texts().includes("A002"));
  // The printer never confirms the second slip, so neither does the driver.
  expect(await second).toEqual({ outcome: "unknown", reason: "no_answer" });
  expect(scripted.texts().filter((text) => text === "A001" || text === "A002")).toEqual(["A001", "A002"]);
});

test("while the answer to an old slip is owed and does not come, no new one is sent", async () => {
  const scripted = await scriptedPrinter();
  const printer = driverOf(scripted.port);
  await printer.start();
  const first = printer.print(slip("A001"));
  await until(() => scripted.asked() === 1);
  scripted.confirm(1);
  expect(await first).toEqual({ outcome: "printed" });
  expect(await printer.print(slip("A002"))).toEqual({ outcome: "unknown", reason: "no_answer" });
  expect(await printer.print(slip("A003"))).toEqual({ outcome: "failed", reason: "no_answer" });
  expect(scripted.texts()).not.toContain("A003");
});

test("a clone that never confirms still prints every slip once, as unknown, and its health says so", async () => {
  const scripted = await scriptedPrinter();
  const printer = driverOf(scripted.port);
  await printer.start();
  for (const label of ["A001", "A002", "A003"]) {
    expect(await printer.print(slip(label))).toEqual({ outcome: "unknown", reason: "no_answer" });
  }
  expect(scripted.texts().filter((text) => /^A00\d$/u.test(text))).toEqual(["A001", "A002", "A003"]);
  await until(() => printer.health() === "printer_status_unknown");
});

test("a printer that cannot clear its buffer prints the rest by itself; the next slip is whole", async () => {
  const made = await ready("generic-80");
  made.simulator.setFaults({ midSlip: { afterLines: 9, becomes: "paperOut" } });
  expect(await made.printer.print(slip("A001"))).toEqual({ outcome: "failed", reason: "printer_paper_out" });
  made.simulator.setFaults({ paperOut: false });
  await until(() => made.printer.health() === "printer_ready");
  expect(await made.printer.print(slip("A002"))).toEqual({ outcome: "printed" });
  const last = slipText(made.simulator.slips().at(-1)!);
  expect(last[0]).toBe(sampleSlip.hallName);
  expect(last).not.toContain("A001");
  expect(labels(made).filter((label) => label === "A002")).toEqual(["A002"]);
});

test.each([
  ["refuses", "connection_lost"],
  ["silent", "no_answer"],
] as const)(
  "the printer goes (%s) in the middle of a slip: nobody knows, and nothing is sent again",
  async (becomes, reason) => {
    const made = await ready();
    made.simulator.setFaults({ midSlip: { afterLines: 9, becomes } });
    expect(await made.printer.print(slip("A001"))).toEqual({ outcome: "unknown", reason });
    made.simulator.setFaults({ offline: "no" });
    await until(() => made.printer.health() === "printer_ready");
    expect(await made.printer.print(slip("A002"))).toEqual({ outcome: "printed" });
    expect(labels(made).filter((label) => label === "A001").length).toBeLessThanOrEqual(1);
    expect(labels(made).filter((label) => label === "A002")).toEqual(["A002"]);
  },
);

test("slips of many callers follow one another and never mix, with status asked in between", async () => {
  const made = await ready();
  const wanted = Array.from({ length: 12 }, (_, index) => `A${String(index + 1).padStart(3, "0")}`);
  const outcomes = await Promise.all(
    wanted.flatMap((label) => [made.printer.print(slip(label)), made.printer.status()]),
  );
  expect(outcomes.filter((result) => "outcome" in result && result.outcome === "printed")).toHaveLength(12);
  expect(labels(made)).toEqual(wanted);
  const texts = made.simulator.slips().map((paper) => slipText(paper).length);
  expect(new Set(texts).size).toBe(1);
  expect(made.simulator.protocolFaults()).toEqual([]);
});

test("a driver that is stopped prints nothing, closes its connection, and can start again", async () => {
  const made = await ready();
  await made.printer.stop();
  expect(await made.printer.print(slip("A001"))).toEqual({ outcome: "failed", reason: "stopped" });
  await made.printer.start();
  expect(await made.printer.print(slip("A002"))).toEqual({ outcome: "printed" });
  expect(labels(made)).toEqual(["A002"]);
});

test("a printer without status: bytes leave, the outcome is unknown and says so", async () => {
  const made = await ready("generic-80-no-status");
  expect(made.printer.health()).toBe("printer_status_unknown");
  expect(await made.printer.status()).toEqual({ state: "ready", paperLow: false, statusKnown: false });
  expect(await made.printer.print(slip("A001"))).toEqual({
    outcome: "unknown",
    reason: "printer_status_unknown",
  });
  await until(() => labels(made).length === 1);
  made.simulator.setFaults({ offline: "refuses" });
  await made.simulator.stop();
  expect(await made.printer.status()).toMatchObject({ state: "unreachable" });
});

test("a printer that comes back at its address is found again", async () => {
  const made = await ready();
  await made.simulator.stop();
  await until(() => made.printer.health() === "printer_unreachable");
  const returned = createSimulatedPrinter({
    host: "127.0.0.1",
    port: made.port,
    columns: 48,
    cutter: true,
    onListenerFailure: neverFails,
  });
  ends.push(() => returned.stop());
  await returned.start();
  await until(() => made.printer.health() === "printer_ready");
  expect(await made.printer.print(slip("A001"))).toEqual({ outcome: "printed" });
  expect(returned.slips()).toHaveLength(1);
});

test("a port that is taken is refused at the start", async () => {
  const made = await ready();
  const second = createSimulatedPrinter({
    host: "127.0.0.1",
    port: made.port,
    columns: 48,
    cutter: true,
    onListenerFailure: neverFails,
  });
  await expect(second.start()).rejects.toThrow("EADDRINUSE");
});

test("something that is no printer never confirms a slip", async () => {
  const talker = createServer((socket) => {
    ends.push(async () => void socket.destroy());
    socket.on("error", () => socket.destroy());
    socket.on("data", () => socket.write("HTTP/1.1 400 Bad Request\r\n\r\n"));
  }).listen(0, "127.0.0.1");
  await until(() => talker.listening);
  ends.push(async () => void talker.close());
  const address = talker.address();
  const printer = driverOf(typeof address === "object" && address !== null ? address.port : 0);
  await printer.start();
  expect((await printer.print(slip("A001"))).outcome).not.toBe("printed");
});

test("a listener that throws does not keep the driver from working", async () => {
  const failures: unknown[] = [];
  const made = await ready();
  const printer = driverOf(made.port, (error) => failures.push(error));
  printer.onChange(() => {
    throw new Error("broken listener");
  });
  await printer.start();
  expect(await printer.print(slip("A009"))).toEqual({ outcome: "printed" });
  expect(failures).toHaveLength(1);
});

test("the simulated printer answers a stranger's bytes by the book", async () => {
  const made = await ready();
  made.simulator.setFaults({ coverOpen: true, paperLow: true });
  const socket = connect(made.port, "127.0.0.1");
  const received: number[] = [];
  socket.on("data", (bytes: Uint8Array) => received.push(...bytes));
  socket.write(Uint8Array.of(0x10, 0x04, 1, 0x10, 0x04, 2, 0x10, 0x04, 3, 0x10, 0x04, 4, 0x1d, 0x61, 0xff));
  await until(() => received.length === 4);
  expect(received).toEqual([0x1a, 0x16, 0x12, 0x1e]);
  // Status back was asked for while offline: it comes once the printer works again.
  made.simulator.setFaults({ coverOpen: false });
  await until(() => received.length === 8);
  expect(received.slice(4)).toEqual([0x10, 0x00, 0x03, 0x0f]);
  socket.write(Uint8Array.of(0x1b, 0x35));
  await until(() => made.simulator.protocolFaults().length > 0);
  expect(made.simulator.protocolFaults()[0]).toContain("1b");
  socket.destroy();
});
