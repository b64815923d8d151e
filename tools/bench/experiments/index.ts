import { busyHall } from "./busyHall.ts";
import { calls } from "./calls.ts";
import { day } from "./day.ts";
import type { Experiment } from "./experiment.ts";
import { frames } from "./frames.ts";
import { pages } from "./pages.ts";
import { storm } from "./storm.ts";
import { throughput } from "./throughput.ts";
import { waits } from "./waits.ts";

/** In the order in which they run: what needs no hall first. */
export const experiments = {
  pages,
  waits,
  throughput,
  busyHall,
  calls,
  frames,
  day,
  storm,
} satisfies Readonly<Record<string, Experiment>>;

export type ExperimentName = keyof typeof experiments;
