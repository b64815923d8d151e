import type { View, ViewFrame } from "@giliran/shared/contract";
import { viewBounds } from "@giliran/shared/contract";
import type { StaffId } from "@giliran/shared/domain";
import type { Audience, Clock, Log, Turns } from "../app/ports.ts";

/** Everything that is not a call waits this long for more of its kind, ms (rules of state 7). */
export const coalesceMs = 100;

export interface PublisherParts {
  readonly lineage: string;
  /** Random at each start of the hub. */
  readonly epoch: string;
  /** Usually `coalesceMs`. */
  readonly coalesceMs: number;
  readonly clock: Clock;
  readonly turns: Turns;
  readonly log: Log;
  readonly project: (audience: Audience) => View;
  /** What of an officer's panel may not wait, as a text to be compared. */
  readonly atHand: (staffId: StaffId) => string;
  /** Sends one frame to all who watch under this key. */
  readonly emit: (key: string, frame: ViewFrame) => void;
}

/** Tells each audience its whole view, and only when it differs from the last (rules of state 7). */
export interface Publisher {
  readonly watch: (audience: Audience) => void;
  readonly unwatch: (audience: Audience) => void;
  /** The newest frame for one who has just come. */
  readonly current: (audience: Audience) => ViewFrame;
  /**
   * Calls and tickets in hand at once, everything else within `coalesceMs`. Boards come first, and a panel whose own
   * ticket in hand is as before waits: nobody waits for the views of all officers.
   */
  readonly changed: (urgent: boolean) => void;
  readonly stop: () => void;
  readonly stats: () => {
    readonly published: number;
    readonly unchanged: number;
    readonly overBound: number;
  };
}

interface Watched {
  readonly audience: Audience;
  watchers: number;
  json: string | null;
  atHand: string | null;
  frame: ViewFrame | null;
}

export function audienceKey(audience: Audience): string {
  switch (audience.kind) {
    case "board":
      // No zone bears such a name.
      return `board/${audience.zoneId ?? "*"}/${audience.language}`;
    case "sign":
      return `sign/${audience.counterId}/${audience.language}`;
    case "entrance":
      return `entrance/${audience.language}`;
    case "kiosk":
      return "kiosk";
    case "panel":
    case "admin":
    case "guard":
      return `${audience.kind}/${audience.staffId}`;
    default:
      return audience satisfies never;
  }
}

export function createPublisher(parts: PublisherParts): Publisher {
  const watched = new Map<string, Watched>();
  const stats = { published: 0, unchanged: 0, overBound: 0 };
  let revision = 0;
  let timer: { readonly callOff: () => void } | null = null;

  function watchedOf(audience: Audience): Watched {
    const key = audienceKey(audience);
    const known = watched.get(key) ?? { audience, watchers: 0, json: null, atHand: null, frame: null };
    watched.set(key, known);
    return known;
  }

  /** Projects anew; returns the frame only where it differs from the last. */
  function refresh(entry: Watched): ViewFrame | null {
    const view = parts.project(entry.audience);
    entry.atHand = atHandOf(entry);
    const json = JSON.stringify(view);
    if (json === entry.json) {
      stats.unchanged += 1;
      return null;
    }
    if (Buffer.byteLength(json) > viewBounds[view.kind]) {
      stats.overBound += 1;
      parts.log.warn({ kind: view.kind, bytes: json.length }, "a view is larger than its bound");
    }
    revision += 1;
    entry.json = json;
    entry.frame = { lineage: parts.lineage, epoch: parts.epoch, revision, hubTime: parts.clock.now(), view };
    return entry.frame;
  }

  function atHandOf({ audience }: Watched): string | null {
    return audience.kind === "panel" ? parts.atHand(audience.staffId) : null;
  }

  function publish(wanted: (entry: Watched) => boolean): void {
    for (const [key, entry] of watched) {
      if (!wanted(entry)) continue;
      const frame = refresh(entry);
      if (frame === null) continue;
      stats.published += 1;
      parts.emit(key, frame);
    }
  }

  function publishSoon(): void {
    timer ??= parts.turns.after(parts.coalesceMs, () => {
      timer = null;
      publish(() => true);
    });
  }

  return {
    watch: (audience) => {
      watchedOf(audience).watchers += 1;
    },
    unwatch: (audience) => {
      const entry = watchedOf(audience);
      entry.watchers -= 1;
      if (entry.watchers <= 0) watched.delete(audienceKey(audience));
    },
    current: (audience) => {
      const entry = watchedOf(audience);
      const fresh = refresh(entry);
      // Whoever watches already must not miss what the newcomer sees.
      if (fresh !== null) parts.emit(audienceKey(audience), fresh);
      if (entry.frame === null) throw new Error("a view without a frame");
      return { ...entry.frame, hubTime: parts.clock.now() };
    },
    changed: (urgent) => {
      if (urgent) {
        publish(({ audience }) => audience.kind === "board" || audience.kind === "sign");
        publish((entry) => atHandOf(entry) !== entry.atHand);
      }
      publishSoon();
    },
    stop: () => {
      timer?.callOff();
      timer = null;
    },
    stats: () => stats,
  };
}
