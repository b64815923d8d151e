import type { AdminView } from "@giliran/shared/contract";
import { type Instant, localText } from "@giliran/shared/domain";

type ServiceRow = AdminView["services"][number];
type CounterRow = AdminView["counters"][number];

/** Counters of one zone. */
export interface Zone {
  readonly name: string;
  readonly counters: readonly CounterRow[];
}

export function zonesOf(view: AdminView, language: string): readonly Zone[] {
  const zones = new Map<string, CounterRow[]>();
  for (const counter of view.counters) {
    const name = localText(counter.zoneName, language);
    const known = zones.get(name);
    if (known === undefined) zones.set(name, [counter]);
    else known.push(counter);
  }
  return [...zones].map(([name, counters]) => ({ name, counters }));
}

/** How long the first of a queue has waited, ms; null: nobody waits. */
export function longestWait({ oldestIssuedAt }: ServiceRow, now: Instant): number | null {
  return oldestIssuedAt === null ? null : Math.max(0, now - oldestIssuedAt);
}

/** Queues where somebody waits, longest wait first, then the empty ones in the hall's order. */
export function queuesByWait(view: AdminView): readonly ServiceRow[] {
  const since = (row: ServiceRow): number => row.oldestIssuedAt ?? Number.POSITIVE_INFINITY;
  return [...view.services].sort((a, b) => (since(a) === since(b) ? 0 : since(a) - since(b)));
}

/** Tickets of today by what a supervisor counts. */
export function tallies({ tickets }: AdminView): {
  readonly waiting: number;
  readonly atCounters: number;
  readonly done: number;
  readonly absent: number;
} {
  return {
    waiting: tickets.waiting + tickets.printing,
    atCounters: tickets.called + tickets.serving,
    done: tickets.done,
    absent: tickets.absent,
  };
}
