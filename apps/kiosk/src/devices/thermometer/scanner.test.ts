import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeFixed, encodeFixed, type FixedReport, fixedReportFormat } from "./fixedReport.ts";
import type { ScannerReport } from "./format.ts";
import { keyboardFormat } from "./keyboard.ts";

const form: FixedReport = {
  vendorId: 0x1234,
  productId: 0xabcd,
  usagePage: 0xff00,
  usage: 1,
  reportId: 2,
  offset: 3,
  width: 2,
  order: "little",
  signed: false,
  scale: 0.01,
  zero: 0,
  unit: "celsius",
  question: null,
};

const forms: fc.Arbitrary<FixedReport> = fc
  .record({
    reportId: fc.option(fc.integer({ min: 1, max: 255 })),
    before: fc.integer({ min: 0, max: 6 }),
    width: fc.constantFrom(2 as const, 4 as const),
    order: fc.constantFrom("little" as const, "big" as const),
    signed: fc.boolean(),
    scale: fc.constantFrom(0.1, 0.01, 0.005),
    zero: fc.constantFrom(0, 20),
    unit: fc.constantFrom("celsius" as const, "fahrenheit" as const),
  })
  .map(({ before, ...said }) => ({ ...form, ...said, offset: before + (said.reportId === null ? 0 : 1) }));

describe("a scanner with a fixed report", () => {
  it("is read as it is described", () => {
    expect(decodeFixed(Uint8Array.of(2, 0, 0, 0x42, 0x0e), form)).toEqual({ kind: "reading", celsius: 36.5 });
    const other = { ...form, order: "big", unit: "fahrenheit", scale: 0.1 } as const;
    expect(decodeFixed(Uint8Array.of(2, 0, 0, 0x03, 0xd9), other)).toEqual({
      kind: "reading",
      celsius: ((98.5 - 32) * 5) / 9,
    });
  });

  it("says nothing by a report of another id, and nonsense by one that is too short or too warm", () => {
    expect(decodeFixed(Uint8Array.of(1, 0, 0, 0x42, 0x0e), form)).toEqual({ kind: "passed" });
    expect(decodeFixed(Uint8Array.of(2, 0, 0, 0x42), form)).toEqual({ kind: "nonsense" });
    expect(decodeFixed(Uint8Array.of(2, 0, 0, 0xff, 0xff), form)).toEqual({ kind: "nonsense" });
  });

  it("comes back as it went, to its step, whatever its form", () => {
    fc.assert(
      fc.property(forms, fc.double({ min: 30, max: 45, noNaN: true }), (one, celsius) => {
        const told = decodeFixed(encodeFixed(celsius, one, 16), one);
        expect(told.kind).toBe("reading");
        expect(Math.abs((told.kind === "reading" ? told.celsius : NaN) - celsius)).toBeLessThanOrEqual(
          one.scale,
        );
      }),
    );
  });

  it("never reads what its form does not say, whatever bytes come", () => {
    fc.assert(
      fc.property(forms, fc.uint8Array({ maxLength: 20 }), (one, bytes) => {
        const told = decodeFixed(bytes, one);
        const fits =
          bytes.length >= one.offset + one.width && (one.reportId === null || bytes[0] === one.reportId);
        expect(told.kind === "reading" && !fits).toBe(false);
      }),
    );
  });

  it("is known by what its device says of itself", () => {
    const { fits } = fixedReportFormat(form);
    const device = {
      path: "p",
      vendorId: 0x1234,
      productId: 0xabcd,
      interface: 0,
      serialNumber: null,
      usagePage: 0xff00,
      usage: 1,
    };
    expect(fits(device)).toBe(true);
    expect(fits({ ...device, usage: 2 })).toBe(false);
    expect(fits({ ...device, productId: 1 })).toBe(false);
  });
});

const keysOf: Readonly<Record<string, number>> = { ".": 0x37, ",": 0x36, "\n": 0x28, C: 0x06 };
function typed(text: string): readonly Uint8Array[] {
  return Array.from(text).flatMap((sign) => {
    const key = keysOf[sign] ?? (sign === "0" ? 0x27 : 0x1d + Number(sign));
    return [Uint8Array.of(0, 0, key, 0, 0, 0, 0, 0), new Uint8Array(8)];
  });
}
function hear(reports: readonly Uint8Array[]): readonly ScannerReport[] {
  const read = keyboardFormat({ vendorId: 1, productId: 2 }).reader();
  return reports.map((report) => read(report)).filter(({ kind }) => kind !== "passed");
}

describe("a scanner that types", () => {
  it.each([
    ["36.5\n", 36.5],
    ["36,5\n", 36.5],
    ["36.55\n", 36.55],
    ["37\n", 37],
    ["C36.6C\n", 36.6],
  ])("%j is %d", (text, celsius) => {
    expect(hear(typed(text))).toEqual([{ kind: "reading", celsius }]);
  });

  it.each(["\n", "3\n", "36.5.5\n", "36C5\n", "C\n", "99999999999\n"])("%j is no temperature", (text) => {
    expect(hear(typed(text))).toEqual([{ kind: "nonsense" }]);
  });

  it("counts a key that is held down once, and keys that overlap in their order", () => {
    const down = Uint8Array.of(0, 0, 0x20, 0, 0, 0, 0, 0);
    const both = Uint8Array.of(0, 0, 0x20, 0x23, 0, 0, 0, 0);
    expect(hear([down, down, both, new Uint8Array(8), ...typed(".5\n")])).toEqual([
      { kind: "reading", celsius: 36.5 },
    ]);
  });

  it("reads nothing out of other bytes, and survives them", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 12 }), { maxLength: 40 }), (reports) => {
        const told = hear(reports).flatMap((one) => (one.kind === "reading" ? [one.celsius] : []));
        expect(told.filter((celsius) => !(celsius >= 0 && celsius < 1_000))).toEqual([]);
      }),
    );
  });
});
