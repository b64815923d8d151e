import type { Instant, TicketId } from "../brand.ts";
import type { Circumstances, Decision, Rule } from "../decide.ts";
import type { Hall } from "../hall.ts";
import { queueOf } from "../queue.ts";
import type { Ticket } from "../ticket.ts";
import { isLive } from "../ticket.ts";
import { happened, refused } from "./outcome.ts";

/**
 * What visitors do with their own ticket, by the secret of their slip: whoever holds the slip may, nobody else. The
 * hub is told the secret's hash alone.
 */
type Own = Extract<Decision, { readonly ok: false }> | Ticket;

function own(hall: Readonly<Hall>, secretHash: string, { ticketOf }: Circumstances): Own {
  if (!hall.open) return { ok: false, error: "day_closed" };
  const id = ticketOf(secretHash);
  const ticket = id === null ? undefined : hall.tickets.get(id);
  return ticket ?? { ok: false, error: "unknown_ticket" };
}

/** As `own`, of a ticket that waits in the hall: one that is outside, called or ended has no place to give. */
function ownWaiting(hall: Readonly<Hall>, secretHash: string, circumstances: Circumstances): Own {
  const ticket = own(hall, secretHash, circumstances);
  if ("ok" in ticket) return ticket;
  return ticket.state === "waiting" && !ticket.outside ? ticket : { ok: false, error: "wrong_state" };
}

/** Those behind this one in its lane of its service, next first, who could be called in its stead; nobody, where it does not wait. */
export function behind(hall: Readonly<Hall>, ticket: Ticket): readonly Ticket[] {
  if (ticket.state !== "waiting") return [];
  const { ticketIds } = queueOf(hall, ticket.serviceId)[ticket.lane];
  return ticketIds
    .slice(ticketIds.indexOf(ticket.id) + 1)
    .flatMap((id) => hall.tickets.get(id) ?? [])
    .filter(({ state, outside, pause }) => state === "waiting" && !outside && pause === null);
}

/**
 * Lets the next so many of its lane go first, or all where they are fewer: it stands behind the last of them, and has
 * waited no longer than that one, so that nobody else is passed over for what it gave away.
 */
export const letPass: Rule<"letPass"> = (hall, _catalogue, { secretHash, count }, circumstances) => {
  const ticket = ownWaiting(hall, secretHash, circumstances);
  if ("ok" in ticket) return ticket;
  const others = behind(hall, ticket);
  const asked = others[Math.min(count, others.length) - 1];
  if (asked === undefined) return refused("nobody_behind");
  // Whoever let that one pass before stands right behind it, and goes first too.
  const passing = others.filter(({ place }) => place.rank <= asked.place.rank);
  const last = passing.at(-1) ?? asked;
  return happened({
    type: "ticketLetPass",
    ticketId: ticket.id,
    passed: passing.length,
    place: { rank: last.place.rank, sub: Math.max(last.place.sub, hall.moves) + 1 },
    queuedAt: Math.max(ticket.queuedAt, last.queuedAt) as Instant,
  });
};

/** Keeps its place and is not called by turn, for so many minutes or until its visitor goes on. */
export const pauseTicket: Rule<"pauseTicket"> = (
  hall,
  _catalogue,
  { secretHash, minutes },
  circumstances,
) => {
  const ticket = ownWaiting(hall, secretHash, circumstances);
  if ("ok" in ticket) return ticket;
  const until = (circumstances.now + minutes * 60_000) as Instant;
  return happened({ type: "ticketPaused", ticketId: ticket.id, until });
};

/** Its visitor goes on before the time is over. */
export const resumeTicket: Rule<"resumeTicket"> = (hall, _catalogue, { secretHash }, circumstances) => {
  const ticket = own(hall, secretHash, circumstances);
  return "ok" in ticket ? ticket : resumed(hall, ticket.id);
};

/** The hub's own: the time of a visitor's pause is over. */
export const endTicketPause: Rule<"endTicketPause"> = (hall, _catalogue, { ticketId }, { now }) => {
  const { pause = null } = hall.tickets.get(ticketId) ?? {};
  return pause !== null && pause.until > now ? refused("wrong_state") : resumed(hall, ticketId);
};

function resumed(hall: Readonly<Hall>, ticketId: TicketId): Decision {
  const ticket = hall.tickets.get(ticketId);
  if (ticket?.state !== "waiting" || ticket.pause === null) return refused("wrong_state");
  return happened({ type: "ticketResumed", ticketId });
}

/** Gives its number back, wherever it waits. Who is called tells the officer. */
export const leaveQueue: Rule<"leaveQueue"> = (hall, _catalogue, { secretHash }, circumstances) => {
  const ticket = own(hall, secretHash, circumstances);
  if ("ok" in ticket) return ticket;
  const { id: ticketId, state } = ticket;
  const held = state === "called" || state === "serving" || state === "printing";
  if (held || !isLive(state)) return refused("wrong_state");
  return happened({ type: "ticketVoided", ticketId, reason: "visitor_left", replacedBy: null });
};
