import type { Instant } from "./brand.ts";
import { change, ticketOf } from "./change.ts";
import type { Evolver } from "./evolve.ts";
import { enterQueue, leaveQueue } from "./queue.ts";

/** What visitors did with their own tickets. */

export const ticketLetPass: Evolver<"ticketLetPass"> = (hall, { ticketId, place, queuedAt }) => {
  const before = ticketOf(hall, ticketId);
  leaveQueue(hall, before);
  enterQueue(hall, change(hall, before, { place, queuedAt }));
  hall.moves = Math.max(hall.moves + 1, place.sub);
};

export const ticketPaused: Evolver<"ticketPaused"> = (hall, { ticketId, until }, at) => {
  const ticket = ticketOf(hall, ticketId);
  change(hall, ticket, { pause: { since: ticket.pause?.since ?? at, until } });
};

/** The time of the pause was no waiting. */
export const ticketResumed: Evolver<"ticketResumed"> = (hall, { ticketId }, at) => {
  const ticket = ticketOf(hall, ticketId);
  const pausedMs = Math.max(0, at - (ticket.pause?.since ?? at));
  change(hall, ticket, { pause: null, queuedAt: (ticket.queuedAt + pausedMs) as Instant });
};
