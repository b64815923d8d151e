import { dueAt, type Instant, type Ticket } from "@giliran/shared/domain";
import type { Sources } from "./sources.ts";

/** A call stays readable this long even when the visitor came at once, ms. */
const shortestShowMs = 15_000;

/** A call is "now" for its life, or until the visitor came, but never so short that it cannot be read. */
export function nowUntil(sources: Sources, ticket: Ticket, calledAt: Instant): Instant {
  const { hall, catalogue, now } = sources;
  const life = dueAt(hall, calledAt, catalogue.settings.callLifeMs, now);
  if (ticket.state === "called") return life;
  const came = ticket.startedAt ?? ticket.leftAt ?? calledAt;
  return Math.min(life, Math.max(came, calledAt + shortestShowMs)) as Instant;
}
