import type { Instant } from "./brand.ts";
import type { Catalogue } from "./catalogue.ts";
import { admissionOrder } from "./crowd.ts";
import type { Hall } from "./hall.ts";
import { counterState } from "./hall.ts";
import { waitRange, type WaitRange } from "./outlook.ts";
import { paceOf } from "./pace.ts";
import type { Ticket } from "./ticket.ts";

/** What lies before somebody who waits outside. */
export interface ComeIn {
  /** Persons outside who come in first, as things stand. */
  readonly personsAhead: number;
  /** Until there is room; null: no counter is open, so nobody leaves and nobody knows. */
  readonly wait: WaitRange | null;
}

/**
 * Until this ticket may come in, or somebody who takes a number now (null): as many persons must leave as come in
 * before, and they leave as fast as the open counters serve.
 */
export function comeInOutlook(
  hall: Readonly<Hall>,
  catalogue: Catalogue,
  ticket: Ticket | null,
  now: Instant,
): ComeIn {
  const order = admissionOrder(hall, catalogue);
  const place = ticket === null ? order.length : order.findIndex(({ id }) => id === ticket.id);
  const before = place < 0 ? [] : order.slice(0, place);
  const personsAhead = before.reduce((sum, { partySize }) => sum + partySize, 0);
  const perPersonMs = leavingMs(hall, catalogue, now);
  if (perPersonMs === null) return { personsAhead, wait: null };
  const persons = personsAhead + (ticket?.partySize ?? 1);
  // Leaving is as chancy as serving; what else may happen is a quarter of it.
  const deviation = Math.hypot(1 / Math.sqrt(persons), 0.25);
  const aim = { low: -1.2 * deviation, high: 1.2 * deviation };
  return { personsAhead, wait: waitRange(persons * perPersonMs, aim) };
}

/** How long it takes until one more person has left, ms; null: no counter is open. */
function leavingMs(hall: Readonly<Hall>, catalogue: Catalogue, now: Instant): number | null {
  const open = catalogue.counters.filter(({ id }) => counterState(hall, id).officerId !== null);
  const means = open.map(({ serviceIds }) => {
    const times = serviceIds.map((id) => paceOf(hall, catalogue, id, now));
    return times.reduce((sum, ms) => sum + ms, 0) / Math.max(1, times.length);
  });
  const perMs = means.reduce((sum, ms) => (ms > 0 ? sum + 1 / ms : sum), 0);
  return perMs === 0 ? null : 1 / perMs;
}
