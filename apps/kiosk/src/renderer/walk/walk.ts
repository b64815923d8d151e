import type { AgencyId, ClassId, JourneyId, NeedId, ServiceId } from "@giliran/shared/domain";
import type { KioskError } from "../../core/index.ts";
import { pinLength } from "@giliran/shared/contract";
import { regularClass } from "@giliran/shared/domain";

/** Where a visitor is before they have touched a service. */
export type Screen =
  | { readonly name: "agencies" }
  | { readonly name: "services"; readonly agencyId: AgencyId }
  | { readonly name: "search"; readonly query: string }
  /** What the visitor says of themselves; `agencyId` is where they came from, null: the agencies. */
  | { readonly name: "special"; readonly agencyId: AgencyId | null }
  /** Which steps of a journey the visitor needs; `from` is where they came from. */
  | {
      readonly name: "journey";
      readonly journeyId: JourneyId;
      readonly serviceIds: readonly ServiceId[];
      readonly from: ListScreen;
    }
  /** The code of a right from a day before. */
  | { readonly name: "right"; readonly code: string }
  /** A pass of the staff's, or a code for the second measurement; `refused`: why the last one was not taken. */
  | { readonly name: "gateCode"; readonly code: string; readonly refused: KioskError | null }
  /** A technician types their PIN. */
  | { readonly name: "pinPad"; readonly pin: string }
  /** Where the number of a slip stands; `from` is what somebody was at when it was held before the reader. */
  | { readonly name: "slip"; readonly secret: string; readonly from: Screen }
  /** The code that was read is of no kind that is known here. */
  | { readonly name: "strangeCode"; readonly from: Screen }
  /** What to bring for a service; `from` is where the visitor came from. */
  | { readonly name: "requirements"; readonly serviceId: ServiceId; readonly from: ListScreen };

/** Screens that list services. */
export type ListScreen =
  | { readonly name: "services"; readonly agencyId: AgencyId }
  | { readonly name: "search"; readonly query: string };

/** One visitor's way through the kiosk's screens. Forgotten whole when they leave. */
export interface Walk {
  readonly screen: Screen;
  /** Tag of one of the hall's languages. */
  readonly language: string;
  readonly easy: boolean;
  /** They go by the keypad and what is spoken. */
  readonly guided: boolean;
  readonly partySize: number;
  /** Each of the party has a number of their own. */
  readonly separate: boolean;
  readonly classId: ClassId;
  readonly needs: readonly NeedId[];
  /** They follow their number on their phone. */
  readonly noPaper: boolean;
  /** One per wish for a number: pressed twice, it is the same number. */
  readonly touchId: string;
}

export type Step =
  | { readonly type: "openAgency"; readonly agencyId: AgencyId }
  | { readonly type: "openSearch" }
  | { readonly type: "openSpecial" }
  | { readonly type: "openRequirements"; readonly serviceId: ServiceId }
  | { readonly type: "openJourney"; readonly journeyId: JourneyId; readonly serviceIds: readonly ServiceId[] }
  | { readonly type: "toggleStep"; readonly serviceId: ServiceId; readonly order: readonly ServiceId[] }
  | { readonly type: "openRight" }
  | { readonly type: "openGateCode" }
  | { readonly type: "openPinPad" }
  | { readonly type: "clearPin" }
  | { readonly type: "refuseGateCode"; readonly error: KioskError }
  | { readonly type: "openSlip"; readonly secret: string }
  | { readonly type: "openStrangeCode" }
  | { readonly type: "typeLetter"; readonly letter: string }
  | { readonly type: "eraseLetter" }
  | { readonly type: "back" }
  | { readonly type: "chooseLanguage"; readonly language: string }
  | { readonly type: "chooseEasy"; readonly easy: boolean }
  | { readonly type: "beGuided" }
  | { readonly type: "chooseParty"; readonly partySize: number }
  | { readonly type: "chooseSeparate"; readonly separate: boolean }
  /** The class that is chosen already: the regular one again. */
  | { readonly type: "chooseClass"; readonly classId: ClassId }
  | { readonly type: "toggleNeed"; readonly needId: NeedId }
  | { readonly type: "choosePaper"; readonly noPaper: boolean }
  | { readonly type: "wishAnew"; readonly touchId: string }
  | { readonly type: "leave"; readonly walk: Walk };

const longestQuery = 24;
/** Digits of a code of the gate. */
export const gateCodeLength = 6;
/** Characters of the code of a right. */
export const codeLength = 10;

/** The walk of someone who has just come: the hall's own language, nothing chosen. */
export function freshWalk(language: string, touchId: string): Walk {
  const nothing = { partySize: 1, separate: false, classId: regularClass.id, needs: [], noPaper: false };
  return { screen: { name: "agencies" }, language, easy: false, guided: false, ...nothing, touchId };
}

/** True where nobody has touched anything yet, so that there is nothing to return from. */
export function isFresh(walk: Walk, language: string): boolean {
  const { screen, easy, partySize, noPaper } = walk;
  const first = screen.name === "agencies" && walk.language === language;
  return first && !easy && !noPaper && partySize === 1 && !isSpecial(walk);
}

/** Whether the visitor has said anything of themselves. */
export function isSpecial({ classId, needs }: Walk): boolean {
  return classId !== regularClass.id || needs.length > 0;
}

