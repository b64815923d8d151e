import type {
  AgencyId,
  ClosureId,
  CounterId,
  DeviceId,
  Instant,
  Prefix,
  RightCode,
  ServiceDate,
  ServiceId,
  StaffId,
  TicketId,
} from "./brand.ts";
import type { Aim } from "./aim.ts";
import type { Weight } from "./catalogue.ts";
import type { Copies } from "./copy.ts";
import { type Crowd, emptyCrowd } from "./crowd.ts";
import { emptyGate, type GateToday } from "./gate.ts";
import type { WeekHours } from "./hours.ts";
import type { Stray } from "./event.ts";
import type { Hold } from "./pace.ts";
import type { Recovery } from "./recovery.ts";
import type { Right } from "./right.ts";
import type { Closure, Outage, Pause } from "./standing.ts";
import type { Ticket } from "./ticket.ts";
import type { Queue } from "./queue.ts";

export interface CounterState {
  readonly officerId: StaffId | null;
  /** The ticket in hand; of a group that was called together the first. */
  readonly ticketId: TicketId | null;
  /** The others of the group, in the order of their calls. */
  readonly group: readonly TicketId[];
  /** Since when the counter has been open, or has had nobody. */
  readonly since: Instant;
  /** Tickets finished here today, and the sum of their times from start (or call) to finish, ms. */
  readonly finished: number;
  readonly serviceMs: number;
  /** Its officer wants the next one called as soon as one is finished. */
  readonly autoCall: boolean;
  readonly lastAction: LastAction | null;
}

export const undoable = ["called", "absent", "parked", "transferred"] as const;

/** What the officer at a counter did last, for as long as it may be undone. */
export interface LastAction {
  readonly kind: (typeof undoable)[number];
  readonly at: Instant;
  readonly before: Ticket;
  /** The ticket as the action left it: while the hall still has this very one, nobody has acted on it since. */
  readonly after: Ticket;
  /** What the call made of the streaks. */
  readonly streaks: readonly StreakChange[];
  /** The call before it in the same group: may be taken back after this one. */
  readonly earlier: LastAction | null;
}

export interface StreakChange {
  readonly counterId: CounterId;
  readonly before: number;
  readonly after: number;
}

/** One service date of one hall, folded from its events. Written by `evolve` alone, in place. */
export interface Hall {
  /** Null before the first day was ever opened. */
  serviceDate: ServiceDate | null;
  open: boolean;
  readonly tickets: Map<TicketId, Ticket>;
  readonly lastNumber: Map<Prefix, number>;
  /** Tickets that hold a place (printing or waiting) by service and lane, by place. */
  readonly queues: Map<ServiceId, Queue>;
  readonly counters: Map<CounterId, CounterState>;
  /** Priority calls since the last regular one among the tickets that a counter may call. */
  readonly streaks: Map<CounterId, number>;
  /** What supervisors changed of the catalogue's weights today. */
  readonly weights: Map<CounterId, ReadonlyMap<ServiceId, Weight>>;
  /** Tickets in the order of their newest call, newest last; bounded by `recentCallsKept`. */
  readonly recentCalls: TicketId[];
  /** Calls of today by service; recalls are none. */
  readonly calls: Map<ServiceId, number>;
  /** How long the newest tickets of each service kept their counters. */
  readonly holds: Map<ServiceId, Hold[]>;
  /** How well waits were told today. */
  readonly aims: Map<string, Aim>;
  /** Numbers of today by the service that they were taken for, without the void ones. */
  readonly given: Map<ServiceId, number>;
  /** What is closed, or asked to be. */
  readonly closures: Map<ClosureId, Closure>;
  readonly outages: Map<AgencyId, Outage>;
  /** Rights to go first that were not used yet, of this day and of days to come. */
  readonly rights: Map<RightCode, Right>;
  readonly crowd: Crowd;
  readonly gate: GateToday;
  /** The newest slips of kiosks that no queue could take; bounded by `straysKept`. */
  readonly strays: Stray[];
  /** The day goes on from a backup; null: it does not. */
  recovery: Recovery | null;
  /** Hours that a supervisor gave today; null: as the calendar says. */
  hours: Pick<WeekHours, "serving" | "issuing"> | null;
  /** Numbers of the minute that began with `from`, in all and by kiosk. */
  readonly minute: { from: Instant; count: number; readonly byKiosk: Map<DeviceId, number> };
  /** Pauses of today, oldest first; only the last may go on. */
  readonly pauses: Pause[];
  /** Tickets that are absent or parked. */
  readonly aside: Set<TicketId>;
  /** Tickets whose visitors have paused them; they hold their places. */
  readonly paused: Set<TicketId>;
  /** Slips that were, or are to be, printed once more. */
  readonly copies: Map<TicketId, Copies>;
  issued: number;
  /** How often a ticket was given another place today: makes places differ that have one rank. */
  moves: number;
}

export const recentCallsKept = 64;
export const straysKept = 100;

export function emptyHall(): Hall {
  return {
    serviceDate: null,
    open: false,
    tickets: new Map(),
    lastNumber: new Map(),
    queues: new Map(),
    counters: new Map(),
    streaks: new Map(),
    weights: new Map(),
    recentCalls: [],
    calls: new Map(),
    holds: new Map(),
    aims: new Map(),
    given: new Map(),
    closures: new Map(),
    outages: new Map(),
    rights: new Map(),
    crowd: emptyCrowd(),
    gate: emptyGate(),
    strays: [],
    recovery: null,
    hours: null,
    minute: { from: 0 as Instant, count: 0, byKiosk: new Map() },
    pauses: [],
    aside: new Set(),
    paused: new Set(),
    copies: new Map(),
    issued: 0,
    moves: 0,
  };
}

export const nobodyAtCounter: CounterState = {
  officerId: null,
  ticketId: null,
  group: [],
  since: 0 as Instant,
  finished: 0,
  serviceMs: 0,
  autoCall: false,
  lastAction: null,
};

/** The tickets at this counter: the one in hand, and the others of its group. */
export function atCounter(hall: Readonly<Hall>, id: CounterId): readonly TicketId[] {
  const { ticketId, group } = counterState(hall, id);
  return ticketId === null ? [] : [ticketId, ...group];
}

export function counterState(hall: Hall, id: CounterId): CounterState {
  return hall.counters.get(id) ?? nobodyAtCounter;
}
