import type { VoiceClaim } from "@giliran/shared/contract";
import type { ZoneId } from "@giliran/shared/domain";

/** How long a screen may speak after it asked, ms, by its own monotonic clock from when it sent the claim. */
export const leaseMs = 12_000;
/** The hub waits this much longer before another screen may speak, for clocks that tick differently. */
const marginMs = 1_000;

/** Which page load speaks for a zone. In memory: a restarted hub waits a whole lease before it trusts a newcomer. */
export interface VoiceLeases {
  readonly claim: (zoneId: ZoneId, screen: string) => VoiceClaim;
  readonly release: (zoneId: ZoneId, screen: string) => void;
  /** The page load that holds the zone's voice now, or null. */
  readonly holder: (zoneId: ZoneId) => string | null;
  /** A screen spoke in this zone before the hub's restart: nobody else may for one lease. */
  readonly keepFor: (zoneId: ZoneId, screen: string) => void;
}

export function createVoiceLeases(monotonic: () => number): VoiceLeases {
  const leases = new Map<ZoneId, { readonly screen: string; readonly until: number }>();

  function holder(zoneId: ZoneId): string | null {
    const lease = leases.get(zoneId);
    return lease !== undefined && monotonic() < lease.until ? lease.screen : null;
  }

  function keepFor(zoneId: ZoneId, screen: string): void {
    leases.set(zoneId, { screen, until: monotonic() + leaseMs + marginMs });
  }

  return {
    holder,
    keepFor,
    claim: (zoneId, screen) => {
      const held = holder(zoneId);
      if (held !== null && held !== screen) return { granted: false, leaseMs: 0 };
      keepFor(zoneId, screen);
      return { granted: true, leaseMs };
    },
    release: (zoneId, screen) => {
      if (holder(zoneId) === screen) leases.delete(zoneId);
    },
  };
}
