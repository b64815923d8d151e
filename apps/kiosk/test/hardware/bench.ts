import { deepStrictEqual } from "node:assert";

/** One case on real device files. */
export interface HardwareCase {
  readonly name: string;
  readonly run: () => Promise<void>;
}

const caseMs = 60_000;

/** Runs the cases one after the other, and tells of each on the console, for whoever reads it outside of the machine. */
export async function runCases(cases: readonly HardwareCase[]): Promise<boolean> {
  tell({ planned: cases.length });
  let good = true;
  for (const { name, run } of cases) {
    const began = performance.now();
    const why = await Promise.race([run().then(() => "", reason), late()]);
    good &&= why === "";
    tell({ name, ok: why === "", why, seconds: (performance.now() - began) / 1_000 });
  }
  return good;
}

function tell(what: object): void {
  process.stdout.write(`@@giliran ${JSON.stringify(what)}\n`);
}

function reason(error: unknown): string {
  return (error instanceof Error ? (error.stack ?? error.message) : String(error)).slice(0, 2_000);
}

async function late(): Promise<string> {
  return await new Promise((resolve) => setTimeout(() => resolve("it did not end in time"), caseMs).unref());
}

/** Waits until something is so; what it was last where it never was. */
export async function eventually<Value>(look: () => Value | Promise<Value>, wanted: Value): Promise<void> {
  for (let left = 400; ; left -= 1) {
    const value = await look();
    if (JSON.stringify(value) === JSON.stringify(wanted)) return;
    if (left === 0) deepStrictEqual(value, wanted);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
