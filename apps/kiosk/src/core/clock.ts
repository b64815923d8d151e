import type { Instant } from "@giliran/shared/domain";

/** Time as an argument, so that tests hold it. */
export interface Clock {
  /** This machine's time, ms UTC. */
  readonly now: () => Instant;
  /** Calls back once after `ms`; returns how to call it off. */
  readonly after: (ms: number, then: () => void) => () => void;
}

/** The machine's own clock. */
export const machineClock: Clock = {
  now: () => Date.now() as Instant,
  after: (ms, then) => {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
};

/** Resolves after `ms` by this clock. */
export async function pause(clock: Clock, ms: number): Promise<void> {
  await new Promise<void>((resolve) => void clock.after(ms, resolve));
}
