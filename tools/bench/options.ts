import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { isMetricName, type MetricName, metricNames } from "./metrics.ts";

/** How long and how often things are measured. Times in ms. */
export interface Extent {
  readonly rounds: number;
  readonly kiosks: number;
  readonly screens: number;
  readonly warmUpMs: number;
  /** Product and floors take turns, this often and this long. */
  readonly slices: number;
  readonly sliceMs: number;
  readonly busyMs: number;
  readonly calls: number;
  /** Beside the real pages. */
  readonly frameScreens: number;
  readonly frameCalls: number;
  readonly dayTickets: number;
  readonly stormScreens: number;
}

/** What issue A asks for, in about five minutes. */
const full: Extent = {
  rounds: 3,
  kiosks: 100,
  screens: 100,
  warmUpMs: 1_500,
  slices: 8,
  sliceMs: 500,
  busyMs: 12_000,
  calls: 300,
  frameScreens: 200,
  frameCalls: 100,
  dayTickets: 5_000,
  stormScreens: 1_000,
};

/** Shows that every part works; its figures mean nothing. */
const quick: Extent = {
  rounds: 1,
  kiosks: 8,
  screens: 8,
  warmUpMs: 100,
  slices: 2,
  sliceMs: 100,
  busyMs: 600,
  calls: 10,
  frameScreens: 8,
  frameCalls: 5,
  dayTickets: 60,
  stormScreens: 20,
};

export interface BenchOptions {
  readonly extent: Extent;
  readonly only: readonly MetricName[];
  /** Where the hubs under test leave their CPU profiles; null: none are taken. */
  readonly profiles: string | null;
}

export const help = `npm run bench -- [--quick] [--only NAME ...] [--profile FOLDER]
  --quick     a small run that shows that it works; its figures mean nothing
  --only      one figure, may be given again: ${metricNames.join(", ")}
  --profile   CPU profiles of the hubs under test into this folder (for Chromium's devtools)`;

/** Reads the words after the command. @returns the options, or one sentence */
export function parseOptions(
  argv: readonly string[],
  cwd: string,
): { ok: true; value: BenchOptions } | { ok: false; error: string } {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        quick: { type: "boolean", default: false },
        only: { type: "string", multiple: true, default: [] },
        profile: { type: "string" },
      },
    });
    const unknown = values.only.find((name) => !isMetricName(name));
    if (unknown !== undefined) return { ok: false, error: `There is no figure "${unknown}".\n${help}` };
    const only = values.only.filter(isMetricName);
    return {
      ok: true,
      value: {
        extent: values.quick ? quick : full,
        only: only.length === 0 ? metricNames : only,
        profiles: values.profile === undefined ? null : resolve(cwd, values.profile),
      },
    };
  } catch (error) {
    return { ok: false, error: `${error instanceof Error ? error.message : String(error)}\n${help}` };
  }
}
