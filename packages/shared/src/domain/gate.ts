import type { LocalText } from "./catalogue.ts";
import type { Hall } from "./hall.ts";

/** The health protocol at the entrance (domain.md 6), as the hall file says it. */

export const gateModes = ["off", "advise", "enforce"] as const;
/** `enforce`: no number without it; `advise`: it is gone through, and bars nobody. */
export type GateMode = (typeof gateModes)[number];

/** Whether a reading that equals the limit is too high: sources differ. */
export const gateComparisons = ["above", "atLeast"] as const;
export type GateComparison = (typeof gateComparisons)[number];

/** What is done while no thermometer works. */
export const gateFallbacks = ["admitWithNotice", "callStaff"] as const;
export type GateFallback = (typeof gateFallbacks)[number];

/** Who goes through a step: what staff do is shown to the kiosk by the pass that they give. */
export const gateActors = ["visitor", "staff"] as const;
export type GateActor = (typeof gateActors)[number];

export type GateStep =
  /** The temperature, by the kiosk's thermometer. */
  | { readonly kind: "measure"; readonly by: GateActor }
  /** Something that the visitor says they have done: a mask, clean hands. */
  | { readonly kind: "confirm"; readonly text: LocalText; readonly by: GateActor }
  /** A question; only this answer goes on. */
  | {
      readonly kind: "question";
      readonly text: LocalText;
      readonly passesOn: "yes" | "no";
      readonly by: GateActor;
    }
  /** A pass that the staff at the entrance gave, by its code. */
  | { readonly kind: "scan"; readonly by: GateActor };

export interface GateProtocol {
  readonly id: string;
  readonly name: LocalText;
  readonly steps: readonly GateStep[];
}

export interface HealthGate {
  readonly mode: GateMode;
  /** In the order of the hall file; the first one holds unless a supervisor says otherwise. */
  readonly protocols: readonly GateProtocol[];
  /** KMK HK.01.07/MENKES/382/2020: above 37.3 twice, five minutes apart. */
  readonly limitCelsius: number;
  readonly comparison: GateComparison;
  /** Outside of it a reading is nonsense: neither a pass nor a refusal. */
  readonly plausible: { readonly low: number; readonly high: number };
  /** When the code of a second measurement begins to be good, and until when, ms after the first. */
  readonly recheck: { readonly fromMs: number; readonly untilMs: number };
  /** How long a pass of the staff is good, ms. */
  readonly passMs: number;
  readonly withoutThermometer: GateFallback;
}

const minute = 60_000;

/** Shipped off; what a hall file does not say. */
export const noGate: HealthGate = {
  mode: "off",
  protocols: [],
  limitCelsius: 37.3,
  comparison: "above",
  plausible: { low: 34.5, high: 42 },
  recheck: { fromMs: 5 * minute, untilMs: 30 * minute },
  passMs: 30 * minute,
  withoutThermometer: "callStaff",
};

/** What became of the people at the gate; only how many leaves a kiosk. */
export const gateOutcomes = [
  "passed",
  /** Too warm once: a second measurement was offered. */
  "recheck",
  "refused",
  /** Nobody is so warm or so cold: measured again. */
  "implausible",
  /** Let in with a notice, since no thermometer worked. */
  "unmeasured",
  /** The protocol only advises, and was passed over. */
  "skipped",
] as const;
export type GateOutcome = (typeof gateOutcomes)[number];
export type GateCounts = Readonly<Record<GateOutcome, number>>;

export const noGateCounts: GateCounts = {
  passed: 0,
  recheck: 0,
  refused: 0,
  implausible: 0,
  unmeasured: 0,
  skipped: 0,
};

export function addCounts(one: GateCounts, other: GateCounts): GateCounts {
  const sums = gateOutcomes.map((outcome) => [outcome, one[outcome] + other[outcome]] as const);
  // One entry for each outcome.
  return Object.fromEntries(sums) as unknown as GateCounts;
}

/** What a supervisor has changed today; null: as the hall file says. */
export interface GateSettings {
  readonly mode: GateMode | null;
  readonly protocolId: string | null;
}

/** The gate of today, kept by `evolve` alone. */
export interface GateToday {
  settings: GateSettings;
  counts: GateCounts;
  /** Those whom staff let in against the protocol. */
  overrides: number;
}

export function emptyGate(): GateToday {
  return { settings: { mode: null, protocolId: null }, counts: noGateCounts, overrides: 0 };
}

/** What holds now. A gate without a protocol asks for nothing. */
export interface GateNow {
  readonly mode: GateMode;
  readonly protocolId: string | null;
}

export function gateNow({ gate }: Readonly<Hall>, { mode, protocols }: HealthGate): GateNow {
  const chosen = protocols.find(({ id }) => id === gate.settings.protocolId) ?? protocols[0];
  if (chosen === undefined) return { mode: "off", protocolId: null };
  return { mode: gate.settings.mode ?? mode, protocolId: chosen.id };
}

/** Whether kiosks have to measure now, so that one without a working thermometer stops or passes everybody. */
export function needsThermometer(hall: Readonly<Hall>, gate: HealthGate): boolean {
  const { mode, protocolId } = gateNow(hall, gate);
  const steps = gate.protocols.find(({ id }) => id === protocolId)?.steps ?? [];
  return mode === "enforce" && steps.some(({ kind, by }) => kind === "measure" && by === "visitor");
}

/** Whether a body so warm may not come in. @param celsius a plausible reading */
export function isTooWarm({ limitCelsius, comparison }: Temperatures, celsius: number): boolean {
  return comparison === "above" ? celsius > limitCelsius : celsius >= limitCelsius;
}

/** Whether a body can be so warm at all. */
export function isPlausible({ plausible }: Temperatures, celsius: number): boolean {
  return celsius >= plausible.low && celsius <= plausible.high;
}

type Temperatures = Pick<HealthGate, "limitCelsius" | "comparison" | "plausible">;
