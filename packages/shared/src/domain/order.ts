import type { Instant, TicketId } from "./brand.ts";
import type { CallingPolicy, Catalogue, Counter } from "./catalogue.ts";
import type { Hall } from "./hall.ts";
import type { Head, Heads } from "./heads.ts";
import { compareWeights, headsOf, oldest, withoutIdle } from "./heads.ts";
import { elapsedMs } from "./standing.ts";
import { streakAfterOwnCall } from "./streaks.ts";
import type { CallReason, Ticket } from "./ticket.ts";
import { comparePlaces } from "./ticket.ts";

/** One ticket in the order in which a counter would call, and why it stands there. */
export interface Turn {
  readonly ticket: Ticket;
  readonly reason: CallReason;
}

/**
 * The order in which this counter would call, if nothing else happened (domain.md 5): priority before regular, at
 * most `priorityRatio` priority calls between two regular ones while a regular waits, and nobody who came later
 * before a regular who has waited `longestWaitMs`. Within a lane by the counter's weights, then by place.
 * Returns and transfers to the front stand among the priority calls and count as such.
 */
export function* callingOrder(
  hall: Readonly<Hall>,
  catalogue: Catalogue,
  counter: Counter,
  now: Instant,
): Generator<Turn, void> {
  const taken = new Set<TicketId>();
  let streak = hall.streaks.get(counter.id) ?? 0;
  for (;;) {
    const heads = headsOf(hall, catalogue, counter, taken);
    const turn = choose(hall, heads, streak, catalogue.policy, now);
    if (turn === null) return;
    yield turn;
    taken.add(turn.ticket.id);
    streak = streakAfterOwnCall(streak, turn.ticket.lane, heads);
  }
}

/** The first `most` of the order. */
export function nextTurns(
  hall: Readonly<Hall>,
  catalogue: Catalogue,
  counter: Counter,
  now: Instant,
  most: number,
): readonly Turn[] {
  const turns: Turn[] = [];
  if (most < 1) return turns;
  for (const turn of callingOrder(hall, catalogue, counter, now)) if (turns.push(turn) === most) break;
  return turns;
}

/** Who is next here and why, or null. */
export function nextTurn(
  hall: Readonly<Hall>,
  catalogue: Catalogue,
  counter: Counter,
  now: Instant,
): Turn | null {
  return nextTurns(hall, catalogue, counter, now, 1)[0] ?? null;
}

function choose(
  hall: Readonly<Hall>,
  heads: Heads,
  streak: number,
  policy: CallingPolicy,
  now: Instant,
): Turn | null {
  const late = lateOne(hall, heads, streak, policy, now);
  if (late !== null) return turnOf(late, lateReason(hall, late, policy, now));
  const { regular, priority } = withoutIdle(heads);
  const [r] = regular;
  const [p] = priority;
  if (r === undefined) return p === undefined ? null : turnOf(p, idleOr(p, { code: "priority_alone" }));
  if (p === undefined || compareWeights(p, r) > 0) return turnOf(r, idleOr(r, plainReason(r, heads)));
  const ratio = policy.priorityRatio;
  return streak < ratio
    ? turnOf(p, { code: "priority", nth: streak + 1, ratio })
    : turnOf(r, { code: "regular_turn", ratio });
}

/**
 * Who has waited as long as anybody may: the oldest such regular. A priority ticket that has waited as long and came
 * before every regular goes first, within the ratio: in a hall where all wait that long it would never be called.
 */
function lateOne(
  hall: Readonly<Hall>,
  heads: Heads,
  streak: number,
  policy: CallingPolicy,
  now: Instant,
): Head | null {
  const isLate = ({ since }: Head): boolean => elapsedMs(hall, since, now) >= policy.longestWaitMs;
  const regular = oldest(heads.regular.filter(isLate));
  const priority = oldest(heads.priority.filter(isLate));
  if (priority === null || streak >= policy.priorityRatio) return regular;
  const first = oldest(heads.regular);
  return first === null || comparePlaces(priority.ticket.place, first.ticket.place) < 0 ? priority : regular;
}

/** Said of the head itself only where it has waited as long itself. */
function lateReason(hall: Readonly<Hall>, { ticket }: Head, policy: CallingPolicy, now: Instant): CallReason {
  const limitMs = policy.longestWaitMs;
  const itself = elapsedMs(hall, ticket.queuedAt, now) >= limitMs;
  return { code: itself ? "longest_wait" : "long_wait_behind", limitMs };
}

/** Who was given a place by staff is next for that, whatever else may be said for them. */
function turnOf({ ticket }: Head, reason: CallReason): Turn {
  return { ticket, reason: ticket.standing === "arrival" ? reason : { code: ticket.standing } };
}

function idleOr({ weight }: Head, otherwise: CallReason): CallReason {
  return weight === "idle" ? { code: "idle" } : otherwise;
}

/** Said to have come first only where that is so. */
function plainReason(called: Head, { regular, priority }: Heads): CallReason {
  const passedOver = [...regular, ...priority].some(
    (head) =>
      compareWeights(called, head) < 0 &&
      (head.ticket.lane === "priority" || comparePlaces(head.ticket.place, called.ticket.place) < 0),
  );
  return passedOver ? { code: "weight" } : { code: "arrival" };
}
