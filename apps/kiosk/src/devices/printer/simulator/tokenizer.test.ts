import fc from "fast-check";
import { expect, test } from "vitest";
import { Tokenizer } from "./tokenizer.ts";

const tokens = (...bytes: number[]): unknown[] => new Tokenizer().push(Uint8Array.from(bytes));

test("knows text, sizes, QR, cut and status by the maker's table", () => {
  expect(tokens(0x41, 0x42, 0x0a, 0x1d, 0x21, 0x77, 0x1d, 0x56, 0x01, 0x10, 0x04, 0x02)).toEqual([
    { kind: "text", bytes: [0x41, 0x42] },
    { kind: "lineFeed" },
    { kind: "size", width: 8, height: 8 },
    { kind: "cut", mode: "partial" },
    { kind: "realtimeStatus", question: 2 },
  ]);
  expect(tokens(0x1d, 0x28, 0x6b, 0x05, 0x00, 0x31, 0x50, 0x30, 0x68, 0x69)).toEqual([
    { kind: "qr", step: { name: "store", data: "hi" } },
  ]);
});

test("waits for the rest of a command that is cut in two", () => {
  const tokenizer = new Tokenizer();
  expect(tokenizer.push(Uint8Array.of(0x1d))).toEqual([]);
  expect(tokenizer.push(Uint8Array.of(0x28, 0x6b, 0x03))).toEqual([]);
  expect(tokenizer.push(Uint8Array.of(0x00, 0x31, 0x43, 0x06))).toEqual([
    { kind: "qr", step: { name: "cell", dots: 6 } },
  ]);
});

test.each([
  ["a command of another printer", [0x1b, 0x35]],
  ["carriage return", [0x0d]],
  ["delete", [0x7f]],
  ["an impossible size", [0x1d, 0x21, 0xff]],
  ["an unknown code page", [0x1b, 0x74, 0x63]],
])("%s is a fault", (_name, bytes) => {
  expect(tokens(...bytes)[0]).toMatchObject({ kind: "fault" });
});

test("garbage never throws, and grouping changes only how text is divided", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 8 })), (parts) => {
      const pieces = new Tokenizer();
      const cut = parts.flatMap((part) => pieces.push(part)).filter((token) => token.kind !== "text");
      const whole = Uint8Array.from(parts.flatMap((part) => Array.from(part)));
      expect(cut).toEqual(new Tokenizer().push(whole).filter((token) => token.kind !== "text"));
    }),
  );
});
