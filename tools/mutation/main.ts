// `npm run mutation`: breaks five rules on purpose and writes down which tests notice.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { childEnvironment } from "../bootstrap/programs.mjs";
import { type Mutation, mutations } from "./mutations.ts";
import { documentOf, failuresIn, type Failure, type Outcome } from "./report.ts";

const root = join(import.meta.dirname, "..", "..");
const page = join(root, "docs", "decisions", "mutation-check.md");

process.exitCode = main(process.argv.slice(2));

/** @param only names of rules; none means all, and the page is written anew */
function main(only: readonly string[]): number {
  if (!isClean()) {
    console.error("The working tree has changes: commit them first, for files are changed and put back.");
    return 1;
  }
  const wanted = mutations.filter(({ rule }) => only.length === 0 || only.includes(rule));
  const outcomes = wanted.map(tryOut);
  if (only.length === 0) writeFileSync(page, documentOf(outcomes));
  const unnoticed = outcomes.filter(({ failures }) => failures.length === 0);
  for (const { mutation } of unnoticed) console.error(`No test notices: ${mutation.rule}.`);
  return unnoticed.length === 0 ? 0 : 1;
}

function isClean(): boolean {
  const asked = spawnSync("git", ["status", "--porcelain"], { cwd: root, encoding: "utf8" });
  return asked.status === 0 && asked.stdout === "";
}

function tryOut(mutation: Mutation): Outcome {
  const file = join(root, mutation.file);
  const whole = readFileSync(file, "utf8");
  if (whole.split(mutation.find).length !== 2)
    throw new Error(`${mutation.file} has not exactly one "${mutation.find.trim()}"`);
  writeFileSync(file, whole.replace(mutation.find, mutation.replace));
  try {
    const failures = ["unit", "integration"].flatMap(failuresOf);
    console.log(`${mutation.rule}: ${failures.length} tests fail`);
    return { mutation, failures };
  } finally {
    writeFileSync(file, whole);
  }
}

function failuresOf(project: string): readonly Failure[] {
  const folder = mkdtempSync(join(tmpdir(), "giliran-mutation-"));
  const report = join(folder, "report.json");
  try {
    const words = ["run", "--project", project, "--reporter=json", `--outputFile=${report}`];
    // The rules stand in the domain and the hub; what starts whole programs would only repeat them.
    const where = project === "unit" ? ["packages", "apps/hub"] : ["apps/hub"];
    spawnSync("vitest", [...words, ...where], { cwd: root, env: childEnvironment(root), stdio: "ignore" });
    return failuresIn(JSON.parse(readFileSync(report, "utf8")), root);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
