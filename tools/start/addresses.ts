import { randomInt } from "node:crypto";
import { createServer } from "node:net";
import { type NetworkInterfaceInfo, networkInterfaces } from "node:os";
import { isLoopback } from "./options.ts";

/**
 * Where systems draw the ports of whoever asks for any: from 32768 on Linux, 49152 elsewhere. Below it nobody is given
 * a port by chance between our looking and our listening.
 */
const quietPorts = { from: 20_000, to: 32_000 };

/**
 * The first of `count` ports of loopback in a row that nobody listens on just now.
 * @throws Error with a sentence when a hundred places were all taken
 */
export async function findFreePort(count = 1): Promise<number> {
  for (let tried = 0; tried < 100; tried += 1) {
    const first = randomInt(quietPorts.from, quietPorts.to - count);
    const ports = Array.from({ length: count }, (_, index) => first + index);
    if ((await Promise.all(ports.map(isFree))).every(Boolean)) return first;
  }
  throw new Error(`No ${count} free ports in a row between ${quietPorts.from} and ${quietPorts.to}`);
}

async function isFree(port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

/** Where this machine itself reaches a hub that listens on `host`. */
export function ownAddress(host: string): string {
  if (host === "0.0.0.0" || host === "localhost") return "127.0.0.1";
  if (host === "::") return "[::1]";
  return host.includes(":") ? `[${host}]` : host;
}

/**
 * Where other machines of the hall reach it: the address itself, or the first one of this machine when it listens
 * on all.
 * @returns null when nobody else reaches it
 */
export function publicAddress(
  host: string,
  interfaces: Readonly<Record<string, NetworkInterfaceInfo[] | undefined>> = networkInterfaces(),
): string | null {
  if (isLoopback(host)) return null;
  if (host !== "0.0.0.0" && host !== "::") return ownAddress(host);
  const outside = Object.values(interfaces).flatMap((list) => (list ?? []).filter((one) => !one.internal));
  return outside.find((one) => one.family === "IPv4")?.address ?? null;
}
