import { isAbsolute, join } from "node:path";
import { parseArgs } from "node:util";

function wholeOf(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 1_000_000) throw new Error("no whole number");
  return value;
}

/** What `npm run simulate` was asked for. */
export interface SimulateOptions {
  readonly seeds: readonly number[];
  readonly hall: "sample" | "mall" | null;
  readonly hallFile: string | null;
  readonly visitors: number | null;
  /** Where the plot goes; null: nowhere. */
  readonly out: string | null;
}

export const usage = `npm run simulate -- [--seed N | --seeds A-B] [--hall sample|mall|FILE] [--visitors N] [--out FILE.html]
  Lives through simulated days and checks every invariant. One seed (default 1) is printed with its figures and a plot
  (default simulated-day.html); several are only checked. The same seed is the same day.`;

/** @returns the options, or one sentence that says what is wrong */
export function parseOptions(
  argv: readonly string[],
  folder: string,
): { readonly ok: true; readonly value: SimulateOptions } | { readonly ok: false; readonly error: string } {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        seed: { type: "string" },
        seeds: { type: "string" },
        hall: { type: "string" },
        visitors: { type: "string" },
        out: { type: "string" },
      },
    });
    const seeds = values.seeds === undefined ? [wholeOf(values.seed ?? "1")] : rangeOf(values.seeds);
    const named = values.hall === "sample" || values.hall === "mall" ? values.hall : null;
    const path = (file: string): string => (isAbsolute(file) ? file : join(folder, file));
    return {
      ok: true,
      value: {
        seeds,
        hall: named,
        hallFile: named === null && values.hall !== undefined ? path(values.hall) : null,
        visitors: values.visitors === undefined ? null : wholeOf(values.visitors),
        out: seeds.length > 1 && values.out === undefined ? null : path(values.out ?? "simulated-day.html"),
      },
    };
  } catch {
    return { ok: false, error: usage };
  }
}

function rangeOf(text: string): readonly number[] {
  const [from, to] = text.split("-").map(wholeOf);
  if (from === undefined || to === undefined || to < from) throw new Error("no range");
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
