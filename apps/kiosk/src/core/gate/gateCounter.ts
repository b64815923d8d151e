import type { ErrorCode } from "@giliran/shared/contract";
import type { CommandId, GateCounts, GateOutcome } from "@giliran/shared/domain";
import { addCounts, noGateCounts } from "@giliran/shared/domain";
import type { Clock } from "../clock.ts";
import type { HubPort } from "../hubPort.ts";
import type { Ids } from "../ids.ts";

/** Outcomes are told together, so that no single one stands beside the ticket of the same minute. */
const tellEveryMs = 60_000;
const passing: ReadonlySet<ErrorCode> = new Set([
  "disconnected",
  "not_confirmed",
  "rate_limited",
  "stopping",
]);

export interface GateCounter {
  readonly add: (outcome: GateOutcome) => void;
  /** Tells what is left, as far as there is a hub. */
  readonly stop: () => Promise<void>;
}

/** Tells the hub how many people had which outcome: only that leaves the kiosk. */
export function createGateCounter(hub: HubPort, clock: Clock, ids: Ids): GateCounter {
  let counts: GateCounts = noGateCounts;
  /** What is on its way: the same id until the hub has answered it. */
  let sent: { readonly id: CommandId; readonly counts: GateCounts } | null = null;
  let callOff: (() => void) | null = null;
  let stopped = false;

  async function tell(): Promise<void> {
    callOff = null;
    if (sent === null) {
      if (counts === noGateCounts) return;
      sent = { id: ids.commandId(), counts };
      counts = noGateCounts;
    }
    const answer = await hub.send({ type: "countGate", counts: sent.counts }, sent.id);
    if (answer.ok || !passing.has(answer.error)) sent = null;
    if (sent !== null || counts !== noGateCounts) later();
  }

  function later(): void {
    if (!stopped) callOff ??= clock.after(tellEveryMs, () => void tell());
  }

  return {
    add: (outcome) => {
      counts = addCounts(counts, { ...noGateCounts, [outcome]: 1 });
      later();
    },
    stop: async () => {
      stopped = true;
      callOff?.();
      await tell();
    },
  };
}
