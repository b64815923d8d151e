import { type Hall, openBareHall, openRealHall } from "../halls.ts";
import type { Site } from "../site.ts";
import { issueInClosedLoop } from "../work.ts";
import { type Experiment, round } from "./experiment.ts";
import { preparedFrom } from "./prepared.ts";

/** What one hall has done in its slices. */
interface Tally {
  readonly name: string;
  readonly hall: Hall;
  tickets: number;
  tookMs: number;
  cpuMs: number;
}

/**
 * Acknowledged tickets per second of all kiosks in a closed loop: the hub, its floor and the naive form, which take
 * turns of half a second, so that whatever else the machine does falls on all three.
 */
export const throughput: Experiment = async (bench, number) => {
  const site = await bench.site();
  const { slices, sliceMs } = site.options.extent;
  const tallies = await openAll(site);
  for (let slice = 0; slice < slices; slice += 1) for (const tally of tallies) await takeTurn(tally, sliceMs);
  for (const { hall } of tallies) await hall.stop();
  bench.say(`issues ${number}: ${tallies.map(describe).join("; ")}`);
  const [product = 0, floor = 0, naive = 0] = tallies.map(perSecond);
  return { issue_throughput_ratio: product / floor, group_commit_gain: product / naive };
};

async function openAll(site: Site): Promise<Tally[]> {
  const { kiosks, screens, warmUpMs } = site.options.extent;
  const guests = { kiosks, screens, officers: 0 };
  const product = await openRealHall(site, guests, site.newDataFolder());
  await issueInClosedLoop(product.crowd, warmUpMs);
  const [kiosk] = product.crowd.kiosks;
  if (kiosk === undefined) throw new Error("a hall without kiosks");
  const prepared = preparedFrom(product.crowd, await kiosk.issue(), null);
  const floor = await openBareHall(site, guests, prepared, true);
  const naive = await openBareHall(site, guests, prepared, false);
  await issueInClosedLoop(floor.crowd, warmUpMs);
  await issueInClosedLoop(naive.crowd, warmUpMs);
  const nothing = { tickets: 0, tookMs: 0, cpuMs: 0 };
  return [
    { name: "hub", hall: product, ...nothing },
    { name: "bare hub", hall: floor, ...nothing },
    { name: "one by one", hall: naive, ...nothing },
  ];
}

async function takeTurn(tally: Tally, sliceMs: number): Promise<void> {
  const before = await tally.hall.cpuMs();
  const { tickets, tookMs } = await issueInClosedLoop(tally.hall.crowd, sliceMs);
  tally.cpuMs += (await tally.hall.cpuMs()) - before;
  tally.tickets += tickets;
  tally.tookMs += tookMs;
}

function perSecond({ tickets, tookMs }: Tally): number {
  return (tickets / tookMs) * 1000;
}

function describe(tally: Tally): string {
  const each = (tally.cpuMs / tally.tickets) * 1000;
  return `${tally.name} ${round(perSecond(tally))}/s (${round(each)} µs of processor each)`;
}
