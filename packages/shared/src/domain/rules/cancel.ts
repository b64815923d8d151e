import type { Rule } from "../decide.ts";
import { counterState } from "../hall.ts";
import { isLive } from "../ticket.ts";
import { whyNotReason } from "./calling.ts";
import { happened, refused } from "./outcome.ts";

/** Makes a ticket void, with a reason from the hall's list. What a colleague has in hand only a supervisor takes away. */
export const cancelTicket: Rule<"cancelTicket"> = (hall, catalogue, { ticketId, reasonId }, { actor }) => {
  if (!hall.open) return refused("day_closed");
  if (actor.kind !== "staff") return refused("forbidden");
  const ticket = hall.tickets.get(ticketId);
  if (ticket === undefined) return refused("unknown_ticket");
  if (!isLive(ticket.state)) return refused("wrong_state");
  const held = ticket.state === "called" || ticket.state === "serving" ? ticket.call : null;
  const foreign = held !== null && counterState(hall, held.counterId).officerId !== actor.id;
  if (foreign && actor.role !== "supervisor") return refused("not_your_counter");
  const error = whyNotReason(catalogue, "cancel", reasonId);
  if (error !== null) return refused(error);
  return happened({ type: "ticketCancelled", ticketId, reasonId });
};
