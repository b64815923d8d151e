import { z } from "zod";
import { pauseCauses } from "../domain/index.ts";
import { agencyId, instant, localText } from "./ids.ts";

/** Something that everybody in the hall should know now; every screen says it in its own words and language. */
export const alert = z.discriminatedUnion("kind", [
  /** Nothing is called. `until`: when it ends by itself; null: when somebody ends it. */
  z.object({
    kind: z.literal("pause"),
    cause: z.enum(pauseCauses),
    since: instant,
    until: instant.nullable(),
  }),
  /** The central system of an agency is down. `until`: when it is expected back; null: nobody knows. */
  z.object({
    kind: z.literal("outage"),
    agencyId,
    agency: z.string(),
    since: instant,
    until: instant.nullable(),
    /** No new numbers meanwhile. */
    stops: z.boolean(),
  }),
  /** A break by the calendar, `until` its end. */
  z.object({ kind: z.literal("break"), name: localText, until: instant.nullable() }),
  /** Outside the hours in which numbers are given. `name`: of the holiday or season. `until`: when they are again. */
  z.object({
    kind: z.literal("hours"),
    when: z.enum(["before", "after", "closed"]),
    name: localText.nullable(),
    until: instant.nullable(),
  }),
  /** Closed by the hall. `until`: when it opens again by itself; null: nobody knows. */
  z.object({ kind: z.literal("closure"), name: localText, until: instant.nullable() }),
]);
export type Alert = z.infer<typeof alert>;

/** More than so many at once nobody reads. */
export const mostAlerts = 4;
