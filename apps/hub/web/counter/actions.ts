import type { CommandOf, PanelView, TicketInHand } from "@giliran/shared/contract";
import { type Instant, regularClass } from "@giliran/shared/domain";

export type OwnCounter = NonNullable<PanelView["counter"]>;

/** What an officer does at a counter, in the order in which the panel shows it as keys. */
export const actions = [
  "callNext",
  "recall",
  "startService",
  "markAbsent",
  "finish",
  "closeCounter",
] as const;
/** What an officer says of the visitor in hand. */
export type Action = (typeof actions)[number] | "confirmClass";

/** Why an action is not to be had now; the panel says it in words. */
export type Hindrance =
  | { readonly kind: "nobody_in_hand" }
  | { readonly kind: "nobody_waits" }
  | { readonly kind: "serving_already" }
  | { readonly kind: "recall_wait"; readonly seconds: number }
  | { readonly kind: "recall_used_up" }
  | { readonly kind: "recalls_first"; readonly count: number }
  | { readonly kind: "finish_first" }
  | { readonly kind: "nothing_to_confirm" }
  | { readonly kind: "nothing_to_undo" }
  | { readonly kind: "last_step" }
  | { readonly kind: "day_closed" }
  | { readonly kind: "paused" };

type Question = (counter: OwnCounter, now: Instant) => Hindrance | null;

const whyNot: { readonly [A in Action]: Question } = {
  callNext: ({ next }) => (next.length === 0 ? { kind: "nobody_waits" } : null),
  recall: ({ inHand }, now) => whileCalled(inHand, (ticket) => whyNotRecall(ticket, now)),
  startService: ({ inHand }) => whileCalled(inHand, () => null),
  markAbsent: ({ inHand }) =>
    whileCalled(inHand, ({ recallsToAbsent: count }) =>
      count > 0 ? { kind: "recalls_first", count } : null,
    ),
  finish: ({ inHand }) => (inHand === null ? { kind: "nobody_in_hand" } : null),
  confirmClass: ({ inHand }) => {
    if (inHand === null) return { kind: "nobody_in_hand" };
    return inHand.claim === null || inHand.claim.confirmed ? { kind: "nothing_to_confirm" } : null;
  },
  closeCounter: ({ inHand }) => (inHand === null ? null : { kind: "finish_first" }),
};

function whileCalled(
  ticket: TicketInHand | null,
  question: (ticket: TicketInHand) => Hindrance | null,
): Hindrance | null {
  if (ticket === null) return { kind: "nobody_in_hand" };
  return ticket.state === "called" ? question(ticket) : { kind: "serving_already" };
}

export function whyNotRecall(
  { recallFrom }: Pick<TicketInHand, "recallFrom">,
  now: Instant,
): Hindrance | null {
  if (recallFrom === null) return { kind: "recall_used_up" };
  return now < recallFrom ? { kind: "recall_wait", seconds: Math.ceil((recallFrom - now) / 1000) } : null;
}

/** Actions that call somebody: none while the hall is paused. */
const isCall: { readonly [A in Action]: boolean } = {
  callNext: true,
  recall: true,
  startService: false,
  markAbsent: false,
  finish: false,
  confirmClass: false,
  closeCounter: false,
};

export function isPaused({ alerts }: PanelView): boolean {
  return alerts.some(({ kind }) => kind === "pause");
}

/**
 * What stands in the way of an action by what the panel knows; null: nothing. The hub decides all the same.
 * @param now the hub's time
 */
export function hindrance(
  action: Action,
  view: PanelView,
  counter: OwnCounter,
  now: Instant,
): Hindrance | null {
  if (!view.open) return { kind: "day_closed" };
  if (isCall[action] && isPaused(view)) return { kind: "paused" };
  return whyNot[action](counter, now);
}

/** The command behind an action, with what this panel believes; null where it has nothing to name. */
export function commandFor(action: Action, { counterId, inHand }: OwnCounter): CommandOf<Action> | null {
  if (action === "callNext")
    return { type: action, counterId, expectedTicketId: inHand?.ticketId ?? null, outcomeId: null };
  if (action === "closeCounter") return { type: action, counterId };
  if (inHand === null) return null;
  const { ticketId, claim } = inHand;
  switch (action) {
    case "confirmClass":
      return claim && { type: action, ticketId, classId: claim.classId };
    case "recall":
    case "startService":
    case "markAbsent":
      return { type: action, counterId, ticketId };
    case "finish":
      return { type: action, counterId, ticketId, outcomeId: null, endsJourney: false };
    default:
      return action satisfies never;
  }
}

/** The visitor in hand is no more than a regular one. */
export function notSoCommand({ inHand }: OwnCounter): CommandOf<"confirmClass"> | null {
  if (inHand === null || inHand.claim === null) return null;
  return { type: "confirmClass", ticketId: inHand.ticketId, classId: regularClass.id };
}
