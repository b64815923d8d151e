import type { DeviceId, Instant, Prefix, TicketId } from "../brand.ts";
import type { Catalogue } from "../catalogue.ts";
import { findService } from "../catalogue.ts";
import type { AloneSlip } from "../command.ts";
import type { Circumstances, Rule } from "../decide.ts";
import type { HallEvent, HallEventOf } from "../event.ts";
import type { Hall } from "../hall.ts";
import { largestNumber, ticketLabel } from "../number.ts";
import type { Refusal } from "../refusal.ts";
import type { Place } from "../ticket.ts";
import { isLive } from "../ticket.ts";
import { lateTicket, placeAt } from "./lateTicket.ts";
import { happened, refused } from "./outcome.ts";

/** Digits of the numbers that a kiosk gives alone (domain.md 3). */
export const alonePadding = 3;

/**
 * A kiosk hands over what it gave while the hub was away, in the order of its numbers. Each takes its place by time; a
 * number that the hub gave for the same touch is void. What is known already is passed over, so that it may be sent again.
 */
export const handOver: Rule<"handOver"> = (hall, catalogue, { slips }, circumstances) => {
  const { actor } = circumstances;
  if (!hall.open) return refused("day_closed");
  if (actor.kind !== "device") return refused("forbidden");
  const prefix = circumstances.letterOf(actor.id);
  if (prefix === null) return refused("no_letter");
  const taking: Taking = {
    replaced: new Set(),
    last: hall.lastNumber.get(prefix) ?? 0,
    arrival: hall.issued,
    events: [],
  };
  for (const slip of slips) {
    const why = whyNotSlip(hall, catalogue, slip);
    if (why !== null) taking.events.push(...strayed(hall, slip, prefix, actor.id, why));
    if (why !== null || slip.number <= taking.last) continue;
    fillGap(taking, slip, prefix, actor.id, catalogue, circumstances);
    taking.events.push(issued(hall, catalogue, slip, prefix, actor.id, taking, circumstances));
    taking.events.push(...replaced(hall, slip, prefix, taking, circumstances));
  }
  return happened(...taking.events);
};

interface Taking {
  /** Replaced by a slip before: two cannot stand for one touch. */
  readonly replaced: Set<TicketId>;
  last: number;
  arrival: number;
  readonly events: HallEvent[];
}

/** Named once, however often it is handed over. */
function strayed(
  { strays }: Readonly<Hall>,
  slip: AloneSlip,
  prefix: Prefix,
  kioskId: DeviceId,
  why: Refusal,
): readonly HallEvent[] {
  const label = ticketLabel(prefix, slip.number, alonePadding);
  const { serviceDate, serviceId } = slip;
  if (strays.some((one) => one.label === label && one.serviceDate === serviceDate)) return [];
  return [{ type: "slipStrayed", stray: { label, serviceDate, serviceId, kioskId, why } }];
}

/** Why a slip cannot stand in the queue of today; its visitor has it in hand, so only what is impossible counts. */
export function whyNotSlip(hall: Readonly<Hall>, catalogue: Catalogue, slip: AloneSlip): Refusal | null {
  if (slip.serviceDate !== hall.serviceDate) return "wrong_day";
  if (!isCount(slip.number) || slip.number > largestNumber(alonePadding)) return "series_full";
  if (!isCount(slip.partySize)) return "party_size";
  return findService(catalogue, slip.serviceId) === null ? "unknown_service" : null;
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 1;
}

/** Numbers that the kiosk's journal has lost are void, so that the series has no hole. */
function fillGap(
  taking: Taking,
  slip: AloneSlip,
  prefix: Prefix,
  kioskId: DeviceId,
  catalogue: Catalogue,
  { newTicketId, now }: Circumstances,
): void {
  while (taking.last + 1 < slip.number) {
    const ticketId = newTicketId();
    const lost = { ...slip, number: taking.last + 1, partySize: 1, secretHash: "", journey: null };
    const place = { rank: taking.arrival + 1, sub: 0 };
    taking.events.push(eventOf(catalogue, lost, { ticketId, prefix, kioskId, taking, place, at: now }), {
      type: "ticketVoided",
      ticketId,
      reason: "journal_lost",
      replacedBy: null,
    });
  }
}

function issued(
  hall: Readonly<Hall>,
  catalogue: Catalogue,
  slip: AloneSlip,
  prefix: Prefix,
  kioskId: DeviceId,
  taking: Taking,
  { newTicketId, now }: Circumstances,
): HallEvent {
  const at = slip.at === null || slip.at > now ? now : slip.at;
  const place = placeAt(hall, at, taking.events.length);
  return eventOf(catalogue, slip, { ticketId: newTicketId(), prefix, kioskId, taking, place, at });
}

function eventOf(
  catalogue: Catalogue,
  slip: AloneSlip,
  facts: {
    readonly ticketId: TicketId;
    readonly prefix: Prefix;
    readonly kioskId: DeviceId;
    readonly taking: Taking;
    readonly place: Place;
    readonly at: Instant;
  },
): HallEventOf<"ticketIssued"> {
  const { taking, ...rest } = facts;
  taking.last = slip.number;
  taking.arrival += 1;
  return lateTicket(catalogue, {
    ...rest,
    slip,
    padding: alonePadding,
    number: slip.number,
    arrival: taking.arrival,
  });
}

/** What the hub had given for the same touch, without the kiosk ever hearing of it. */
function replaced(
  hall: Readonly<Hall>,
  slip: AloneSlip,
  prefix: Prefix,
  taking: Taking,
  { ticketsOf }: Circumstances,
): readonly HallEvent[] {
  if (slip.replaces === null) return [];
  const replacedBy = ticketLabel(prefix, slip.number, alonePadding);
  return ticketsOf(slip.replaces).flatMap((ticketId): readonly HallEvent[] => {
    const state = hall.tickets.get(ticketId)?.state ?? null;
    const live = state !== null && isLive(state) && !taking.replaced.has(ticketId);
    taking.replaced.add(ticketId);
    return live ? [{ type: "ticketVoided", ticketId, reason: "issued_offline", replacedBy }] : [];
  });
}
