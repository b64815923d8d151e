import fc from "fast-check";
import { expect, test } from "vitest";
import { sampleSlip } from "@giliran/shared/testing";
import { EscposPrinter } from "../../src/devices/printer/escposPrinter.ts";
import { printerModels } from "../../src/devices/printer/models.ts";
import { createPaperMeter, noMeter } from "../../src/devices/printer/paperMeter.ts";
import { MessageDecoder } from "../../src/devices/printer/status.ts";
import type { ConnectionEvents, PrinterTransport } from "../../src/devices/printer/transports/transport.ts";
import { bench, neverFails, noLetters, testLimits } from "./bench.ts";

/** Real time, kept short: what does not answer is found out in a few ms. */
const hasty = {
  ...testLimits,
  status: 15,
  confirm: 20,
  quiet: 2,
  poll: 5_000,
  reconnect: 5_000,
  connect: 50,
};

/** What the fuzzed printer does with the bytes that it is sent. */
interface Reply {
  readonly bytes: Uint8Array;
  /** The cable is pulled after them. */
  readonly hangsUp: boolean;
}

interface Written {
  readonly jobs: number;
  /** Answers to GS r that were sent while a job was out. */
  readonly confirmations: number;
}

/** A transport without a printer: each write is answered by the next reply, in pieces of odd sizes. */
function fuzzed(replies: readonly Reply[]): {
  readonly transport: PrinterTransport;
  readonly written: () => Written;
} {
  let at = 0;
  let jobs = 0;
  let confirmations = 0;
  const open: PrinterTransport["open"] = (events: ConnectionEvents) => {
    let closed = false;
    return Promise.resolve({
      write: (bytes: Uint8Array) => {
        if (closed) return Promise.reject(new Error("closed"));
        const isJob = bytes.length > 40;
        if (isJob) jobs += 1;
        const reply = replies[at % Math.max(1, replies.length)];
        at += 1;
        if (reply === undefined) return Promise.resolve();
        const decoder = new MessageDecoder();
        const said = decoder.push(reply.bytes);
        if (isJob && said.some(({ kind }) => kind === "paperSensor")) confirmations += 1;
        queueMicrotask(() => {
          for (let from = 0; from < reply.bytes.length; from += 3)
            if (!closed) events.onData(reply.bytes.slice(from, from + 3));
          if (reply.hangsUp && !closed) {
            closed = true;
            events.onLost();
          }
        });
        return Promise.resolve();
      },
      close: () => {
        closed = true;
        return Promise.resolve();
      },
    });
  };
  return { transport: { place: "fuzz", open }, written: () => ({ jobs, confirmations }) };
}

/** Bytes that look like a printer's, whole or cut off, and bytes that do not. */
const fragment = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom([0x12], [0x16], [0x32], [0x52], [0x1e], [0x7e]) },
  { weight: 3, arbitrary: fc.constantFrom([0x10, 0, 0, 0x0f], [0x18, 0, 0x0c, 0x0f], [0x30, 0, 0, 0x0f]) },
  { weight: 2, arbitrary: fc.constantFrom([0x10, 0], [0x18, 0, 0x0c], [0x37], [0x37, 0x25]) },
  { weight: 1, arbitrary: fc.constantFrom([0x00], [0x03], [0x37, 0x25, 0x00]) },
  { weight: 3, arbitrary: fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 8 }) },
);
const reply: fc.Arbitrary<Reply> = fc.record({
  bytes: fc.array(fragment, { maxLength: 4 }).map((parts) => Uint8Array.from(parts.flat())),
  hangsUp: fc.boolean(),
});

test("whatever a printer answers: no throw, a slip is sent at most once, and printed only where it was confirmed", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(reply, { minLength: 1, maxLength: 12 }), async (replies) => {
      const { transport, written } = fuzzed(replies);
      const printer = new EscposPrinter({
        model: printerModels["epson-tm-t20"],
        transport,
        simulated: true,
        letters: noLetters,
        meter: noMeter,
        limits: hasty,
        onListenerFailure: neverFails,
      });
      await printer.start();
      const before = written();
      const { outcome } = await printer.print(sampleSlip);
      const after = written();
      await printer.stop();
      expect(after.jobs - before.jobs).toBeLessThanOrEqual(1);
      const confirmed = after.confirmations > before.confirmations;
      // What was not sent has failed: its visitor is not told to look for paper.
      const lawful =
        after.jobs === before.jobs ? ["failed"] : ["failed", "unknown", ...(confirmed ? ["printed"] : [])];
      expect(lawful).toContain(outcome);
    }),
    { numRuns: 150 },
  );
});

test("the roll's end is told before it comes, and a new roll ends the warning", async () => {
  const meter = createPaperMeter({ rollMetres: 5.4, file: null, onFailure: neverFails });
  const { simulator, printer, end } = await bench("generic-80", {}, meter);
  for (let slip = 0; slip < 5; slip += 1) await printer.print(sampleSlip);
  expect(printer.slipsLeft()).toBe(30);
  expect(printer.health()).toBe("printer_roll_ending");
  // The mechanism's own sensor sees the change.
  simulator.setFaults({ paperOut: true });
  await printer.status();
  expect(printer.health()).toBe("printer_paper_out");
  simulator.setFaults({ paperOut: false });
  await printer.status();
  expect(printer.slipsLeft()).toBe(40);
  await end();
});
