import type { CounterId, HallEvent, TicketId, TicketState } from "@giliran/shared/domain";
import type { NewEvent } from "@giliran/hub";
import { ruleOf, type Rule, type RuleParts } from "./rule.ts";

interface Sheet {
  readonly label: string;
  state: TicketState;
  counter: CounterId | null;
  steps: number;
}

/** The edges of domain.md 3a, written down anew. */
const edges: Readonly<Record<TicketState, string>> = {
  printing: "waiting void",
  waiting: "called void",
  called: "serving absent done waiting void",
  serving: "done parked waiting void",
  parked: "waiting called void",
  absent: "waiting called void",
  done: "",
  void: "",
};

export interface TicketsRule extends Rule {
  /** How many tickets are in each state now. */
  readonly counts: () => Readonly<Partial<Record<TicketState, number>>>;
}

/**
 * Numbers are unique and without a gap (1, 2), tickets go along lawful edges and never leave their end (6), a counter
 * has one ticket or one group of a service that is called in groups (7), and nothing is lost (10).
 */
export function ticketsRule({ catalogue, complain }: RuleParts): TicketsRule {
  const sheets = new Map<TicketId, Sheet>();
  const labels = new Set<string>();
  const last = new Map<string, number>();
  const hands = new Map<CounterId, Set<TicketId>>();
  const largest = Math.max(1, ...catalogue.services.map(({ callsTogether }) => callsTogether));

  function begin(
    event: { ticketId: TicketId; label: string; prefix: string; number: number },
    state: TicketState,
  ): void {
    const { ticketId, label, prefix, number } = event;
    if (labels.has(label)) complain(`${label} was given twice`);
    if (number !== (last.get(prefix) ?? 0) + 1)
      complain(`${label} follows number ${String(last.get(prefix) ?? 0)} of its series`);
    labels.add(label);
    last.set(prefix, number);
    sheets.set(ticketId, { label, state, counter: null, steps: 0 });
  }

  function go(ticketId: TicketId, to: TicketState, counter: CounterId | null): void {
    const sheet = sheets.get(ticketId);
    if (sheet === undefined) {
      complain(`a ticket that was never issued became ${to}`);
      return;
    }
    if (sheet.state !== to && !edges[sheet.state].split(" ").includes(to))
      complain(`${sheet.label} went from ${sheet.state} to ${to}`);
    if (sheet.counter !== null && sheet.counter !== counter) hands.get(sheet.counter)?.delete(ticketId);
    sheet.state = to;
    sheet.counter = counter;
    if (counter !== null) take(counter, ticketId, sheet);
  }

  function take(counter: CounterId, ticketId: TicketId, { label }: Sheet): void {
    const hand = hands.get(counter) ?? new Set();
    hands.set(counter, hand.add(ticketId));
    if (hand.size > largest) complain(`${counter} has ${String(hand.size)} tickets in hand`);
    for (const [other, held] of hands)
      if (other !== counter && held.has(ticketId)) complain(`${label} is at two counters`);
  }

  /** Whatever else concerns a ticket that has come to its end. */
  function touch(event: HallEvent): void {
    if (!("ticketId" in event)) return;
    const sheet = sheets.get(event.ticketId);
    const ended = sheet?.state === "done" || sheet?.state === "void";
    if (ended && event.type !== "printReported" && event.type !== "copyReported")
      complain(`${sheet.label} was ${sheet.state} and then: ${event.type}`);
  }

  const rule = ruleOf({
    dayOpened: () => {
      sheets.clear();
      labels.clear();
      last.clear();
      hands.clear();
    },
    ticketIssued: (event) => begin(event, event.kioskId === null ? "waiting" : "printing"),
    padEntered: (event) => begin(event, event.served === null ? "void" : "done"),
    printReported: ({ ticketId }) => {
      if (sheets.get(ticketId)?.state === "printing") go(ticketId, "waiting", null);
    },
    ticketCalled: ({ ticketId, counterId }) => go(ticketId, "called", counterId),
    serviceStarted: ({ ticketId, counterId }) => go(ticketId, "serving", counterId),
    ticketFinished: ({ ticketId }) => go(ticketId, "done", null),
    stepFinished: ({ ticketId }) => go(ticketId, "waiting", null),
    ticketAbsent: ({ ticketId }) => go(ticketId, "absent", null),
    ticketReturned: ({ ticketId }) => go(ticketId, "waiting", null),
    ticketParked: ({ ticketId }) => go(ticketId, "parked", null),
    ticketTransferred: ({ ticketId }) => go(ticketId, "waiting", null),
    ticketCancelled: ({ ticketId }) => go(ticketId, "void", null),
    ticketVoided: ({ ticketId }) => go(ticketId, "void", null),
    actionUndone: ({ ticketId, counterId, action }) => {
      const sheet = sheets.get(ticketId);
      // Undoing puts back what was: the one way against the edges, for as long as nobody has acted on it.
      if (sheet === undefined) return;
      if (action !== "called") sheet.state = "called";
      if (action === "called") go(ticketId, "waiting", null);
      else go(ticketId, "called", counterId);
    },
  });
  return {
    take: (row: NewEvent) => {
      touch(row.event);
      rule.take(row);
    },
    counts: () => {
      const counts: Partial<Record<TicketState, number>> = {};
      for (const { state } of sheets.values()) counts[state] = (counts[state] ?? 0) + 1;
      return counts;
    },
  };
}
