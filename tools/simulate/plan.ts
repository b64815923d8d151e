import type { GateMode } from "@giliran/shared/domain";
import { createEngine } from "./engine.ts";

/** What may go wrong on a simulated day; each is left out where a shorter history is sought. */
export const mishaps = [
  "duplicates",
  "lostAnswers",
  "nonsense",
  "staleBeliefs",
  "deadKiosks",
  "failedPrints",
  "screenRestarts",
  "clockJump",
  "hubRestart",
  "pauses",
  "closures",
  "outages",
  "weights",
  "crowdChanges",
  "overrides",
  "moods",
  "gateChanges",
  "brokenScanners",
  "ownTickets",
] as const;
export type Mishap = (typeof mishaps)[number];

/** Everything about a simulated day that is not drawn while it goes on. */
export interface DayPlan {
  readonly seed: number;
  readonly hall: "sample" | "mall";
  /** The path of another hall file; null: as `hall` says. */
  readonly hallFile: string | null;
  readonly visitors: number;
  /** Persons who may be in the hall; null: no limit. */
  readonly capacity: number | null;
  /** How the hall begins with its health gate. */
  readonly gate: GateMode;
  readonly mishaps: ReadonlySet<Mishap>;
  /** Only the visitors of these places in the day's list come; null: all. For a shorter history. */
  readonly only: ReadonlySet<number> | null;
  /** The day ends so early, ms since its beginning; null: as the hall closes. */
  readonly until: number | null;
  /** Numbers that end so are taken for broken: to see how a history is made shorter; null: none. */
  readonly disliked: string | null;
}

/** Visitors of a full day of each hall. */
const fullDay = { sample: 330, mall: 2_100 } as const;

/** The day of a seed: every tenth is that of the large mall. */
export function planOf(seed: number, facts: Partial<DayPlan> = {}): DayPlan {
  const chance = createEngine(seed).chance("plan");
  const hall = facts.hall ?? (seed % 10 === 0 ? "mall" : "sample");
  const load = chance.between(0.35, 1.1);
  const share = seed % 10 === 0 ? 0.3 : 1;
  const crowded = chance.isSo(0.6);
  const visitors = Math.round(fullDay[hall] * load * share);
  const capacity = crowded ? Math.round(chance.between(0.04, 0.12) * fullDay[hall]) + 4 : null;
  const chosen = mishaps.filter(() => chance.isSo(0.6));
  const gate = chance.weighted([
    [1, "off"],
    [1, "advise"],
    [3, "enforce"],
  ] as const);
  return {
    seed,
    hall,
    hallFile: null,
    visitors,
    capacity,
    gate,
    mishaps: new Set(chosen),
    only: null,
    until: null,
    disliked: null,
    ...facts,
  };
}
