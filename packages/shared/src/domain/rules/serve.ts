import { findCounter } from "../catalogue.ts";
import type { Rule } from "../decide.ts";
import { counterState } from "../hall.ts";
import { recallsToAbsent } from "../recalls.ts";
import { currentPause, isCounterClosed } from "../standing.ts";
import { ticketInHand, whyNotAtWork } from "./atCounter.ts";
import { callsInTurn, finished, turnsTogether, whyNotFinished } from "./calling.ts";
import { happened, refused } from "./outcome.ts";

/** The visitor has come to the counter. */
export const startService: Rule<"startService"> = (hall, _catalogue, command, { actor }) => {
  const ticket = ticketInHand(hall, command, actor, ["called"]);
  if (typeof ticket === "string") return refused(ticket);
  return happened({ type: "serviceStarted", ticketId: ticket.id, counterId: command.counterId });
};

/**
 * The visitor is done; the counter is free. A ticket that was never started may be finished too, and one that was sent
 * here to be sent back goes back. Where the officer wants it so, the next one is called in the same breath.
 */
export const finish: Rule<"finish"> = (hall, catalogue, command, { actor, now }) => {
  const ticket = ticketInHand(hall, command, actor, ["called", "serving"]);
  if (typeof ticket === "string") return refused(ticket);
  const error = whyNotFinished(catalogue, ticket, command.outcomeId);
  if (error !== null) return refused(error);
  const { counterId, outcomeId, endsJourney } = command;
  const counter = findCounter(catalogue, counterId);
  const goesOn = currentPause(hall) === null && !isCounterClosed(hall, catalogue, counterId);
  const ends = finished(hall, catalogue, ticket, { counterId, outcomeId, endsJourney, nth: 0 });
  const { autoCall, group } = counterState(hall, counterId);
  const wanted = autoCall && counter !== null && goesOn && group.length === 0;
  const turns = wanted ? turnsTogether(hall, catalogue, counter, now) : [];
  const called = wanted ? callsInTurn(hall, catalogue, counter, turns) : [];
  return happened(...ends, ...called);
};

/** An officer wants the next one called as soon as one is finished, or no longer; until they leave the counter. */
export const setAutoCall: Rule<"setAutoCall"> = (hall, _catalogue, { counterId, on }, { actor }) => {
  const error = whyNotAtWork(hall, counterId, actor);
  if (error !== null) return refused(error);
  if (counterState(hall, counterId).autoCall === on) return happened();
  return happened({ type: "autoCallSet", counterId, on });
};

/** Nobody came, although it was called and recalled as often as the hall asks (domain.md 5). */
export const markAbsent: Rule<"markAbsent"> = (hall, catalogue, command, { actor }) => {
  const ticket = ticketInHand(hall, command, actor, ["called"]);
  if (typeof ticket === "string") return refused(ticket);
  if (ticket.call === null) return refused("wrong_state");
  if (recallsToAbsent(ticket.call, catalogue.settings) > 0) return refused("absent_too_early");
  return happened({ type: "ticketAbsent", ticketId: ticket.id, counterId: command.counterId });
};
