import type { Evolver } from "./evolve.ts";
import { addCounts } from "./gate.ts";

/** How the day keeps what was said and counted at the gate. */

export const gateSet: Evolver<"gateSet"> = ({ gate }, { settings }) => {
  gate.settings = settings;
};

export const gateCounted: Evolver<"gateCounted"> = ({ gate }, { counts }) => {
  gate.counts = addCounts(gate.counts, counts);
};

export const gateOverridden: Evolver<"gateOverridden"> = ({ gate }) => {
  gate.overrides += 1;
};
