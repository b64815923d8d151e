import { useCallback, useEffect, useEffectEvent, useReducer, useRef } from "react";
import type { JourneyWish, ServiceId } from "@giliran/shared/domain";
import { indonesian, type LanguagePack } from "@giliran/shared/i18n";
import type { Answer, KioskState, ReadSlip, TakenTicket, TicketDeed } from "../core/index.ts";
import type { KioskBridge } from "../ipc/kioskTable.ts";
import { languagesOf } from "./languages.ts";
import type { Code } from "./scan/code.ts";
import type { Heard } from "./useBridge.ts";
import type { NoticeKey } from "./useNotice.ts";
import { newTouchId } from "./walk/newTouchId.ts";
import { freshWalk, walkOn } from "./walk/walk.ts";
import type { Step, Walk } from "./walk/walk.ts";

/** What a touch is for: a service, or several under one number. */
export interface Wanted {
  readonly serviceId: ServiceId;
  readonly journey: JourneyWish | null;
}

/** What the screens may do for their visitor. */
export interface Visit {
  readonly walk: Walk;
  /** The hall's first language that this kiosk has. */
  readonly language: string;
  readonly step: (step: Step) => void;
  readonly take: (wanted: Wanted) => void;
  /** Tries the last touch again: `same` for the same number, `anew` for another. */
  readonly retry: (how: "same" | "anew") => void;
  /** Wants the number although many are ahead. */
  readonly accept: () => void;
  /** Takes a number with a right to go first. */
  readonly redeem: (code: string) => void;
  /** Back from a failed touch to where it was made. */
  readonly dismiss: () => void;
  /** The visitor has gone: everything of theirs is forgotten. */
  readonly leave: () => void;
  /** Back from the health protocol to where the visitor was. */
  readonly leaveGate: () => void;
  readonly confirmGate: () => void;
  readonly answerGate: (yes: boolean) => void;
  readonly skipGate: () => void;
  readonly useGateCode: (code: string) => void;
  /** Says whether the slip came out. */
  readonly answerPaper: (came: boolean) => void;
  /** Wants the slip that did not come out once more. */
  readonly printCopy: () => void;
  /** The technician has done. */
  readonly lockTechnician: () => void;
  /** Somebody held a code before the reader; null: of no kind that is known. */
  readonly openCode: (code: Code | null) => void;
  readonly readSlip: (secret: string) => Promise<Answer<ReadSlip>>;
  /** Wants something of the queue for the number of this slip; whether it was done. */
  readonly askForTicket: (secret: string, deed: TicketDeed) => Promise<boolean>;
  readonly callPerson: () => void;
  /** Prints what to bring for a service; whether it came out. */
  readonly printRequirements: (serviceId: ServiceId) => Promise<boolean>;
}

/**
 * @param further language packs beside the bundled ones
 * @param say shows one of the kiosk's sentences for a while
 */
export function useVisit(
  bridge: KioskBridge,
  heard: Heard<KioskState>,
  further: readonly LanguagePack[],
  say: (key: NoticeKey) => void,
): Visit {
  const language = hallLanguage(heard ?? null, further);
  const [walk, step] = useReducer(walkOn, null, () => freshWalk(language, newTouchId()));
  const touch = heard?.touch ?? null;
  const touchId = touch === null || touch.phase === "idle" ? null : touch.touchId;

  const leave = useCallback(() => {
    if (touchId !== null) void bridge.calls.endTouch({ touchId });
    void bridge.calls.leaveGate(null);
    step({ type: "leave", walk: freshWalk(language, newTouchId()) });
  }, [bridge, language, touchId]);

  useEndedTicket(touch, () => {
    // Whoever held a slip before the reader meanwhile stays with it.
    if (walk.screen.name !== "slip" && walk.screen.name !== "strangeCode") leave();
  });
  useEffect(() => step({ type: "chooseLanguage", language }), [language]);

  // What the last touch was for: another try is for the same.
  const last = useRef<Send | null>(null);
  const wish = async (send: Send, id: string, acceptWait: boolean): Promise<void> => {
    last.current = send;
    const answer = await send(id, acceptWait);
    // Whatever the kiosk went about shows in its state; only what it turned away at the door is told here.
    if (!answer.ok && (answer.error === "busy" || answer.error === "too_soon")) say("kiosk.failedTryAgain");
  };
  const again = (id: string, acceptWait: boolean): void => {
    // A page that was loaded anew in between knows of the touch what the kiosk does.
    const serviceId = touch?.phase === "failed" ? touch.serviceId : null;
    const known = serviceId && ticketWish(bridge, walk, { serviceId, journey: null });
    const send = last.current ?? known;
    if (send !== null) void wish(send, id, acceptWait);
  };
  usePassedGate(heard ?? null, () => again(touchId ?? walk.touchId, false));
  const anew = (): string => {
    const id = newTouchId();
    step({ type: "wishAnew", touchId: id });
    return id;
  };

  return {
    walk,
    language,
    step,
    take: (wanted) => void wish(ticketWish(bridge, walk, wanted), walk.touchId, false),
    retry: (how) => again(how === "same" ? (touchId ?? walk.touchId) : anew(), false),
    accept: () => again(anew(), true),
    redeem: (code) => void wish(rightWish(bridge, walk, code), walk.touchId, false),
    dismiss: () => {
      if (touchId !== null) void bridge.calls.endTouch({ touchId });
      anew();
    },
    leave,
    leaveGate: () => {
      void bridge.calls.leaveGate(null);
      anew();
    },
    confirmGate: () => void bridge.calls.confirmGate(null),
    answerGate: (yes) => void bridge.calls.answerGate({ yes }),
    skipGate: () => void bridge.calls.skipGate(null),
    useGateCode: (code) => void redeemGateCode(bridge, walk.language, code, step),
    answerPaper: (came) => {
      if (touchId !== null) void bridge.calls.answerPaper({ touchId, came });
    },
    printCopy: () => {
      if (touchId !== null) void askForCopy(bridge, touchId, say);
    },
    lockTechnician: () => void bridge.calls.lockTechnician(null),
    openCode: (code) => {
      if (touch?.phase === "ticket") {
        void bridge.calls.endTouch({ touchId: touch.touchId });
        const { language: chosen, easy, guided } = walk;
        step({ type: "leave", walk: { ...freshWalk(chosen, newTouchId()), easy, guided } });
      }
      step(code === null ? { type: "openStrangeCode" } : codeSteps[code.kind](code));
    },
    readSlip: async (secret) => await bridge.calls.readSlip({ secret }),
    askForTicket: async (secret, deed) => (await bridge.calls.askForTicket({ secret, deed })).ok,
    callPerson: () => void askForPerson(bridge, say),
    printRequirements: async (serviceId) => {
      const answer = await bridge.calls.printRequirements({ serviceId, language: walk.language });
      return answer.ok;
    },
  };
}

