import type { CounterId, Instant } from "../brand.ts";
import type { HallSettings } from "../catalogue.ts";
import type { Rule } from "../decide.ts";
import type { Hall, LastAction, StreakChange } from "../hall.ts";
import { counterState } from "../hall.ts";
import { whyNotAtWork } from "./atCounter.ts";
import { dueAt } from "../standing.ts";
import { happened, refused } from "./outcome.ts";

/**
 * Takes back what the officer did last, for as long as the hall allows it and nobody has acted on the ticket since. A
 * called ticket waits again at its place; one that was marked absent, parked or sent on is called again, without a new
 * announcement. What was finished stays done.
 */
export const undo: Rule<"undo"> = (hall, catalogue, { counterId, ticketId }, { actor, now }) => {
  const error = whyNotAtWork(hall, counterId, actor);
  if (error !== null) return refused(error);
  const action = lastUndoable(hall, counterId);
  if (action === null) return refused("nothing_to_undo");
  if (action.after.id !== ticketId) return refused("stale");
  if (now > undoUntil(hall, action, catalogue.settings, now)) return refused("too_late_to_undo");
  const streaks = action.streaks.flatMap((change) => streakBack(hall, change));
  return happened({ type: "actionUndone", ticketId, counterId, action: action.kind, streaks });
};

/** What an officer may take back now, and until when; null: nothing. */
export function whatMayBeUndone(
  hall: Readonly<Hall>,
  counterId: CounterId,
  settings: HallSettings,
  now: Instant,
): { readonly action: LastAction; readonly until: Instant } | null {
  const action = lastUndoable(hall, counterId);
  if (action === null) return null;
  const until = undoUntil(hall, action, settings, now);
  return now > until ? null : { action, until };
}

function undoUntil(
  hall: Readonly<Hall>,
  { at }: LastAction,
  { undoMs }: HallSettings,
  now: Instant,
): Instant {
  return dueAt(hall, at, undoMs, now);
}

/** Only along lawful edges: whoever was called from aside cannot be put back there. */
function lastUndoable(hall: Readonly<Hall>, counterId: CounterId): LastAction | null {
  const action = counterState(hall, counterId).lastAction;
  if (action === null || hall.tickets.get(action.after.id) !== action.after) return null;
  const lawful =
    action.kind !== "called" || (action.before.state === "waiting" && action.before.paper !== "none");
  return lawful ? action : null;
}

/** Where other calls came in between, only what takes nothing from a regular: their turn stays as near as it is. */
function streakBack(
  hall: Readonly<Hall>,
  { counterId, before, after }: StreakChange,
): readonly (readonly [CounterId, number])[] {
  const current = hall.streaks.get(counterId) ?? 0;
  if (current === after) return [[counterId, before]];
  return after < before ? [[counterId, Math.max(before, current)]] : [];
}
