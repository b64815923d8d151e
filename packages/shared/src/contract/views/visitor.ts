import { z } from "zod";
import { alert, mostAlerts } from "../alert.ts";
import { ticketStates } from "../../domain/index.ts";
import { journeyStep, placeOutside, waitRange } from "../answer.ts";
import { instant, localText, zoneName } from "../ids.ts";

/** One ticket, for whoever holds its secret: the answer of `GET /api/ticket`. */
export const visitorView = z.object({
  kind: z.literal("visitor"),
  label: z.string(),
  hallName: localText,
  timeZone: zoneName,
  agencyName: z.string(),
  serviceName: localText,
  zoneName: localText.nullable(),
  state: z.enum(ticketStates),
  /** The counter that calls or serves it. */
  counter: z.string().nullable(),
  /** It waits outside; null: it may be in the hall. */
  outside: placeOutside.nullable(),
  personsAhead: z.int().nonnegative(),
  /** Null: no counter is open for it. */
  wait: waitRange.nullable(),
  /** Its visitor has stepped out of the queue until then; null: it waits, or is beyond that. */
  pausedUntil: instant.nullable(),
  /** How many of its lane could be let go first. */
  behind: z.int().nonnegative(),
  /** The steps that it walks, the first `done` of them behind it; null: one service. */
  journey: z.object({ steps: z.array(journeyStep), done: z.int().nonnegative() }).nullable(),
  /** What everybody should know now, the most pressing first. */
  alerts: z.array(alert).max(mostAlerts),
  issuedAt: instant,
  calls: z.int().nonnegative(),
  hubTime: instant,
});
export type VisitorView = z.infer<typeof visitorView>;
