import type { SignView } from "@giliran/shared/contract";
import {
  type Catalogue,
  type Counter,
  counterLabel,
  counterState,
  type CounterId,
  findAgency,
  findService,
  isCounterClosed,
  localText,
  type ServiceId,
  type Ticket,
} from "@giliran/shared/domain";
import { nowUntil } from "./nowUntil.ts";
import type { Sources } from "./sources.ts";

const numbersShown = 6;
const agenciesShown = 4;

/** The sign over one counter, in one language. */
export function signView(sources: Sources, counterId: CounterId, language: string): SignView {
  const { hall, catalogue } = sources;
  const counter = catalogue.counters.find(({ id }) => id === counterId) ?? null;
  const { officerId } = counterState(hall, counterId);
  const open = hall.open && officerId !== null && !isCounterClosed(hall, catalogue, counterId);
  const tickets = open ? ticketsAt(sources, counterId) : [];
  return {
    kind: "sign",
    language,
    hall: { name: localText(catalogue.name, language), timeZone: catalogue.zone },
    counter: { id: counterId, label: counterLabel(catalogue, counterId) },
    serviceDate: hall.serviceDate,
    open,
    agencies: agenciesOf(catalogue, servicesShown(tickets, counter)),
    numbers: tickets.flatMap((ticket) => numberOf(sources, ticket)),
  };
}

function ticketsAt({ hall }: Sources, counterId: CounterId): Ticket[] {
  const { ticketId, group } = counterState(hall, counterId);
  const ids = ticketId === null ? group : [ticketId, ...group];
  return ids.flatMap((id) => hall.tickets.get(id) ?? []).slice(0, numbersShown);
}

function servicesShown(tickets: readonly Ticket[], counter: Counter | null): readonly ServiceId[] {
  return tickets.length > 0 ? tickets.map(({ serviceId }) => serviceId) : (counter?.serviceIds ?? []);
}

function agenciesOf(catalogue: Catalogue, serviceIds: readonly ServiceId[]): SignView["agencies"] {
  const ids = new Set(serviceIds.flatMap((id) => findService(catalogue, id)?.agencyId ?? []));
  return [...ids]
    .flatMap((id) => findAgency(catalogue, id) ?? [])
    .slice(0, agenciesShown)
    .map(({ shortName, badge, colour }) => ({ name: shortName, badge, colour }));
}

function numberOf(sources: Sources, ticket: Ticket): SignView["numbers"] {
  const { label, state, call } = ticket;
  if (call === null || (state !== "called" && state !== "serving")) return [];
  return [{ label, state, nowUntil: nowUntil(sources, ticket, call.lastAt) }];
}
