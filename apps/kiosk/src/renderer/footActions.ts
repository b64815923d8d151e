import type { Texts } from "@giliran/shared/i18n";
import type { KioskState } from "../core/index.ts";
import type { FootAction } from "./frame/Frame.tsx";
import { lacksPaper, type Shown } from "./shown.ts";
import { asksSpecial } from "./offers/special.ts";
import type { Visit } from "./useVisit.ts";
import { isSpecial } from "./walk/walk.ts";

/** The bottom line: where to go, easy mode, a person. The last two are on every screen. */
export function footActions(
  shown: Shown,
  state: KioskState | null,
  visit: Visit,
  texts: Texts,
): readonly FootAction[] {
  // Nobody can be served, and nobody be called: it stands before a technician.
  if (shown.name === "pairing") return [];
  if (shown.name === "pinPad" || shown.name === "technician") return technicianActions(shown, visit, texts);
  const first = firstActions[shown.name](shown, visit, texts);
  return [
    ...(first === null ? [] : [first]),
    ...specialActions(shown, state, visit, texts),
    ...paperActions(shown, state, visit, texts),
    easyAction(visit, texts),
    personAction(shown, state, visit, texts),
  ];
}

/** No visitor stands here: there is nobody to call, and nothing to read aloud. */
function technicianActions({ name }: Shown, visit: Visit, texts: Texts): readonly FootAction[] {
  if (name === "pinPad") return [backAction(texts, visit.leave)];
  const label = texts.t("technician.lock");
  return [{ name: "lock", icon: "check", label, main: true, onPress: visit.lockTechnician }];
}

type FirstAction = (shown: Shown, visit: Visit, texts: Texts) => FootAction | null;

const nowhere: FirstAction = () => null;
const back: FirstAction = (_shown, visit, texts) => backAction(texts, () => visit.step({ type: "back" }));

/** Where the first key leads, screen by screen. */
const firstActions: { readonly [Name in Shown["name"]]: FirstAction } = {
  agencies: (_shown, visit, texts) => ({
    name: "search",
    icon: "search",
    label: texts.t("kiosk.search"),
    onPress: () => visit.step({ type: "openSearch" }),
  }),
  services: back,
  search: back,
  requirements: back,
  journey: back,
  right: back,
  gateCode: back,
  slip: back,
  strangeCode: back,
  gate: (shown, visit, texts) =>
    shown.name === "gate" && gateEnds.has(shown.gate.phase)
      ? { name: "finish", icon: "check", label: texts.t("kiosk.finish"), onPress: visit.leave }
      : backAction(texts, visit.leaveGate),
  special: (_shown, visit, texts) => ({
    name: "special-done",
    icon: "check",
    label: texts.t("kiosk.specialDone"),
    main: true,
    onPress: () => visit.step({ type: "back" }),
  }),
  failed: (_shown, visit, texts) => backAction(texts, visit.dismiss),
  ticket: (shown, visit, texts) => {
    if (shown.name === "ticket" && shown.touch.phase === "printing") return null;
    return { name: "finish", icon: "check", label: texts.t("kiosk.finish"), onPress: visit.leave };
  },
  blank: nowhere,
  pairing: nowhere,
  pinPad: nowhere,
  technician: nowhere,
  hostGone: nowhere,
  working: nowhere,
  obstacle: nowhere,
};

/** Screens that have something of their own to press, or to look at, first. */
const withOwnMain: ReadonlySet<Shown["name"]> = new Set([
  "ticket",
  "failed",
  "special",
  "requirements",
  "journey",
  "right",
  "gateCode",
  "slip",
]);
/** Screens of the gate with a key of their own to press next. */
const gateAsks: ReadonlySet<string> = new Set(["confirm", "question"]);
/** Screens of the gate on which nothing is left to do. */
const gateEnds: ReadonlySet<string> = new Set(["recheck", "refused"]);

function backAction(texts: Texts, onPress: () => void): FootAction {
  return { name: "back", icon: "back", label: texts.t("kiosk.back"), onPress };
}

/** In easy mode the list before the services leaves no room for the question. */
function specialActions(
  shown: Shown,
  state: KioskState | null,
  visit: Visit,
  texts: Texts,
): readonly FootAction[] {
  const asked = shown.name === "agencies" && visit.walk.easy && asksSpecial(state?.catalogue ?? null);
  if (!asked) return [];
  const special = isSpecial(visit.walk);
  return [
    {
      name: "special",
      icon: special ? "check" : "care",
      label: texts.t("kiosk.specialShort"),
      pressed: special,
      onPress: () => visit.step({ type: "openSpecial" }),
    },
  ];
}

/** Screens from which a number is one touch away, or a printer's absence is. */
const beforeNumber: ReadonlySet<Shown["name"]> = new Set([
  "agencies",
  "services",
  "search",
  "requirements",
  "journey",
  "right",
]);

/** Whoever wants no paper says so before they take their number; where there is none, it is the way on. */
function paperActions(
  shown: Shown,
  state: KioskState | null,
  visit: Visit,
  texts: Texts,
): readonly FootAction[] {
  const lacks = needsNoPaper(shown, state);
  if (state?.paperChoice !== true || !(lacks || beforeNumber.has(shown.name))) return [];
  const { noPaper } = visit.walk;
  return [
    {
      name: "no-paper",
      icon: "phone",
      label: texts.t(lacks ? "kiosk.noPaperInstead" : "kiosk.noPaperWanted"),
      ...(lacks ? { main: true } : { pressed: noPaper }),
      onPress: () => visit.step({ type: "choosePaper", noPaper: !noPaper }),
    },
  ];
}

/** Whether a visitor who wants no paper could go on where the others cannot. */
function needsNoPaper(shown: Shown, state: KioskState | null): boolean {
  return state?.paperChoice === true && shown.name === "obstacle" && lacksPaper(shown.obstacle);
}

function easyAction(visit: Visit, texts: Texts): FootAction {
  const { easy } = visit.walk;
  return {
    name: "easy",
    icon: "easy",
    label: texts.t(easy ? "kiosk.normalMode" : "kiosk.easyMode"),
    pressed: easy,
    onPress: () => visit.step({ type: "chooseEasy", easy: !easy }),
  };
}

function personAction(shown: Shown, state: KioskState | null, visit: Visit, texts: Texts): FootAction {
  const called = state?.helpRequested ?? false;
  const asked = shown.name === "gate" && gateAsks.has(shown.gate.phase);
  return {
    name: "person",
    icon: called ? "check" : "person",
    label: texts.t(called ? "kiosk.personCalled" : "kiosk.callPerson"),
    // On the ticket the card about the paper is what matters most, on what was chosen the way on.
    main: !withOwnMain.has(shown.name) && !asked && !needsNoPaper(shown, state),
    onPress: visit.callPerson,
  };
}
