import type { LocalText } from "@giliran/shared/domain";
import type { Texts } from "@giliran/shared/i18n";
import { listCounters } from "@giliran/shared/slip";
import type { TicketFacts } from "../../core/index.ts";

export interface Fact {
  readonly name: "ahead" | "wait" | "place";
  readonly head: string;
  readonly more: string | null;
}

const minuteMs = 60_000;

/** What is known of a number's place. */
export type Place = Pick<TicketFacts, "alone" | "personsAhead" | "wait" | "counters"> & {
  readonly zone: { readonly name: LocalText } | null;
};

/** The three things that somebody with a number asks: how many, how long (where it can be known), where. */
export function ticketFacts(texts: Texts, say: (text: LocalText) => string, ticket: Place): readonly Fact[] {
  if (ticket.alone) return [aloneOf(texts), ...placeOf(texts, say, ticket)];
  return [aheadOf(texts, ticket), ...waitOf(texts, ticket), ...placeOf(texts, say, ticket)];
}

function aloneOf(texts: Texts): Fact {
  return { name: "ahead", head: texts.t("kiosk.aloneTicket"), more: texts.t("kiosk.aloneTicketMore") };
}

function aheadOf(texts: Texts, { personsAhead }: Place): Fact {
  const more =
    personsAhead === 0
      ? texts.t("kiosk.nobodyAhead")
      : texts.t("kiosk.personsAhead", { persons: personsAhead });
  return { name: "ahead", head: texts.number(personsAhead), more };
}

function waitOf(texts: Texts, { wait }: Place): readonly Fact[] {
  if (wait === null) return [];
  if (wait.highMs === 0) {
    return [{ name: "wait", head: texts.t("kiosk.waitStraight"), more: texts.t("kiosk.waitStraightMore") }];
  }
  const [low, high] = [Math.floor(wait.lowMs / minuteMs), Math.ceil(wait.highMs / minuteMs)];
  const head = `${texts.number(low)}–${texts.number(high)}`;
  return [{ name: "wait", head, more: texts.t("kiosk.waitMinutes") }];
}

function placeOf(texts: Texts, say: (text: LocalText) => string, ticket: Place): readonly Fact[] {
  const counters =
    ticket.counters.length === 0
      ? null
      : texts.t("kiosk.counters", { counters: listCounters(ticket.counters) });
  if (ticket.zone !== null) {
    const more = counters ?? texts.t("kiosk.waitHere");
    return [{ name: "place", head: say(ticket.zone.name), more }];
  }
  return counters === null ? [] : [{ name: "place", head: counters, more: texts.t("kiosk.waitHere") }];
}
