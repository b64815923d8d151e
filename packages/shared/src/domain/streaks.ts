import type { CounterId, TicketId } from "./brand.ts";
import type { Catalogue, Counter } from "./catalogue.ts";
import { countersOf } from "./catalogue.ts";
import type { Hall } from "./hall.ts";
import type { Heads } from "./heads.ts";
import { headsOf, isFit, oldest, weightOf, withoutIdle } from "./heads.ts";
import type { Lane, Ticket } from "./ticket.ts";
import { comparePlaces } from "./ticket.ts";

/** Calls that are decided and have not happened yet: who is taken by them, and what they make of the streaks. */
export interface Imagined {
  readonly taken: ReadonlySet<TicketId>;
  readonly streaks: ReadonlyMap<CounterId, number>;
}

/**
 * A counter's streak is the number of priority calls, by whichever counter, among the tickets that it may call, since
 * the last regular one and while a regular waited. These are the streaks that a call of this ticket changes: counters
 * that share a queue share its bound.
 */
export function streaksAfter(
  hall: Readonly<Hall>,
  catalogue: Catalogue,
  caller: Counter,
  ticket: Ticket,
  { taken, streaks }: Imagined,
): readonly (readonly [CounterId, number])[] {
  return countersOf(catalogue, ticket.serviceId).flatMap((counter) => {
    const before = streaks.get(counter.id) ?? hall.streaks.get(counter.id) ?? 0;
    const heads = headsOf(hall, catalogue, counter, taken);
    const after =
      counter.id === caller.id
        ? streakAfterOwnCall(before, ticket.lane, heads)
        : streakAfterForeignCall(before, ticket, heads, mayCall(hall, catalogue, counter, ticket, heads));
    return after === before ? [] : [[counter.id, after] as const];
  });
}

/** `heads` are those before the call. */
export function streakAfterOwnCall(before: number, lane: Lane, heads: Heads): number {
  if (lane === "regular") return 0;
  return withoutIdle(heads).regular.length > 0 ? before + 1 : before;
}

/**
 * A regular that another counter called ends the streak here only where none who waits here came before it: else one
 * who waits here alone would be passed over again and again, for others who are served elsewhere.
 */
function streakAfterForeignCall(before: number, ticket: Ticket, heads: Heads, mine: boolean): number {
  if (!mine) return before;
  if (ticket.lane === "priority") return streakAfterOwnCall(before, "priority", heads);
  const first = oldest(withoutIdle(heads).regular);
  return first === null || comparePlaces(ticket.place, first.ticket.place) <= 0 ? 0 : before;
}

/** Whether this counter might have called the ticket itself. */
function mayCall(
  hall: Readonly<Hall>,
  catalogue: Catalogue,
  counter: Counter,
  ticket: Ticket,
  heads: Heads,
): boolean {
  const { regular, priority } = withoutIdle(heads);
  const onlyIdle = [...regular, ...priority].every(({ weight }) => weight === "idle");
  const weight = weightOf(hall, counter, ticket.serviceId);
  return isFit(hall, catalogue, counter, ticket) && (weight !== "idle" || onlyIdle);
}
