import { join } from "node:path";
import type { Subject } from "@giliran/hub";
import { WebSocket } from "ws";
import { startChild } from "./children.ts";
import { frameOf, ticketIdOf } from "./crowd.ts";
import { openRealHall } from "./halls.ts";
import type { RawOrder } from "./programs/order.ts";
import { programs, type Site, urlOf } from "./site.ts";
import { fill } from "./work.ts";

/** Enough to let the tickets be issued that are called. */
const issuing = 8;
/** A call board shows so many calls. */
const boardLength = 12;

/** One call on its way. */
export interface Called {
  /** The officer's key, by `performance.now()`. */
  readonly sentAt: number;
  /** From there until the last screen had it, ms. */
  readonly tookMs: number;
}

/** A way to call once. */
export interface Caller<Call extends Called = Called> {
  readonly call: () => Promise<Call>;
  readonly stop: () => Promise<void>;
}

export interface HubCaller extends Caller<Called & { readonly label: string }> {
  readonly url: string;
  readonly invite: (subject: Subject) => Promise<string>;
  /** What a screen was sent last. */
  readonly frame: () => string;
}

/** Counts the screens that show something, by what they show. */
interface Arrivals {
  readonly seen: (what: string, at: number) => void;
  /** When the last screen had it. */
  readonly everywhere: (what: string) => Promise<number>;
}

function createArrivals(screens: number): Arrivals {
  const counts = new Map<string, number>();
  const lastAt = new Map<string, number>();
  const waiting = new Map<string, (at: number) => void>();
  return {
    seen: (what, at) => {
      const count = (counts.get(what) ?? 0) + 1;
      counts.set(what, count);
      if (count !== screens) return;
      lastAt.set(what, at);
      waiting.get(what)?.(at);
    },
    everywhere: async (what) => {
      const at = lastAt.get(what);
      return at ?? (await new Promise((resolve) => waiting.set(what, resolve)));
    },
  };
}

/** What each call board has on top; every screen gets the same bytes, so they are read once. */
function createReader(seen: Arrivals["seen"]): (screen: number, bytes: Buffer, at: number) => void {
  const tops: string[] = [];
  let known: Buffer = Buffer.alloc(0);
  let top = "";
  return (screen, bytes, at) => {
    if (!known.equals(bytes)) {
      known = bytes;
      top = topOf(bytes);
    }
    if (tops[screen] === top) return;
    tops[screen] = top;
    seen(top, at);
  };
}

function topOf(bytes: Buffer): string {
  const { view } = frameOf(bytes) as { view: { calls: readonly { announcementId: string }[] } };
  return view.calls[0]?.announcementId ?? "";
}

/** The real hub with so many screens; so many calls can be made. */
export async function openHubCaller(site: Site, screens: number, calls: number): Promise<HubCaller> {
  const { kiosks } = site.options.extent;
  const guests = { kiosks: Math.min(issuing, kiosks), screens, officers: site.hall.officers.length };
  const arrivals = createArrivals(screens);
  const read = createReader(arrivals.seen);
  let newest: Buffer = Buffer.alloc(0);
  const { crowd, stop, url, invite } = await openRealHall(
    site,
    guests,
    site.newDataFolder(),
    (screen, bytes, at) => {
      read(screen, bytes, at);
      newest = bytes;
    },
  );
  await Promise.all(crowd.officers.map(async (officer) => await officer.open()));
  await fill(crowd, 2 * (calls + boardLength));
  let count = 0;
  const call: HubCaller["call"] = async () => {
    count += 1;
    const called = await crowd.officers[count % crowd.officers.length]?.callNext();
    if (called === undefined) throw new Error("a hall without officers");
    const { sentAt } = called;
    const tookMs = (await arrivals.everywhere(`${ticketIdOf(called)}.1`)) - sentAt;
    return { sentAt, tookMs, label: (called.value as { label: string }).label };
  };
  // The floor sends what a full board weighs.
  for (let i = 0; i < boardLength; i += 1) await call();
  return { call, stop, url, invite, frame: () => newest.toString() };
}

/** The floor: one write, one fsync and the same bytes to as many screens. */
export async function openFloorCaller(site: Site, screens: number, frame: string): Promise<Caller> {
  const order: RawOrder = { dataFolder: site.newFolder(), frame };
  const { child, ready } = await startChild(join(programs, "rawBroadcast.ts"), order, []);
  const url = urlOf(ready).replace("http", "ws");
  const arrivals = createArrivals(screens);
  const openScreen = async (): Promise<WebSocket> => {
    let count = 0;
    return await open(`${url}/screen`, () => arrivals.seen(String((count += 1)), performance.now()));
  };
  const sockets = await Promise.all(Array.from({ length: screens }, openScreen));
  const officer = await open(`${url}/officer`, () => undefined);
  let count = 0;
  return {
    call: async () => {
      count += 1;
      const sentAt = performance.now();
      officer.send("call");
      return { sentAt, tookMs: (await arrivals.everywhere(String(count))) - sentAt };
    },
    stop: async () => {
      for (const socket of [...sockets, officer]) socket.terminate();
      await child.stop();
    },
  };
}

async function open(url: string, onMessage: () => void): Promise<WebSocket> {
  const socket = new WebSocket(url, { perMessageDeflate: false, skipUTF8Validation: true });
  socket.on("message", onMessage);
  await new Promise((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
  });
  return socket;
}
