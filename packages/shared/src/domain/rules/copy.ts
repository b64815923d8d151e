import { copiesOf, copyAtKioskMs, copyRequestLifeMs } from "../copy.ts";
import type { Rule } from "../decide.ts";
import { isLive, type Paper } from "../ticket.ts";
import { happened, refused } from "./outcome.ts";

/** Staff want another paper of a number that still waits or is served, at this kiosk. */
export const askCopy: Rule<"askCopy"> = (hall, _catalogue, { ticketId, kioskId }, { actor }) => {
  if (actor.kind !== "staff") return refused("forbidden");
  const ticket = hall.tickets.get(ticketId);
  if (ticket === undefined) return refused("unknown_ticket");
  if (!isLive(ticket.state)) return refused("wrong_state");
  return happened({ type: "copyAsked", ticketId, kioskId });
};

/** Without a slip, or perhaps without one; whoever declined theirs may change their mind. */
const lacksPaper: ReadonlySet<Paper> = new Set<Paper>(["failed", "unknown", "declined"]);

/**
 * A kiosk is about to print a copy: because staff asked it to, or for the visitor in front of it whose own slip did not
 * come out. The second way leads to one copy only; no request leads to two.
 */
export const takeCopy: Rule<"takeCopy"> = (hall, _catalogue, { ticketId }, { actor, now }) => {
  if (actor.kind !== "device") return refused("forbidden");
  const ticket = hall.tickets.get(ticketId);
  if (ticket === undefined) return refused("unknown_ticket");
  if (!isLive(ticket.state)) return refused("wrong_state");
  const { asked, taken } = copiesOf(hall, ticketId);
  const wanted = asked !== null && asked.kioskId === actor.id && now - asked.at < copyRequestLifeMs;
  const lacks = lacksPaper.has(ticket.paper);
  const own = ticket.kioskId === actor.id && lacks && taken === 0 && now - ticket.issuedAt < copyAtKioskMs;
  return wanted || own
    ? happened({ type: "copyTaken", ticketId, kioskId: actor.id })
    : refused("copy_not_due");
};

/** How the copy ended; only the kiosk that took it may say so, once. */
export const reportCopy: Rule<"reportCopy"> = (hall, _catalogue, { ticketId, outcome }, { actor }) => {
  if (actor.kind !== "device") return refused("forbidden");
  if (!hall.tickets.has(ticketId)) return refused("unknown_ticket");
  if (copiesOf(hall, ticketId).printing !== actor.id) return refused("wrong_state");
  return happened({ type: "copyReported", ticketId, outcome });
};
