import type { Prefix } from "./brand.ts";
import type { Catalogue, Service } from "./catalogue.ts";
import { counterState } from "./hall.ts";
import { changeCounter } from "./change.ts";
import { regularClass } from "./defaults.ts";
import type { Evolver } from "./evolve.ts";
import type { Ticket, TicketCall } from "./ticket.ts";
import { announcementIdOf } from "./ticket.ts";

/**
 * Pads of pre-printed numbers, for when the machines are down. They are series of their own, so that no number of
 * theirs is ever one of the machines': the pad letter, and the letter of the service's series.
 */

/** The series of the pad for this service; services of one series share a pad. */
export function padPrefixOf({ services, settings }: Catalogue, { prefix }: Service): Prefix {
  const letter = settings.padLetter;
  if (prefix.length <= 1) return `${letter}${prefix}` as Prefix;
  const long = [...new Set(services.flatMap((one) => (one.prefix.length > 1 ? [one.prefix] : [])))];
  const short = new Set(
    services.flatMap((one) => (one.prefix.length === 1 ? [`${letter}${one.prefix}`] : [])),
  );
  const free = Array.from("ZYXWVUTSRQPONMLKJIHGFEDCBA9876543210").filter(
    (sign) => !short.has(`${letter}${sign}`),
  );
  return `${letter}${free[long.indexOf(prefix) % Math.max(1, free.length)] ?? ""}` as Prefix;
}

/** Digits of the numbers on pads. */
export const padPadding = 3;

/** Nobody waits with such a number any more: it is done, or its visitor has left. */
export const padEntered: Evolver<"padEntered"> = (hall, event, at) => {
  const { ticketId: id, serviceId, served, takenAt } = event;
  const call: TicketCall | null = served && {
    announcementId: announcementIdOf(id, 1),
    counterId: served.counterId,
    zoneId: served.zoneId,
    calledAt: served.calledAt,
    lastAt: served.calledAt,
    count: 1,
    firstCount: 1,
    reason: { code: "pad" },
  };
  const ticket: Ticket = {
    id,
    label: event.label,
    prefix: event.prefix,
    number: event.number,
    serviceId,
    takenFor: serviceId,
    kioskId: null,
    partySize: event.partySize,
    arrival: event.arrival,
    classId: regularClass.id,
    confirmed: true,
    needs: [],
    lane: "regular",
    place: { rank: event.arrival, sub: 0 },
    standing: "arrival",
    dueAtCalls: null,
    onlyAt: null,
    note: null,
    comeBack: null,
    parking: null,
    pause: null,
    outside: false,
    admittedAt: null,
    insideZone: null,
    issuedAt: takenAt,
    queuedAt: takenAt,
    reckonedMs: null,
    walk: null,
    state: served === null ? "void" : "done",
    paper: "pad",
    call,
    startedAt: served?.calledAt ?? null,
    leftAt: served?.finishedAt ?? at,
    leftAtCalls: null,
  };
  hall.tickets.set(id, ticket);
  hall.lastNumber.set(event.prefix, event.number);
  hall.issued = event.arrival;
  if (served === null) return;
  hall.given.set(serviceId, (hall.given.get(serviceId) ?? 0) + 1);
  const { finished, serviceMs, lastAction } = counterState(hall, served.counterId);
  const tookMs = Math.max(0, served.finishedAt - served.calledAt);
  changeCounter(hall, served.counterId, {
    finished: finished + 1,
    serviceMs: serviceMs + tookMs,
    lastAction,
  });
};
