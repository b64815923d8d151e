import { createHash } from "node:crypto";
import type { Answers, GateCodeKind } from "@giliran/shared/contract";
import type { GateCounts, GateMode, GateOutcome, GateStep } from "@giliran/shared/domain";
import { addCounts, gateNow, noGateCounts } from "@giliran/shared/domain";
import type { Line, World } from "../world.ts";

/** Somebody who wants a number, as the gate knows them. */
export interface Person {
  /** From a guard, or for the second measurement; null: none. */
  code: string | null;
  /** They stand in line for a kiosk again. */
  readonly comeBack: () => void;
}

export interface GateKiosk {
  readonly line: Line;
  readonly scannerWorks: boolean;
  /** One more person had this outcome. */
  readonly count: (outcome: GateOutcome) => void;
}

export interface Checked {
  /** So long they stood at the kiosk for it, ms. */
  readonly ms: number;
  /** They take their number now; otherwise they leave, and come back by themselves if they may. */
  readonly mayTake: boolean;
}

export interface Gate {
  /** Goes through the protocol that holds now, with one who stands before a kiosk. */
  readonly check: (kiosk: GateKiosk, person: Person) => Promise<Checked>;
}

const second = 1_000;
const minute = 60_000;
/** Shares of people; many more than on a real day, so that every way is gone. */
const shares = { skip: 0.4, nonsense: 0.03, warm: 0.04, warmAgain: 0.3, wrongAnswer: 0.01 } as const;
/** Seconds that a step takes, the code of six digits, and passing the protocol over. */
const lasts = { step: [3, 10], type: 9, skip: 2 } as const;

/** The gate as kiosks and a guard keep it: it stands between the touch and the number. */
export function openGate(world: World): Gate {
  const { engine, figures, check: checker } = world;
  const chance = engine.chance("gate");
  const { protocols, recheck, withoutThermometer } = world.catalogue.gate;
  const guard = openGuard(world);

  function inForce(): { readonly mode: GateMode; readonly steps: readonly GateStep[] } {
    const { mode, protocolId } = gateNow(world.hub.hall(), world.catalogue.gate);
    return { mode, steps: protocols.find(({ id }) => id === protocolId)?.steps ?? [] };
  }

  async function goThrough(kiosk: GateKiosk, person: Person, isSecond: boolean): Promise<Checked> {
    let [ms, unmeasured] = [0, false];
    for (const step of inForce().steps) {
      if (isForStaff(kiosk, step)) return toGuard(person, ms);
      ms += chance.between(...lasts.step) * second;
      if (step.kind === "question" && chance.isSo(shares.wrongAnswer)) return goesHome(kiosk, ms);
      if (step.kind !== "measure") continue;
      unmeasured = !kiosk.scannerWorks;
      if (unmeasured || !isTooWarm(kiosk, isSecond)) continue;
      return isSecond ? goesHome(kiosk, ms) : await comesLater(kiosk, person, ms);
    }
    kiosk.count(unmeasured ? "unmeasured" : "passed");
    return { ms, mayTake: true };
  }

  function isForStaff({ scannerWorks }: GateKiosk, { kind, by }: GateStep): boolean {
    const cannot = kind === "measure" && !scannerWorks && withoutThermometer === "callStaff";
    return by === "staff" || kind === "scan" || cannot;
  }

  function isTooWarm(kiosk: GateKiosk, isSecond: boolean): boolean {
    if (chance.isSo(shares.nonsense)) kiosk.count("implausible");
    return chance.isSo(isSecond ? shares.warmAgain : shares.warm);
  }

  function goesHome(kiosk: GateKiosk, ms: number): Checked {
    kiosk.count("refused");
    figures.count("sent home at the gate");
    return { ms, mayTake: false };
  }

  function toGuard(person: Person, ms: number): Checked {
    engine.after(ms + 15 * second, () => guard.queue(person));
    return { ms, mayTake: false };
  }

  async function comesLater(kiosk: GateKiosk, person: Person, ms: number): Promise<Checked> {
    kiosk.count("recheck");
    figures.count("measured again");
    const code = guard.freshCode();
    const { fromMs, untilMs } = recheck;
    await kiosk.line.ask({ type: "registerGateCode", codeHash: hashOf(code) });
    checker.gate.given(hashOf(code), engine.now() + fromMs, engine.now() + untilMs);
    person.code = code;
    // Some are early, and some late.
    engine.after(chance.between(fromMs - 2 * minute, untilMs + 4 * minute), person.comeBack);
    return { ms, mayTake: false };
  }

  async function useCode(kiosk: GateKiosk, person: Person, code: string): Promise<GateCodeKind | Checked> {
    const at = engine.now();
    const answer = await kiosk.line.ask({ type: "useGateCode", codeHash: hashOf(code) });
    checker.gate.used(hashOf(code), at, answer);
    figures.count(answer.ok ? "codes taken" : "codes refused");
    if (!answer.ok && answer.error === "gate_code_early") {
      engine.after(chance.between(1, 4) * minute, person.comeBack);
      return { ms: lasts.type * second, mayTake: false };
    }
    person.code = null;
    // Whoever comes late, or to a hub that was started anew, begins anew.
    return answer.ok ? (answer.value as Answers["useGateCode"]).kind : await anew(kiosk, person);
  }

  async function anew(kiosk: GateKiosk, person: Person): Promise<Checked> {
    if (inForce().mode === "advise" && chance.isSo(shares.skip)) {
      kiosk.count("skipped");
      return { ms: lasts.skip * second, mayTake: true };
    }
    return await goThrough(kiosk, person, false);
  }

  return {
    check: async (kiosk, person) => {
      if (inForce().mode === "off") return { ms: 0, mayTake: true };
      if (person.code === null) return await anew(kiosk, person);
      const came = await useCode(kiosk, person, person.code);
      if (came === "pass") return { ms: lasts.type * second, mayTake: true };
      return came === "recheck" ? await goThrough(kiosk, person, true) : came;
    },
  };
}

