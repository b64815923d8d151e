import { createHash } from "node:crypto";
import type { CommandOf, GateCodeKind, Result } from "@giliran/shared/contract";
import { accepted, denied } from "@giliran/shared/contract";
import type { Actor, CommandId, HealthGate, Instant } from "@giliran/shared/domain";
import type { Clock, Ids } from "./ports.ts";

export type GateCodeCommand = CommandOf<"registerGateCode" | "giveGateCode" | "useGateCode">;

interface Entry {
  readonly kind: GateCodeKind;
  /** By the monotonic clock: whoever sets the clock on the wall makes no code early or late. */
  readonly from: number;
  readonly until: number;
  /** The command that used it; sent again, it has the same answer. */
  usedBy: CommandId | null;
}

/** Codes of people at the gate: only their hashes, only in memory, for half an hour (domain.md 6). */
export interface GateCodes {
  readonly answer: (command: GateCodeCommand, actor: Actor, id: CommandId) => Result;
}

/** No hall measures so many people in an hour by hand; more is nonsense, and the oldest goes. */
const mostCodes = 4_096;
/** For so long after its end a code is told to be late rather than unknown, ms. */
const rememberedMs = 60 * 60_000;

export function createGateCodes(parts: {
  readonly clock: Clock;
  readonly ids: Pick<Ids, "secret">;
  readonly gate: () => HealthGate;
}): GateCodes {
  const entries = new Map<string, Entry>();

  function keep(kind: GateCodeKind, codeHash: string): void {
    const now = parts.clock.monotonic();
    const [from, until] = span(kind);
    for (const [hash, entry] of entries) if (entry.until + rememberedMs < now) entries.delete(hash);
    const [oldest] = entries.keys();
    if (entries.size >= mostCodes && oldest !== undefined) entries.delete(oldest);
    // The same code again is the same person: a frame that was sent twice.
    if (entries.has(codeHash)) return;
    entries.set(codeHash, { kind, from: now + from, until: now + until, usedBy: null });
  }

  /** From when a code is good, and until when, ms after it was given. */
  function span(kind: GateCodeKind): readonly [from: number, until: number] {
    const { recheck, passMs } = parts.gate();
    return kind === "pass" ? [0, passMs] : [recheck.fromMs, recheck.untilMs];
  }

  /** Never one that somebody has already. */
  function give(kind: GateCodeKind): Result {
    for (;;) {
      const drawn = BigInt(`0x${sha256(parts.ids.secret())}`) % BigInt(1_000_000);
      const code = String(drawn).padStart(6, "0");
      const codeHash = sha256(code);
      if (entries.has(codeHash)) continue;
      keep(kind, codeHash);
      const now = parts.clock.now();
      const [from, until] = span(kind);
      return accepted({ code, from: (now + from) as Instant, until: (now + until) as Instant });
    }
  }

  function use({ codeHash }: CommandOf<"useGateCode">, id: CommandId): Result {
    const entry = entries.get(codeHash);
    const now = parts.clock.monotonic();
    if (entry === undefined) return denied("gate_code_unknown");
    if (entry.usedBy !== null && entry.usedBy !== id) return denied("gate_code_unknown");
    if (now < entry.from) return denied("gate_code_early");
    if (now > entry.until) return denied("gate_code_late");
    entry.usedBy = id;
    return accepted({ kind: entry.kind });
  }

  return {
    answer: (command, actor, id) => {
      if (command.type === "registerGateCode") {
        keep("recheck", command.codeHash);
        return accepted(null);
      }
      if (command.type === "giveGateCode") return give(command.kind);
      return actor.kind === "device" ? use(command, id) : denied("forbidden");
    },
  };
}

const types: ReadonlySet<string> = new Set(["registerGateCode", "giveGateCode", "useGateCode"]);

/** Whether a command is about these codes. */
export function isGateCode(command: { readonly type: string }): command is GateCodeCommand {
  return types.has(command.type);
}

function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
