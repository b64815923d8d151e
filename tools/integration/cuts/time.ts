import type { Instant } from "@giliran/shared/domain";

/** Time that passes when the test says so, for a hub and a kiosk alike. */
export interface HeldTime {
  readonly now: () => Instant;
  /** Calls back once after `ms`; returns how to call it off. */
  readonly after: (ms: number, work: () => void) => () => void;
  readonly advance: (ms: number) => Promise<void>;
}

export function holdTime(start: number): HeldTime {
  let now = start;
  const timers = new Set<{ readonly at: number; readonly work: () => void }>();

  function due(until: number): { readonly at: number; readonly work: () => void } | undefined {
    return [...timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
  }

  return {
    now: () => now as Instant,
    after: (ms, work) => {
      const timer = { at: now + ms, work };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance: async (ms) => {
      const end = now + ms;
      await settle();
      for (let next = due(end); next !== undefined; next = due(end)) {
        timers.delete(next);
        now = Math.max(now, next.at);
        next.work();
        await settle();
      }
      now = end;
    },
  };
}

/** Whatever waits for nothing but its turn has had it. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 60; turn += 1) await Promise.resolve();
}
