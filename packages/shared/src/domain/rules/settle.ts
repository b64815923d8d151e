import type { RightCode } from "../brand.ts";
import type { Catalogue } from "../catalogue.ts";
import type { Rule } from "../decide.ts";
import type { HallEvent } from "../event.ts";
import type { Hall } from "../hall.ts";
import type { Refusal } from "../refusal.ts";
import { nextOpenDate, rightsLeft } from "../right.ts";
import type { Ticket, TicketState } from "../ticket.ts";
import { whyNotReason } from "./calling.ts";
import { happened, refused } from "./outcome.ts";

/** Whoever is at a counter is served. */
const settled: readonly TicketState[] = ["printing", "waiting", "parked", "absent"];
/** Whoever did not come when called has no claim on the next day. */
const rightful: readonly TicketState[] = ["printing", "waiting", "parked"];

/**
 * Closes tickets that cannot be served any more today, with a reason from the hall's list: all of them or none. With a
 * right they go first on the next open day, as many per service as the hall allows.
 */
export const settleTickets: Rule<"settleTickets"> = (hall, catalogue, command, { actor, newCode }) => {
  const { serviceDate } = hall;
  if (!hall.open || serviceDate === null) return refused("day_closed");
  if (actor.kind !== "staff") return refused("forbidden");
  const unknown = whyNotReason(catalogue, "cancel", command.reasonId);
  if (unknown !== null) return refused(unknown);
  const ids = [...new Set(command.ticketIds)];
  const tickets = ids.flatMap((id) => hall.tickets.get(id) ?? []);
  if (tickets.length < ids.length || ids.length === 0) return refused("unknown_ticket");
  const states = command.right ? rightful : settled;
  if (tickets.some(({ state }) => !states.includes(state))) return refused("wrong_state");
  const error = command.right ? whyNotSoManyRights(hall, catalogue, tickets) : null;
  if (error !== null) return refused(error);
  const validOn = nextOpenDate(catalogue, serviceDate);
  return happened(
    ...tickets.flatMap<HallEvent>(({ id: ticketId, label, serviceId, classId, partySize }) => {
      const closed: HallEvent = { type: "ticketCancelled", ticketId, reasonId: command.reasonId };
      if (!command.right) return [closed];
      const code = newCode() as RightCode;
      const right = { code, label, from: serviceDate, validOn, serviceId, classId, partySize };
      return [closed, { type: "rightGranted", right }];
    }),
  );
};

function whyNotSoManyRights(
  hall: Readonly<Hall>,
  catalogue: Catalogue,
  tickets: readonly Ticket[],
): Refusal | null {
  const services = new Set(tickets.map(({ serviceId }) => serviceId));
  const tooMany = [...services].some((id) => {
    const wanted = tickets.filter(({ serviceId }) => serviceId === id).length;
    return wanted > rightsLeft(hall, catalogue, id);
  });
  return tooMany ? "no_rights_left" : null;
}
