import type { Rule } from "../decide.ts";
import { admissionOrder, crowdMode, nextAdmission, presentIn } from "../crowd.ts";
import type { HallEvent } from "../event.ts";
import { whyNotReason } from "./calling.ts";
import { happened, refused } from "./outcome.ts";

/** A supervisor changes how full the hall may be, whether that is kept, and what is said about it; at once. */
export const setCrowding: Rule<"setCrowding"> = (hall, _catalogue, { settings }, { actor }) => {
  if (!hall.open) return refused("day_closed");
  if (actor.kind !== "staff") return refused("forbidden");
  return happened({ type: "crowdingSet", settings });
};

/** Somebody has counted: so many people are in the hall now. */
export const countPeople: Rule<"countPeople"> = (hall, { crowding }, { present }, { actor }) => {
  if (!hall.open) return refused("day_closed");
  if (actor.kind !== "staff") return refused("forbidden");
  const counted = crowding.countBy === "tickets" ? present - hall.crowd.inside : present;
  return happened({ type: "peopleCounted", counted, by: "staff" });
};

/** A door, or a person at it, has seen people come and go. Never fewer than nobody. */
export const countDoor: Rule<"countDoor"> = (hall, catalogue, command, { actor }) => {
  if (!hall.open) return refused("day_closed");
  if (actor.kind !== "staff" && actor.kind !== "device") return refused("forbidden");
  const change = Math.max(command.in - command.out, -presentIn(hall, catalogue));
  if (change === 0) return happened();
  const by = actor.kind === "staff" ? "staff" : "door";
  return happened({ type: "peopleCounted", counted: hall.crowd.counted + change, by });
};

/** Lets in whoever is next, as far as there is room: the hub's own command, whenever somebody has left. */
export const admitNext: Rule<"admitNext"> = (hall, catalogue, _command, { actor }) => {
  if (!hall.open) return refused("day_closed");
  if (actor.kind !== "system") return refused("forbidden");
  // Where nothing is enforced any more, everybody may come in at once.
  if (crowdMode(hall, catalogue) !== "enforce" && hall.crowd.outside.size > 0) {
    const all = admissionOrder(hall, catalogue).map<HallEvent>(({ id: ticketId }) => {
      return { type: "ticketAdmitted", ticketId, passes: null, override: false };
    });
    return happened(...all);
  }
  const admission = nextAdmission(hall, catalogue);
  if (admission === null) return refused("hall_full");
  const { ticket, passes } = admission;
  return happened({ type: "ticketAdmitted", ticketId: ticket.id, passes, override: false });
};

/** A supervisor lets somebody in although it is not their turn or there is no room: recorded, with a reason. */
export const admitTicket: Rule<"admitTicket"> = (hall, catalogue, { ticketId, reasonId }, { actor }) => {
  if (!hall.open) return refused("day_closed");
  if (actor.kind !== "staff") return refused("forbidden");
  const ticket = hall.tickets.get(ticketId);
  if (ticket === undefined) return refused("unknown_ticket");
  if (!ticket.outside || !hall.crowd.outside.has(ticketId)) return refused("wrong_state");
  const error = whyNotReason(catalogue, "override", reasonId);
  if (error !== null) return refused(error);
  return happened({ type: "ticketAdmitted", ticketId, passes: null, override: true });
};
