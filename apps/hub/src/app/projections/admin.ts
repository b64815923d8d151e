import type { AdminView } from "@giliran/shared/contract";
import type {
  Catalogue,
  Closure,
  Counter,
  Service,
  StaffId,
  TicketState,
  ZoneId,
} from "@giliran/shared/domain";
import {
  counterState,
  findAgency,
  findService,
  gateNow,
  isCounterClosed,
  needsThermometer,
  oldestWaiting,
  openCountersFor,
  personsOf,
  planOf,
  plannedWeight,
  ticketStates,
  weightOf,
} from "@giliran/shared/domain";
import type { Device } from "../ports.ts";
import { earshotOfScreen } from "../screens.ts";
import { alertsOf, closureReason, targetName } from "./alerts.ts";
import { crowdForStaff } from "./crowd.ts";
import type { Sources } from "./sources.ts";

/** The hall at a glance, for supervisors and administrators. */
export function adminView(sources: Sources, staffId: StaffId): AdminView {
  const { hall, catalogue, access, warnings } = sources;
  const staff = access.staffMember(staffId);
  return {
    kind: "admin",
    staff: { name: staff?.name ?? "", role: staff?.role ?? "" },
    hall: { name: { ...catalogue.name }, timeZone: catalogue.zone },
    serviceDate: hall.serviceDate,
    open: hall.open,
    tickets: ticketCounts(sources),
    services: catalogue.services.map((service) => serviceRow(sources, service)),
    counters: catalogue.counters.map((counter) => counterRow(sources, counter)),
    devices: access.devices().map((device) => deviceRow(sources, device)),
    pairing: {
      waiting: sources.pairing.waiting().map((machine) => ({ ...machine })),
      fingerprint: sources.fingerprint,
    },
    closures: [...hall.closures.values()].map((closure) => closureRow(sources, closure, staffId)),
    outages: [...hall.outages.values()].map((outage) => ({
      agencyId: outage.agencyId,
      agency: findAgency(catalogue, outage.agencyId)?.shortName ?? outage.agencyId,
      since: outage.since,
      expectedUntil: outage.expectedUntil,
      stopsNumbers: outage.stopsNumbers,
    })),
    hours: hoursToday(sources),
    hoursMode: catalogue.hours.mode,
    crowd: crowdForStaff(sources),
    gate: gateForStaff(sources),
    strays: straysOf(sources),
    recovery: recoveryOf(sources),
    pauses: hall.pauses.map((pause) => ({ ...pause })),
    alerts: alertsOf(sources),
    catalogueVersion: catalogue.version,
    warnings: [...warnings],
  };
}

function ticketCounts({ hall }: Sources): AdminView["tickets"] {
  const counts = Object.fromEntries(ticketStates.map((state) => [state, 0]));
  for (const { state } of hall.tickets.values()) counts[state] = (counts[state] ?? 0) + 1;
  // Every state has its entry from the line above, which the compiler cannot see.
  return counts as Record<TicketState, number>;
}

function serviceRow({ hall, catalogue }: Sources, service: Service): AdminView["services"][number] {
  return {
    serviceId: service.id,
    name: { ...service.name },
    agency: findAgency(catalogue, service.agencyId)?.shortName ?? "",
    waiting: personsOf(hall, service.id),
    oldestIssuedAt: oldestWaiting(hall, [service.id])?.issuedAt ?? null,
    openCounters: openCountersFor(hall, catalogue, service.id).length,
  };
}

function hoursToday({ hall, catalogue, today }: Sources): AdminView["hours"] {
  if (catalogue.hours.mode === "off") return null;
  const plan = planOf(catalogue.hours, today);
  const hours = hall.hours ?? plan.hours;
  if (hours === null) return null;
  const { serving, issuing } = hours;
  const name = plan.name && { ...plan.name };
  return { name, serving: { ...serving }, issuing: { ...issuing }, changed: hall.hours !== null };
}