type StepOf<Type extends Step["type"]> = Extract<Step, { type: Type }>;

/** What each step does to a walk; a step without a row does not compile. */
const steps: { readonly [Type in Step["type"]]: (walk: Walk, step: StepOf<Type>) => Walk } = {
  openAgency: (walk, { agencyId }) => ({ ...walk, screen: { name: "services", agencyId } }),
  openSearch: (walk) => ({ ...walk, screen: { name: "search", query: "" } }),
  openSpecial: (walk) => ({ ...walk, screen: { name: "special", agencyId: agencyOf(walk.screen) } }),
  openRequirements: (walk, { serviceId }) => {
    const { screen: from } = walk;
    if (from.name !== "services" && from.name !== "search") return walk;
    return { ...walk, screen: { name: "requirements", serviceId, from } };
  },
  openJourney: (walk, { journeyId, serviceIds }) => {
    const { screen: from } = walk;
    if (from.name !== "services" && from.name !== "search") return walk;
    return { ...walk, screen: { name: "journey", journeyId, serviceIds, from } };
  },
  toggleStep: (walk, { serviceId, order }) => {
    const { screen } = walk;
    if (screen.name !== "journey") return walk;
    const wanted = toggled(screen.serviceIds, serviceId);
    return { ...walk, screen: { ...screen, serviceIds: order.filter((id) => wanted.includes(id)) } };
  },
  openRight: (walk) => ({ ...walk, screen: { name: "right", code: "" } }),
  openGateCode: (walk) => ({ ...walk, screen: { name: "gateCode", code: "", refused: null } }),
  openPinPad: (walk) => ({ ...walk, easy: false, guided: false, screen: { name: "pinPad", pin: "" } }),
  clearPin: (walk) =>
    walk.screen.name === "pinPad" ? { ...walk, screen: { name: "pinPad", pin: "" } } : walk,
  refuseGateCode: (walk, { error }) =>
    walk.screen.name === "gateCode"
      ? { ...walk, screen: { ...walk.screen, code: "", refused: error } }
      : walk,
  openSlip: (walk, { secret }) => {
    const { screen } = walk;
    if (screen.name === "slip" && screen.secret === secret) return walk;
    return { ...walk, screen: { name: "slip", secret, from: beneath(screen) } };
  },
  openStrangeCode: (walk) => ({ ...walk, screen: { name: "strangeCode", from: beneath(walk.screen) } }),
  typeLetter: (walk, { letter }) =>
    type(walk, (typed, longest) => (typed + letter).trimStart().slice(0, longest)),
  eraseLetter: (walk) => type(walk, (typed) => typed.slice(0, -1)),
  back: (walk) => ({ ...walk, screen: behind(walk.screen) }),
  chooseLanguage: (walk, { language }) => ({ ...walk, language }),
  chooseEasy: (walk, { easy }) => ({ ...walk, easy, guided: easy && walk.guided }),
  beGuided: (walk) => ({ ...walk, easy: true, guided: true }),
  chooseParty: (walk, { partySize }) => ({ ...walk, partySize }),
  chooseSeparate: (walk, { separate }) => ({ ...walk, separate }),
  chooseClass: (walk, { classId }) => ({
    ...walk,
    classId: walk.classId === classId ? regularClass.id : classId,
  }),
  toggleNeed: (walk, { needId }) => ({ ...walk, needs: toggled(walk.needs, needId) }),
  choosePaper: (walk, { noPaper }) => ({ ...walk, noPaper }),
  wishAnew: (walk, { touchId }) => ({ ...walk, touchId }),
  leave: (_walk, { walk }) => walk,
};

export function walkOn<Type extends Step["type"]>(walk: Walk, step: StepOf<Type>): Walk {
  const take: (walk: Walk, step: StepOf<Type>) => Walk = steps[step.type];
  return take(walk, step);
}

function agencyOf(screen: Screen): AgencyId | null {
  return screen.name === "services" || screen.name === "special" ? screen.agencyId : null;
}

/** What a reading came upon; one reading does not lie upon another. */
function beneath(screen: Screen): Screen {
  return screen.name === "slip" || screen.name === "strangeCode" ? screen.from : screen;
}

/** Where "back" leads. */
function behind(screen: Screen): Screen {
  if ("from" in screen) return screen.from;
  const agencyId = screen.name === "special" ? screen.agencyId : null;
  return agencyId === null ? { name: "agencies" } : { name: "services", agencyId };
}

function toggled<Id>(ids: readonly Id[], id: Id): readonly Id[] {
  return ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id];
}

/** What is typed goes to the screen that has keys. */
function type(walk: Walk, change: (typed: string, longest: number) => string): Walk {
  const { screen } = walk;
  if (screen.name === "search")
    return { ...walk, screen: { ...screen, query: change(screen.query, longestQuery) } };
  if (screen.name === "gateCode")
    return { ...walk, screen: { ...screen, code: change(screen.code, gateCodeLength), refused: null } };
  if (screen.name === "pinPad")
    return { ...walk, screen: { ...screen, pin: change(screen.pin, pinLength.most) } };
  if (screen.name === "right")
    return { ...walk, screen: { ...screen, code: change(screen.code, codeLength) } };
  return walk;
}
