// `npm run test:install`: the installer on a fresh Debian, as root, with the services' own programs begun as their users.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Case } from "./cases.ts";
import { deskCases } from "./deskCases.ts";
import { hubCases } from "./hubCases.ts";
import { hubLaterCases } from "./hubLaterCases.ts";
import { type FreshDebian, openDebian } from "./machine.ts";
import { keptFolder, provideDebian } from "./provide.ts";

const checkout = join(import.meta.dirname, "..", "..");
const folder = join(checkout, "node_modules", ".cache", "giliran-debian");
const report = join(checkout, "test-output", "report", "install.json");
const cases: readonly Case[] = [...hubCases, ...hubLaterCases, ...deskCases];

interface Told {
  readonly name: string;
  readonly status: "passed" | "failed" | "skipped";
}

process.exitCode = await main();

async function main(): Promise<number> {
  const provided = provideDebian(keptFolder(process.env));
  if (!provided.ok) {
    console.log(`Not run here: ${provided.reason}`);
    write([{ name: `the installer on a fresh Debian: ${provided.reason}`, status: "skipped" }]);
    return 0;
  }
  const debian = openDebian(provided.folder, folder, checkout);
  const told: Told[] = [];
  try {
    for (const one of cases) told.push(await tell(one, debian));
  } finally {
    debian.remove();
  }
  write(told);
  const failed = told.filter(({ status }) => status === "failed").length;
  console.log(`${String(told.length - failed)} passed, ${String(failed)} failed`);
  return failed === 0 ? 0 : 1;
}

async function tell({ name, run }: Case, debian: FreshDebian): Promise<Told> {
  const began = performance.now();
  const seconds = () => ((performance.now() - began) / 1000).toFixed(1);
  try {
    await run(debian);
    console.log(` ✓ ${name} ${seconds()} s`);
    return { name, status: "passed" };
  } catch (error) {
    console.log(` × ${name} ${seconds()} s\n   ${error instanceof Error ? error.message : String(error)}`);
    return { name, status: "failed" };
  }
}

/** In the form of vitest's own report, as `npm test` counts it. */
function write(tests: readonly Told[]): void {
  mkdirSync(dirname(report), { recursive: true });
  const failed = tests.some(({ status }) => status === "failed");
  const assertionResults = tests.map(({ name, status }) => ({ fullName: name, status }));
  const file = { name: "install", status: failed ? "failed" : "passed", assertionResults };
  writeFileSync(report, JSON.stringify({ testResults: [file] }));
}
