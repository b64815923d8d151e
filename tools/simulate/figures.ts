import type { ServiceId } from "@giliran/shared/domain";

/** What was told to a visitor when they took a number, and what came of it. Times in ms. */
export interface EstimateSample {
  readonly at: number;
  readonly serviceId: ServiceId;
  readonly personsAhead: number;
  readonly lowMs: number;
  readonly highMs: number;
  /** What the hub reckoned. */
  readonly ownMs: number;
  /** What one reckons who knows the true mean times and the counters that are open. */
  readonly oracleMs: number;
  /** From the number to the call; null: never called. */
  waitedMs: number | null;
}

/** One number over the day, for a plot. */
export interface Track {
  readonly name: string;
  readonly points: (readonly [minute: number, value: number])[];
}

export interface Figures {
  readonly counts: Map<string, number>;
  readonly estimates: EstimateSample[];
  /** Minutes from the number to the first call, with when it was called, by service. */
  readonly waits: Map<ServiceId, (readonly [minute: number, waited: number])[]>;
  readonly tracks: Map<string, Track>;
  /** Ms that each counter had somebody. */
  readonly busy: Map<string, number>;
  readonly refusals: Map<string, number>;
  readonly count: (name: string, more?: number) => void;
  readonly refused: (command: string, error: string) => void;
  readonly track: (name: string, minute: number, value: number) => void;
}

export function createFigures(): Figures {
  const counts = new Map<string, number>();
  const refusals = new Map<string, number>();
  const tracks = new Map<string, Track>();
  const add = (map: Map<string, number>, name: string, more: number): void =>
    void map.set(name, (map.get(name) ?? 0) + more);
  return {
    counts,
    estimates: [],
    waits: new Map(),
    tracks,
    busy: new Map(),
    refusals,
    count: (name, more = 1) => add(counts, name, more),
    refused: (command, error) => add(refusals, `${command}: ${error}`, 1),
    track: (name, minute, value) => {
      const track = tracks.get(name) ?? { name, points: [] };
      tracks.set(name, track);
      track.points.push([minute, value]);
    },
  };
}

/** The value that so large a share does not exceed; NaN: there is none. */
export function quantileOf(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
