import type { Rule } from "../decide.ts";
import type { HallEvent } from "../event.ts";
import { isLive } from "../ticket.ts";
import { carriedOver } from "./closure.ts";
import { happened, refused } from "./outcome.ts";

/** A day opens once and never goes back: a clock that jumps cannot reuse a number (domain.md 3). */
export const openDay: Rule<"openDay"> = (hall, _catalogue, command) => {
  if (hall.open) return refused("day_already_open");
  if (hall.serviceDate !== null && command.serviceDate <= hall.serviceDate)
    return refused("day_already_open");
  const { serviceDate } = command;
  return happened({ type: "dayOpened", serviceDate }, ...carriedOver(hall, serviceDate));
};

/** What is left at the end of the day is closed with a reason; officers leave their counters. */
export const closeDay: Rule<"closeDay"> = (hall) => {
  if (!hall.open || hall.serviceDate === null) return refused("day_closed");
  const left = [...hall.tickets.values()].filter((ticket) => isLive(ticket.state));
  const voided = left.map<HallEvent>(({ id }) => ({
    type: "ticketVoided",
    ticketId: id,
    reason: "day_closed",
    replacedBy: null,
  }));
  const counters = [...hall.counters].filter(([, counter]) => counter.officerId !== null);
  const emptied = counters.map<HallEvent>(([counterId]) => ({ type: "counterClosed", counterId }));
  return happened(...voided, ...emptied, { type: "dayClosed", serviceDate: hall.serviceDate });
};
