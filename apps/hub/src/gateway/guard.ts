import { hostname, networkInterfaces } from "node:os";

export interface RequestHeaders {
  readonly host: string | undefined;
  readonly origin: string | undefined;
}

/**
 * Whether a request came from a page or program that may talk to this hub. The Host check keeps a foreign name from
 * being pointed at the hub (DNS rebinding); the Origin check keeps foreign pages from using a visitor's browser.
 * Programs that are no browsers send no Origin and are let through to the token check.
 */
export type Guard = (headers: RequestHeaders) => boolean;

/** @param hosts names by which this hub is reached, besides those of its machine */
export function createGuard(
  hosts: readonly string[],
  publicAddress: string | null,
  origins: readonly string[],
): Guard {
  const own = hostname().toLowerCase();
  const names = new Set(["localhost", "127.0.0.1", "::1", own, `${own}.local`]);
  for (const host of hosts) names.add(host.toLowerCase());
  for (const list of Object.values(networkInterfaces()))
    for (const { address } of list ?? []) names.add(address);
  if (publicAddress !== null) names.add(new URL(publicAddress).hostname);
  const allowed = new Set(origins.map((origin) => new URL(origin).origin));

  return (headers) => {
    const target = parse(`http://${headers.host ?? ""}`);
    if (target === null || !names.has(bare(target.hostname))) return false;
    if (headers.origin === undefined) return true;
    const origin = parse(headers.origin);
    return origin !== null && (origin.host === target.host || allowed.has(origin.origin));
  };
}

function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, "").toLowerCase();
}

function parse(url: string): URL | null {
  return URL.canParse(url) ? new URL(url) : null;
}
