import type { Instant } from "../domain/index.ts";

/** A clock that stands still until the test moves it; forwards, or backwards as real ones do. */
export interface FakeClock {
  readonly now: () => Instant;
  /** Moves by `ms`; less than 0 goes back. Returns the new time. */
  readonly advance: (ms: number) => Instant;
  readonly set: (to: Instant | string) => Instant;
}

/** The instant of an ISO 8601 text with its offset: `instantOf("2026-11-23T08:00:00+07:00")`. */
export function instantOf(iso: string): Instant {
  const ms = Date.parse(iso);
  if (Number.isNaN(ms)) throw new Error(`not a time: ${iso}`);
  return ms as Instant;
}

/** Opening time of the sample hall: Monday, 23 November 2026, 08:00 in Magetan. */
export const sampleStart = instantOf("2026-11-23T08:00:00+07:00");

export function fakeClock(start: Instant | string = sampleStart): FakeClock {
  let time = typeof start === "string" ? instantOf(start) : start;
  return {
    now: () => time,
    advance: (ms) => (time = (time + ms) as Instant),
    set: (to) => (time = typeof to === "string" ? instantOf(to) : to),
  };
}
