import type { Clock } from "@giliran/hub";
import type { Instant } from "@giliran/shared/domain";

/** 23 November 2026, 09.14 in Magetan: a Monday morning, far from midnight whenever the tests are run. */
export const morning = Date.parse("2026-11-23T09:14:00+07:00");

/** The hall's clock in a test's hand. */
export interface HallClock extends Clock {
  /** The clock on the wall goes on by so many ms at once; what is measured by the monotonic one stays as it is. */
  readonly advance: (ms: number) => void;
  /** So many ms have been waited for, by either clock. */
  readonly wait: (ms: number) => void;
}

/** A clock that goes on by itself, from a fixed morning. */
export function runningClock(): HallClock {
  const began = performance.now();
  let [ahead, waited] = [0, 0];
  const monotonic = (): number => performance.now() + waited;
  return {
    now: () => Math.round(morning + ahead + monotonic() - began) as Instant,
    monotonic,
    advance: (ms) => {
      ahead += ms;
    },
    wait: (ms) => {
      waited += ms;
    },
  };
}

/** A clock that stands still until it is advanced, so that pictures are the same each time. */
export function standingClock(start = morning): HallClock {
  let [at, waited] = [start, 0];
  return {
    now: () => at as Instant,
    monotonic: () => performance.now() + waited,
    advance: (ms) => {
      at += ms;
    },
    wait: (ms) => {
      at += ms;
      waited += ms;
    },
  };
}
