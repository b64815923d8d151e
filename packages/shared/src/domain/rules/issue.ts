import type { DeviceId, Instant, NeedId, ServiceId } from "../brand.ts";
import type { Catalogue, TicketClass } from "../catalogue.ts";
import { findService, zoneOfService } from "../catalogue.ts";
import { mustWaitOutside } from "../crowd.ts";
import type { HallCommandOf } from "../command.ts";
import type { Rule } from "../decide.ts";
import type { HallEvent, HallEventOf } from "../event.ts";
import type { Hall } from "../hall.ts";
import { ticketLabel } from "../number.ts";
import { reckon } from "../outlook.ts";
import { paceOf } from "../pace.ts";
import { isHeld } from "../recovery.ts";
import type { Refusal } from "../refusal.ts";
import { findClass, knowsNeeds, laneOf } from "./class.ts";
import {
  type AskedAt,
  isLongQueue,
  type IssueTime,
  nextNumber,
  obstacleTo,
  whyNotSoMany,
} from "./issuing.ts";
import { whyNotJourney } from "./journey.ts";
import { happened, refused } from "./outcome.ts";

/** Gives the next number of the service's series. The ticket holds its place at once, before the slip is out. */
export const issueTicket: Rule<"issueTicket"> = (
  hall,
  catalogue,
  command,
  { actor, newTicketId, now, today },
) => {
  if (!hall.open) return refused("day_closed");
  if (actor.kind !== "device") return refused("forbidden");
  const { serviceId, partySize } = command;
  const number = numberFor(hall, catalogue, serviceId, partySize, { now, today }, "kiosk");
  if (typeof number === "string") return refused(number);
  if (isTooFast(hall, catalogue, actor.id, now, 1)) return refused("too_many_numbers");
  if (!command.acceptWait && asksFirst(hall, catalogue, serviceId)) return refused("long_queue");
  const ticketClass = findClass(catalogue, command.classId);
  if (ticketClass === null) return refused("unknown_class");
  if (!knowsNeeds(catalogue, command.needs)) return refused("unknown_need");
  const { journey } = command;
  const error = journey && whyNotJourney(hall, catalogue, journey, serviceId, { now, today });
  if (error !== null) return refused(error);
  return happened({
    type: "ticketIssued",
    ticketId: newTicketId(),
    ...number,
    kioskId: actor.id,
    partySize,
    arrival: hall.issued + 1,
    ...claimOf(ticketClass, command.needs),
    ...placeInHall(hall, catalogue, serviceId, partySize),
    journey,
    right: null,
    reckonedMs: reckonedFor(hall, catalogue, number, ticketClass, command.needs, now),
    secretHash: command.secretHash,
    alone: null,
  });
};

/** A number each for the persons of a group: one after the other, and all of them or none. */
export const issueBlock: Rule<"issueBlock"> = (hall, catalogue, command, circumstances) => {
  const { actor, newTicketId } = circumstances;
  if (!hall.open) return refused("day_closed");
  if (actor.kind !== "device") return refused("forbidden");
  const first = firstOfBlock(hall, catalogue, command, circumstances);
  if (typeof first === "string") return refused(first);
  const { serviceId, secretHashes } = command;
  if (isTooFast(hall, catalogue, actor.id, circumstances.now, secretHashes.length))
    return refused("too_many_numbers");
  if (!command.acceptWait && asksFirst(hall, catalogue, serviceId)) return refused("long_queue");
  const ticketClass = findClass(catalogue, command.classId);
  if (ticketClass === null) return refused("unknown_class");
  if (!knowsNeeds(catalogue, command.needs)) return refused("unknown_need");
  // A group stays together: all of it comes in, or all of it waits outside.
  const where = placeInHall(hall, catalogue, serviceId, secretHashes.length);
  return happened(
    ...secretHashes.map<HallEvent>((secretHash, nth) => ({
      type: "ticketIssued",
      ticketId: newTicketId(),
      ...numberAfter(catalogue, first, nth),
      kioskId: actor.id,
      partySize: 1,
      arrival: hall.issued + 1 + nth,
      ...claimOf(ticketClass, command.needs),
      ...where,
      journey: null,
      right: null,
      reckonedMs: null,
      secretHash,
      alone: null,
    })),
  );
};

/** The first number of a block, where all of it can be given. */
function firstOfBlock(
  hall: Readonly<Hall>,
  catalogue: Catalogue,
  { serviceId, secretHashes }: HallCommandOf<"issueBlock">,
  time: IssueTime,
): NumberFacts | Refusal {
  const count = secretHashes.length;
  if (count < 2 || count > catalogue.settings.largestBlock) return "party_size";
  const first = numberFor(hall, catalogue, serviceId, 1, time, "kiosk");
  const service = findService(catalogue, serviceId);
  if (typeof first === "string" || service === null) return first;
  return whyNotSoMany(hall, service, count) ?? first;
}