function gateForStaff({ hall, catalogue }: Sources): AdminView["gate"] {
  const { settings, counts, overrides } = hall.gate;
  return {
    ...gateNow(hall, catalogue.gate),
    changed: { ...settings },
    protocols: catalogue.gate.protocols.map(({ id, name }) => ({ id, name: { ...name } })),
    counts: { ...counts },
    needsThermometer: needsThermometer(hall, catalogue.gate),
    withoutThermometer: catalogue.gate.withoutThermometer,
    overrides,
  };
}

const mostStrays = 20;

function straysOf({ hall, catalogue, access }: Sources): AdminView["strays"] {
  return hall.strays
    .slice(-mostStrays)
    .toReversed()
    .map(({ label, serviceDate, serviceId, kioskId, why }) => ({
      label,
      serviceDate,
      service: { ...(findService(catalogue, serviceId)?.name ?? { id: serviceId }) },
      kiosk: access.device(kioskId)?.name ?? kioskId,
      why,
    }));
}

function recoveryOf({ hall, access, devices }: Sources): AdminView["recovery"] {
  const { recovery } = hall;
  if (recovery === null || (recovery.awaited.size === 0 && !recovery.held)) return null;
  return {
    madeAt: recovery.madeAt,
    held: recovery.held,
    awaited: [...recovery.awaited].map((deviceId) => ({
      deviceId,
      name: access.device(deviceId)?.name ?? deviceId,
      connected: devices.of(deviceId).connections > 0,
    })),
  };
}

function closureRow(
  { catalogue, access }: Sources,
  closure: Closure,
  staffId: StaffId,
): AdminView["closures"][number] {
  const { id, target, by, since, reopensAt, pending } = closure;
  return {
    closureId: id,
    target: { ...target },
    name: { ...targetName(catalogue, target) },
    reason: { ...closureReason(catalogue, closure) },
    by: access.staffMember(by)?.name ?? by,
    since,
    reopensAt,
    pending,
    own: by === staffId,
  };
}

function zoneName(catalogue: Catalogue, zoneId: ZoneId): AdminView["counters"][number]["zoneName"] {
  return { ...(catalogue.zones.find(({ id }) => id === zoneId)?.name ?? { id: zoneId }) };
}

function counterRow(
  { hall, catalogue, access, voice }: Sources,
  counter: Counter,
): AdminView["counters"][number] {
  const { officerId, ticketId } = counterState(hall, counter.id);
  const ticket = ticketId === null ? undefined : hall.tickets.get(ticketId);
  return {
    counterId: counter.id,
    label: counter.label,
    zoneName: zoneName(catalogue, counter.zoneId),
    officer: officerId === null ? null : (access.staffMember(officerId)?.name ?? officerId),
    outOfUse: isCounterClosed(hall, catalogue, counter.id),
    services: counter.serviceIds.map((serviceId) => ({
      serviceId,
      weight: weightOf(hall, counter, serviceId),
      planned: plannedWeight(counter, serviceId),
    })),
    inHand:
      ticket === undefined
        ? null
        : {
            ticketId: ticket.id,
            label: ticket.label,
            state: ticket.state,
            since: ticket.startedAt ?? ticket.call?.calledAt ?? ticket.issuedAt,
            unheard: ticket.state === "called" && voice.outcomeOf(ticket.id) === "unheard",
          },
  };
}

function deviceRow({ devices, access, catalogue }: Sources, device: Device): AdminView["devices"][number] {
  const { connections, lastSeenAt, health, helpSince } = devices.of(device.id);
  return {
    deviceId: device.id,
    name: device.name,
    role: device.role,
    connected: connections > 0,
    lastSeenAt,
    health: [...health],
    helpSince,
    letter: device.letter,
    zoneId: device.zoneId,
    screen: device.screen,
    counterId: device.counterId,
    silent: device.screen === "hall" && earshotOfScreen(catalogue, device) === null,
    language: device.language,
    serviceIds: device.serviceIds && [...device.serviceIds],
    printer: device.printer && { ...device.printer },
    locked: device.locked,
    hasPin: device.technicianPin !== null,
    paired: access.isPaired(device.id),
  };
}
