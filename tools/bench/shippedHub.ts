import type { ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { get } from "node:http";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startProgram } from "./children.ts";

const hub = join(import.meta.dirname, "..", "..", "apps", "hub");

/** The bundle that a hall runs, or the sources where it is not built. */
export function shippedProgram(): string {
  const bundle = join(hub, "dist", "hub.mjs");
  return existsSync(bundle) ? bundle : join(hub, "src", "main.ts");
}

export interface ShippedHub {
  readonly process: ChildProcess;
  readonly url: string;
  /** From the start of its process to the first answer of `/ready`. */
  readonly readyAfterMs: number;
  /** By `performance.now()`. */
  readonly readyAt: number;
}

/** Starts the hub as a hall does, with default settings, and waits until it is ready. */
export async function startShippedHub(
  dataFolder: string,
  hallFile: string,
  port: number,
): Promise<ShippedHub> {
  const began = performance.now();
  const args = ["--data", dataFolder, "--hall", hallFile, "--port", String(port)];
  const process = startProgram(shippedProgram(), args);
  const url = `http://127.0.0.1:${port}`;
  while (!(await isReady(url))) {
    if (process.exitCode !== null) throw new Error("The hub has ended instead of starting.");
    await sleep(5);
  }
  const readyAt = performance.now();
  return { process, url, readyAfterMs: readyAt - began, readyAt };
}

async function isReady(url: string): Promise<boolean> {
  return await new Promise((resolve) => {
    const asked = get(`${url}/ready`, { agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    asked.on("error", () => resolve(false));
  });
}

/** Memory that the hub's process holds, MB, by its own metrics. */
export async function residentMemory(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const bytes = /^giliran_process_process_resident_memory_bytes (\S+)/m.exec(text)?.[1];
  if (bytes === undefined) throw new Error("The hub's metrics do not name its memory.");
  return Number(bytes) / 1e6;
}
