import { runDay } from "../../simulate/day.ts";
import type { EstimateSample } from "../../simulate/figures.ts";
import { planOf } from "../../simulate/plan.ts";
import { qualityOf } from "../../simulate/tell.ts";
import { type Experiment, round } from "./experiment.ts";

/** Days of a round: their seeds are those of no other round, so that a median says something of all. */
const daysARound = 4;
/** Somewhat more than the sample hall serves: waits of an hour and more, as where people ask how long it takes. */
const visitors = 330;

/** How well waits are told, in simulated days of a busy hall without mishaps; the floor is one who knows the true times. */
export const waits: Experiment = async (bench, number) => {
  const told: EstimateSample[] = [];
  for (let day = 0; day < daysARound; day += 1) {
    const seed = number * daysARound + day + 1000;
    const facts = { hall: "sample", visitors, capacity: null, mishaps: new Set<never>() } as const;
    const { figures, broken } = await runDay(planOf(seed, facts));
    if (broken !== null) throw new Error(`seed ${String(seed)}: ${broken.sentence}`);
    told.push(...figures.estimates);
  }
  const { samples, errorRatio, coverage, width } = qualityOf(told);
  bench.say(
    `waits ${number}: ${samples} told; off by ${round(errorRatio, 2)} of an oracle's error, ` +
      `${round(coverage * 100)} % in their range, ranges as wide as ${round(width, 2)} of a wait`,
  );
  return { wait_error_ratio: errorRatio, wait_range_coverage: coverage, wait_range_width: width };
};
