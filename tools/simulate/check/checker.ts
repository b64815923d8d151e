import type { LedgerRow, NewEvent } from "@giliran/hub";
import type { Catalogue, Hall, TicketId } from "@giliran/shared/domain";
import { emptyHall, evolve } from "@giliran/shared/domain";
import { crowdRule, type CrowdRule } from "./crowd.ts";
import { gateRule, type GateRule } from "./gate.ts";
import { linesRule, type LinesRule } from "./lines.ts";
import { orderRule } from "./order.ts";
import type { Rule } from "./rule.ts";
import { ticketsRule } from "./tickets.ts";
import { voiceRule, type VoiceRule } from "./voice.ts";

/** What was broken first on this day, and when. */
export interface Broken {
  readonly sentence: string;
  /** How many events had been committed. */
  readonly after: number;
}

export interface Checker {
  readonly take: (row: NewEvent) => void;
  readonly lines: LinesRule;
  readonly voice: VoiceRule;
  readonly crowd: CrowdRule;
  readonly gate: GateRule;
  readonly complain: (sentence: string) => void;
  readonly broken: () => Broken | null;
  /** Every event of the day, in its order. */
  readonly events: () => readonly NewEvent[];
  /** Looks at the whole hall: it is the fold of its events (9), and nobody is lost in it (10). */
  readonly whole: (hall: Readonly<Hall>) => void;
  readonly close: (hall: Readonly<Hall>, ledger: readonly LedgerRow[]) => void;
}

/** Checks every invariant of a hall at every event; the first that is broken is kept. */
export function createChecker(catalogue: Catalogue, hall: () => Readonly<Hall>): Checker {
  const events: NewEvent[] = [];
  let broken: Broken | null = null;
  const complain = (sentence: string): void => {
    broken ??= { sentence, after: events.length };
  };
  const parts = { catalogue, complain };
  const tickets = ticketsRule(parts);
  const crowd = crowdRule(parts);
  const voice = voiceRule(parts);
  const lines = linesRule(complain);
  const gate = gateRule(complain);
  // Order looks at who waits before the call, the others at what it does.
  const rules: readonly Rule[] = [orderRule({ ...parts, hall }), tickets, crowd, voice, lines];

  function whole(now: Readonly<Hall>): void {
    const folded = emptyHall();
    const date = now.serviceDate;
    for (const { event, at, serviceDate } of events) if (serviceDate === date) evolve(folded, event, at);
    if (textOf(folded) !== textOf(now)) complain("the hall is not the fold of its events");
    const counts = tickets.counts();
    const sum = Object.values(counts).reduce((total, count) => total + count, 0);
    if (sum !== now.issued) complain(`${String(now.issued)} issued, ${String(sum)} tickets`);
    for (const [state, count] of Object.entries(counts)) {
      const held = [...now.tickets.values()].filter((ticket) => ticket.state === state).length;
      if (held !== count) complain(`${String(count)} tickets are ${state}, the hall says ${String(held)}`);
    }
    gate.whole(now);
    const inside = Math.max(0, now.crowd.inside);
    if (inside !== crowd.inside())
      complain(`${String(crowd.inside())} are inside, the hall says ${String(inside)}`);
  }

  return {
    take: (row) => {
      for (const rule of rules) rule.take(row);
      events.push(row);
    },
    lines,
    voice,
    crowd,
    gate,
    complain,
    broken: () => broken,
    events: () => events,
    whole,
    close: (now, ledger) => {
      whole(now);
      voice.close(ledger);
    },
  };
}

/** A hall as text, maps and sets in it as lists. Objects that are one in one hall are equal in the other. */
function textOf(hall: Readonly<Hall>): string {
  return JSON.stringify(hall, (_key, value: unknown) => {
    if (value instanceof Map) return [...(value as Map<unknown, unknown>)];
    return value instanceof Set ? [...(value as Set<unknown>)] : value;
  });
}

/** Events that concern one ticket or one counter, for whoever looks for what went wrong. */
export function concerning(events: readonly NewEvent[], id: TicketId | string): readonly NewEvent[] {
  return events.filter(({ event }) => Object.values(event).includes(id));
}
