// `pnpm dev`: the sample hall from its sources. Pages reload while one writes them; hub and kiosk start anew.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { findFreePort } from "../start/addresses.ts";
import { parseOptions, type StartOptions } from "../start/options.ts";
import { untilSignal } from "../start/signals.ts";
import { type DevPorts, originOf, portsFrom, startPageServers } from "./pageServers.ts";

const root = join(import.meta.dirname, "..", "..");

const help = `Works on the hall: pages with hot reload, hub and kiosk started anew at each change.

  pnpm dev                      hub on 8080, kiosk on 8081, pages on 8082 and the two after it
  pnpm dev --port P             the same from P on
  pnpm dev --data DIR           keep the hall's data in DIR (default ./data)
  pnpm dev --hall FILE          run the hall of this file`;

process.exit(await main(process.argv.slice(2)));

async function main(argv: readonly string[]): Promise<number> {
  const parsed = parseOptions(argv, { root, cwd: process.env["INIT_CWD"] ?? process.cwd() });
  if (parsed.kind === "refused") console.error(parsed.reason);
  if (parsed.kind === "help") console.log(help);
  if (parsed.kind !== "run") return parsed.kind === "help" ? 0 : 1;
  const port = parsed.options.port === 0 ? await findFreePort(5) : parsed.options.port;
  try {
    return await run({ ...parsed.options, port });
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

async function run(options: StartOptions): Promise<number> {
  const signalled = untilSignal();
  const ports = portsFrom(options.port);
  const servers = await startPageServers(root, ports);
  const hall = spawn(process.execPath, ["--watch", "--watch-preserve-output", ...hallWords(options)], {
    stdio: "inherit",
  });
  const ended = once(hall, "close");
  console.log(addresses(ports).join("\n"));
  await Promise.race([signalled, ended]);
  hall.kill("SIGTERM");
  await ended;
  await Promise.all(servers.map(async (server) => await server.close()));
  return 0;
}

function hallWords({ port, data, hall }: StartOptions): readonly string[] {
  const words = [join(import.meta.dirname, "hall.ts"), "--port", String(port), "--data", data];
  return hall === null ? words : [...words, "--hall", hall];
}

function addresses(ports: DevPorts): readonly string[] {
  return [
    "",
    `  ${originOf(ports.front)}              every screen, one click away`,
    `  ${originOf(ports.kioskPages)}              kiosk`,
    `  ${originOf(ports.kioskPages)}/simulators   its printer and scanner`,
    `  ${originOf(ports.hub)}              hub (/health, /ready, /metrics)`,
    "",
    "Ctrl+C ends it.",
    "",
  ];
}
