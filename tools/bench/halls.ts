import { join } from "node:path";
import type { Subject } from "@giliran/hub";
import { type Child, startChild } from "./children.ts";
import { type Crowd, gather, type Role } from "./crowd.ts";
import type { BareHubOrder, Prepared } from "./programs/order.ts";
import { programs, type Site, startHubUnderTest, urlOf } from "./site.ts";

/** A hub at work with everybody connected: the real one or its floor, used in the same way. */
export interface Hall {
  readonly crowd: Crowd;
  /** Processor time that its program has used so far, ms. */
  readonly cpuMs: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

/** The real hub, to which pages can be brought, too. */
export interface RealHall extends Hall {
  readonly url: string;
  /** A one-time code for one more of the hall's machines or staff. */
  readonly invite: (subject: Subject) => Promise<string>;
}

/** Who comes; the rest of the hall stays away. */
export interface Guests {
  readonly kiosks: number;
  readonly screens: number;
  readonly officers: number;
}

type OnBoard = (screen: number, bytes: Buffer, at: number) => void;

/** Starts the real hub on this data folder. */
export async function openRealHall(
  site: Site,
  guests: Guests,
  dataFolder: string,
  onBoard: OnBoard = () => undefined,
): Promise<RealHall> {
  const { hall, hallFile, tokens, options } = site;
  const { child, url } = await startHubUnderTest({ dataFolder, hallFile }, options.profiles);
  const auths = (role: Role): object[] =>
    tokens[role].slice(0, guests[role]).map((token) => ({ protocol: 4, token, screen: null }));
  const crowd = await gather({
    url,
    hall,
    auths: { kiosks: auths("kiosks"), screens: auths("screens"), officers: auths("officers") },
    onBoard,
  });
  const invite = async (subject: Subject): Promise<string> => {
    const { codes } = (await child.ask({ kind: "invite", subjects: [subject] })) as { codes: [string] };
    return codes[0];
  };
  return { ...hallOf(crowd, child), url, invite };
}

/** Starts the floor, which sends what the real hub has sent in the same round. */
export async function openBareHall(
  site: Site,
  guests: Guests,
  prepared: Prepared,
  shared: boolean,
): Promise<Hall> {
  const order: BareHubOrder = { dataFolder: site.newFolder(), prepared, shared };
  const { child, ready } = await startChild(join(programs, "bareHub.ts"), order, []);
  const auths = (count: number, token: string): object[] => Array.from({ length: count }, () => ({ token }));
  const crowd = await gather({
    url: urlOf(ready),
    hall: site.hall,
    auths: {
      kiosks: auths(guests.kiosks, "kiosk"),
      screens: auths(guests.screens, "screen"),
      officers: auths(guests.officers, "panel"),
    },
    onBoard: () => undefined,
  });
  return hallOf(crowd, child);
}

function hallOf(crowd: Crowd, child: Child): Hall {
  return {
    crowd,
    cpuMs: async () => ((await child.ask({ kind: "cpu" })) as { cpuMs: number }).cpuMs,
    stop: async () => {
      crowd.leave();
      await child.stop();
    },
  };
}
