import type { DeviceId, Instant, Prefix, ServiceId } from "../brand.ts";
import { type Catalogue, findService } from "../catalogue.ts";
import type { PrintedSlip } from "../command.ts";
import type { Circumstances, Rule } from "../decide.ts";
import type { HallEvent, ToldSlip } from "../event.ts";
import type { Hall } from "../hall.ts";
import { largestNumber } from "../number.ts";
import { whyNotReason } from "./calling.ts";
import { lateTicket, placeAt } from "./lateTicket.ts";
import { happened, refused } from "./outcome.ts";

/** The hub begins anew from a backup: it holds its numbers until these kiosks have told what they printed. */
export const beginRecovery: Rule<"beginRecovery"> = (hall, _catalogue, { madeAt, kioskIds }) => {
  if (hall.serviceDate === null) return refused("day_closed");
  if (kioskIds.length === 0) return happened();
  return happened({ type: "recoveryBegun", madeAt, kioskIds });
};

/**
 * A kiosk tells what the hub gave and it printed, in as many parts as it takes. What the hall knows, and what was told, is
 * passed over, so that it may be told again. When the last awaited kiosk has told all, the numbers take their places.
 */
export const tellSlips: Rule<"tellSlips"> = (hall, catalogue, { slips, last }, circumstances) => {
  const { actor } = circumstances;
  if (actor.kind !== "device") return refused("forbidden");
  const { recovery } = hall;
  if (recovery === null) return happened();
  const kioskId = actor.id;
  const fresh = slips.filter((slip) => isNews(hall, slip)).map((slip) => toldBy(kioskId, slip));
  const events: HallEvent[] = [];
  if (recovery.held) {
    if (fresh.length > 0) events.push({ type: "slipsTold", slips: fresh });
    if (last && recovery.awaited.has(kioskId)) events.push({ type: "kioskTold", kioskId });
    const all = last && [...recovery.awaited].every((id) => id === kioskId);
    if (all) events.push(...entered(hall, catalogue, [...recovery.told, ...fresh], circumstances), ended);
    return happened(...events);
  }
  // Numbers are given again: what comes now takes what is still free.
  events.push(...entered(hall, catalogue, fresh, circumstances));
  if (last && recovery.awaited.has(kioskId)) events.push({ type: "kioskTold", kioskId });
  return happened(...events);
};

/** An administrator has numbers given although a kiosk has not told: it is lost, or its journal is. */
export const endRecovery: Rule<"endRecovery"> = (hall, catalogue, { reasonId }, circumstances) => {
  if (circumstances.actor.kind !== "staff") return refused("forbidden");
  const { recovery } = hall;
  if (recovery === null || !recovery.held) return refused("no_recovery");
  const error = whyNotReason(catalogue, "override", reasonId);
  if (error !== null) return refused(error);
  return happened(...entered(hall, catalogue, recovery.told, circumstances), {
    type: "recoveryEnded",
    reasonId,
  });
};

const ended: HallEvent = { type: "recoveryEnded", reasonId: null };

/** A number on paper stands, whatever else is said of it: who says nothing sensible of their party is one person. */
function toldBy(kioskId: DeviceId, slip: PrintedSlip): ToldSlip {
  const isParty = Number.isInteger(slip.partySize) && slip.partySize >= 1;
  return { ...slip, partySize: isParty ? slip.partySize : 1, kioskId };
}

function isNews({ tickets, recovery, serviceDate }: Readonly<Hall>, slip: PrintedSlip): boolean {
  if (slip.serviceDate !== serviceDate || tickets.has(slip.ticketId)) return false;
  return !(recovery?.told.some(({ ticketId }) => ticketId === slip.ticketId) ?? false);
}

/** A told slip with its series. */
interface Numbered {
  readonly told: ToldSlip;
  readonly serviceId: ServiceId;
  readonly prefix: Prefix;
  readonly padding: number;
  readonly number: number;
}

