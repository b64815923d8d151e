import { z } from "zod";
import { crowdModes } from "../domain/index.ts";
import { waitRange } from "./answer.ts";
import { localText } from "./ids.ts";

/** How full the hall is, for public screens; nothing of it names a ticket. */
export const crowd = z.object({
  mode: z.enum(crowdModes),
  /** Persons who may be in the hall. */
  capacity: z.int(),
  present: z.int().nonnegative(),
  /** Whoever takes a number now waits outside. */
  full: z.boolean(),
  /** Persons who wait outside. */
  outside: z.int().nonnegative(),
  /** Until somebody who comes now may come in; null: nobody knows. */
  comeIn: waitRange.nullable(),
  spacing: localText.nullable(),
});
export type Crowd = z.infer<typeof crowd>;
