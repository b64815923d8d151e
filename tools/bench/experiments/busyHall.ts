import type { Confirmed, Crowd } from "../crowd.ts";
import { type Guests, type Hall, openBareHall, openRealHall } from "../halls.ts";
import type { Site } from "../site.ts";
import { nearestRank } from "../statistics.ts";
import { fill, openLoop, seeded } from "../work.ts";
import { type Experiment, round } from "./experiment.ts";
import { preparedFrom } from "./prepared.ts";

const issuesPerSecond = 20;
const callsPerSecond = 5;
/** More wait from the start than are called. */
const spare = 100;

/**
 * How long an acknowledgement takes in a busy hall, everybody connected. The hub and its floor are busy at the same
 * time, each by its own chance, so that whatever else the machine does falls on both.
 */
export const busyHall: Experiment = async (bench, number) => {
  const site = await bench.site();
  const { extent } = site.options;
  const guests = { ...extent, officers: site.hall.officers.length };
  const hub = await openProduct(site, guests);
  const floor = await openFloor(site, guests, hub);
  const [took, floorTook] = await Promise.all([
    keepBusy(hub.crowd, extent.busyMs, 2 * number),
    keepBusy(floor.crowd, extent.busyMs, 2 * number + 1),
  ]);
  await hub.stop();
  await floor.stop();
  const [p50, p99] = percentiles(took);
  const [floor50, floor99] = percentiles(floorTook);
  bench.say(
    `acknowledged ${number}: p50 ${round(p50, 2)} ms, p99 ${round(p99, 2)} ms; ` +
      `bare hub ${round(floor50, 2)} and ${round(floor99, 2)} ms`,
  );
  return { ack_p50_ratio: p50 / floor50, ack_p99_ratio: p99 / floor99 };
};

function percentiles(values: readonly number[]): [number, number] {
  return [nearestRank(values, 0.5), nearestRank(values, 0.99)];
}

async function openProduct(site: Site, guests: Guests): Promise<Hall> {
  const hall = await openRealHall(site, guests, site.newDataFolder());
  await Promise.all(hall.crowd.officers.map(async (officer) => await officer.open()));
  await fill(hall.crowd, spare + Math.ceil((callsPerSecond * 2 * site.options.extent.busyMs) / 1000));
  return hall;
}

async function openFloor(site: Site, guests: Guests, { crowd }: Hall): Promise<Hall> {
  const [kiosk] = crowd.kiosks;
  const calls = await Promise.all(crowd.officers.map(async (officer) => await officer.callNext()));
  if (kiosk === undefined) throw new Error("a hall without kiosks");
  return await openBareHall(site, guests, preparedFrom(crowd, await kiosk.issue(), calls[0] ?? null), true);
}

/** How long each acknowledgement took, ms. The beginning warms up: it is done and not counted. */
async function keepBusy(crowd: Crowd, forMs: number, seed: number): Promise<number[]> {
  const kiosk = inTurn(crowd.kiosks);
  const officer = inTurn(crowd.officers);
  const began = performance.now();
  const done = await Promise.all([
    openLoop(issuesPerSecond, forMs, seeded(seed), async () => await kiosk().issue()),
    openLoop(callsPerSecond, forMs, seeded(-seed), async () => await officer().callNext()),
  ]);
  const warmAt = began + Math.min(2_000, forMs / 4);
  const warm = (confirmed: Confirmed): boolean => confirmed.sentAt > warmAt;
  return done
    .flat()
    .filter(warm)
    .map(({ tookMs }) => tookMs);
}

function inTurn<Member>(members: readonly Member[]): () => Member {
  let count = 0;
  return () => {
    const member = members[count % members.length];
    if (member === undefined) throw new Error("nobody is there");
    count += 1;
    return member;
  };
}
