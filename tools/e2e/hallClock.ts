import type { Clock } from "@giliran/hub";
import type { Instant } from "@giliran/shared/domain";

/** 23 November 2026, 09.14 in Magetan: a Monday morning, far from midnight whenever the tests are run. */
export const morning = Date.parse("2026-11-23T09:14:00+07:00");

/** The hall's clock in a test's hand. */
export interface HallClock extends Clock {
  /** Goes on by so many ms at once, as if they had been waited for. */
  readonly advance: (ms: number) => void;
}

/** A clock that goes on by itself, from a fixed morning. */
export function runningClock(): HallClock {
  const began = performance.now();
  let ahead = 0;
  return {
    now: () => Math.round(morning + ahead + performance.now() - began) as Instant,
    monotonic: () => performance.now(),
    advance: (ms) => {
      ahead += ms;
    },
  };
}

/** A clock that stands still until it is advanced, so that pictures are the same each time. */
export function standingClock(start = morning): HallClock {
  let at = start;
  return {
    now: () => at as Instant,
    monotonic: () => performance.now(),
    advance: (ms) => {
      at += ms;
    },
  };
}
