import { z } from "zod";
import type { SimulatorCallName } from "./names.ts";
import { rowFor } from "./row.ts";
import type { CallsOf } from "./row.ts";

const thermometerFaults = ["none", "silent", "nonsense", "noSensor", "unplugged"] as const;
export type ThermometerFault = (typeof thermometerFaults)[number];
const midSlip = z.strictObject({
  afterLines: z.int().min(0).max(100),
  becomes: z.enum(["paperOut", "coverOpen", "jam", "silent", "refuses"]),
});
/** A change of the simulated printer: what is named changes, the rest stays. */
const printerFaults = z.strictObject({
  paperLow: z.boolean().exactOptional(),
  paperOut: z.boolean().exactOptional(),
  coverOpen: z.boolean().exactOptional(),
  jam: z.boolean().exactOptional(),
  offline: z.enum(["no", "silent", "refuses"]).exactOptional(),
  midSlip: midSlip.nullable().exactOptional(),
});
const thermometer = z.strictObject({
  celsius: z.number().min(-40).max(85).exactOptional(),
  fault: z.enum(thermometerFaults).exactOptional(),
});
export type PrinterFaultChange = z.output<typeof printerFaults>;
export type ThermometerChange = z.output<typeof thermometer>;

/** One slip of the simulated printer as a picture. */
export interface SlipPicture {
  readonly id: number;
  readonly svg: string;
}

/** What the simulators' page shows; null where the device is real. */
export interface SimulatorState {
  readonly printer: {
    readonly port: number | null;
    readonly faults: Required<PrinterFaultChange>;
    /** Newest first. */
    readonly slips: readonly SlipPicture[];
    /** Bytes that were no lawful command, in words. */
    readonly protocolFaults: readonly string[];
  } | null;
  readonly thermometer: { readonly celsius: number; readonly fault: ThermometerFault } | null;
}

/** The simulators as the page's calls reach them. */
export interface SimulatorDesk {
  readonly state: () => SimulatorState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly setPrinterFaults: (change: PrinterFaultChange) => void;
  readonly setThermometer: (change: ThermometerChange) => void;
}

const row = rowFor<SimulatorDesk>();

/** Every call of the simulators' page. */
export const simulatorTable = {
  readSimulators: row(z.null(), (desk) => ({ ok: true, value: desk.state() })),
  setPrinterFaults: row(printerFaults, (desk, change) => {
    desk.setPrinterFaults(change);
    return { ok: true, value: null };
  }),
  setThermometer: row(thermometer, (desk, change) => {
    desk.setThermometer(change);
    return { ok: true, value: null };
  }),
} as const satisfies { readonly [Name in SimulatorCallName]: unknown };

/** What the simulators' page finds at `window.simulators`. */
export interface SimulatorBridge {
  readonly calls: CallsOf<typeof simulatorTable>;
  readonly subscribe: (listener: (state: SimulatorState | null) => void) => () => void;
}