/** Where each kind of code leads; a kind without a row does not compile. */
const codeSteps: { readonly [Kind in Code["kind"]]: (code: Extract<Code, { kind: Kind }>) => Step } = {
  slip: ({ secret }) => ({ type: "openSlip", secret }),
};

/** Asks the kiosk for what the visitor wants, as they were when they touched it. */
type Send = (touchId: string, acceptWait: boolean) => Promise<Answer<TakenTicket>>;

function ticketWish(bridge: KioskBridge, walk: Walk, { serviceId, journey }: Wanted): Send {
  const { partySize, classId, needs, noPaper, language } = walk;
  // Several services under one number are walked together.
  const separate = walk.separate && journey === null;
  const steps = journey && { journeyId: journey.journeyId, serviceIds: [...journey.serviceIds] };
  const said = {
    serviceId,
    partySize,
    separate,
    journey: steps,
    classId,
    needs: [...needs],
    noPaper,
    language,
  };
  return (touchId, acceptWait) => bridge.calls.takeTicket({ touchId, ...said, acceptWait });
}

function rightWish(bridge: KioskBridge, { language, noPaper }: Walk, code: string): Send {
  return (touchId) => bridge.calls.redeemRight({ touchId, code, noPaper, language });
}

/** A ticket that leaves the screen without this page's doing takes its visitor with it. */
function useEndedTicket(touch: KioskState["touch"] | null, leave: () => void): void {
  const onEnded = useEffectEvent(leave);
  const before = useRef(touch?.phase ?? "idle");
  const phase = touch?.phase ?? "idle";
  useEffect(() => {
    if (before.current === "ticket" && phase === "idle") onEnded();
    before.current = phase;
  }, [phase]);
}

/** The touch that the health protocol held up is made again once it is passed. */
function usePassedGate(state: KioskState | null, again: () => void): void {
  const held = state?.touch.phase === "failed" && state.touch.error === "gate_required";
  const passed = held && state.gate.phase === "passed";
  const onPassed = useEffectEvent(again);
  useEffect(() => {
    if (passed) onPassed();
  }, [passed]);
}

async function redeemGateCode(
  bridge: KioskBridge,
  language: string,
  code: string,
  step: (step: Step) => void,
): Promise<void> {
  const answer = await bridge.calls.useGateCode({ code, language });
  step(answer.ok ? { type: "back" } : { type: "refuseGateCode", error: answer.error });
}

async function askForPerson(bridge: KioskBridge, say: (key: NoticeKey) => void): Promise<void> {
  const answer = await bridge.calls.requestHelp(null);
  say(answer.ok ? "kiosk.personCalledMore" : "kiosk.personNotCalled");
}

async function askForCopy(
  bridge: KioskBridge,
  touchId: string,
  say: (key: NoticeKey) => void,
): Promise<void> {
  const answer = await bridge.calls.printCopy({ touchId });
  if (!answer.ok) say("kiosk.paperCopyFailed");
}

function hallLanguage(state: KioskState | null, further: readonly LanguagePack[]): string {
  return languagesOf(state, further)[0]?.tag ?? indonesian.tag;
}
