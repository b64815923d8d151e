import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeOffline, decodeRoll, healthOf, MessageDecoder, statusOf } from "./status.ts";

const decode = (...bytes: number[]): unknown[] => new MessageDecoder().push(Uint8Array.from(bytes));

test.each([
  [0x12, { coverOpen: false, paperOut: false, error: false }],
  [0x16, { coverOpen: true, paperOut: false, error: false }],
  [0x32, { coverOpen: false, paperOut: true, error: false }],
  [0x52, { coverOpen: false, paperOut: false, error: true }],
  [0x36, { coverOpen: true, paperOut: true, error: false }],
  [0x1a, { coverOpen: false, paperOut: false, error: false }],
])("DLE EOT 2 answer %i", (byte, signals) => {
  expect(decodeOffline(byte)).toEqual(signals);
});

test.each([
  [0x12, { paperLow: false, paperOut: false }],
  [0x1e, { paperLow: true, paperOut: false }],
  [0x7e, { paperLow: true, paperOut: true }],
])("DLE EOT 4 answer %i", (byte, roll) => {
  expect(decodeRoll(byte)).toEqual(roll);
});

test("status back: four bytes, however they arrive", () => {
  const decoder = new MessageDecoder();
  expect(decoder.push(Uint8Array.of(0x18))).toEqual([]);
  expect(decoder.push(Uint8Array.of(0x00, 0x0f))).toEqual([]);
  expect(decoder.push(Uint8Array.of(0x0f))).toEqual([
    { kind: "statusBack", signals: { coverOpen: false, error: false, paperOut: true }, paperLow: true },
  ]);
  expect(decode(0x38, 0x00, 0x00, 0x0f)).toMatchObject([{ signals: { coverOpen: true } }]);
  expect(decode(0x18, 0x08, 0x00, 0x0f)).toMatchObject([{ signals: { error: true } }]);
});

test("messages that follow each other are told apart", () => {
  expect(decode(0x12, 0x10, 0x00, 0x00, 0x0f, 0x16, 0x37, 0x25, 0x00, 0x03)).toEqual([
    { kind: "realtime", byte: 0x12 },
    { kind: "statusBack", signals: { coverOpen: false, error: false, paperOut: false }, paperLow: false },
    { kind: "realtime", byte: 0x16 },
    { kind: "bufferCleared" },
    { kind: "paperSensor", paperLow: true },
  ]);
});

test("a block that breaks off is dropped and what follows it is not", () => {
  expect(decode(0x10, 0x00, 0x12)).toEqual([{ kind: "realtime", byte: 0x12 }]);
  expect(decode(0x37, 0x12)).toEqual([{ kind: "realtime", byte: 0x12 }]);
});

test("flow control and high bytes are nothing", () => {
  expect(decode(0x11, 0x13, 0xff, 0x80)).toEqual([]);
});

test("text, from something that is no printer, never confirms a slip", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme-ascii", maxLength: 300 }), (text) => {
      const kinds = new MessageDecoder().push(Buffer.from(text)).map((message) => message.kind);
      expect(kinds).not.toContain("paperSensor");
      expect(kinds).not.toContain("bufferCleared");
    }),
  );
});

test("garbage never throws, never is more than its bytes", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(new MessageDecoder().push(bytes).length).toBeLessThanOrEqual(bytes.length);
    }),
  );
});

test("grouping on the wire changes nothing", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 6 })), (parts) => {
      const pieces = new MessageDecoder();
      const whole = Uint8Array.from(parts.flatMap((part) => Array.from(part)));
      expect(parts.flatMap((part) => pieces.push(part))).toEqual(new MessageDecoder().push(whole));
    }),
  );
});

test("health names what matters most", () => {
  const well = { coverOpen: false, paperOut: false, error: false };
  expect(healthOf(statusOf({ ...well, coverOpen: true, paperOut: true }, true))).toBe("printer_cover_open");
  expect(healthOf(statusOf({ ...well, paperOut: true, error: true }, true))).toBe("printer_paper_out");
  expect(healthOf(statusOf(well, true))).toBe("printer_paper_low");
  expect(healthOf(statusOf(well, false))).toBe("printer_ready");
  expect(healthOf({ state: "ready", paperLow: false, statusKnown: false })).toBe("printer_status_unknown");
});
