import type { CommandOf, PanelView } from "@giliran/shared/contract";
import type { Instant } from "@giliran/shared/domain";
import type { Hindrance, OwnCounter } from "./actions.ts";
import { isPaused } from "./actions.ts";

/** What an officer does less often; most of it asks for something first. */
export const deeds = [
  "park",
  "transfer",
  "callTicket",
  "callWalkIn",
  "cancelTicket",
  "setAutoCall",
  "undo",
  "endJourney",
  "story",
] as const;
export type Deed = (typeof deeds)[number];
/** Those that are asked for in a dialogue. */
export type AskingDeed = Exclude<Deed, "undo" | "setAutoCall" | "endJourney" | "story">;

type Question = (counter: OwnCounter, now: Instant) => Hindrance | null;

const needsTicket: Question = ({ inHand }) => (inHand === null ? { kind: "nobody_in_hand" } : null);

const whyNot: { readonly [D in Deed]: Question } = {
  park: needsTicket,
  transfer: needsTicket,
  callTicket: (counter) => (choosable(counter).length === 0 ? { kind: "nobody_waits" } : null),
  callWalkIn: () => null,
  cancelTicket: needsTicket,
  setAutoCall: () => null,
  // An officer may always read what became of a number.
  story: () => null,
  endJourney: ({ inHand }) => {
    if (inHand === null) return { kind: "nobody_in_hand" };
    return inHand.nextStep === null ? { kind: "last_step" } : null;
  },
  undo: ({ undo }, now) => (undo === null || now > undo.until ? { kind: "nothing_to_undo" } : null),
};

/** What stands in the way of a deed by what the panel knows; null: nothing. The hub decides all the same. */
export function whyNotDeed(deed: Deed, view: PanelView, counter: OwnCounter, now: Instant): Hindrance | null {
  if (!view.open && deed !== "story") return { kind: "day_closed" };
  if ((deed === "callTicket" || deed === "callWalkIn") && isPaused(view)) return { kind: "paused" };
  return whyNot[deed](counter, now);
}

export function isDeed(meaning: string): meaning is Deed {
  return (deeds as readonly string[]).includes(meaning);
}

/** A ticket that may be called by its number; `free`: without a reason. */
export interface Choosable {
  readonly ticketId: OwnCounter["next"][number]["ticketId"];
  readonly label: string;
  readonly serviceId: OwnCounter["next"][number]["serviceId"];
  readonly free: boolean;
}

/** Who may be called by number, as far as this panel sees: those who are next, and those aside. */
export function choosable({ next, aside }: OwnCounter): readonly Choosable[] {
  return [
    ...next.map((ticket, place) => ({ ...ticket, free: place === 0 })),
    ...aside.map((ticket) => ({ ...ticket, free: ticket.state === "parked" })),
  ];
}

/** The command of a deed that asks for nothing; null where it has nothing to name. */
export function plainCommand(
  deed: "undo" | "setAutoCall",
  { counterId, undo, autoCall }: OwnCounter,
): CommandOf<"undo" | "setAutoCall"> | null {
  if (deed === "setAutoCall") return { type: deed, counterId, on: !autoCall };
  return undo && { type: deed, counterId, ticketId: undo.ticketId };
}

/** Goes on with a ticket that this counter parked. */
export function resumeCommand(
  { counterId, inHand }: OwnCounter,
  ticketId: Choosable["ticketId"],
): CommandOf<"callTicket"> {
  const expectedTicketId = inHand?.ticketId ?? null;
  return { type: "callTicket", counterId, expectedTicketId, outcomeId: null, ticketId, reasonId: null };
}
