import type { PanelView } from "@giliran/shared/contract";
import { mostInGroup } from "@giliran/shared/contract";
import type { Counter, ServiceId, StaffId } from "@giliran/shared/domain";
import {
  atCounter,
  counterOfOfficer,
  counterState,
  findAgency,
  findCounter,
  findService,
  isCounterClosed,
  isForOfficer,
  nextTurns,
  oldestWaiting,
  personsOf,
  placesOf,
} from "@giliran/shared/domain";
import { alertsOf } from "./alerts.ts";
import { asideOf, undoOf } from "./panelAside.ts";
import { groupTicket, ticketInHand } from "./panelTicket.ts";
import type { Sources } from "./sources.ts";

const nextShown = 8;

/** What one officer sees: their counter, or the counters to choose from. */
export function panelView(sources: Sources, staffId: StaffId): PanelView {
  const { hall, catalogue, access, devices } = sources;
  const counterId = counterOfOfficer(hall, staffId);
  const counter = counterId === null ? null : findCounter(catalogue, counterId);
  return {
    kind: "panel",
    officer: { name: access.staffMember(staffId)?.name ?? "" },
    hall: { name: { ...catalogue.name }, timeZone: catalogue.zone },
    serviceDate: hall.serviceDate,
    open: hall.open,
    counters: catalogue.counters.map((c) => counterRow(sources, c, staffId)),
    counter: counter === null ? null : ownCounter(sources, counter),
    catalogueVersion: catalogue.version,
    outcomeRequired: catalogue.settings.outcomeRequired,
    alerts: alertsOf(sources),
    help: devices.helpRequested().map((help) => ({
      ...help,
      name: access.device(help.deviceId)?.name ?? help.deviceId,
    })),
  };
}

/** What of a panel may not wait: where its officer sits, and the ticket in hand there. A text, to be compared. */
export function atHand(sources: Sources, staffId: StaffId): string {
  const counterId = counterOfOfficer(sources.hall, staffId);
  const held = counterId === null ? [] : atCounter(sources.hall, counterId);
  return JSON.stringify([counterId, held.map((id) => ticketInHand(sources, id))]);
}

function counterRow(sources: Sources, counter: Counter, staffId: StaffId): PanelView["counters"][number] {
  const { hall, catalogue, access } = sources;
  const { officerId } = counterState(hall, counter.id);
  const services = counter.serviceIds.map((id) => findService(catalogue, id));
  const agencies = services.map((s) => (s === null ? null : findAgency(catalogue, s.agencyId)?.shortName));
  return {
    counterId: counter.id,
    label: counter.label,
    zoneId: counter.zoneId,
    zoneName: {
      ...(catalogue.zones.find(({ id }) => id === counter.zoneId)?.name ?? { id: counter.zoneId }),
    },
    agencies: [...new Set(agencies.filter((name) => typeof name === "string"))],
    officer: officerId === null ? null : (access.staffMember(officerId)?.name ?? officerId),
    outOfUse: isCounterClosed(hall, catalogue, counter.id),
    forYou: isForOfficer(counter, staffId),
    waiting: personsFor(sources, counter.serviceIds),
  };
}

function personsFor({ hall }: Sources, serviceIds: readonly ServiceId[]): number {
  return serviceIds.reduce((sum, id) => sum + personsOf(hall, id), 0);
}

function pausedFor({ hall }: Sources, serviceIds: readonly ServiceId[]): number {
  const paused = [...hall.paused].map((id) => hall.tickets.get(id)?.serviceId);
  return paused.filter((id) => id !== undefined && serviceIds.includes(id)).length;
}

function ownCounter(sources: Sources, counter: Counter): NonNullable<PanelView["counter"]> {
  const { hall, catalogue } = sources;
  const next = nextTurns(hall, catalogue, counter, sources.now, nextShown);
  const { ticketId, group, finished, serviceMs, autoCall } = counterState(hall, counter.id);
  return {
    counterId: counter.id,
    label: counter.label,
    services: counter.serviceIds.map((serviceId) => ({
      serviceId,
      name: { ...(findService(catalogue, serviceId)?.name ?? { id: serviceId }) },
      waiting: personsOf(hall, serviceId),
    })),
    inHand: ticketInHand(sources, ticketId),
    group: group.slice(0, mostInGroup).flatMap((id) => groupTicket(sources, id) ?? []),
    next: next.map(({ ticket: { id, label, serviceId, issuedAt, queuedAt, partySize }, reason }) => ({
      ticketId: id,
      label,
      serviceId,
      issuedAt,
      queuedAt,
      partySize,
      reason,
    })),
    aside: asideOf(sources, counter),
    undo: undoOf(sources, counter.id),
    autoCall,
    waitingTickets: counter.serviceIds.reduce((sum, id) => sum + placesOf(hall, id), 0),
    waitingPersons: personsFor(sources, counter.serviceIds),
    pausedTickets: pausedFor(sources, counter.serviceIds),
    oldestIssuedAt: oldestWaiting(hall, counter.serviceIds)?.issuedAt ?? null,
    finishedToday: finished,
    meanServiceMs: finished === 0 ? null : Math.round(serviceMs / finished),
  };
}
