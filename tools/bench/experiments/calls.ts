import { setTimeout as sleep } from "node:timers/promises";
import { openFloorCaller, openHubCaller } from "../callers.ts";
import { nearestRank } from "../statistics.ts";
import { seeded } from "../work.ts";
import { type Experiment, round } from "./experiment.ts";

/** Calls that warm up: done and not counted. */
const warmUp = 20;

/**
 * How long it takes from an officer's key to the last screen. The hub and its floor call in turn, one at a time, with
 * a breath of 10 to 60 ms in between.
 */
export const calls: Experiment = async (bench, number) => {
  const site = await bench.site();
  const { screens, calls: wanted } = site.options.extent;
  const hub = await openHubCaller(site, screens, wanted + warmUp);
  const floor = await openFloorCaller(site, screens, hub.frame());
  const random = seeded(number);
  const took: { hub: number[]; floor: number[] } = { hub: [], floor: [] };
  for (let i = 0; i < wanted + warmUp; i += 1) {
    took.hub.push((await hub.call()).tookMs);
    await sleep(10 + 50 * random());
    took.floor.push((await floor.call()).tookMs);
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
