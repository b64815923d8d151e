import { decodeFixed, type FixedReport } from "../thermometer/fixedReport.ts";

/** One measurement: the report that came, and what the device's own display showed. */
export interface Measured {
  readonly report: Uint8Array;
  readonly shown: number;
}

export type Form = Omit<FixedReport, "vendorId" | "productId" | "usagePage" | "usage">;

const widths = [2, 1, 4] as const;
const orders = ["big", "little"] as const;
/** Degrees of one step, as thermometers have them; the usual ones first. */
const scales = [0.01, 0.1, 1, 0.5, 0.001, 0.05, 1 / 16, 1 / 256] as const;
/** Displays show tenths. */
const displayed = 0.05 + 1e-9;

/**
 * Every form of a fixed report under which all of these measurements read as they were shown; the most usual first. More
 * than one: the measurements do not tell them apart, and more of them, further apart, would.
 * @param measured in the unit that `unit` names
 */
export function formsThatFit(measured: readonly Measured[], unit: FixedReport["unit"]): readonly Form[] {
  const length = Math.min(...measured.map(({ report }) => report.length));
  if (measured.length === 0 || !Number.isFinite(length)) return [];
  const found: Form[] = [];
  for (const scale of scales)
    for (const width of widths)
      for (let offset = 0; offset + width <= length; offset += 1)
        for (const order of width === 1 ? (["big"] as const) : orders)
          for (const signed of [false, true]) {
            const form: Form = {
              reportId: null,
              offset,
              width,
              order,
              signed,
              scale,
              zero: 0,
              unit,
              question: null,
            };
            if (measured.every((one) => fits(form, one))) found.push(form);
          }
  return found.filter((form) => !form.signed || !found.some((other) => isUnsigned(other, form)));
}

function fits(form: Form, { report, shown }: Measured): boolean {
  const ids = { vendorId: 0, productId: 0, usagePage: null, usage: null };
  const told = decodeFixed(report, { ...ids, ...form });
  if (told.kind !== "reading") return false;
  const degrees = form.unit === "celsius" ? told.celsius : (told.celsius * 9) / 5 + 32;
  return Math.abs(degrees - shown) <= Math.max(displayed, form.scale / 2);
}

/** Nothing below zero was measured: then both fit, and the plainer one is named. */
function isUnsigned(other: Form, form: Form): boolean {
  return (
    !other.signed &&
    other.offset === form.offset &&
    other.width === form.width &&
    other.order === form.order &&
    other.scale === form.scale
  );
}
