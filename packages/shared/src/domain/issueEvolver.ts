import type { DeviceId, Instant } from "./brand.ts";
import { arrives } from "./crowdEvolvers.ts";
import type { HallEventOf } from "./event.ts";
import type { Evolver } from "./evolve.ts";
import type { Hall } from "./hall.ts";
import { enterQueue } from "./queue.ts";
import type { Ticket } from "./ticket.ts";

/** A number is given: by the hub, at a counter, or by a kiosk alone that hands it over. */
export const ticketIssued: Evolver<"ticketIssued"> = (hall, event, at) => {
  const ticket: Ticket = {
    id: event.ticketId,
    label: event.label,
    prefix: event.prefix,
    number: event.number,
    serviceId: event.serviceId,
    takenFor: event.serviceId,
    kioskId: event.kioskId,
    partySize: event.partySize,
    arrival: event.arrival,
    classId: event.classId,
    confirmed: event.confirmed,
    needs: event.needs,
    lane: event.lane,
    outside: event.outside,
    admittedAt: null,
    insideZone: event.insideZone,
    issuedAt: event.alone?.at ?? at,
    queuedAt: event.alone?.at ?? at,
    reckonedMs: event.reckonedMs,
    walk: event.journey === null ? null : { ...event.journey, step: 0 },
    ...(event.alone === null ? firstPlace(hall, event) : { place: event.alone.place, standing: "arrival" }),
    dueAtCalls: null,
    onlyAt: null,
    note: null,
    comeBack: null,
    parking: null,
    pause: null,
    ...paperOf(event),
    call: null,
    startedAt: null,
    leftAt: null,
    leftAtCalls: null,
  };
  hall.tickets.set(ticket.id, ticket);
  hall.lastNumber.set(event.prefix, event.number);
  hall.issued = event.arrival;
  if (event.alone === null) countInMinute(hall, event.kioskId, at);
  hall.given.set(event.serviceId, (hall.given.get(event.serviceId) ?? 0) + 1);
  if (event.right !== null) {
    hall.rights.delete(event.right);
    hall.moves += 1;
  }
  enterQueue(hall, ticket);
  arrives(hall, ticket);
};

/** Who goes first by right stands before all who came today; everybody else where they arrived. */
function firstPlace(
  { moves }: Hall,
  { arrival, right }: HallEventOf<"ticketIssued">,
): Pick<Ticket, "place" | "standing"> {
  if (right === null) return { place: { rank: arrival, sub: 0 }, standing: "arrival" };
  return { place: { rank: 0, sub: moves + 1 }, standing: "carried_over" };
}

/** Keeps the count of one minute; a clock that was set back begins a new one. */
function countInMinute({ minute }: Hall, kioskId: DeviceId | null, at: Instant): void {
  if (at - minute.from >= 60_000 || at < minute.from) {
    Object.assign(minute, { from: at, count: 0 });
    minute.byKiosk.clear();
  }
  minute.count += 1;
  if (kioskId !== null) minute.byKiosk.set(kioskId, (minute.byKiosk.get(kioskId) ?? 0) + 1);
}

/** A walk-in has no slip; what a kiosk gave alone has its fate already. */
function paperOf({ kioskId, alone }: HallEventOf<"ticketIssued">): Pick<Ticket, "state" | "paper"> {
  if (alone !== null) return { state: "waiting", paper: alone.paper };
  return kioskId === null ? { state: "waiting", paper: "none" } : { state: "printing", paper: "pending" };
}
