export interface Bucket {
  readonly perSecond: number;
  readonly burst: number;
}

/** Token buckets by name. A name that was not heard of for a while is forgotten, for its bucket is full again. */
export interface RateLimiter {
  /** Spends one token; false where there is none. */
  readonly spend: (name: string) => boolean;
}

const mostNames = 10_000;

export function createRateLimiter(bucket: Bucket, monotonic: () => number): RateLimiter {
  const states = new Map<string, { tokens: number; at: number }>();
  const refilledMs = (bucket.burst / bucket.perSecond) * 1000;

  function forgetFull(now: number): void {
    for (const [name, { at }] of states) if (now - at > refilledMs) states.delete(name);
  }

  return {
    spend: (name) => {
      const now = monotonic();
      if (states.size > mostNames) forgetFull(now);
      const before = states.get(name) ?? { tokens: bucket.burst, at: now };
      const tokens = Math.min(bucket.burst, before.tokens + ((now - before.at) / 1000) * bucket.perSecond);
      const allowed = tokens >= 1;
      states.set(name, { tokens: allowed ? tokens - 1 : tokens, at: now });
      return allowed;
    },
  };
}
