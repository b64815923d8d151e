import { z } from "zod";
import { alert, mostAlerts } from "../alert.ts";
import { crowd } from "../crowd.ts";
import { instant, serviceDate } from "../ids.ts";

/** What the screen at the entrance shows: who may come in; at most 4 kB. Its language is the screen's. */
export const entranceView = z.object({
  kind: z.literal("entrance"),
  language: z.string(),
  hall: z.object({ name: z.string(), timeZone: z.string() }),
  serviceDate: serviceDate.nullable(),
  open: z.boolean(),
  /** Null: the hall has no limit, and everybody may come in. */
  crowd: crowd.nullable(),
  /** Numbers that were let in lately and are not called yet, newest first. */
  admitted: z.array(z.object({ label: z.string(), at: instant })).max(12),
  /** Of each series the largest number up to which nobody waits outside any more. */
  upTo: z.array(z.string()).max(4),
  /** Of those who wait outside, the next in turn. */
  next: z.array(z.string()).max(6),
  alerts: z.array(alert).max(mostAlerts),
});
export type EntranceView = z.infer<typeof entranceView>;