interface Guard {
  readonly queue: (person: Person) => void;
  /** Six digits that nobody had today. */
  readonly freshCode: () => string;
}

/** The guard at the door as a server: measures by hand, and gives codes from a phone. */
function openGuard(world: World): Guard {
  const { engine, figures, catalogue, hub, check: checker } = world;
  const chance = engine.chance("guard");
  const member = hub.staff.find(({ role }) => role === "reception") ?? hub.staff[0];
  const line = member === undefined ? null : world.line({ kind: "staff", id: member.id }, null);
  const waiting: Person[] = [];
  const codes = new Set<string>();
  let busy = false;

  function next(): void {
    const first = waiting.shift();
    figures.track("at the gate", world.minute(), waiting.length);
    busy = first !== undefined && line !== null;
    if (first === undefined || line === null) return;
    engine.after(chance.between(10, 30) * second, () => void serve(line, first));
  }

  async function serve(phone: Line, person: Person): Promise<void> {
    await measure(phone, person);
    next();
  }

  async function measure(phone: Line, person: Person): Promise<void> {
    const outcome = chance.weighted([
      [93, "passed"],
      [4, "recheck"],
      [3, "refused"],
    ] as const);
    await tell(world, phone, { ...noGateCounts, [outcome]: 1 });
    if (outcome !== "refused") return await give(phone, person, outcome === "passed" ? "pass" : "recheck");
    const reasonId = catalogue.reasons.override[0]?.id;
    if (reasonId !== undefined && chance.isSo(0.4)) {
      const answer = await phone.ask({ type: "overrideGate", reasonId });
      if (answer.ok) {
        checker.gate.overridden();
        return await give(phone, person, "pass");
      }
    }
    figures.count("sent home at the gate");
  }

  async function give(phone: Line, person: Person, kind: GateCodeKind): Promise<void> {
    const answer = await phone.ask({ type: "giveGateCode", kind });
    if (!answer.ok) return;
    const { code } = answer.value as Answers["giveGateCode"];
    const { recheck, passMs } = catalogue.gate;
    const [from, until] = kind === "pass" ? [0, passMs] : [recheck.fromMs, recheck.untilMs];
    checker.gate.given(hashOf(code), engine.now() + from, engine.now() + until);
    codes.add(code);
    person.code = code;
    figures.count(kind === "pass" ? "passes given" : "measured again");
    engine.after(from + chance.between(20, 90) * second, person.comeBack);
  }

  return {
    queue: (person) => {
      waiting.push(person);
      if (!busy) next();
    },
    freshCode: () => {
      for (;;) {
        const code = String(chance.whole(0, 999_999)).padStart(6, "0");
        if (codes.has(code)) continue;
        codes.add(code);
        return code;
      }
    },
  };
}

/** Outcomes of one kiosk, a minute's worth told together. */
export function countOutcomes(world: World, line: Line): GateKiosk["count"] {
  let counts: GateCounts = noGateCounts;
  const tellAll = (): void => {
    const own = counts;
    counts = noGateCounts;
    void tell(world, line, own);
  };
  return (outcome) => {
    if (counts === noGateCounts) world.engine.after(minute, tellAll);
    counts = addCounts(counts, { ...noGateCounts, [outcome]: 1 });
  };
}

async function tell(world: World, line: Line, counts: GateCounts): Promise<void> {
  const answer = await line.ask({ type: "countGate", counts });
  if (answer.ok) world.check.gate.told(counts);
}

function hashOf(code: string): string {
  return createHash("sha256").update(code, "utf8").digest("hex");
}
