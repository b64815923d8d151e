import { readFiles } from "./vitestReport.ts";

/** What a step brought. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  /** Names of tests that a condition left out: told, since what is not run proves nothing. */
  readonly skipped: readonly string[];
  /** Why it failed beyond failed tests, or null. */
  readonly remark: string | null;
}

/**
 * Counts what vitest wrote with its JSON reporter. A file that could not be loaded, a suite without a test
 * and an error outside any test are failures too, although no test bears them.
 * @param report the parsed file, null when it was not written
 * @param code vitest's exit code
 */
export function countReport(report: unknown, code: number): Outcome {
  const files = readFiles(report);
  const tests = files.flatMap((file) => file.tests);
  const passed = tests.filter((test) => test.status === "passed").length;
  const failedTests = tests.filter((test) => test.status === "failed").length;
  const skipped = tests.filter((test) => test.status !== "passed" && test.status !== "failed");
  // A file that did not load holds no failed test, but is failed all the same.
  const brokenFiles = files.filter(
    (file) => file.failed && file.tests.every((test) => test.status !== "failed"),
  );
  const failed = failedTests + brokenFiles.length;
  const outcome = { passed, failed, skipped: skipped.map((test) => test.name) };
  if (passed + failed === 0) return { ...outcome, failed: 1, remark: "no test was run" };
  if (code !== 0 && failed === 0) return { ...outcome, failed: 1, remark: `ended with exit code ${code}` };
  const broken =
    brokenFiles.length > 0 ? `could not be run: ${brokenFiles.map((file) => file.name).join(", ")}` : null;
  return { ...outcome, remark: broken };
}

/**
 * Counts what a program of cases wrote. Where none of them can be run here, that is told, and is no failure.
 * @param report as of `countReport`
 */
export function countCases(report: unknown, code: number): Outcome {
  const tests = readFiles(report).flatMap((file) => file.tests);
  const left = tests.filter(({ status }) => status === "skipped").map(({ name }) => name);
  const noneRun = tests.length > 0 && left.length === tests.length && code === 0;
  return noneRun ? { passed: 0, failed: 0, skipped: left, remark: null } : countReport(report, code);
}

/** A check counts as one. */
export function countCheck(code: number): Outcome {
  const ok = code === 0;
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: [], remark: ok ? null : `exit code ${code}` };
}

/** A step that could not begin counts as one failure. */
export function countBlocked(missing: readonly string[]): Outcome {
  return { passed: 0, failed: 1, skipped: [], remark: `not run, because it needs: ${missing.join(", ")}` };
}
