import type { Result } from "@giliran/shared/contract";
import type { GateCounts, Hall } from "@giliran/shared/domain";
import { addCounts, gateOutcomes, noGateCounts } from "@giliran/shared/domain";
import type { Complain } from "./rule.ts";

export interface GateRule {
  /** A kiosk or a guard has told so many, and the hub has said yes. */
  readonly told: (counts: GateCounts) => void;
  readonly overridden: () => void;
  /** Somebody has a code that is good between these, ms of the day's true time. */
  readonly given: (codeHash: string, from: number, until: number) => void;
  /** A code was shown to the hub at this time. */
  readonly used: (codeHash: string, at: number, answer: Result) => void;
  /** The hub was started anew: codes of before may be unknown to it. */
  readonly forgotten: () => void;
  readonly whole: (hall: Readonly<Hall>) => void;
}

interface Code {
  readonly from: number;
  readonly until: number;
  used: boolean;
  mayBeForgotten: boolean;
}

const minute = 60_000;

/** Each outcome is counted once, and each code is good once, in its time and whatever the clock on the wall says. */
export function gateRule(complain: Complain): GateRule {
  const codes = new Map<string, Code>();
  let counts: GateCounts = noGateCounts;
  let overrides = 0;

  function taken(code: Code | undefined, at: number): void {
    if (code === undefined) complain("a code of the gate was taken that nobody was given");
    else if (code.used) complain("a code of the gate was taken twice");
    else if (at < code.from || at > code.until)
      complain(
        `a code of the gate was taken ${((at - code.from) / minute).toFixed(1)} minutes after it began to be good`,
      );
    if (code !== undefined) code.used = true;
  }

  return {
    told: (more) => {
      counts = addCounts(counts, more);
    },
    overridden: () => {
      overrides += 1;
    },
    given: (codeHash, from, until) => {
      codes.set(codeHash, { from, until, used: false, mayBeForgotten: false });
    },
    used: (codeHash, at, answer) => {
      const code = codes.get(codeHash);
      if (answer.ok) {
        taken(code, at);
        return;
      }
      const isGood = code?.used === false && !code.mayBeForgotten && at >= code.from && at <= code.until;
      if (isGood) complain(`a code of the gate was refused in its time: ${answer.error}`);
    },
    forgotten: () => {
      for (const code of codes.values()) code.mayBeForgotten = true;
    },
    whole: ({ gate }) => {
      for (const outcome of gateOutcomes)
        if (gate.counts[outcome] !== counts[outcome])
          complain(
            `${String(counts[outcome])} at the gate were ${outcome}, the hall says ${String(gate.counts[outcome])}`,
          );
      if (gate.overrides !== overrides)
        complain(`${String(overrides)} were let in at the gate, the hall says ${String(gate.overrides)}`);
    },
  };
}