function numberAfter(catalogue: Catalogue, first: NumberFacts, nth: number): NumberFacts {
  const { prefix, serviceId } = first;
  const number = first.number + nth;
  const padding = findService(catalogue, serviceId)?.padding ?? 3;
  return { label: ticketLabel(prefix, number, padding), prefix, number, serviceId };
}

/** Somebody who was left over on a day before takes a number that goes first, once. */
export const redeemRight: Rule<"redeemRight"> = (
  hall,
  catalogue,
  { code, secretHash },
  { actor, newTicketId, now, today },
) => {
  if (!hall.open) return refused("day_closed");
  if (actor.kind !== "device") return refused("forbidden");
  const right = hall.rights.get(code);
  if (right === undefined || right.validOn !== hall.serviceDate) return refused("unknown_right");
  const { serviceId, partySize, classId } = right;
  const number = numberFor(hall, catalogue, serviceId, partySize, { now, today }, "right");
  if (typeof number === "string") return refused(number);
  return happened({
    type: "ticketIssued",
    ticketId: newTicketId(),
    ...number,
    kioskId: actor.id,
    partySize,
    arrival: hall.issued + 1,
    classId,
    confirmed: true,
    needs: [],
    // It counts as a priority call: the bound holds (domain.md 5).
    lane: "priority",
    ...placeInHall(hall, catalogue, serviceId, partySize),
    journey: null,
    right: code,
    reckonedMs: null,
    secretHash,
    alone: null,
  });
};

/** How long it would wait as things stand, by how the services go now: kept, to be compared with what comes. */
function reckonedFor(
  hall: Readonly<Hall>,
  catalogue: Catalogue,
  { serviceId }: NumberFacts,
  ticketClass: TicketClass,
  needs: readonly NeedId[],
  now: Instant,
): number | null {
  const service = findService(catalogue, serviceId);
  if (service === null) return null;
  const place = { rank: hall.issued + 1, sub: 0 };
  const asking = { lane: laneOf(ticketClass), place, needs };
  const { reckonedMs } = reckon(
    hall,
    catalogue,
    service,
    asking,
    (id) => paceOf(hall, catalogue, id, now),
    now,
  );
  return reckonedMs === null ? null : Math.round(reckonedMs);
}

function claimOf(
  ticketClass: TicketClass,
  needs: readonly NeedId[],
): Pick<HallEventOf<"ticketIssued">, "classId" | "confirmed" | "needs" | "lane"> {
  const { id: classId, confirm } = ticketClass;
  return { classId, confirmed: !confirm, needs: [...new Set(needs)], lane: laneOf(ticketClass) };
}

type NumberFacts = Pick<HallEventOf<"ticketIssued">, "label" | "prefix" | "number" | "serviceId">;

/** The next number of the service's series, or why there is none for these visitors. */
export function numberFor(
  hall: Readonly<Hall>,
  catalogue: Catalogue,
  serviceId: ServiceId,
  partySize: number,
  time: IssueTime,
  where: AskedAt,
): NumberFacts | Refusal {
  // Numbers that are on paper must not be given a second time.
  if (isHeld(hall)) return "series_held";
  const service = findService(catalogue, serviceId);
  if (service === null) return "unknown_service";
  const error = obstacleTo(hall, catalogue, service, time, where) ?? whyNotParty(catalogue, partySize);
  if (error !== null) return error;
  const { prefix, padding } = service;
  const number = nextNumber(hall, service);
  return { label: ticketLabel(prefix, number, padding), prefix, number, serviceId };
}

/** Whether the hall or this kiosk would have given more numbers in the last minute than it may. */
function isTooFast(
  { minute }: Readonly<Hall>,
  { settings }: Catalogue,
  kioskId: DeviceId,
  now: Instant,
  more: number,
): boolean {
  const going = now >= minute.from && now - minute.from < 60_000;
  const { hall, kiosk } = settings.issuesPerMinute;
  const full = (most: number | null, count: number): boolean => most !== null && count + more > most;
  const [all, own] = going ? [minute.count, minute.byKiosk.get(kioskId) ?? 0] : [0, 0];
  return full(hall, all) || full(kiosk, own);
}

/** Whether the party comes in or waits outside, and where it is counted. */
function placeInHall(
  hall: Readonly<Hall>,
  catalogue: Catalogue,
  serviceId: ServiceId,
  partySize: number,
): Pick<HallEventOf<"ticketIssued">, "outside" | "insideZone"> {
  const service = findService(catalogue, serviceId);
  return {
    outside: service !== null && mustWaitOutside(hall, catalogue, service, partySize),
    insideZone: zoneOfService(catalogue, serviceId)?.id ?? null,
  };
}

function asksFirst(hall: Readonly<Hall>, catalogue: Catalogue, serviceId: ServiceId): boolean {
  const service = findService(catalogue, serviceId);
  return service !== null && isLongQueue(hall, service);
}

function whyNotParty({ settings }: Catalogue, partySize: number): Refusal | null {
  const fits = Number.isInteger(partySize) && partySize >= 1 && partySize <= settings.largestParty;
  return fits ? null : "party_size";
}
