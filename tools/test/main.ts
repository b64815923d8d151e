// `npm test`: every check and test in turn, counted. A failed step does not keep the next from running,
// unless that one needs what failed; nothing is skipped without being told.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { childEnvironment, runForeground } from "../bootstrap/programs.mjs";
import { findChromium } from "../chromium/index.ts";
import { countBlocked, countCases, countCheck, countReport, type Outcome } from "./outcome.ts";
import { selectSteps, type Step, type SuiteStep } from "./steps.ts";
import { exitCodeOf, type StepResult, summarize } from "./summary.ts";

const root = join(import.meta.dirname, "..", "..");
const context = { cwd: root, env: childEnvironment(root) };
const interrupted = new Set([130, 143]);

process.exitCode = await main(process.argv.slice(2));

async function main(names: readonly string[]): Promise<number> {
  const selected = selectSteps(names);
  if (!selected.ok) {
    console.error(selected.error);
    return 1;
  }
  const results: StepResult[] = [];
  for (const [name, step] of selected.value) {
    console.log(`\n== ${step.title}`);
    const began = performance.now();
    const { outcome, code } = await run(name, step, results);
    results.push({ name, outcome, seconds: (performance.now() - began) / 1000 });
    if (interrupted.has(code)) {
      console.error("Interrupted: nothing is counted.");
      return code;
    }
  }
  console.log(`\n${summarize(results).join("\n")}`);
  return exitCodeOf(results);
}

async function run(
  name: string,
  step: Step,
  before: readonly StepResult[],
): Promise<{ outcome: Outcome; code: number }> {
  if (step.kind === "check") {
    const code = await runForeground(step.program, step.args, context);
    return { outcome: countCheck(code), code };
  }
  if (step.kind === "cases") {
    const file = reportOf(name);
    const code = await runForeground(step.program, step.args, context);
    return { outcome: countCases(readReport(file), code), code };
  }
  const failed = new Set(before.filter((result) => result.outcome.failed > 0).map((result) => result.name));
  const missing = step.needs.filter((need) => failed.has(need));
  if (missing.length > 0) return { outcome: countBlocked(missing), code: 1 };
  return await runSuite(name, step);
}

async function runSuite(name: string, step: SuiteStep): Promise<{ outcome: Outcome; code: number }> {
  const file = reportOf(name);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const code = await runForeground("vitest", ["run", "--project", step.project, ...reporters], {
    ...context,
    // Suites inside an app cannot ask tools/chromium: they are told.
    env: { ...context.env, GILIRAN_CHROMIUM: findChromium() ?? "" },
  });
  return { outcome: countReport(readReport(file), code), code };
}

/** Where a step writes its report; none is left of the last run. */
function reportOf(name: string): string {
  const folder = join(root, "test-output", "report");
  const file = join(folder, `${name}.json`);
  mkdirSync(folder, { recursive: true });
  rmSync(file, { force: true });
  return file;
}

function readReport(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}
