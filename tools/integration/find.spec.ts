import { hostname, networkInterfaces } from "node:os";
import { expect, it } from "vitest";
import { findHubs } from "../install/find.ts";
import { useSecureHall } from "./secureHall.ts";

// Real multicast DNS; a machine without a network hears nothing, not even itself.
const hall = useSecureHall();
const network = Object.values(networkInterfaces()).some((list) => list?.some(({ internal }) => !internal));
const troubles: string[] = [];

async function portsHeard(ms: number): Promise<readonly string[]> {
  const found = await findHubs(ms, (sentence) => troubles.push(sentence));
  return found.map(({ address }) => new URL(address).port);
}

it.skipIf(!network)(
  "a hub that announces itself is found with its fingerprint, and not any more when it has stopped",
  async () => {
    const [hub, silent] = [await hall.openHub({ announced: true }), await hall.openHub({ data: "other" })];
    const found = await findHubs(1_500, (sentence) => troubles.push(sentence));
    expect(troubles).toEqual([]);
    const own = found.find(({ address }) => new URL(address).port === String(hub.port));
    expect(own?.fingerprint).toBe(hub.security?.fingerprint());
    expect(own?.name).toContain(hostname());
    expect(own?.address).toMatch(/^https:/);
    expect(await portsHeard(100)).not.toContain(String(silent.port));
    await hub.stop();
    expect(await portsHeard(1_500)).not.toContain(String(hub.port));
  },
);
