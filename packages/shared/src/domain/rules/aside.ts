import type { Instant } from "../brand.ts";
import type { HallSettings } from "../catalogue.ts";
import type { Rule } from "../decide.ts";
import type { Hall } from "../hall.ts";
import type { Ticket } from "../ticket.ts";
import { ticketInHand } from "./atCounter.ts";
import { started, whyNotReason } from "./calling.ts";
import { elapsedMs } from "../standing.ts";
import { happened, refused } from "./outcome.ts";

/** Puts the visitor's ticket aside while they fetch something; the officer is reminded. A called one has come. */
export const park: Rule<"park"> = (hall, catalogue, command, { actor }) => {
  const ticket = ticketInHand(hall, command, actor, ["called", "serving"]);
  if (typeof ticket === "string") return refused(ticket);
  const { counterId, reasonId, remindAt } = command;
  const error = whyNotReason(catalogue, "park", reasonId);
  if (error !== null) return refused(error);
  return happened(...started(ticket.state, ticket.id, counterId), {
    type: "ticketParked",
    ticketId: ticket.id,
    counterId,
    reasonId,
    remindAt,
  });
};

/**
 * Whoever was absent has come after all, within the hall's window: they wait after the next few of their service, not
 * at the end and not at the front, and count as a priority call (domain.md 5). Never happens by itself. A parked
 * ticket may wait again in the same way, whenever that is.
 */
export const returnTicket: Rule<"returnTicket"> = (hall, catalogue, { ticketId }, { actor, now }) => {
  if (!hall.open) return refused("day_closed");
  if (actor.kind !== "staff") return refused("forbidden");
  const ticket = hall.tickets.get(ticketId);
  if (ticket === undefined) return refused("unknown_ticket");
  if (ticket.state !== "absent" && ticket.state !== "parked") return refused("wrong_state");
  if (!isReturnOpen(hall, ticket, catalogue.settings, now)) return refused("return_window_over");
  const calls = hall.calls.get(ticket.serviceId) ?? 0;
  return happened({
    type: "ticketReturned",
    ticketId,
    lane: "priority",
    place: { rank: ticket.arrival, sub: 0 },
    dueAtCalls: calls + catalogue.settings.returnAfter,
  });
};

/** Whether an absent visitor may still come back: by time, and by how many of the service were called meanwhile. */
export function isReturnOpen(
  hall: Readonly<Hall>,
  { serviceId, leftAt, leftAtCalls }: Ticket,
  { returnWindowMs, returnWindowTickets }: HallSettings,
  now: Instant,
): boolean {
  const passed = (hall.calls.get(serviceId) ?? 0) - (leftAtCalls ?? hall.calls.get(serviceId) ?? 0);
  const inTime = returnWindowMs === null || leftAt === null || elapsedMs(hall, leftAt, now) <= returnWindowMs;
  return inTime && (returnWindowTickets === null || passed <= returnWindowTickets);
}
