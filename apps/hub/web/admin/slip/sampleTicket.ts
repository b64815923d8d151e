import type { IssuedTicket, PublicCatalogue } from "@giliran/shared/contract";
import type { Instant, ServiceId, TicketId } from "@giliran/shared/domain";
import type { LanguagePack } from "@giliran/shared/i18n";
import { type Slip, writeSlip } from "@giliran/shared/slip";

/** A ticket of this service as a visitor might get it now, with a number that nobody has. */
export function sampleTicket(
  catalogue: PublicCatalogue,
  serviceId: ServiceId,
  now: Instant,
): IssuedTicket | null {
  const service = catalogue.services.find(({ id }) => id === serviceId);
  if (service === undefined) return null;
  const agency = catalogue.agencies.find(({ id }) => id === service.agencyId);
  const counters = catalogue.counters.filter(({ serviceIds }) => serviceIds.includes(serviceId));
  const zones = new Set(counters.map(({ zoneId }) => zoneId));
  const zone = zones.size === 1 ? catalogue.zones.find(({ id }) => zones.has(id)) : undefined;
  return {
    ticketId: "sample" as TicketId,
    label: `${service.prefix}007`,
    issuedAt: now,
    timeZone: catalogue.zone,
    hallName: catalogue.name,
    agencyName: agency?.shortName ?? "",
    serviceName: service.name,
    personsAhead: 5,
    wait: { lowMs: 600_000, highMs: 1_200_000 },
    outside: null,
    zone: zone ?? null,
    counters: counters.map(({ label }) => label),
    alerts: [],
    steps: null,
    ticketPage: null,
  };
}

/** The slip of that ticket, written as a kiosk writes it. */
export function sampleSlipOf(
  catalogue: PublicCatalogue,
  wish: { readonly serviceId: ServiceId; readonly language: string; readonly copy: boolean },
  now: Instant,
  packs: readonly LanguagePack[],
): Slip | null {
  const ticket = sampleTicket(catalogue, wish.serviceId, now);
  if (ticket === null) return null;
  const page = `${globalThis.location.origin}/ticket/#${"0".repeat(32)}`;
  return writeSlip(ticket, { ...wish, partySize: 1, page, alone: false, style: catalogue }, packs);
}
