import { createServer, type Server } from "node:https";
import type { RequestListener } from "node:http";
import type { Authority } from "./authority.ts";
import { endOf, makeLeaf, type Pair } from "./certificates.ts";

/** https and wss of one hub: its certificate, and how it is renewed while everybody stays connected. */
export interface Security {
  readonly createServer: (handler: RequestListener) => Server;
  /** Looks whether a certificate nears its end, or the machine has other names now; to be called every now and then. */
  readonly look: () => Promise<void>;
  /** When the hub's certificate ends, ms UTC. */
  readonly until: () => number;
}

const day = 86_400_000;
/** Renewed by the hub itself, so it may be short: a stolen key of the hub is good for a quarter of a year. */
const leafLifeMs = 90 * day;
const renewedMs = 30 * day;
/**
 * Machines without a clock of their own begin with the day on which they were last off, or built. With this the whole life
 * stays below the 825 days that Apple's systems accept.
 */
const backMs = 700 * day;

/**
 * @param names host names and addresses by which the hub is reached now
 * @param now ms UTC
 */
export async function openSecurity(
  authority: Authority,
  names: () => readonly string[],
  now: () => number,
): Promise<Security> {
  let leaf = await sign();
  const servers = new Set<Server>();

  async function sign(): Promise<Pair & { readonly names: string; readonly signer: string }> {
    const signer = authority.current();
    const all = names();
    const pair = await makeLeaf(signer, all, { from: now() - backMs, until: now() + leafLifeMs });
    return { ...pair, names: all.join(), signer: signer.certificate };
  }

  /** The authority goes along: a browser that pins it by its key finds it in the chain. */
  function context(): { readonly key: string; readonly cert: string } {
    return { key: leaf.key, cert: `${leaf.certificate}${leaf.signer}` };
  }

  return {
    createServer: (handler) => {
      const server = createServer({ ...context(), minVersion: "TLSv1.2" }, handler);
      servers.add(server);
      return server;
    },
    look: async () => {
      await authority.renew();
      const ending = endOf(leaf.certificate) - now() < renewedMs;
      const changed = leaf.names !== names().join() || leaf.signer !== authority.current().certificate;
      if (!ending && !changed) return;
      leaf = await sign();
      for (const server of servers) server.setSecureContext({ ...context(), minVersion: "TLSv1.2" });
    },
    until: () => endOf(leaf.certificate),
  };
}
