import type { ClassId, NeedId } from "../brand.ts";
import type { Catalogue, TicketClass } from "../catalogue.ts";
import type { Rule } from "../decide.ts";
import type { Lane } from "../ticket.ts";
import { isLive } from "../ticket.ts";
import { happened, refused } from "./outcome.ts";

export function findClass(catalogue: Catalogue, id: ClassId): TicketClass | null {
  return catalogue.classes.find((one) => one.id === id) ?? null;
}

export function knowsNeeds(catalogue: Catalogue, needs: readonly NeedId[]): boolean {
  return needs.every((id) => catalogue.needs.some((need) => need.id === id));
}

/** In which lane a class stands. Claimed counts until staff say otherwise: an old man is not sent to prove his age. */
export function laneOf({ kind }: TicketClass): Lane {
  return kind === "regular" ? "regular" : "priority";
}

/** Staff have seen that the class is so, or that it is another; the ticket keeps its arrival. */
export const confirmClass: Rule<"confirmClass"> = (hall, catalogue, command, { actor }) => {
  if (actor.kind !== "staff") return refused("forbidden");
  const ticket = hall.tickets.get(command.ticketId);
  if (ticket === undefined) return refused("unknown_ticket");
  const found = findClass(catalogue, command.classId);
  if (found === null) return refused("unknown_class");
  if (!isLive(ticket.state)) return refused("wrong_state");
  if (ticket.confirmed && ticket.classId === found.id) return happened();
  return happened({
    type: "classChanged",
    ticketId: ticket.id,
    classId: found.id,
    confirmed: true,
    // Who was given a place among the priority calls keeps it.
    lane: ticket.standing === "arrival" ? laneOf(found) : ticket.lane,
  });
};
