import type { AgencyId, ClosureId, CounterId, Instant, ReasonId, ServiceId, StaffId } from "./brand.ts";
import type { Catalogue, Service } from "./catalogue.ts";
import type { Hall } from "./hall.ts";

/** How the hall stands: what is closed, which agency's system is down, and when nothing was called. */

/** What may be closed. */
export type ClosureTarget =
  | { readonly kind: "counter"; readonly id: CounterId }
  | { readonly kind: "service"; readonly id: ServiceId }
  | { readonly kind: "agency"; readonly id: AgencyId }
  | { readonly kind: "hall"; readonly id: null };
export const closureKinds = ["counter", "service", "agency", "hall"] as const;
export type ClosureKind = (typeof closureKinds)[number];

export interface Closure {
  readonly id: ClosureId;
  readonly target: ClosureTarget;
  readonly reasonId: ReasonId;
  /** Who closed it, or asked for it. */
  readonly by: StaffId;
  /** When it was closed; while `pending`, when it was asked for. */
  readonly since: Instant;
  /** It opens again by itself; null: somebody opens it. */
  readonly reopensAt: Instant | null;
  /** It waits for a second person's approval and closes nothing yet. */
  readonly pending: boolean;
}

/** How a closure came to its end. */
export const closureEnds = ["reopened", "declined", "withdrawn", "due"] as const;
export type ClosureEnd = (typeof closureEnds)[number];

/** The central system of an agency is down. */
export interface Outage {
  readonly agencyId: AgencyId;
  readonly since: Instant;
  /** When it is expected to be back; null: nobody knows. */
  readonly expectedUntil: Instant | null;
  /** No new numbers meanwhile; else visitors are only told. */
  readonly stopsNumbers: boolean;
  readonly by: StaffId;
}

/** `pressed` by a supervisor, `scheduled` by the hall file, `hub_away`: the hub itself was not there. */
export const pauseCauses = ["pressed", "scheduled", "hub_away"] as const;
export type PauseCause = (typeof pauseCauses)[number];

/** A time in which nothing is called and the clocks of the queue stand still. */
export interface Pause {
  readonly cause: PauseCause;
  readonly from: Instant;
  /** Null: it goes on. */
  readonly to: Instant | null;
  /** When a scheduled one ends by itself. */
  readonly until: Instant | null;
}

/** The pause that goes on, or null. */
export function currentPause({ pauses }: Readonly<Hall>): Pause | null {
  const last = pauses.at(-1);
  return last !== undefined && last.to === null ? last : null;
}

/** How much of the time from `from` to `to` the hall was paused, ms. */
export function pausedMs({ pauses }: Readonly<Hall>, from: number, to: number): number {
  let sum = 0;
  for (const pause of pauses) {
    const begin = Math.max(pause.from, from);
    const end = Math.min(pause.to ?? to, to);
    if (end > begin) sum += end - begin;
  }
  return sum;
}

/** How long it is from one instant to another by the clock of the queue, which stands still in a pause, ms. */
export function elapsedMs(hall: Readonly<Hall>, from: number, to: number): number {
  return to - from - pausedMs(hall, from, to);
}

/**
 * When `ms` of the queue's clock after `from` are over, as things stand at `now`: a pause since then puts it off by its
 * length, and one that goes on puts it off as it lasts.
 */
export function dueAt(hall: Readonly<Hall>, from: Instant, ms: number, now: Instant): Instant {
  let due = from + ms;
  for (const pause of hall.pauses) {
    const end = pause.to ?? Math.max(now, pause.from);
    if (pause.from < due && end > from) due += end - Math.max(pause.from, from);
  }
  return due as Instant;
}

/** The closures that hold now for any of these targets. */
export function closuresOf(
  { closures }: Readonly<Hall>,
  hits: (target: ClosureTarget) => boolean,
): readonly Closure[] {
  return [...closures.values()].filter(({ pending, target }) => !pending && hits(target));
}

/** Why a service gives no numbers by a supervisor's word: itself, its agency or the whole hall is closed. */
export function closureOfService(hall: Readonly<Hall>, { id, agencyId }: Service): Closure | null {
  const found = closuresOf(hall, (target) => {
    const targets = { counter: false, service: target.id === id, agency: target.id === agencyId, hall: true };
    return targets[target.kind];
  });
  return found[0] ?? null;
}

export function isCounterClosed(hall: Readonly<Hall>, catalogue: Catalogue, id: CounterId): boolean {
  if (catalogue.counters.find((counter) => counter.id === id)?.closed === true) return true;
  return closuresOf(hall, (target) => target.kind === "counter" && target.id === id).length > 0;
}

export function isSameTarget(a: ClosureTarget, b: ClosureTarget): boolean {
  return a.kind === b.kind && a.id === b.id;
}
