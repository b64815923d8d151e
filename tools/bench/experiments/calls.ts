import { setTimeout as sleep } from "node:timers/promises";
import { WebSocket } from "ws";
import { join } from "node:path";
import { startChild } from "../children.ts";
import { frameOf, ticketIdOf } from "../crowd.ts";
import { openRealHall } from "../halls.ts";
import type { RawOrder } from "../programs/order.ts";
import { programs, type Site, urlOf } from "../site.ts";
import { nearestRank } from "../statistics.ts";
import { fill, seeded } from "../work.ts";
import { type Experiment, round } from "./experiment.ts";

/** Enough to let the tickets be issued that are called. */
const issuing = 8;
/** Calls that warm up: done and not counted. */
const warmUp = 20;
/** A call board shows so many calls. */
const boardLength = 12;

/** A way to call once: answers how long it took until the last screen had it, ms. */
interface Caller {
  readonly call: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

/**
 * How long it takes from an officer's key to the last screen. The hub and its floor call in turn, one at a time, with
 * a breath of 10 to 60 ms in between.
 */
export const calls: Experiment = async (bench, number) => {
  const site = await bench.site();
  const { caller: hub, frame } = await openHub(site);
  const floor = await openFloor(site, frame);
  const random = seeded(number);
  const took: { hub: number[]; floor: number[] } = { hub: [], floor: [] };
  for (let i = 0; i < site.options.extent.calls + warmUp; i += 1) {
    took.hub.push(await hub.call());
    await sleep(10 + 50 * random());
    took.floor.push(await floor.call());
    await sleep(10 + 50 * random());
  }
  await hub.stop();
  await floor.stop();
  const [p50, p99] = percentiles(took.hub);
  const [floor50, floor99] = percentiles(took.floor);
  bench.say(
    `call to the last screen ${number}: p50 ${round(p50, 2)} ms, p99 ${round(p99, 2)} ms; ` +
      `fsync and raw broadcast ${round(floor50, 2)} and ${round(floor99, 2)} ms`,
  );
  return { call_p50_ratio: p50 / floor50, call_p99_ratio: p99 / floor99 };
};

function percentiles(tookMs: readonly number[]): [number, number] {
  const warm = tookMs.slice(warmUp);
  return [nearestRank(warm, 0.5), nearestRank(warm, 0.99)];
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

async function openHub(site: Site): Promise<{ caller: Caller; frame: string }> {
  const { screens, kiosks, calls } = site.options.extent;
  const guests = { kiosks: Math.min(issuing, kiosks), screens, officers: site.hall.officers.length };
  const arrivals = createArrivals(screens);
  const read = createReader(arrivals.seen);
  let newest: Buffer = Buffer.alloc(0);
  const { crowd, stop } = await openRealHall(site, guests, site.newDataFolder(), (screen, bytes, at) => {
    read(screen, bytes, at);
    newest = bytes;
  });
  await Promise.all(crowd.officers.map(async (officer) => await officer.open()));
  await fill(crowd, 2 * (calls + warmUp + boardLength));
  let count = 0;
  const call = async (): Promise<number> => {
    count += 1;
    const called = await crowd.officers[count % crowd.officers.length]?.callNext();
    if (called === undefined) throw new Error("a hall without officers");
    return (await arrivals.everywhere(`${ticketIdOf(called)}.1`)) - called.sentAt;
  };
  // The floor sends what a full board weighs.
  for (let i = 0; i < boardLength; i += 1) await call();
  return { caller: { call, stop }, frame: newest.toString() };
}

async function openFloor(site: Site, frame: string): Promise<Caller> {
  const { screens } = site.options.extent;
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
      return (await arrivals.everywhere(String(count))) - sentAt;
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
