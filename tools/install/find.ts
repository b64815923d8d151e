import { Bonjour, type Service } from "bonjour-service";
import { hubRecord, hubService, shownFingerprint } from "@giliran/shared/contract";
import { z } from "zod";

/** A hub that said in multicast DNS that it is one; whether it is ours shows its fingerprint alone. */
export interface FoundHub {
  readonly name: string;
  /** Its origin, by the address from which it answered. */
  readonly address: string;
  /** Of its hall's authority, 64 hex digits; null: plain http. */
  readonly fingerprint: string | null;
}

/** What anybody in the network may send: names and addresses end on a technician's screen and in a command. */
const announced = z.object({
  name: z.string().max(63),
  port: z.int().min(1).max(65_535),
  txt: hubRecord,
  referer: z.object({ address: z.union([z.ipv4(), z.ipv6()]) }),
});

/**
 * Listens for hubs in this network, for so long.
 * @param trouble told where the network cannot be asked
 */
export async function findHubs(
  ms: number,
  trouble: (sentence: string) => void,
): Promise<readonly FoundHub[]> {
  const found = new Map<string, FoundHub>();
  const bonjour = new Bonjour(undefined, (error: unknown) =>
    trouble(error instanceof Error ? error.message : String(error)),
  );
  const browser = bonjour.find({ type: hubService }, (service) => {
    const hub = readHub(service);
    if (hub !== null) found.set(hub.address, hub);
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  setTimeout(resolve, ms);
  await promise;
  browser.stop();
  bonjour.destroy();
  return [...found.values()];
}

/** Null: no hub of ours says such a thing. */
export function readHub(service: Pick<Service, "name" | "port" | "txt" | "referer">): FoundHub | null {
  const parsed = announced.safeParse(service);
  if (!parsed.success) return null;
  const { name, port, txt, referer } = parsed.data;
  // Link-local addresses name no interface here, and no certificate is good for them.
  if (referer.address.toLowerCase().startsWith("fe80:")) return null;
  const host = referer.address.includes(":") ? `[${referer.address}]` : referer.address;
  return {
    name: name.replaceAll(/[\p{C}\s]+/gu, " ").trim(),
    address: `${txt.scheme}://${host}:${String(port)}`,
    fingerprint: txt.fingerprint ?? null,
  };
}

/** What a technician reads: each hub, and what to compare before its address is used. */
export function tellHubs(hubs: readonly FoundHub[]): string {
  if (hubs.length === 0)
    return "No hub was heard in this network. Is it on, and in the same network? Else type its address: --hub https://ADDRESS:8080.\n";
  const lines = hubs.map(({ name, address, fingerprint }) =>
    fingerprint === null
      ? `${name}\n  --hub ${address}\n  plain http: nobody can tell whether it is yours\n`
      : `${name}\n  --hub ${address} --fingerprint ${fingerprint}\n  only where the hub itself shows ${shownFingerprint(fingerprint)}\n`,
  );
  return lines.join("");
}
