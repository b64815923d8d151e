import type { Outcome } from "./outcome.ts";

/** One step's result, with the time it took. */
export interface StepResult {
  readonly name: string;
  readonly outcome: Outcome;
  readonly seconds: number;
}

/**
 * What the run says at its end. The last line is `N passed, N failed`, for people and for machines.
 * @returns lines
 */
export function summarize(results: readonly StepResult[]): readonly string[] {
  const skipped = results.flatMap((result) => result.outcome.skipped);
  return [
    "== Summary",
    ...results.map(describeStep),
    ...skipped.map((name) => `   not run here: ${name}`),
    "",
    `${sum(results, "passed")} passed, ${sum(results, "failed")} failed`,
  ];
}

/** 0 only when something was run and nothing failed. */
export function exitCodeOf(results: readonly StepResult[]): 0 | 1 {
  return results.length > 0 && sum(results, "failed") === 0 ? 0 : 1;
}

function describeStep({ name, outcome, seconds }: StepResult): string {
  const counts = `${String(outcome.passed).padStart(5)} passed ${String(outcome.failed).padStart(4)} failed`;
  const skipped = outcome.skipped.length > 0 ? `, ${outcome.skipped.length} not run here` : "";
  const remark = outcome.remark === null ? "" : `  (${outcome.remark})`;
  return `   ${name.padEnd(12)}${counts}  ${seconds.toFixed(1).padStart(6)} s${skipped}${remark}`;
}

function sum(results: readonly StepResult[], key: "passed" | "failed"): number {
  return results.reduce((total, result) => total + result.outcome[key], 0);
}
