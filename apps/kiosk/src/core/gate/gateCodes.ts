import type { ErrorCode, GateCodeKind, PublicGate } from "@giliran/shared/contract";
import type { CommandId, Instant } from "@giliran/shared/domain";
import type { MachineTime } from "../alone/journal.ts";
import type { Clock } from "../clock.ts";
import type { HubPort } from "../hubPort.ts";
import { sha256Hex, type Ids } from "../ids.ts";
import type { Answer } from "../kioskState.ts";

/** Digits of a code: short to type, and good for half an hour at most. */
export const gateCodeLength = 6;

export interface GateCodes {
  /** A new code for a second measurement, told to the hub so that any kiosk of the hall takes it. */
  readonly give: (gate: PublicGate) => {
    readonly code: string;
    readonly from: Instant;
    readonly until: Instant;
  };
  /** What a code is good for, once. While there is no hub, this kiosk knows its own. */
  readonly use: (code: string) => Promise<Answer<GateCodeKind>>;
}

interface Own {
  readonly from: number;
  readonly until: number;
}

const hubAway: ReadonlySet<ErrorCode> = new Set(["disconnected", "not_confirmed", "stopping"]);

/** Codes are in memory alone: the hub has their hashes, the visitor the paper. */
export function createGateCodes(hub: HubPort, clock: Clock, machine: MachineTime, ids: Ids): GateCodes {
  const own = new Map<string, Own>();

  function fresh(): string {
    for (;;) {
      const code = String(BigInt(`0x${ids.secret()}`) % BigInt(10 ** gateCodeLength)).padStart(
        gateCodeLength,
        "0",
      );
      if (!own.has(code)) return code;
    }
  }

  function useOwn(code: string): Answer<GateCodeKind> {
    const entry = own.get(code);
    const now = machine.monotonicMs();
    if (entry === undefined) return { ok: false, error: "gate_code_unknown" };
    if (now < entry.from) return { ok: false, error: "gate_code_early" };
    own.delete(code);
    return now > entry.until ? { ok: false, error: "gate_code_late" } : { ok: true, value: "recheck" };
  }

  return {
    give: ({ recheck }) => {
      // By the machine's own sense of time: a clock that is set makes no code early or late.
      const now = machine.monotonicMs();
      for (const [code, { until }] of own) if (until < now) own.delete(code);
      const code = fresh();
      own.set(code, { from: now + recheck.fromMs, until: now + recheck.untilMs });
      const id: CommandId = ids.commandId();
      void hub.send({ type: "registerGateCode", codeHash: sha256Hex(code) }, id);
      const byHall = clock.now() + hub.state().clockOffsetMs;
      return {
        code,
        from: Math.round(byHall + recheck.fromMs) as Instant,
        until: Math.round(byHall + recheck.untilMs) as Instant,
      };
    },
    use: async (code) => {
      const answer = await hub.send({ type: "useGateCode", codeHash: sha256Hex(code) }, ids.commandId());
      if (answer.ok) {
        own.delete(code);
        return { ok: true, value: answer.value.kind };
      }
      // A hub that was started anew has forgotten what this kiosk still knows.
      const mayBeOwn = hubAway.has(answer.error) || answer.error === "gate_code_unknown";
      return mayBeOwn && own.has(code) ? useOwn(code) : answer;
    },
  };
}
