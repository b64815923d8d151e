import type { DeviceId, Instant, Prefix, TicketId } from "../brand.ts";
import { type Catalogue, zoneOfService } from "../catalogue.ts";
import type { AloneSlip } from "../command.ts";
import { regularClass } from "../defaults.ts";
import type { HallEventOf } from "../event.ts";
import type { Hall } from "../hall.ts";
import { ticketLabel } from "../number.ts";
import type { Place } from "../ticket.ts";
import { findClass, laneOf } from "./class.ts";

/** A number that was on paper before the hall heard of it. */
export interface LateTicket {
  readonly ticketId: TicketId;
  readonly prefix: Prefix;
  readonly padding: number;
  readonly number: number;
  readonly kioskId: DeviceId;
  readonly arrival: number;
  readonly slip: Pick<
    AloneSlip,
    "serviceId" | "partySize" | "classId" | "needs" | "journey" | "secretHash" | "uncertaintyMs" | "paper"
  >;
  readonly at: Instant;
  readonly place: Place;
}

/** It takes its place by the time on its paper. */
export function lateTicket(catalogue: Catalogue, late: LateTicket): HallEventOf<"ticketIssued"> {
  const { slip, prefix, number, place, at } = late;
  const ticketClass = findClass(catalogue, slip.classId) ?? regularClass;
  return {
    type: "ticketIssued",
    ticketId: late.ticketId,
    label: ticketLabel(prefix, number, late.padding),
    prefix,
    number,
    serviceId: slip.serviceId,
    kioskId: late.kioskId,
    partySize: slip.partySize,
    arrival: late.arrival,
    classId: ticketClass.id,
    confirmed: !ticketClass.confirm,
    needs: catalogue.needs.flatMap(({ id }) => (slip.needs.includes(id) ? [id] : [])),
    lane: laneOf(ticketClass),
    // Nobody could tell them to wait outside.
    outside: false,
    insideZone: zoneOfService(catalogue, slip.serviceId)?.id ?? null,
    journey: slip.journey,
    right: null,
    reckonedMs: null,
    secretHash: slip.secretHash,
    alone: { at, uncertaintyMs: slip.uncertaintyMs, paper: slip.paper, place },
  };
}

/**
 * Behind whoever the hub had given a number by then, also at the same moment; among those who come late by time.
 * `nth` makes places differ that have one moment.
 */
export function placeAt(hall: Readonly<Hall>, at: Instant, nth: number): Place {
  let rank = 0;
  let since = 0;
  for (const { arrival, place, issuedAt } of hall.tickets.values()) {
    if (place.rank !== arrival || place.sub !== 0 || issuedAt > at || arrival <= rank) continue;
    rank = arrival;
    since = issuedAt;
  }
  return { rank, sub: (at - since) * 1_000 + 1 + (nth % 999) };
}
