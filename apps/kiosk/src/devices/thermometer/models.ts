/** What the driver must know of a thermometer of the TEMPer family (PCsensor). */
export interface TemperModel {
  readonly name: string;
  /** USB vendor and product. */
  readonly vendorId: number;
  readonly productId: number;
  /** The interface that answers; the other one is a keyboard. Devices without interfaces report -1. */
  readonly interface: 1;
  /**
   * How the answer is built (see temper.ts): `hundredths` ends in 4e 20, `sixteenths` in letters of the
   * firmware's name.
   */
  readonly format: "hundredths" | "sixteenths";
  /** Range of the sensor in degrees Celsius, by its data sheet; outside of it the report is nonsense. */
  readonly range: { readonly low: number; readonly high: number };
}

const sensor = { low: -40, high: 85 } as const;
const metal = { low: -40, high: 125 } as const;

/** A TEMPer measures air, not people: it shows that the chain works; a hall's gate needs a proper sensor. */
export const temperModels = {
  "temper-0c45-7401": {
    name: "TEMPer (0c45:7401)",
    vendorId: 0x0c45,
    productId: 0x7401,
    interface: 1,
    format: "sixteenths",
    range: metal,
  },
  "temper-413d-2107": {
    name: "TEMPer (413d:2107)",
    vendorId: 0x413d,
    productId: 0x2107,
    interface: 1,
    format: "hundredths",
    range: sensor,
  },
  "temper-1a86-e025": {
    name: "TEMPer (1a86:e025)",
    vendorId: 0x1a86,
    productId: 0xe025,
    interface: 1,
    format: "hundredths",
    range: sensor,
  },
} as const satisfies Record<string, TemperModel>;

export type TemperModelId = keyof typeof temperModels;
