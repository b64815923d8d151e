import type { ServiceDate, Instant } from "../brand.ts";
import type { Catalogue, Service } from "../catalogue.ts";
import type { Hall } from "../hall.ts";
import { hoursState, minutesOf } from "../hours.ts";
import { largestNumber } from "../number.ts";
import { personsOf } from "../queue.ts";
import type { Refusal } from "../refusal.ts";
import { closureOfService } from "../standing.ts";

/** Why a service gives no number just now, whoever asks, and what the kiosk calls that. */
export const serviceObstacles = {
  service_not_yet_open: "not_yet_open",
  service_closed: "closed",
  agency_outage: "outage",
  outside_hours: "outside_hours",
  on_break: "break",
  day_closed: "day_closed",
  series_full: "full",
  contingent_used: "contingent_used",
  queue_full: "queue_full",
} as const satisfies { readonly [Code in Refusal]?: string };

export type ServiceObstacle = keyof typeof serviceObstacles;
export type ServiceState = "open" | (typeof serviceObstacles)[ServiceObstacle];
export const serviceStates: readonly ServiceState[] = ["open", ...Object.values(serviceObstacles)];

/** The time at which a number is asked for. */
export interface IssueTime {
  readonly now: Instant;
  readonly today: ServiceDate;
}

type Gate = (
  hall: Readonly<Hall>,
  catalogue: Catalogue,
  service: Service,
  time: IssueTime,
) => ServiceObstacle | null;

const announced: Gate = (_hall, _catalogue, { opensOn }, { today }) =>
  opensOn !== null && today < opensOn ? "service_not_yet_open" : null;

const inUse: Gate = (hall, _catalogue, service) =>
  service.closed || closureOfService(hall, service) !== null ? "service_closed" : null;

const withinHours: Gate = (hall, catalogue, { limits }, { now, today }) => {
  if (catalogue.hours.mode !== "enforce") return null;
  const { kind } = hoursState(hall, catalogue, now, today);
  if (kind === "break") return "on_break";
  if (kind !== "open") return "outside_hours";
  const late = limits.cutOff !== null && minutesOf(now, today, catalogue) >= limits.cutOff;
  return late ? "outside_hours" : null;
};

const systemUp: Gate = ({ outages }, _catalogue, { agencyId }) =>
  outages.get(agencyId)?.stopsNumbers === true ? "agency_outage" : null;

const dayOpen: Gate = ({ open }) => (open ? null : "day_closed");

const numbersLeft: Gate = (hall, _catalogue, service) =>
  nextNumber(hall, service) > largestNumber(service.padding) ? "series_full" : null;

const contingentLeft: Gate = (hall, _catalogue, service) =>
  leftOf(hall, service) === 0 ? "contingent_used" : null;

const queueHasRoom: Gate = (hall, _catalogue, { id, limits }) =>
  limits.largestQueue !== null && personsOf(hall, id) >= limits.largestQueue ? "queue_full" : null;

/** What holds for everybody. */
const always: readonly Gate[] = [announced, inUse, dayOpen, systemUp, numbersLeft];
/** In the order in which a visitor should hear of them. */
const atKiosk: readonly Gate[] = [...always, withinHours, contingentLeft, queueHasRoom];
/** Whoever has a right to go first has been counted on the day that it is from. */
const byRight: readonly Gate[] = [...always, withinHours];
const gatesOf = { kiosk: atKiosk, counter: always, right: byRight } as const;
/** Where a number is asked for: what holds it back differs. */
export type AskedAt = keyof typeof gatesOf;

/**
 * The first thing that keeps this service from giving a number now, or null. An officer who takes somebody without a
 * number at the counter is not held back by what protects the queue.
 */
export function obstacleTo(
  hall: Readonly<Hall>,
  catalogue: Catalogue,
  service: Service,
  time: IssueTime,
  where: AskedAt,
): ServiceObstacle | null {
  for (const gate of gatesOf[where]) {
    const obstacle = gate(hall, catalogue, service, time);
    if (obstacle !== null) return obstacle;
  }
  return null;
}

/** What keeps a service from being walked to later today, whatever its hours and its queue, or null. */
export function whyNeverGiven(
  hall: Readonly<Hall>,
  catalogue: Catalogue,
  service: Service,
  time: IssueTime,
): ServiceObstacle | null {
  return announced(hall, catalogue, service, time) ?? inUse(hall, catalogue, service, time);
}

/** Whether the kiosk may offer this service now, and if not, why. */
export function serviceState(
  hall: Readonly<Hall>,
  catalogue: Catalogue,
  service: Service,
  time: IssueTime,
): ServiceState {
  const obstacle = obstacleTo(hall, catalogue, service, time, "kiosk");
  return obstacle === null ? "open" : serviceObstacles[obstacle];
}

/** The number that the series of this service gives next. */
export function nextNumber(hall: Readonly<Hall>, { prefix }: Service): number {
  return (hall.lastNumber.get(prefix) ?? 0) + 1;
}

/** Numbers of today's contingent that are left, 0 and up; null: it has none. */
export function leftOf(hall: Readonly<Hall>, { id, limits }: Service): number | null {
  return limits.contingent === null ? null : Math.max(0, limits.contingent - (hall.given.get(id) ?? 0));
}

/** Why so many numbers cannot be given at once where one can, or null. */
export function whyNotSoMany(hall: Readonly<Hall>, service: Service, count: number): ServiceObstacle | null {
  if (nextNumber(hall, service) + count - 1 > largestNumber(service.padding)) return "series_full";
  const left = leftOf(hall, service);
  if (left !== null && left < count) return "contingent_used";
  const { largestQueue } = service.limits;
  if (largestQueue !== null && personsOf(hall, service.id) + count > largestQueue) return "queue_full";
  return null;
}

/** Whether a visitor should be asked before they join so long a queue. */
export function isLongQueue(hall: Readonly<Hall>, { id, limits }: Service): boolean {
  return limits.askFrom !== null && personsOf(hall, id) >= limits.askFrom;
}
