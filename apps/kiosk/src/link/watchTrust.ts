import type { Clock, HubPort } from "../core/index.ts";
import type { KioskLog } from "../log.ts";
import type { Trust } from "./trust.ts";

export interface TrustWatchParts {
  readonly hub: HubPort;
  readonly trust: Trust;
  readonly clock: Clock;
  readonly log: KioskLog;
}

/** How often a kiosk that has lost its hub looks whether somebody else answers, ms. */
const lookMs = 5_000;

/**
 * With each new connection the kiosk learns who may sign next; without one, whether somebody else answers in the hub's
 * place, which is told once.
 * @returns how to end it
 */
export function watchTrust({ hub, trust, clock, log }: TrustWatchParts): () => void {
  if (trust.authorities === null) return () => undefined;
  let connected: boolean | null = null;
  let told = false;
  let callOff: () => void = () => undefined;
  let over = false;

  async function look(): Promise<void> {
    await trust.renew().catch(() => undefined);
    if (over) return;
    if (trust.metStranger() && !told)
      log.error(
        {},
        "Another machine answers in the hub's place: nothing is sent to it. Look for it on the network.",
      );
    if (!trust.metStranger() && told && connected === true) log.info({}, "The hub itself answers again.");
    told = trust.metStranger();
    if (connected === false) callOff = clock.after(lookMs, () => void look());
  }

  function onHub(): void {
    const now = hub.state().status === "connected";
    if (now === connected) return;
    connected = now;
    callOff();
    void look();
  }

  const end = hub.subscribe(onHub);
  return () => {
    over = true;
    callOff();
    end();
  };
}
