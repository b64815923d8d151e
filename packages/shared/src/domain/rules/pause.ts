import type { Instant } from "../brand.ts";
import type { Decision, Rule } from "../decide.ts";
import type { Hall } from "../hall.ts";
import type { PauseCause } from "../standing.ts";
import { currentPause } from "../standing.ts";
import { happened, refused } from "./outcome.ts";

/** Nothing is called until the hall goes on, and the clocks of recall, return, park, lateness and waiting stand still. */
export const pauseHall: Rule<"pauseHall"> = (hall, _catalogue, { until }, { actor, now }) => {
  if (actor.kind !== "staff") return refused("forbidden");
  if (until !== null && until <= now) return refused("in_the_past");
  return begun(hall, "pressed", now, until);
};

/** The hub pauses the hall by its file, or says afterwards that it was away: then the pause began before. */
export const standStill: Rule<"standStill"> = (hall, _catalogue, command, { actor, now }) => {
  if (actor.kind !== "system") return refused("forbidden");
  const { cause, from, until } = command;
  const last = hall.pauses.at(-1)?.to ?? 0;
  return begun(hall, cause, Math.max(last, Math.min(from, now)) as Instant, until);
};

function begun(hall: Readonly<Hall>, cause: PauseCause, from: Instant, until: Instant | null): Decision {
  if (!hall.open) return refused("day_closed");
  if (currentPause(hall) !== null) return refused("hall_paused");
  return happened({ type: "hallPaused", cause, from, until });
}

/** The hall goes on. Tells how long it stood still, and how many deadlines that has put off. */
export const resumeHall: Rule<"resumeHall"> = (hall, _catalogue, _command, { actor, now }) => {
  if (!hall.open) return refused("day_closed");
  if (actor.kind !== "staff" && actor.kind !== "system") return refused("forbidden");
  const pause = currentPause(hall);
  if (pause === null) return refused("not_paused");
  // A clock that was set back meanwhile cannot make a pause of less than nothing.
  const to = Math.max(now, pause.from) as Instant;
  return happened({ type: "hallResumed", to, shiftedMs: to - pause.from, waiting: waitingTickets(hall) });
};

function waitingTickets({ queues, aside }: Readonly<Hall>): number {
  let count = aside.size;
  for (const { regular, priority } of queues.values()) {
    count += regular.ticketIds.length + priority.ticketIds.length;
  }
  return count;
}
