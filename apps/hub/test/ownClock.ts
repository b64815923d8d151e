import type { Instant } from "@giliran/shared/domain";
import { fakeClock } from "@giliran/shared/testing";
import type { Clock } from "../src/index.ts";

/** A hub's clock that stands still until the test moves it. */
export interface OwnClock extends Clock {
  /** Time passes: both clocks move, ms. */
  readonly pass: (ms: number) => void;
  /** Somebody sets the wall clock, to an instant or by ISO text with offset; the monotonic one does not see it. */
  readonly set: (to: Instant | string) => void;
}

/** Starts at opening time of Monday, 23 November 2026, in Magetan, where nothing else is said. */
export function ownClock(start?: string): OwnClock {
  const wall = fakeClock(start);
  let passed = 0;
  return {
    now: wall.now,
    monotonic: () => passed,
    pass: (ms) => {
      passed += ms;
      wall.advance(ms);
    },
    set: (to) => void wall.set(to),
  };
}
