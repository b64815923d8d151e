import type { TicketId, ZoneId } from "./brand.ts";
import type { Catalogue, LocalText, Service } from "./catalogue.ts";
import { zoneOfService } from "./catalogue.ts";
import type { Hall } from "./hall.ts";
import type { Ticket } from "./ticket.ts";
import { comparePlaces } from "./ticket.ts";

/** How many people may be in the hall, and how many are (domain.md 6). Persons, not tickets, are counted. */

export const crowdModes = ["off", "advise", "enforce"] as const;
export type CrowdMode = (typeof crowdModes)[number];
/** `tickets`: those that are inside and neither finished nor void; `people`: what a door or a person counts. */
export const crowdSources = ["tickets", "people"] as const;
export type CrowdSource = (typeof crowdSources)[number];

/** What the hall file says. `enforce`: who finds the hall full waits outside; `advise`: it is only shown. */
export interface Crowding {
  readonly mode: CrowdMode;
  /** Persons in the hall; null: no limit. */
  readonly capacity: number | null;
  /** Persons of a zone, by its id. */
  readonly zones: Readonly<Record<string, number>>;
  readonly countBy: CrowdSource;
  /** "Keep one metre apart"; null: nothing is said. */
  readonly spacing: LocalText | null;
}

export const noCrowding: Crowding = {
  mode: "off",
  capacity: null,
  zones: {},
  countBy: "tickets",
  spacing: null,
};

/** What a supervisor has changed today; null: as the hall file says. */
export interface CrowdSettings {
  readonly mode: CrowdMode | null;
  readonly capacity: number | null;
  readonly spacing: LocalText | null;
}

/** People of today, kept by `evolve` alone. */
export interface Crowd {
  settings: CrowdSettings;
  /** Persons on tickets that were let in and are not finished or void. */
  inside: number;
  readonly insideByZone: Map<ZoneId, number>;
  /** What a door or a person has counted; of `tickets` what is to be added to `inside`. */
  counted: number;
  /** Tickets that wait outside. */
  readonly outside: Set<TicketId>;
  /** Priority admissions since the last regular one. */
  streak: number;
  /** The first in turn did not fit, and so many smaller parties went in before it. */
  passedOver: { ticketId: TicketId; times: number } | null;
  /** Persons who were let in over the limit by a supervisor's word. */
  overrides: number;
}

export function emptyCrowd(): Crowd {
  return {
    settings: { mode: null, capacity: null, spacing: null },
    inside: 0,
    insideByZone: new Map(),
    counted: 0,
    outside: new Set(),
    streak: 0,
    passedOver: null,
    overrides: 0,
  };
}

/** So many smaller parties may go in before one that does not fit; then the hall waits for it. */
export const mostPassedOver = 3;

export function crowdMode({ crowd }: Readonly<Hall>, { crowding }: Catalogue): CrowdMode {
  return crowd.settings.mode ?? crowding.mode;
}

export function crowdCapacity({ crowd }: Readonly<Hall>, { crowding }: Catalogue): number | null {
  return crowd.settings.capacity ?? crowding.capacity;
}

export function crowdSpacing({ crowd }: Readonly<Hall>, { crowding }: Catalogue): LocalText | null {
  return crowd.settings.spacing ?? crowding.spacing;
}

/** Persons in the hall, 0 and up. */
export function presentIn({ crowd }: Readonly<Hall>, { crowding }: Catalogue): number {
  const counted = crowding.countBy === "tickets" ? crowd.inside + crowd.counted : crowd.counted;
  return Math.max(0, counted);
}

/** How many more persons the hall takes, and the zone of this service; null: as many as come. */
export function roomFor(hall: Readonly<Hall>, catalogue: Catalogue, zoneId: ZoneId | null): number | null {
  const capacity = crowdCapacity(hall, catalogue);
  const rooms = capacity === null ? [] : [capacity - presentIn(hall, catalogue)];
  const most = zoneId === null ? undefined : catalogue.crowding.zones[zoneId];
  if (zoneId !== null && most !== undefined) rooms.push(most - (hall.crowd.insideByZone.get(zoneId) ?? 0));
  return rooms.length === 0 ? null : Math.max(0, Math.min(...rooms));
}

/** Whether a party that takes a number now has to wait outside: no room, or others wait there already. */
export function mustWaitOutside(
  hall: Readonly<Hall>,
  catalogue: Catalogue,
  service: Service,
  partySize: number,
): boolean {
  if (crowdMode(hall, catalogue) !== "enforce") return false;
  const room = roomFor(hall, catalogue, zoneOfService(catalogue, service.id)?.id ?? null);
  if (room === null) return false;
  return hall.crowd.outside.size > 0 || !fits(hall, catalogue, room, partySize);
}

/** A party that is larger than the whole hall comes in when nobody else is there. */
function fits(hall: Readonly<Hall>, catalogue: Catalogue, room: number, partySize: number): boolean {
  return partySize <= room || (room > 0 && presentIn(hall, catalogue) === 0);
}

/** One who may come in now; `passes`: it goes before this one, who does not fit. */
export interface Admission {
  readonly ticket: Ticket;
  readonly passes: TicketId | null;
}

/**
 * Who comes in next, or null: nobody fits, or nobody waits. In order of arrival with the bounded priority of calling;
 * a smaller party may go before one that does not fit, `mostPassedOver` times.
 */
export function nextAdmission(hall: Readonly<Hall>, catalogue: Catalogue): Admission | null {
  if (hall.crowd.outside.size === 0) return null;
  const enforced = crowdMode(hall, catalogue) === "enforce";
  const order = admissionOrder(hall, catalogue);
  const [first] = order;
  if (first === undefined) return null;
  const admits = (ticket: Ticket): boolean => {
    const room = enforced ? roomFor(hall, catalogue, ticket.insideZone) : null;
    return room === null || fits(hall, catalogue, room, ticket.partySize);
  };
  if (admits(first)) return { ticket: first, passes: null };
  const { passedOver } = hall.crowd;
  const times = passedOver?.ticketId === first.id ? passedOver.times : 0;
  if (times >= mostPassedOver) return null;
  const smaller = order.find(admits);
  return smaller === undefined ? null : { ticket: smaller, passes: first.id };
}

/** All who wait outside, in the order in which they would come in. */
export function admissionOrder({ crowd, tickets }: Readonly<Hall>, { policy }: Catalogue): readonly Ticket[] {
  const waiting = [...crowd.outside].flatMap((id) => tickets.get(id) ?? []);
  waiting.sort((a, b) => comparePlaces(a.place, b.place));
  const priority = waiting.filter(({ lane }) => lane === "priority");
  const regular = waiting.filter(({ lane }) => lane === "regular");
  const order: Ticket[] = [];
  let { streak } = crowd;
  while (priority.length + regular.length > 0) {
    const turn = priority.length > 0 && (streak < policy.priorityRatio || regular.length === 0);
    const next = (turn ? priority : regular).shift();
    if (next === undefined) break;
    streak = turn ? streak + 1 : 0;
    order.push(next);
  }
  return order;
}
