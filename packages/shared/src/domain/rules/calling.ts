import type { CounterId, Instant, ReasonId, TicketId } from "../brand.ts";
import type { Catalogue, Counter, ReasonLists } from "../catalogue.ts";
import { findService } from "../catalogue.ts";
import type { HallEvent, HallEventOf } from "../event.ts";
import type { Hall } from "../hall.ts";
import type { Turn } from "../order.ts";
import { callingOrder } from "../order.ts";
import type { Refusal } from "../refusal.ts";
import { streaksAfter } from "../streaks.ts";
import type { CallReason, Ticket } from "../ticket.ts";
import { announcementIdOf } from "../ticket.ts";
import { goesOn, nextStepOf } from "./journey.ts";

/** The calls of those who are next by the policy, one after the other: they count for the bound. */
export function callsInTurn(
  hall: Readonly<Hall>,
  catalogue: Catalogue,
  counter: Counter,
  turns: readonly Turn[],
): readonly HallEventOf<"ticketCalled">[] {
  const taken = new Set<TicketId>();
  const streaks = new Map<CounterId, number>();
  return turns.map(({ ticket, reason }) => {
    const changed = streaksAfter(hall, catalogue, counter, ticket, { taken, streaks });
    taken.add(ticket.id);
    for (const [id, streak] of changed) streaks.set(id, streak);
    return { ...callOf(ticket, counter, reason), streaks: changed };
  });
}

/**
 * Who is called when this counter calls next: one, or of a service that takes people in groups as many as it takes,
 * for as long as they are next by the policy and of that service.
 */
export function turnsTogether(
  hall: Readonly<Hall>,
  catalogue: Catalogue,
  counter: Counter,
  now: Instant,
): readonly Turn[] {
  const turns: Turn[] = [];
  let most = 1;
  for (const turn of callingOrder(hall, catalogue, counter, now)) {
    const { serviceId } = turn.ticket;
    if (turns.length === 0) most = findService(catalogue, serviceId)?.callsTogether ?? 1;
    else if (serviceId !== turns[0]?.ticket.serviceId) break;
    if (turns.push(turn) >= most) break;
  }
  return turns;
}

/** A call that the policy did not make: it is left out of the bound (domain.md 5). */
export function callOf(
  { id, call }: Pick<Ticket, "id" | "call">,
  counter: Counter,
  reason: CallReason,
): HallEventOf<"ticketCalled"> {
  const count = (call?.count ?? 0) + 1;
  return {
    type: "ticketCalled",
    ticketId: id,
    announcementId: announcementIdOf(id, count),
    counterId: counter.id,
    zoneId: counter.zoneId,
    count,
    reason,
    streaks: [],
  };
}

/** Why the ticket in hand cannot be finished so, or null. One that goes back to its counter is not at its end. */
export function whyNotFinished(
  catalogue: Catalogue,
  inHand: Ticket | null,
  outcomeId: ReasonId | null,
): Refusal | null {
  if (outcomeId !== null) return whyNotReason(catalogue, "outcome", outcomeId);
  if (inHand === null || goesBack(inHand) || catalogue.reasons.outcome.length === 0) return null;
  return catalogue.settings.outcomeRequired ? "outcome_required" : null;
}

/** A ticket that was sent on by one counter to come back to it, and is at another now. */
function goesBack({ comeBack, call }: Ticket): boolean {
  return comeBack !== null && comeBack.counterId !== call?.counterId;
}

export function whyNotReason(catalogue: Catalogue, list: keyof ReasonLists, id: ReasonId): Refusal | null {
  return catalogue.reasons[list].some((reason) => reason.id === id) ? null : "unknown_reason";
}

/** How a ticket is finished. */
interface Finish {
  readonly counterId: CounterId;
  readonly outcomeId: ReasonId | null;
  /** The steps of its journey that are left are not walked. */
  readonly endsJourney: boolean;
  /** Of several that one command finishes, from 0. */
  readonly nth: number;
}

/** What finishing comes to: the end, the next step, or the way back to the counter that sent the ticket here. */
export function finished(
  hall: Readonly<Hall>,
  catalogue: Catalogue,
  ticket: Ticket,
  { counterId, outcomeId, endsJourney, nth }: Finish,
): readonly HallEvent[] {
  const { id: ticketId, state, comeBack, note } = ticket;
  if (comeBack === null || !goesBack(ticket)) {
    const serviceId = endsJourney ? null : nextStepOf(ticket);
    if (serviceId === null) return [{ type: "ticketFinished", ticketId, counterId, outcomeId }];
    return [goesOn(hall, catalogue, ticket, { counterId, outcomeId, serviceId }, nth)];
  }
  const back: HallEvent = {
    type: "ticketTransferred",
    ticketId,
    counterId,
    serviceId: comeBack.serviceId,
    toCounterId: comeBack.counterId,
    mode: "come_back",
    lane: "priority",
    place: { rank: 0, sub: hall.moves + 1 + nth },
    standing: "front",
    note,
    comeBack: null,
  };
  return [...started(state, ticketId, counterId), back];
}

/** A ticket leaves its counter for another place only from `serving`: a called one is started first. */
export function started(
  state: Ticket["state"],
  ticketId: Ticket["id"],
  counterId: CounterId,
): readonly HallEvent[] {
  return state === "called" ? [{ type: "serviceStarted", ticketId, counterId }] : [];
}
