import type { PublicGate } from "@giliran/shared/contract";
import { isPlausible, isTooWarm } from "@giliran/shared/domain";

export type GateStep = PublicGate["protocols"][number]["steps"][number];

/** What a reading means (domain.md 6); nonsense counts neither as a pass nor as a refusal. */
export type Verdict = "well" | "tooWarm" | "implausible";

/** @param celsius of one measurement */
export function judge(gate: PublicGate, celsius: number): Verdict {
  if (!Number.isFinite(celsius) || !isPlausible(gate, celsius)) return "implausible";
  return isTooWarm(gate, celsius) ? "tooWarm" : "well";
}

/** What the visitor does next; what they confirm stands on one screen. */
export type Stage =
  | { readonly kind: "done" }
  | { readonly kind: "measure" }
  | { readonly kind: "confirm"; readonly texts: readonly (GateStep & { kind: "confirm" })["text"][] }
  | {
      readonly kind: "question";
      readonly text: (GateStep & { kind: "question" })["text"];
      readonly passesOn: "yes" | "no";
    }
  | { readonly kind: "staff" };

export interface StageAt {
  readonly stage: Stage;
  /** The step after this stage. */
  readonly next: number;
}

/** The stage that begins with this step, counted from 0. */
export function stageAt(steps: readonly GateStep[], at: number): StageAt {
  const step = steps[at];
  if (step === undefined) return { stage: { kind: "done" }, next: at };
  // What staff do, and a pass that is to be shown, is known to the kiosk by the pass alone.
  if (step.by === "staff" || step.kind === "scan") return { stage: { kind: "staff" }, next: at + 1 };
  switch (step.kind) {
    case "measure":
      return { stage: { kind: "measure" }, next: at + 1 };
    case "question":
      return { stage: { kind: "question", text: step.text, passesOn: step.passesOn }, next: at + 1 };
    case "confirm": {
      const end = steps.findIndex((one, i) => i > at && (one.kind !== "confirm" || one.by === "staff"));
      const next = end < 0 ? steps.length : end;
      const texts = steps.slice(at, next).flatMap((one) => (one.kind === "confirm" ? [one.text] : []));
      return { stage: { kind: "confirm", texts }, next };
    }
    default:
      return step satisfies never;
  }
}
