import type { VoiceClaim } from "@giliran/shared/contract";
import type { Earshot } from "@giliran/shared/domain";

/** How long a screen may speak after it asked, ms, by its own monotonic clock from when it sent the claim. */
export const leaseMs = 12_000;
/** The hub waits this much longer before another screen may speak, for clocks that tick differently. */
const marginMs = 1_000;

/** Which page load speaks where. In memory: a restarted hub waits a whole lease before it trusts a newcomer. */
export interface VoiceLeases {
  readonly claim: (earshot: Earshot, screen: string) => VoiceClaim;
  readonly release: (earshot: Earshot, screen: string) => void;
  /** The page load that holds this voice now, or null. */
  readonly holder: (earshot: Earshot) => string | null;
  /** A screen spoke here before the hub's restart: nobody else may for one lease. */
  readonly keepFor: (earshot: Earshot, screen: string) => void;
}

export function createVoiceLeases(monotonic: () => number): VoiceLeases {
  const leases = new Map<Earshot, { readonly screen: string; readonly until: number }>();

  function holder(earshot: Earshot): string | null {
    const lease = leases.get(earshot);
    return lease !== undefined && monotonic() < lease.until ? lease.screen : null;
  }

  function keepFor(earshot: Earshot, screen: string): void {
    leases.set(earshot, { screen, until: monotonic() + leaseMs + marginMs });
  }

  return {
    holder,
    keepFor,
    claim: (earshot, screen) => {
      const held = holder(earshot);
      if (held !== null && held !== screen) return { granted: false, leaseMs: 0 };
      keepFor(earshot, screen);
      return { granted: true, leaseMs };
    },
    release: (earshot, screen) => {
      if (holder(earshot) === screen) leases.delete(earshot);
    },
  };
}
