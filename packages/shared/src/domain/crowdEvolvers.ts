import { change, ticketOf } from "./change.ts";
import type { Evolver } from "./evolve.ts";
import type { Hall } from "./hall.ts";
import type { Ticket } from "./ticket.ts";

/** How the people of the hall are counted. */

export const ticketAdmitted: Evolver<"ticketAdmitted"> = (hall, { ticketId, passes, override }, at) => {
  const before = ticketOf(hall, ticketId);
  const { crowd } = hall;
  crowd.outside.delete(ticketId);
  comesIn(hall, change(hall, before, { outside: false, admittedAt: at }));
  crowd.streak = before.lane === "priority" ? crowd.streak + 1 : 0;
  if (override) crowd.overrides += before.partySize;
  if (passes === null) {
    if (crowd.passedOver?.ticketId === ticketId) crowd.passedOver = null;
    return;
  }
  const times = crowd.passedOver?.ticketId === passes ? crowd.passedOver.times : 0;
  crowd.passedOver = { ticketId: passes, times: times + 1 };
};

export const crowdingSet: Evolver<"crowdingSet"> = ({ crowd }, { settings }) => {
  crowd.settings = settings;
};

export const peopleCounted: Evolver<"peopleCounted"> = ({ crowd }, { counted }) => {
  crowd.counted = counted;
};

/** A ticket is issued: its party is in the hall, or waits outside. */
export function arrives(hall: Hall, ticket: Ticket): void {
  if (ticket.outside) hall.crowd.outside.add(ticket.id);
  else comesIn(hall, ticket);
}

/** A ticket is finished or void: its party leaves. */
export function leaves(hall: Hall, ticket: Ticket): void {
  if (ticket.outside) hall.crowd.outside.delete(ticket.id);
  else moveIn(hall, ticket, -ticket.partySize);
}

function comesIn(hall: Hall, ticket: Ticket): void {
  moveIn(hall, ticket, ticket.partySize);
}

function moveIn({ crowd }: Hall, { insideZone }: Ticket, persons: number): void {
  crowd.inside += persons;
  if (insideZone !== null) {
    crowd.insideByZone.set(insideZone, (crowd.insideByZone.get(insideZone) ?? 0) + persons);
  }
}
