import type { HubClient } from "@giliran/shared/client";
import type { Answers, ErrorCode, GateCodeKind } from "@giliran/shared/contract";
import { type GateOutcome, noGateCounts, type ReasonId } from "@giliran/shared/domain";
import { useRef, useState } from "react";

/** What became of the visitor before the guard. */
export type CheckState =
  | { readonly kind: "asking"; readonly error: ErrorCode | null }
  | { readonly kind: "sending" }
  | { readonly kind: "code"; readonly of: GateCodeKind; readonly given: Answers["giveGateCode"] }
  | { readonly kind: "refused" };

export interface Check {
  readonly state: CheckState;
  readonly pass: () => void;
  readonly recheck: () => void;
  readonly refuse: () => void;
  /** Lets somebody in against the protocol, under the guard's name. */
  readonly override: (reasonId: ReasonId) => void;
  /** The next visitor. */
  readonly next: () => void;
}

/** One visitor at a time; a press while another is on its way does nothing. */
export function useCheck(client: HubClient): Check {
  const [state, setState] = useState<CheckState>({ kind: "asking", error: null });
  const underway = useRef(false);

  async function run(work: () => Promise<CheckState>): Promise<void> {
    if (underway.current) return;
    underway.current = true;
    setState({ kind: "sending" });
    setState(await work());
    underway.current = false;
  }

  async function count(outcome: GateOutcome): Promise<CheckState | null> {
    const answer = await client.send({ type: "countGate", counts: { ...noGateCounts, [outcome]: 1 } });
    return answer.ok ? null : { kind: "asking", error: answer.error };
  }

  async function give(of: GateCodeKind): Promise<CheckState> {
    const answer = await client.send({ type: "giveGateCode", kind: of });
    return answer.ok ? { kind: "code", of, given: answer.value } : { kind: "asking", error: answer.error };
  }

  return {
    state,
    pass: () => void run(async () => (await count("passed")) ?? (await give("pass"))),
    recheck: () => void run(async () => (await count("recheck")) ?? (await give("recheck"))),
    refuse: () => void run(async () => (await count("refused")) ?? { kind: "refused" }),
    override: (reasonId) =>
      void run(async () => {
        const answer = await client.send({ type: "overrideGate", reasonId });
        return answer.ok ? give("pass") : { kind: "asking", error: answer.error };
      }),
    next: () => setState({ kind: "asking", error: null }),
  };
}
