import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { metricNames, metrics } from "../bench/metrics.ts";

const main = join(import.meta.dirname, "..", "bench", "main.ts");

async function runBench(...words: string[]): Promise<{ code: unknown; said: string; told: string }> {
  const child = spawn(process.execPath, [main, ...words], { stdio: ["ignore", "pipe", "pipe"] });
  const [said, told, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit"),
  ]);
  return { code, said, told };
}

test("a small run prints every figure once, one JSON object a line, and the goals beside", async () => {
  const { code, said, told } = await runBench("--quick");
  expect(told).toContain("done in");
  expect(code).toBe(0);
  const lines = said.trim().split("\n");
  const printed = lines.map((line) => JSON.parse(line) as { name: string; value: number; unit: string });
  expect(printed.map(({ name }) => name).toSorted()).toEqual(metricNames.toSorted());
  for (const { name, value, unit } of printed) {
    expect(value).toBeGreaterThan(0);
    expect(unit).toBe(metrics[name as keyof typeof metrics].unit);
    expect(told).toContain(`${name} = ${value} ${unit}`);
  }
}, 240_000);

test("one figure alone, and one that does not exist", async () => {
  const pages = await runBench("--only", "page_kb_display");
  expect(JSON.parse(pages.said)).toMatchObject({ name: "page_kb_display", unit: "kB" });
  const unknown = await runBench("--only", "speed");
  expect(unknown).toMatchObject({ code: 1, said: "" });
  expect(unknown.told).toContain('There is no figure "speed".');
}, 120_000);
