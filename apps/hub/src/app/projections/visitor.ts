import type { Alert, VisitorView } from "@giliran/shared/contract";
import type { AgencyId, Ticket, TicketId } from "@giliran/shared/domain";
import {
  behind,
  comeInOutlook,
  counterLabel,
  findAgency,
  findService,
  outlook,
  zoneOfService,
} from "@giliran/shared/domain";
import { alertsOf } from "./alerts.ts";
import { journeyStepOf } from "./journey.ts";
import type { Sources } from "./sources.ts";

/** One ticket for whoever holds its secret; null when the day that it belongs to is over. */
export function visitorView(sources: Sources, ticketId: TicketId): VisitorView | null {
  const { hall, catalogue, now } = sources;
  const ticket = hall.tickets.get(ticketId);
  const service = ticket === undefined ? null : findService(catalogue, ticket.serviceId);
  if (ticket === undefined || service === null) return null;
  const zone = zoneOfService(catalogue, service.id);
  const outside = ticket.outside ? { ...comeInOutlook(hall, catalogue, ticket, now) } : null;
  return {
    kind: "visitor",
    label: ticket.label,
    hallName: { ...catalogue.name },
    timeZone: catalogue.zone,
    agencyName: findAgency(catalogue, service.agencyId)?.shortName ?? "",
    serviceName: { ...service.name },
    zoneName: zone && { ...zone.name },
    state: ticket.state,
    outside,
    counter: counterOf(sources, ticket),
    ...outlook(hall, catalogue, service, ticket, now),
    pausedUntil: ticket.pause?.until ?? null,
    behind: behind(hall, ticket).length,
    journey: journeyOf(sources, ticket),
    alerts: alertsFor(sources, service.agencyId),
    issuedAt: ticket.issuedAt,
    calls: ticket.call?.count ?? 0,
    hubTime: now,
  };
}

/** The steps of its journey, and how many of them are behind it. */
function journeyOf({ catalogue }: Sources, { walk, state }: Ticket): VisitorView["journey"] {
  if (walk === null) return null;
  const steps = walk.serviceIds.map((id) => journeyStepOf(catalogue, id));
  return { steps, done: walk.step + (state === "done" ? 1 : 0) };
}

/** The counter that calls or serves it now. */
function counterOf({ catalogue }: Sources, { state, call }: Ticket): string | null {
  const there = state === "called" || state === "serving";
  return there && call !== null ? counterLabel(catalogue, call.counterId) : null;
}

/** Of other agencies' systems somebody with this ticket need not hear. */
function alertsFor(sources: Sources, agencyId: AgencyId): Alert[] {
  return alertsOf(sources).filter((alert) => alert.kind !== "outage" || alert.agencyId === agencyId);
}
