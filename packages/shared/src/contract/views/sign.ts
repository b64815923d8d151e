import { z } from "zod";
import { counterId, instant, serviceDate } from "../ids.ts";

/** A number at the counter: called, or served there already. */
export const signNumber = z.object({
  label: z.string(),
  state: z.enum(["called", "serving"]),
  /** It is called "now" until then; after that a number that is only called is not shown any more. */
  nowUntil: instant,
});

/** What the sign over one counter shows: its label, who is there or wanted there, and whose counter it is; at most 2 kB. */
export const signView = z.object({
  kind: z.literal("sign"),
  language: z.string(),
  hall: z.object({ name: z.string(), timeZone: z.string() }),
  counter: z.object({ id: counterId, label: z.string() }),
  serviceDate: serviceDate.nullable(),
  /** Somebody sits there, and the counter and the day are open. */
  open: z.boolean(),
  /** Of the number that is shown; while there is none, of all that the counter serves. */
  agencies: z.array(z.object({ name: z.string(), badge: z.string(), colour: z.string() })).max(4),
  /** The number in hand; of a group all, in the order of their calls. */
  numbers: z.array(signNumber).max(6),
});
export type SignView = z.infer<typeof signView>;
