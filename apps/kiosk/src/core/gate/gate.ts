import type { GateCodeKind, PublicCatalogue, PublicGate } from "@giliran/shared/contract";
import type { GateOutcome, Instant } from "@giliran/shared/domain";
import { textsOf, type LanguagePack } from "@giliran/shared/i18n";
import type { MachineTime } from "../alone/journal.ts";
import type { Clock } from "../clock.ts";
import type { HubPort } from "../hubPort.ts";
import type { Ids } from "../ids.ts";
import type { Answer } from "../kioskState.ts";
import { canPrint, type Reading, type Thermometer, type TicketPrinter } from "../ports.ts";
import { createGateCodes } from "./gateCodes.ts";
import { createGateCounter } from "./gateCounter.ts";
import { type GateFacts, type GateShown, isGateBusy, nobodyAtGate } from "./gateShown.ts";
import { type GateStep, judge, stageAt } from "./judge.ts";
import { writeRecheckSlip } from "./writeRecheckSlip.ts";

export interface GateParts {
  readonly hub: HubPort;
  readonly printer: TicketPrinter;
  /** Null: this kiosk has none. */
  readonly thermometer: Thermometer | null;
  readonly clock: Clock;
  readonly machine: MachineTime;
  readonly ids: Ids;
  readonly catalogue: () => PublicCatalogue | null;
  readonly packs: () => readonly LanguagePack[];
  /** Told at each change of `shown()`. */
  readonly changed: () => void;
  readonly onFault: (error: unknown) => void;
  /** A visit at the gate that nobody goes on with ends after this, ms. */
  readonly visitLifeMs: number;
}

/** The health protocol as one visitor goes through it. A reading is never stored, sent or written anywhere. */
export interface Gate {
  readonly shown: () => GateShown;
  /** Whether a number may be taken now; else the visitor is at the first step. @param language of what is printed */
  readonly demand: (language: string) => boolean;
  /** The visitor has done what the screen lists. */
  readonly confirm: () => void;
  readonly answer: (yes: boolean) => void;
  /** Goes on without it, where the protocol only advises. */
  readonly skip: () => void;
  /** A code of the staff's, or for the second measurement. */
  readonly useCode: (code: string, language: string) => Promise<Answer<GateCodeKind>>;
  /** The visitor has gone, or has their number: nothing of them is left. */
  readonly leave: () => void;
  /** To be asked when the hub has spoken: a protocol that was switched off holds nobody. */
  readonly reconsider: () => void;
  readonly stop: () => Promise<void>;
}

/** So long is waited for a reading of a thermometer that is not well, ms: a plug that bounces is no failure. */
const patienceMs = 4_000;

interface Visit {
  readonly gate: PublicGate;
  readonly steps: readonly GateStep[];
  readonly skippable: boolean;
  readonly language: string;
  /** The next measurement is the second one. */
  readonly second: boolean;
  next: number;
  celsius: number | null;
  unmeasured: boolean;
}

