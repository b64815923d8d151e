import { z } from "zod";
import { alert, mostAlerts } from "../alert.ts";
import { gateState, gateSums } from "../gate.ts";
import { localText, reasonId } from "../ids.ts";

/** What staff at the entrance need on their phone; at most 4 kB. */
export const guardView = z.object({
  kind: z.literal("guard"),
  staff: z.object({ name: z.string() }),
  hall: z.object({ name: localText, timeZone: z.string() }),
  open: z.boolean(),
  gate: z.object({
    ...gateState.shape,
    /** Of the protocol that holds; null: none does. */
    name: localText.nullable(),
    limitCelsius: z.number(),
    counts: gateSums,
    overrides: z.int(),
  }),
  /** What everybody should know now, the most pressing first. */
  alerts: z.array(alert).max(mostAlerts),
  /** Why somebody may be let in against the protocol. */
  reasons: z.array(z.object({ id: reasonId, name: localText })).max(12),
});
export type GuardView = z.infer<typeof guardView>;
