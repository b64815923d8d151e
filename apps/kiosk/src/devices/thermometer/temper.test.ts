import fc from "fast-check";
import { expect, test } from "vitest";
import { temperModels } from "./models.ts";
import { decodeTemper, encodeTemper, noSensorReport } from "./temper.ts";

const gold = temperModels["temper-413d-2107"];
const metal = temperModels["temper-0c45-7401"];
const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(" ", ""), "hex"));

/** Published captures: edorfaus/TEMPered issue 51 and its wiki; owners' reports on the metal stick. */
test.each([
  ["80 80 09 98 4e 20 00 00", gold, 24.56],
  ["80 80 0a a5 4e 20 00 00", gold, 27.25],
  ["80 80 ff 9c 4e 20 00 00", gold, -1],
  ["80 02 19 30 65 72 46 31", metal, 25.1875],
  ["80 02 1a 90 65 72 46 31", metal, 26.5625],
  ["80 04 1d 10 1d 60 32 46", metal, 29.0625],
  ["80 04 fa 70 00 00 00 00", metal, -5.5625],
])("%s", (hex, model, celsius) => {
  expect(decodeTemper(bytes(hex), model)).toEqual({ kind: "reading", celsius });
});

test("an outer probe and a missing sensor are told apart from the stick's own value", () => {
  expect(decodeTemper(bytes("80 01 07 c9 4e 20 00 00"), gold)).toEqual({ kind: "outerProbe" });
  expect(decodeTemper(noSensorReport, gold)).toEqual({ kind: "noSensor" });
});

test.each([
  ["too short", "80 80 09 98 4e 20", gold],
  ["too long", "80 80 09 98 4e 20 00 00 00", gold],
  ["the firmware's name", "54 45 4d 50 65 72 47 6f", gold],
  ["hotter than the sensor can be", "80 80 7f ff 4e 20 00 00", gold],
  ["without its end mark", "80 80 0e 10 00 00 00 00", gold],
  ["bits below a sixteenth", "80 02 19 31 65 72 46 31", metal],
  ["the other kind's answer", "80 80 0e 10 4e 20 00 00", metal],
])("%s is nonsense", (_name, hex, model) => {
  expect(decodeTemper(bytes(hex), model)).toEqual({ kind: "nonsense" });
});

const models = fc.constantFrom(...Object.values(temperModels));

test("every temperature of the range comes back as it was sent, to a step of the sensor", () => {
  fc.assert(
    fc.property(models, fc.double({ min: -40, max: 85, noNaN: true }), (model, celsius) => {
      const report = decodeTemper(encodeTemper(celsius, model), model);
      expect(report.kind).toBe("reading");
      const difference = report.kind === "reading" ? Math.abs(report.celsius - celsius) : 99;
      expect(difference).toBeLessThanOrEqual(model.format === "hundredths" ? 0.005 : 0.03125);
    }),
  );
});

test("no report of random bytes crashes, and none reads as a temperature unless a stick would have sent it", () => {
  const anything = fc.uint8Array({ maxLength: 12 });
  const almost = fc
    .tuple(
      fc.constantFrom(0x80, 0x00),
      fc.constantFrom(0x80, 0x02, 0x04, 0x01),
      fc.uint8Array({ minLength: 6, maxLength: 6 }),
    )
    .map(([a, b, rest]) => Uint8Array.of(a, b, ...rest));
  fc.assert(
    fc.property(models, fc.oneof(anything, almost), (model, report) => {
      const decoded = decodeTemper(report, model);
      if (decoded.kind !== "reading") return;
      const sent = encodeTemper(decoded.celsius, model);
      expect(report).toHaveLength(8);
      expect(Array.from(report.slice(2, 4))).toEqual(Array.from(sent.slice(2, 4)));
      expect(decoded.celsius).toBeGreaterThanOrEqual(model.range.low);
      expect(decoded.celsius).toBeLessThanOrEqual(model.range.high);
    }),
    { numRuns: 3000 },
  );
});
