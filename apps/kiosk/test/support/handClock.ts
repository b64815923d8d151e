import type { Instant } from "@giliran/shared/domain";
import { sampleStart } from "@giliran/shared/testing";
import type { Clock } from "../../src/core/clock.ts";

export interface HandClock extends Clock {
  /** Moves on step by step, so that what a timer starts may set the next. */
  readonly advance: (ms: number) => Promise<void>;
}

/** A clock whose timers go off when the test says so. */
export function handClock(start: Instant = sampleStart): HandClock {
  let now: number = start;
  const timers = new Set<{ readonly at: number; readonly goOff: () => void }>();
  return {
    now: () => now as Instant,
    after: (ms, then) => {
      const timer = { at: now + ms, goOff: then };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance: async (ms) => {
      const end = now + ms;
      for (;;) {
        await settle();
        const [next] = Array.from(timers)
          .filter(({ at }) => at <= end)
          .sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        timers.delete(next);
        now = Math.max(now, next.at);
        next.goOff();
      }
      now = end;
      await settle();
    },
  };
}

/** Lets everything that waits for nothing but its turn have it. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}