/** The tickets of what was told, each series without a hole: what nobody knows of is void. */
function entered(
  hall: Readonly<Hall>,
  catalogue: Catalogue,
  told: readonly ToldSlip[],
  circumstances: Circumstances,
): readonly HallEvent[] {
  const numbered: Numbered[] = [];
  const entering: Entering = {
    hall,
    catalogue,
    circumstances,
    events: [],
    arrival: hall.issued,
    last: new Map(),
  };
  for (const slip of told) {
    const one = numberOf(catalogue, slip);
    if (one === null) entering.events.push(strayed(slip, "unknown_service"));
    else numbered.push(one);
  }
  numbered.sort((a, b) => a.prefix.localeCompare(b.prefix) || a.number - b.number);
  for (const one of numbered) enter(entering, one);
  return entering.events;
}

interface Entering {
  readonly hall: Readonly<Hall>;
  readonly catalogue: Catalogue;
  readonly circumstances: Circumstances;
  readonly events: HallEvent[];
  readonly last: Map<Prefix, number>;
  arrival: number;
}

function enter(entering: Entering, one: Numbered): void {
  const { hall, events, last, circumstances } = entering;
  const before = last.get(one.prefix) ?? hall.lastNumber.get(one.prefix) ?? 0;
  if (one.number <= before) {
    // Somebody else has this number by now: a person has to see to it.
    events.push(strayed(one.told, "number_taken"));
    return;
  }
  for (let number = before + 1; number < one.number; number += 1) {
    const ticketId = circumstances.newTicketId();
    const lost = { ...one.told, ticketId, partySize: 1, journey: null, secretHash: "" };
    events.push(eventFor(entering, { ...one, number, told: lost }, circumstances.now), {
      type: "ticketVoided",
      ticketId,
      reason: "lost_in_restore",
      replacedBy: null,
    });
  }
  const at = Math.min(one.told.issuedAt, circumstances.now) as Instant;
  events.push(eventFor(entering, one, at));
  // Its number is spent; its visitor went home with everybody else.
  const { ticketId } = one.told;
  if (!hall.open) events.push({ type: "ticketVoided", ticketId, reason: "day_closed", replacedBy: null });
  last.set(one.prefix, one.number);
}

function eventFor(
  entering: Entering,
  { told, serviceId, prefix, padding, number }: Numbered,
  at: Instant,
): HallEvent {
  entering.arrival += 1;
  const { partySize, classId, needs, journey, secretHash } = told;
  return lateTicket(entering.catalogue, {
    ticketId: told.ticketId,
    prefix,
    padding,
    number,
    kioskId: told.kioskId,
    arrival: entering.arrival,
    slip: { serviceId, partySize, classId, needs, journey, secretHash, uncertaintyMs: 0, paper: "unknown" },
    at,
    place: placeAt(entering.hall, at, entering.events.length),
  });
}

/** The series and number of a label: that of its service, or of the first whose numbers begin so. */
function numberOf(catalogue: Catalogue, told: ToldSlip): Numbered | null {
  const own = told.serviceId === null ? null : findService(catalogue, told.serviceId);
  const candidates = own === null ? catalogue.services : [own, ...catalogue.services];
  for (const service of candidates) {
    const digits = told.label.slice(service.prefix.length);
    const number = Number(digits);
    const fits = told.label.startsWith(service.prefix) && /^\d{1,6}$/.test(digits);
    if (!fits || number < 1 || number > largestNumber(service.padding)) continue;
    const { prefix, padding } = service;
    return { told, serviceId: (own ?? service).id, prefix, padding, number };
  }
  return null;
}

function strayed(
  slip: ToldSlip & { readonly kioskId: DeviceId },
  why: "unknown_service" | "number_taken",
): HallEvent {
  const { label, serviceDate, kioskId } = slip;
  const serviceId = slip.serviceId ?? ("" as ServiceId);
  return { type: "slipStrayed", stray: { label, serviceDate, serviceId, kioskId, why } };
}
