import type { EntranceView } from "@giliran/shared/contract";
import { admissionOrder, localText, type Ticket } from "@giliran/shared/domain";
import { alertsOf } from "./alerts.ts";
import { crowdOf } from "./crowd.ts";
import type { Sources } from "./sources.ts";

const admittedShown = 12;
const nextShown = 6;

/** What the screen at the entrance shows: the numbers that may come in. */
export function entranceView(sources: Sources, language: string): EntranceView {
  const { hall, catalogue } = sources;
  return {
    kind: "entrance",
    language,
    hall: { name: localText(catalogue.name, language), timeZone: catalogue.zone },
    serviceDate: hall.serviceDate,
    open: hall.open,
    crowd: crowdOf(sources),
    admitted: admitted(sources),
    next: admissionOrder(hall, catalogue)
      .slice(0, nextShown)
      .map(({ label }) => label),
    alerts: alertsOf(sources),
  };
}

/** Those who were let in and still wait: who is called already has read it. */
function admitted({ hall }: Sources): EntranceView["admitted"] {
  const found: (Ticket & { admittedAt: NonNullable<Ticket["admittedAt"]> })[] = [];
  for (const { regular, priority } of hall.queues.values()) {
    for (const id of [...regular.ticketIds, ...priority.ticketIds]) {
      const ticket = hall.tickets.get(id);
      if (ticket === undefined || ticket.admittedAt === null) continue;
      found.push({ ...ticket, admittedAt: ticket.admittedAt });
    }
  }
  return found
    .toSorted((a, b) => b.admittedAt - a.admittedAt || b.arrival - a.arrival)
    .slice(0, admittedShown)
    .map(({ label, admittedAt }) => ({ label, at: admittedAt }));
}
