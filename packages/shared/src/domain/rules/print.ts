import type { Rule } from "../decide.ts";
import { happened, refused } from "./outcome.ts";

/**
 * How the slip ended. Only the kiosk that issued it may say so, or the hub when nothing was heard in time
 * (15 s, domain.md 3a). Whatever the paper did, the ticket keeps its place. A late truth after the hub's own
 * `unknown` is taken.
 */
export const reportPrint: Rule<"reportPrint"> = (hall, _catalogue, command, { actor }) => {
  const ticket = hall.tickets.get(command.ticketId);
  if (ticket === undefined) return refused("unknown_ticket");
  if (actor.kind === "staff" || actor.kind === "visitor") return refused("forbidden");
  if (actor.kind === "device" && actor.id !== ticket.kioskId) return refused("not_your_ticket");
  const late = ticket.paper === "unknown" && command.outcome !== "unknown" && actor.kind === "device";
  if (ticket.paper !== "pending" && !late) return refused("wrong_state");
  return happened({ type: "printReported", ticketId: ticket.id, outcome: command.outcome });
};
