import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, it, vi } from "vitest";

const programs = join(import.meta.dirname, "..", "bootstrap", "programs.mjs");

/** What npm's shell runs: the bootstrap's last step, with a command that never ends by itself. */
const launcher = `
  const { runForeground } = await import(${JSON.stringify(programs)});
  const command = "console.log(process.pid); setInterval(() => undefined, 1000)";
  await runForeground(process.execPath, ["-e", command], { cwd: ".", env: process.env });
`;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

it("a command under npm ends when npm's shell dies without a word", async () => {
  const line = '"$NODE" --input-type=module -e "$LAUNCHER"; true';
  const env = { ...process.env, NODE: process.execPath, LAUNCHER: launcher, npm_lifecycle_event: "start" };
  const shell = spawn("sh", ["-c", line], { env, stdio: ["ignore", "pipe", "inherit"] });
  const [first]: string[] = await once(createInterface(shell.stdout), "line");
  const pid = Number(first);
  expect(isAlive(pid)).toBe(true);
  shell.kill("SIGKILL");
  await vi.waitUntil(() => !isAlive(pid), { timeout: 20_000, interval: 100 });
  expect(isAlive(pid)).toBe(false);
});