export function createGate(parts: GateParts): Gate {
  const { hub, clock, thermometer } = parts;
  const codes = createGateCodes(hub, clock, parts.machine, parts.ids);
  const counter = createGateCounter(hub, clock, parts.ids);
  let shown: GateShown = nobodyAtGate;
  let visit: Visit | null = null;
  let endMeasuring: () => void = () => {};
  let forgetVisit: () => void = () => {};

  function show(next: GateShown): void {
    shown = next;
    forgetVisit();
    forgetVisit = next.phase === "idle" ? () => {} : clock.after(parts.visitLifeMs, leave);
    parts.changed();
  }

  function leave(): void {
    endMeasuring();
    visit = null;
    if (shown.phase !== "idle") show(nobodyAtGate);
  }

  /** The protocol that holds now; null: none does. */
  function inForce(): Pick<Visit, "gate" | "steps" | "skippable"> | null {
    const now = hub.state().view?.gate ?? null;
    const gate = parts.catalogue()?.gate ?? null;
    if (now === null || gate === null || now.mode === "off") return null;
    const steps = gate.protocols.find(({ id }) => id === now.protocolId)?.steps ?? [];
    return steps.length === 0 ? null : { gate, steps, skippable: now.mode === "advise" };
  }

  function begin(language: string, second: boolean): void {
    const force = inForce();
    if (force === null) return;
    visit = { ...force, language, second, next: 0, celsius: null, unmeasured: false };
    goOn(visit);
  }

  function factsOf({ celsius, skippable }: Visit): GateFacts {
    return { celsius, skippable };
  }

  function goOn(at: Visit): void {
    const { stage, next } = stageAt(at.steps, at.next);
    at.next = next;
    const facts = factsOf(at);
    switch (stage.kind) {
      case "done":
        counter.add(at.unmeasured ? "unmeasured" : "passed");
        return show({ phase: "passed", unmeasured: at.unmeasured, ...facts });
      case "measure":
        return measure(at);
      case "confirm":
        return show({ phase: "confirm", texts: stage.texts, ...facts });
      case "question":
        return show({ phase: "question", text: stage.text, ...facts });
      case "staff":
        return show({ phase: "staff", because: "step", ...facts });
      default:
        return stage satisfies never;
    }
  }

  function measure(at: Visit): void {
    show({ phase: "measure", hint: "hold", second: at.second, ...factsOf(at) });
    const ends = [
      thermometer?.onReading((reading) => guarded(() => heard(at, reading))),
      clock.after(patienceMs, () => guarded(() => lookAtThermometer(at))),
      thermometer?.onChange(() => {
        // A thermometer that goes while somebody stands before it has as long to come back.
        ends.push(clock.after(patienceMs, () => guarded(() => lookAtThermometer(at))));
      }),
    ];
    endMeasuring = () => {
      for (const end of ends.splice(0)) end?.();
      endMeasuring = () => {};
    };
  }

  function guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      parts.onFault(error);
    }
  }

  function lookAtThermometer(at: Visit): void {
    if (visit !== at || shown.phase !== "measure" || thermometer?.health() === "thermometer_ready") return;
    endMeasuring();
    if (at.gate.withoutThermometer === "callStaff") {
      show({ phase: "staff", because: "thermometer", ...factsOf(at) });
      return;
    }
    at.unmeasured = true;
    goOn(at);
  }

  function heard(at: Visit, { celsius }: Reading): void {
    if (visit !== at || shown.phase !== "measure") return;
    const verdict = judge(at.gate, celsius);
    if (verdict === "implausible") {
      // Counted once for a measurement, however often the same nonsense comes.
      if (shown.hint !== "implausible") {
        counter.add("implausible");
        show({ ...shown, hint: "implausible" });
      }
      return;
    }
    endMeasuring();
    at.celsius = celsius;
    if (verdict === "well") return goOn(at);
    if (at.second) return refuse(at, "temperature");
    offerRecheck(at);
  }

  function refuse(at: Visit, because: "temperature" | "answer"): void {
    counter.add("refused");
    show({ phase: "refused", because, ...factsOf(at) });
  }

  function offerRecheck(at: Visit): void {
    counter.add("recheck");
    const given = codes.give(at.gate);
    const offered = { phase: "recheck", ...given, ...factsOf(at) } as const;
    show({ ...offered, paper: null });
    void printAndShow(at, offered);
  }

  async function printAndShow(
    at: Visit,
    offered: Omit<Extract<GateShown, { phase: "recheck" }>, "paper">,
  ): Promise<void> {
    const paper = await printCode(at, offered);
    if (visit === at && shown.phase === "recheck") show({ ...offered, paper });
  }

  async function printCode(
    at: Visit,
    given: { readonly code: string; readonly from: Instant; readonly until: Instant },
  ): Promise<"printed" | "failed" | "unknown"> {
    try {
      const catalogue = parts.catalogue();
      if (catalogue === null || !canPrint(await parts.printer.status())) return "failed";
      const now = Math.round(clock.now() + hub.state().clockOffsetMs) as Instant;
      const slip = writeRecheckSlip(catalogue, { ...given, now }, textsOf(at.language, parts.packs()));
      return (await parts.printer.print(slip)).outcome;
    } catch (error) {
      parts.onFault(error);
      return "failed";
    }
  }

  function pass(outcome: GateOutcome, facts: GateFacts): void {
    counter.add(outcome);
    show({ phase: "passed", unmeasured: false, ...facts });
  }

  return {
    shown: () => shown,
    demand: (language) => {
      if (shown.phase === "passed" || inForce() === null) return true;
      if (!isGateBusy(shown)) begin(language, false);
      return false;
    },
    confirm: () => {
      if (visit !== null && shown.phase === "confirm") goOn(visit);
    },
    answer: (yes) => {
      if (visit === null || shown.phase !== "question") return;
      const asked = visit.steps[visit.next - 1];
      const right = asked?.kind === "question" && (asked.passesOn === "yes") === yes;
      if (right) goOn(visit);
      else refuse(visit, "answer");
    },
    skip: () => {
      if (visit === null || !visit.skippable || !isGateBusy(shown)) return;
      endMeasuring();
      pass("skipped", factsOf(visit));
    },
    useCode: async (code, language) => {
      const answer = await codes.use(code);
      if (!answer.ok) return answer;
      endMeasuring();
      if (answer.value === "recheck") begin(language, true);
      // Whoever gave the pass has counted it.
      else show({ phase: "passed", unmeasured: false, celsius: null, skippable: false });
      return answer;
    },
    leave,
    reconsider: () => {
      if (isGateBusy(shown) && shown.phase !== "recheck" && inForce() === null) leave();
    },
    stop: async () => {
      endMeasuring();
      forgetVisit();
      await counter.stop();
    },
  };
}
