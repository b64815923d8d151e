import type { Day } from "./day.ts";
import { type EstimateSample, quantileOf } from "./figures.ts";

/** The figures of a day, as text. Times in minutes. */
export function figuresOf(day: Day): string {
  const { plan, figures, digest, events } = day;
  const head = `seed ${String(plan.seed)}: ${plan.hall} hall, ${String(plan.visitors)} visitors, ${plan.capacity === null ? "no limit" : `room for ${String(plan.capacity)}`}`;
  const counts = [...figures.counts].map(
    ([name, count]) => `  ${name.padEnd(28)}${String(count).padStart(7)}`,
  );
  const refusals = [...figures.refusals]
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, count]) => `  ${name.padEnd(44)}${String(count).padStart(7)}`);
  return [
    head,
    `  ${[...plan.mishaps].join(", ")}`,
    "",
    ...counts,
    `  ${"events".padEnd(28)}${String(events.length).padStart(7)}`,
    "",
    "service                          called   median      90 %   longest queue",
    ...waitLines(day),
    "",
    "counter                          busy",
    ...[...figures.busy].map(
      ([id, ms]) => `  ${id.padEnd(29)}${`${Math.round(ms / 252_000).toFixed(0)} %`.padStart(7)}`,
    ),
    "",
    estimateLine(figures.estimates),
    "",
    "refused",
    ...refusals,
    "",
    `digest ${digest}`,
  ].join("\n");
}

function waitLines({ figures }: Day): readonly string[] {
  return [...figures.waits].map(([id, waits]) => {
    const minutes = waits.map(([, waited]) => waited);
    const longest = Math.max(
      0,
      ...(figures.tracks.get(`queue ${id}`)?.points.map(([, value]) => value) ?? []),
    );
    const cell = (value: number): string => value.toFixed(1).padStart(10);
    return `  ${id.padEnd(30)}${String(minutes.length).padStart(7)}${cell(quantileOf(minutes, 0.5))}${cell(quantileOf(minutes, 0.9))}${String(longest).padStart(12)}`;
  });
}

/** How well waits were told: against what came, and against one who knows the true times. */
export interface EstimateQuality {
  readonly samples: number;
  /** Median absolute error of what was reckoned, over that of the oracle. */
  readonly errorRatio: number;
  /** Share of waits that lay in their range. */
  readonly coverage: number;
  /** Median width of the range over the median wait. */
  readonly width: number;
}

const minute = 60_000;

/** Waits that were told as a range of minutes; who is next at a free counter is told "straight away", and is left out. */
export function qualityOf(estimates: readonly EstimateSample[]): EstimateQuality {
  const told = estimates.flatMap((one) =>
    one.waitedMs === null || one.highMs === 0 ? [] : [{ ...one, waited: one.waitedMs }],
  );
  const own = told.map(({ ownMs, waited }) => Math.abs(ownMs - waited));
  const oracle = told.map(({ oracleMs, waited }) => Math.abs(oracleMs - waited));
  // A range is told in whole minutes: half a minute beyond its end still reads as its end.
  const inside = told.filter(
    ({ lowMs, highMs, waited }) => waited >= lowMs - minute / 2 && waited <= highMs + minute / 2,
  );
  const widths = told.map(({ lowMs, highMs }) => highMs - lowMs);
  return {
    samples: told.length,
    errorRatio: quantileOf(own, 0.5) / quantileOf(oracle, 0.5),
    coverage: inside.length / told.length,
    width:
      quantileOf(widths, 0.5) /
      quantileOf(
        told.map(({ waited }) => waited),
        0.5,
      ),
  };
}

function estimateLine(estimates: readonly EstimateSample[]): string {
  const { samples, errorRatio, coverage, width } = qualityOf(estimates);
  if (samples === 0) return "no wait was told as a range";
  return `waits told: ${String(samples)}; error ${errorRatio.toFixed(2)} times the oracle's; ${(coverage * 100).toFixed(0)} % in their range; width ${width.toFixed(2)} times the wait`;
}
