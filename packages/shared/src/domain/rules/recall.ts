import type { Rule } from "../decide.ts";
import { recallFrom } from "../recalls.ts";
import { currentPause } from "../standing.ts";
import { announcementIdOf } from "../ticket.ts";
import { ticketInHand } from "./atCounter.ts";
import { happened, refused } from "./outcome.ts";

/** Calls the same ticket again, not sooner than the cool-down and not more often than the limit (domain.md 5). */
export const recall: Rule<"recall"> = (hall, catalogue, command, { actor, now }) => {
  const ticket = ticketInHand(hall, command, actor, ["called"]);
  if (typeof ticket === "string") return refused(ticket);
  if (ticket.call === null) return refused("wrong_state");
  if (currentPause(hall) !== null) return refused("hall_paused");
  const from = recallFrom(hall, ticket.call, catalogue.settings, now);
  if (from === null) return refused("recall_limit");
  if (now < from) return refused("recall_too_soon");
  const count = ticket.call.count + 1;
  return happened({
    type: "ticketRecalled",
    ticketId: ticket.id,
    announcementId: announcementIdOf(ticket.id, count),
    counterId: command.counterId,
    zoneId: ticket.call.zoneId,
    count,
  });
};
