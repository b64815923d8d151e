import type { EntranceView } from "@giliran/shared/contract";
import { admissionOrder, type Instant, localText, type Prefix, type Ticket } from "@giliran/shared/domain";
import { alertsOf } from "./alerts.ts";
import { crowdOf } from "./crowd.ts";
import type { Sources } from "./sources.ts";

const admittedShown = 12;
const nextShown = 6;
const seriesShown = 4;

/** What the screen at the entrance shows: the numbers that may come in. */
export function entranceView(sources: Sources, language: string): EntranceView {
  const { hall, catalogue } = sources;
  const letIn = admitted(sources);
  return {
    kind: "entrance",
    language,
    hall: { name: localText(catalogue.name, language), timeZone: catalogue.zone },
    serviceDate: hall.serviceDate,
    open: hall.open,
    crowd: crowdOf(sources),
    admitted: newestFirst(letIn).map(({ label, admittedAt }) => ({ label, at: admittedAt })),
    upTo: upTo(hall, letIn),
    next: admissionOrder(hall, catalogue)
      .slice(0, nextShown)
      .map(({ label }) => label),
    alerts: alertsOf(sources),
  };
}

type LetIn = Ticket & { readonly admittedAt: Instant };

/** Those who were let in and still wait: who is called already has read it. */
function admitted({ hall }: Sources): readonly LetIn[] {
  const found: LetIn[] = [];
  for (const { regular, priority } of hall.queues.values()) {
    for (const id of [...regular.ticketIds, ...priority.ticketIds]) {
      const ticket = hall.tickets.get(id);
      if (ticket === undefined || ticket.admittedAt === null) continue;
      found.push({ ...ticket, admittedAt: ticket.admittedAt });
    }
  }
  return found;
}

function newestFirst(letIn: readonly LetIn[]): readonly LetIn[] {
  return letIn
    .toSorted((a, b) => b.admittedAt - a.admittedAt || b.arrival - a.arrival)
    .slice(0, admittedShown);
}

/**
 * "Up to A031", of each series: a number that was let in, and below which nobody waits outside. Who is let in before
 * their turn (a small party, a priority) says nothing of the numbers before them.
 */
function upTo(hall: Sources["hall"], letIn: readonly LetIn[]): string[] {
  const firstOutside = new Map<Prefix, number>();
  for (const id of hall.crowd.outside) {
    const ticket = hall.tickets.get(id);
    if (ticket === undefined) continue;
    firstOutside.set(
      ticket.prefix,
      Math.min(ticket.number, firstOutside.get(ticket.prefix) ?? ticket.number),
    );
  }
  const largest = new Map<Prefix, LetIn>();
  for (const ticket of letIn) {
    if (ticket.number > (firstOutside.get(ticket.prefix) ?? Infinity)) continue;
    if (ticket.number > (largest.get(ticket.prefix)?.number ?? 0)) largest.set(ticket.prefix, ticket);
  }
  return [...largest.values()].slice(0, seriesShown).map(({ label }) => label);
}
