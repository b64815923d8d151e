import type { Instant, ServiceId } from "./brand.ts";
import type { Catalogue } from "./catalogue.ts";
import { findService } from "./catalogue.ts";
import type { Hall } from "./hall.ts";
import { elapsedMs } from "./standing.ts";
import type { Ticket } from "./ticket.ts";

/** How fast a service goes today: how long its last tickets kept a counter, from the call to when they left it. */

/** One ticket's time at a counter, for each person of its party. */
export interface Hold {
  readonly at: Instant;
  readonly perPersonMs: number;
}

/** So many of the newest are kept of each service. */
export const holdsKept = 24;
/** What was longer ago says nothing of how it goes now, ms: the hour of the day makes a difference. */
const recentMs = 90 * 60_000;
/** So many tickets weigh as much as what the hall file expects. */
const priorWeight = 4;

/** A ticket leaves its counter, whatever for. */
export function noteHold(hall: Hall, { serviceId, partySize, call }: Ticket, at: Instant): void {
  if (call === null) return;
  const heldMs = Math.max(0, elapsedMs(hall, call.calledAt, at));
  const holds = hall.holds.get(serviceId) ?? [];
  hall.holds.set(serviceId, holds);
  holds.push({ at, perPersonMs: heldMs / Math.max(1, partySize) });
  if (holds.length > holdsKept) holds.shift();
}

/** How long one person of this service keeps a counter, as its newest tickets and the hall file say, ms. */
export function paceOf(
  hall: Readonly<Hall>,
  catalogue: Catalogue,
  serviceId: ServiceId,
  now: Instant,
): number {
  const expected = findService(catalogue, serviceId)?.expectedServiceMs ?? 0;
  const recent = (hall.holds.get(serviceId) ?? []).filter(({ at }) => now - at <= recentMs);
  const sum = recent.reduce((total, { perPersonMs }) => total + perPersonMs, 0);
  return (expected * priorWeight + sum) / (priorWeight + recent.length);
}
