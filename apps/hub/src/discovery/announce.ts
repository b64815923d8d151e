import { hostname } from "node:os";
import { hubService, type HubRecord } from "@giliran/shared/contract";
import { Bonjour } from "bonjour-service";
import type { Log } from "../app/ports.ts";

/** A label of DNS, RFC 1035, in bytes. */
const longestName = 63;
/** The good-bye is a courtesy: a network that does not take it holds nobody up, ms. */
const goodByeMs = 1_000;

/** Tells the network where the hub answers, until it is stopped. */
export interface Announcement {
  /** Says good-bye to the network. */
  readonly stop: () => Promise<void>;
}

/**
 * Announces the hub by multicast DNS, so that a technician need not type its address. It is a convenience: a network
 * that does not let it through is told in the log, and nothing else depends on it.
 */
export function announce(hallName: string, port: number, record: HubRecord, log: Log): Announcement {
  const bonjour = new Bonjour(undefined, (error: unknown) =>
    log.warn({ error }, "the hub cannot be found by multicast DNS: type its address at the machines"),
  );
  const name = cut(`${hallName} (${hostname()})`);
  bonjour.publish({ name, type: hubService, port, txt: { ...record }, probe: false });
  return {
    stop: () =>
      new Promise((resolve) => {
        const late = setTimeout(resolve, goodByeMs);
        bonjour.unpublishAll(() => {
          clearTimeout(late);
          bonjour.destroy(() => resolve());
        });
      }),
  };
}

/** No more than fits, and no half of a character. */
function cut(text: string): string {
  const characters = [...text];
  while (Buffer.byteLength(characters.join("")) > longestName) characters.pop();
  return characters.join("");
}
