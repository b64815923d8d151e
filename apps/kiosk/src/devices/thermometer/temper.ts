import { passed, type ScannerFormat, type ScannerReport } from "./format.ts";
import { type TemperModel, temperModels } from "./models.ts";

/** What one report of a stick says. */
export type TemperReport =
  | Exclude<ScannerReport, { kind: "passed" }>
  /** The second answer of a stick with an outer probe; the first one is that of the stick itself. */
  | { readonly kind: "outerProbe" };

/** Report id 0, then the question "temperature" (01 80 33 01), as captured from the maker's program. */
export const temperQuestion = Uint8Array.of(0x00, 0x01, 0x80, 0x33, 0x01, 0x00, 0x00, 0x00, 0x00);

const reportLength = 8;
/** 4e 20 = 20000: stands where there is no value. */
const absent = { high: 0x4e, low: 0x20 } as const;
const nonsense: TemperReport = { kind: "nonsense" };

/**
 * Reads one report, strictly: a report that the model would not send is nonsense, never a temperature.
 * `hundredths`: 80 80 HI LO 4e 20 00 00, signed, of a hundredth of a degree.
 * `sixteenths`: 80 02|04 HI LO and four more; twelve bits, signed, left-aligned, of a sixteenth (FM75).
 */
export function decodeTemper(report: Uint8Array, model: TemperModel): TemperReport {
  const [start, second, high = 0, low = 0] = report;
  if (report.length !== reportLength || start !== 0x80 || second === undefined) return nonsense;
  return decoders[model.format](second, high, low, report, model);
}

type Decoder = (
  second: number,
  high: number,
  low: number,
  report: Uint8Array,
  model: TemperModel,
) => TemperReport;

const decoders: Record<TemperModel["format"], Decoder> = {
  hundredths: (second, high, low, report, model) => {
    if (report[4] !== absent.high || report[5] !== absent.low) return nonsense;
    if (second === 0x01) return { kind: "outerProbe" };
    if (second !== 0x80) return nonsense;
    if (high === absent.high && low === absent.low) return { kind: "noSensor" };
    return inRange(signed(high, low) / 100, model);
  },
  sixteenths: (second, high, low, _report, model) => {
    if (second !== 0x02 && second !== 0x04) return nonsense;
    if ((low & 0x0f) !== 0) return nonsense;
    return inRange(signed(high, low) / 256, model);
  },
};

function inRange(celsius: number, { range }: TemperModel): TemperReport {
  return celsius >= range.low && celsius <= range.high ? { kind: "reading", celsius } : nonsense;
}

function signed(high: number, low: number): number {
  const value = high * 256 + low;
  return value >= 0x8000 ? value - 0x10000 : value;
}

/** The report that a stick of this model sends at this temperature, rounded to its step; for the simulator. */
export function encodeTemper(celsius: number, model: TemperModel): Uint8Array {
  if (model.format === "hundredths") {
    const value = Math.round(celsius * 100) & 0xffff;
    return Uint8Array.of(0x80, 0x80, value >> 8, value & 0xff, absent.high, absent.low, 0, 0);
  }
  const value = (Math.round(celsius * 16) * 16) & 0xffff;
  return Uint8Array.of(0x80, 0x02, value >> 8, value & 0xff, 0x65, 0x72, 0x46, 0x31);
}

/** The report of a stick of the `hundredths` kind whose sensor is not connected. */
export const noSensorReport = Uint8Array.of(
  0x80,
  0x80,
  absent.high,
  absent.low,
  absent.high,
  absent.low,
  0,
  0,
);

/** The sticks of the table, as the driver knows them. */
export const temperFormats: readonly ScannerFormat[] = Object.values(temperModels).map(
  (model: TemperModel): ScannerFormat => ({
    name: model.name,
    fits: ({ vendorId, productId, interface: face }) =>
      vendorId === model.vendorId &&
      productId === model.productId &&
      (face === model.interface || face === -1),
    question: temperQuestion,
    reader: () => (report) => {
      const told = decodeTemper(report, model);
      return told.kind === "outerProbe" ? passed : told;
    },
  }),
);
