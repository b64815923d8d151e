import type { CounterId, ReasonId, TicketId } from "../brand.ts";
import type { Catalogue, Counter } from "../catalogue.ts";
import { findCounter } from "../catalogue.ts";
import { regularClass } from "../defaults.ts";
import type { Actor } from "../command.ts";
import type { Rule } from "../decide.ts";
import type { HallEvent } from "../event.ts";
import type { Hall } from "../hall.ts";
import { atCounter, counterState } from "../hall.ts";
import type { Turn } from "../order.ts";
import { nextTurn } from "../order.ts";
import type { Refusal } from "../refusal.ts";
import { currentPause, isCounterClosed } from "../standing.ts";
import type { Ticket } from "../ticket.ts";
import { whyNotAtWork } from "./atCounter.ts";
import { callOf, callsInTurn, finished, turnsTogether, whyNotFinished, whyNotReason } from "./calling.ts";
import { numberFor } from "./issue.ts";
import { happened, refused } from "./outcome.ts";

/**
 * Finishes what is in hand, started or not, and calls the one that follows, or the next group, in one command. Two counters that
 * press at once get two tickets; two windows of one counter make one call, for the second believes what is no
 * longer so (`stale`).
 */
export const callNext: Rule<"callNext"> = (hall, catalogue, command, { actor, now }) => {
  const ready = readyToCall(hall, catalogue, command, actor);
  if (typeof ready === "string") return refused(ready);
  const turns = turnsTogether(hall, catalogue, ready.counter, now);
  if (turns.length === 0) return refused("queue_empty");
  return happened(...ready.finished, ...callsInTurn(hall, catalogue, ready.counter, turns));
};

/**
 * Calls the ticket that the officer names. Out of the policy's order it needs a reason from the hall's list, and is
 * left out of the bound (domain.md 5); whoever is next anyway, or was parked here, needs none.
 */
export const callTicket: Rule<"callTicket"> = (hall, catalogue, command, { actor, now }) => {
  const ready = readyToCall(hall, catalogue, command, actor);
  if (typeof ready === "string") return refused(ready);
  const { counter } = ready;
  const ticket = hall.tickets.get(command.ticketId);
  if (ticket === undefined) return refused("unknown_ticket");
  if (ticket.state === "parked" && ticket.parking?.counterId === counter.id)
    return happened(...ready.finished, callOf(ticket, counter, { code: "resumed" }));
  const error = whyNotByNumber(ticket, counter);
  if (error !== null) return refused(error);
  const turn: Turn | null = nextTurn(hall, catalogue, counter, now);
  if (turn?.ticket.id === ticket.id)
    return happened(...ready.finished, ...callsInTurn(hall, catalogue, counter, [turn]));
  const { reasonId } = command;
  if (reasonId === null) return refused("reason_required");
  const unknown = whyNotReason(catalogue, "override", reasonId);
  if (unknown !== null) return refused(unknown);
  // Whoever is called by name from outside has been let in by that word.
  const admitted: HallEvent[] = ticket.outside
    ? [{ type: "ticketAdmitted", ticketId: ticket.id, passes: null, override: true }]
    : [];
  return happened(...ready.finished, ...admitted, callOf(ticket, counter, { code: "override", reasonId }));
};

function whyNotByNumber({ state, serviceId }: Ticket, { serviceIds }: Counter): Refusal | null {
  if (state !== "waiting" && state !== "parked" && state !== "absent") return "wrong_state";
  return serviceIds.includes(serviceId) ? null : "not_served_here";
}

/** Gives a number to somebody who stands at the counter without one, and calls it there at once. No slip is printed. */
export const callWalkIn: Rule<"callWalkIn"> = (
  hall,
  catalogue,
  command,
  { actor, newTicketId, now, today },
) => {
  const ready = readyToCall(hall, catalogue, command, actor);
  if (typeof ready === "string") return refused(ready);
  const { counter } = ready;
  const number = numberFor(hall, catalogue, command.serviceId, 1, { now, today }, "counter");
  if (typeof number === "string") return refused(number);
  if (!counter.serviceIds.includes(command.serviceId)) return refused("not_served_here");
  const ticketId = newTicketId();
  const issued: HallEvent = {
    type: "ticketIssued",
    ticketId,
    ...number,
    kioskId: null,
    partySize: 1,
    arrival: hall.issued + 1,
    classId: regularClass.id,
    confirmed: true,
    needs: [],
    lane: "regular",
    // Whoever stands at the counter is in the hall.
    outside: false,
    insideZone: counter.zoneId,
    journey: null,
    right: null,
    reckonedMs: null,
    secretHash: "",
    alone: null,
  };
  const called = callOf({ id: ticketId, call: null }, counter, { code: "walk_in" });
  return happened(...ready.finished, issued, called);
};

interface Calling {
  readonly counterId: CounterId;
  readonly expectedTicketId: TicketId | null;
  readonly outcomeId: ReasonId | null;
}

/** The counter, and what becomes of the ticket in hand, where this officer may call there now; else the reason. */
function readyToCall(
  hall: Readonly<Hall>,
  catalogue: Catalogue,
  { counterId, expectedTicketId, outcomeId }: Calling,
  actor: Actor,
): { readonly counter: Counter; readonly finished: readonly HallEvent[] } | Refusal {
  const counter = findCounter(catalogue, counterId);
  if (counter === null) return "unknown_counter";
  const error = whyNotAtWork(hall, counter.id, actor);
  if (error !== null) return error;
  if (currentPause(hall) !== null) return "hall_paused";
  if (isCounterClosed(hall, catalogue, counter.id)) return "counter_out_of_use";
  const { ticketId } = counterState(hall, counter.id);
  if (ticketId !== expectedTicketId) return "stale";
  const held = atCounter(hall, counter.id).flatMap((id) => hall.tickets.get(id) ?? []);
  for (const ticket of [null, ...held]) {
    const unfinished = whyNotFinished(catalogue, ticket, outcomeId);
    if (unfinished !== null) return unfinished;
  }
  const how = { counterId: counter.id, outcomeId, endsJourney: false };
  const ends = held.flatMap((ticket, nth) => finished(hall, catalogue, ticket, { ...how, nth }));
  return { counter, finished: ends };
}
