import type { ExperimentName } from "./experiments/index.ts";

export type Goal =
  | { readonly atLeast: number }
  | { readonly atMost: number }
  | { readonly from: number; readonly to: number }
  | null;

interface Row {
  readonly unit: "ratio" | "ms" | "s" | "MB" | "kB";
  /** Null: told so that growth is seen, without a goal. */
  readonly goal: Goal;
  readonly measuredBy: ExperimentName;
}

/** Every figure that the bench prints; what each means stands in `docs/decisions/bench.md`. */
export const metrics = {
  issue_throughput_ratio: { unit: "ratio", goal: { atLeast: 0.7 }, measuredBy: "throughput" },
  group_commit_gain: { unit: "ratio", goal: { atLeast: 8 }, measuredBy: "throughput" },
  ack_p50_ratio: { unit: "ratio", goal: { atMost: 1.5 }, measuredBy: "busyHall" },
  ack_p99_ratio: { unit: "ratio", goal: { atMost: 2 }, measuredBy: "busyHall" },
  call_p50_ratio: { unit: "ratio", goal: { atMost: 1.5 }, measuredBy: "calls" },
  call_p99_ratio: { unit: "ratio", goal: { atMost: 2 }, measuredBy: "calls" },
  frame_p50_ratio: { unit: "ratio", goal: null, measuredBy: "frames" },
  frame_p99_ratio: { unit: "ratio", goal: null, measuredBy: "frames" },
  restart_ms: { unit: "ms", goal: { atMost: 1000 }, measuredBy: "day" },
  storm_s: { unit: "s", goal: { atMost: 2 }, measuredBy: "storm" },
  hub_rss_mb: { unit: "MB", goal: { atMost: 200 }, measuredBy: "day" },
  wait_error_ratio: { unit: "ratio", goal: { atMost: 1.3 }, measuredBy: "waits" },
  wait_range_coverage: { unit: "ratio", goal: { from: 0.75, to: 0.85 }, measuredBy: "waits" },
  wait_range_width: { unit: "ratio", goal: { atMost: 1 }, measuredBy: "waits" },
  page_kb_kiosk: { unit: "kB", goal: null, measuredBy: "pages" },
  page_kb_display: { unit: "kB", goal: null, measuredBy: "pages" },
  page_kb_counter: { unit: "kB", goal: null, measuredBy: "pages" },
} as const satisfies Readonly<Record<string, Row>>;

export type MetricName = keyof typeof metrics;

export const metricNames = Object.keys(metrics).filter(isMetricName);

export function isMetricName(name: string): name is MetricName {
  return Object.hasOwn(metrics, name);
}

/** Whether a value reaches its goal; what has none is always met. */
export function isMet(goal: Goal, value: number): boolean {
  if (goal === null) return true;
  if ("from" in goal) return value >= goal.from && value <= goal.to;
  return "atLeast" in goal ? value >= goal.atLeast : value <= goal.atMost;
}

/** "at least 0.7", "at most 2", "0.75 to 0.85", "no goal". */
export function describeGoal(goal: Goal): string {
  if (goal === null) return "no goal";
  if ("from" in goal) return `${goal.from} to ${goal.to}`;
  return "atLeast" in goal ? `at least ${goal.atLeast}` : `at most ${goal.atMost}`;
}
