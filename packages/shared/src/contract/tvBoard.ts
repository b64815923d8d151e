import { z } from "zod";
import { instant } from "./ids.ts";
import { boardView } from "./views/board.ts";

/** `GET /api/board/<zone>`: what a call screen shows, for a page that can do nothing but ask. */
export const tvBoard = z.object({
  view: boardView.omit({ voice: true, alerts: true }),
  /** The hub's clock now: a call is over when this passes its `nowUntil`. */
  now: instant,
  /** The hall's time, as its language writes it. */
  clock: z.string(),
  /** Words around the numbers, in the language of the view. */
  words: z.object({
    nowCalling: z.string(),
    lastCalls: z.string(),
    waiting: z.string(),
    counter: z.string(),
    /** While nobody is called. */
    rest: z.string(),
    /** What everybody should know now. */
    foot: z.string(),
    /** While the hub does not answer. */
    cut: z.string(),
  }),
});
export type TvBoard = z.infer<typeof tvBoard>;
