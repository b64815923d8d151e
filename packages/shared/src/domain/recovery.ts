import type { DeviceId, Instant } from "./brand.ts";
import type { HallEventOf, ToldSlip } from "./event.ts";
import type { Hall } from "./hall.ts";

/**
 * A day that goes on from a backup: numbers may be on paper of which the hall knows nothing (reliability.md, 20).
 * No number of its series is given before every kiosk has told, or an administrator has said so.
 */
export interface Recovery {
  /** When the backup was made. */
  readonly madeAt: Instant;
  /** Kiosks that have not told yet; after `held` they may still come. */
  readonly awaited: ReadonlySet<DeviceId>;
  /** No number is given meanwhile. */
  readonly held: boolean;
  /** What was told, and stands in the queue when it ends. */
  readonly told: readonly ToldSlip[];
}

/** Whether numbers wait for kiosks to tell. */
export function isHeld({ recovery }: Readonly<Hall>): boolean {
  return recovery?.held ?? false;
}

export function recoveryBegun(hall: Hall, { madeAt, kioskIds }: HallEventOf<"recoveryBegun">): void {
  hall.recovery = { madeAt, awaited: new Set(kioskIds), held: true, told: [] };
}

export function slipsTold(hall: Hall, { slips }: HallEventOf<"slipsTold">): void {
  if (hall.recovery === null) return;
  hall.recovery = { ...hall.recovery, told: [...hall.recovery.told, ...slips] };
}

export function kioskTold(hall: Hall, { kioskId }: HallEventOf<"kioskTold">): void {
  if (hall.recovery === null) return;
  const awaited = new Set(hall.recovery.awaited);
  awaited.delete(kioskId);
  hall.recovery = { ...hall.recovery, awaited };
}

export function recoveryEnded(hall: Hall): void {
  if (hall.recovery !== null) hall.recovery = { ...hall.recovery, held: false, told: [] };
}
