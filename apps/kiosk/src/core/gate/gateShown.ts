import type { Instant, LocalText } from "@giliran/shared/domain";
import type { PrintOutcome } from "../ports.ts";

/** Where the visitor stands with the health protocol; what the screen shows of it. */
export type GateShown =
  /** Nobody is at it. */
  | { readonly phase: "idle" }
  /** This visit may take numbers. */
  | (GateFacts & { readonly phase: "passed"; readonly unmeasured: boolean })
  | (GateFacts & {
      readonly phase: "measure";
      /** What the visitor is told: to hold still, or that the last reading was nonsense. */
      readonly hint: "hold" | "implausible";
      /** The measurement after a first one that was too high. */
      readonly second: boolean;
    })
  | (GateFacts & { readonly phase: "confirm"; readonly texts: readonly LocalText[] })
  | (GateFacts & { readonly phase: "question"; readonly text: LocalText })
  /** A pass is needed: staff do this step, or no thermometer works. */
  | (GateFacts & { readonly phase: "staff"; readonly because: "step" | "thermometer" })
  | (GateFacts & {
      readonly phase: "recheck";
      readonly code: string;
      /** The hall's time from which, and until which, the code is good. */
      readonly from: Instant;
      readonly until: Instant;
      /** Null: still in the printer. */
      readonly paper: PrintOutcome["outcome"] | null;
    })
  | (GateFacts & { readonly phase: "refused"; readonly because: "temperature" | "answer" });

export interface GateFacts {
  /** What was measured in this visit, degrees Celsius: for the visitor's eyes, and gone with the visit. */
  readonly celsius: number | null;
  /** The protocol only advises: it may be passed over. */
  readonly skippable: boolean;
}

export const nobodyAtGate: GateShown = { phase: "idle" };

/** Whether the visitor has something to do at the gate now. */
export function isGateBusy({ phase }: GateShown): boolean {
  return phase !== "idle" && phase !== "passed";
}
