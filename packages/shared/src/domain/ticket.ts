import type {
  AnnouncementId,
  ClassId,
  CounterId,
  DeviceId,
  Instant,
  JourneyId,
  NeedId,
  Prefix,
  ReasonId,
  ServiceId,
  TicketId,
  ZoneId,
} from "./brand.ts";

/** domain.md 3a. */
export const ticketStates = [
  "printing",
  "waiting",
  "called",
  "serving",
  "parked",
  "absent",
  "done",
  "void",
] as const;
export type TicketState = (typeof ticketStates)[number];

/** `declined`: its visitor wanted none; `none`: a walk-in, who never had a slip; `pad`: a pre-printed one, entered afterwards. */
export type Paper = "pending" | "printed" | "failed" | "unknown" | "declined" | "none" | "pad";
/**
 * `issued_offline`: its kiosk gave another number for the same touch, and never heard of this one. `journal_lost`: a kiosk
 * gave it alone, and lost what it noted of it. `lost_in_restore`: given after the backup that the hall was put back to. `pad_left`: its pre-printed number was given out, and its visitor left unserved. `visitor_left`: its visitor gave it back at a kiosk. */
export const voidReasons = [
  "day_closed",
  "pad_left",
  "issued_offline",
  "journal_lost",
  "lost_in_restore",
  "visitor_left",
] as const;
export type VoidReason = (typeof voidReasons)[number];
/** In which of the two lanes of a queue a ticket stands. What stands in `priority` counts against the bound. */
export type Lane = "regular" | "priority";

/**
 * Why this ticket was next. Stored with the call, and told in words that an officer can read aloud.
 * - `arrival`: it came first of those who wait here.
 * - `regular_turn`: `ratio` priority calls went before, now a regular one.
 * - `longest_wait`: it has waited `limitMs`, as long as the policy lets anybody wait.
 * - `long_wait_behind`: it stands before a regular who has waited `limitMs`.
 * - `priority`: the `nth` of at most `ratio` priority calls between two regular ones.
 * - `priority_alone`: no regular waits here.
 * - `weight`: this counter takes the service before its others.
 * - `idle`: a service that this counter takes only when nothing else waits.
 * - `returned`: it was absent, came back, and those before its new place have gone.
 * - `front`: another counter sent it to the front of this queue.
 * - `resumed`: it was parked by this counter, and goes on here.
 * - `walk_in`: it came to the counter without a ticket.
 * - `carried_over`: it was left over on a day before, with the right to go first today.
 * - `pad`: called by its pre-printed number while the machines were down.
 * - `override`: the officer called it by its number, out of the policy's order; why is on the hall's list.
 */
export type CallReason =
  | { readonly code: "arrival" }
  | { readonly code: "regular_turn"; readonly ratio: number }
  | { readonly code: "longest_wait"; readonly limitMs: number }
  | { readonly code: "long_wait_behind"; readonly limitMs: number }
  | { readonly code: "priority"; readonly nth: number; readonly ratio: number }
  | { readonly code: "priority_alone" }
  | { readonly code: "weight" }
  | { readonly code: "idle" }
  | { readonly code: "returned" }
  | { readonly code: "front" }
  | { readonly code: "resumed" }
  | { readonly code: "walk_in" }
  | { readonly code: "carried_over" }
  | { readonly code: "pad" }
  | { readonly code: "override"; readonly reasonId: ReasonId };

/** The call that is going on, or the last one; `count` is 1 for the call and rises with each recall. */
export interface TicketCall {
  readonly announcementId: AnnouncementId;
  readonly counterId: CounterId;
  readonly zoneId: ZoneId;
  readonly calledAt: Instant;
  readonly lastAt: Instant;
  readonly count: number;
  /** The count with which this call began: a ticket that is called a second time today was not recalled yet. */
  readonly firstCount: number;
  readonly reason: CallReason;
}

/** Where in its lane a ticket stands: by rank, then by sub. The rank of whoever was never moved is its arrival. */
export interface Place {
  readonly rank: number;
  readonly sub: number;
}

/** Less than 0: `a` stands before `b`. */
export function comparePlaces(a: Place, b: Place): number {
  return a.rank - b.rank || a.sub - b.sub;
}

/** What brought a ticket to its place: its arrival (or a lane by class), a return, a transfer to the front, a right. */
export type Standing = "arrival" | "returned" | "front" | "carried_over";

/** A ticket that a counter has put aside while its visitor fetches something. */
export interface Parking {
  readonly counterId: CounterId;
  readonly at: Instant;
  readonly reasonId: ReasonId;
  readonly remindAt: Instant;
}

/** A visitor has stepped out of the queue for a while; the place is kept. */
export interface TicketPause {
  readonly since: Instant;
  /** When it goes on by itself. */
  readonly until: Instant;
}

/** Where a ticket goes back to when the counter that it was sent to has finished. */
export interface ComeBack {
  readonly counterId: CounterId;
  readonly serviceId: ServiceId;
}

/** Several steps under one number. */
export interface Walk {
  readonly journeyId: JourneyId;
  readonly serviceIds: readonly ServiceId[];
  /** Which of them it is at, from 0. */
  readonly step: number;
}

export interface Ticket {
  readonly id: TicketId;
  readonly label: string;
  readonly prefix: Prefix;
  readonly number: number;
  readonly serviceId: ServiceId;
  /** The service whose number it is; `serviceId` changes when it is sent on. */
  readonly takenFor: ServiceId;
  /** Null: a walk-in, issued at a counter. */
  readonly kioskId: DeviceId | null;
  /** Persons that come with this ticket, 1 and up. */
  readonly partySize: number;
  readonly classId: ClassId;
  /** False while the class is only claimed. */
  readonly confirmed: boolean;
  readonly needs: readonly NeedId[];
  readonly lane: Lane;
  /** Rank by arrival within the service date: rises with every issue, never from a clock. */
  readonly arrival: number;
  readonly place: Place;
  readonly standing: Standing;
  /** Not called before so many tickets of its service were called today, while others wait; null: at any time. */
  readonly dueAtCalls: number | null;
  /** The one counter that it was sent to; another calls it only while that one has no officer. */
  readonly onlyAt: CounterId | null;
  /** For the next officer, never public. */
  readonly note: string | null;
  readonly comeBack: ComeBack | null;
  readonly parking: Parking | null;
  /** Not called by turn until then; null: it is not paused. */
  readonly pause: TicketPause | null;
  /** It waits outside until there is room; not called before that. */
  readonly outside: boolean;
  /** When it was let in after waiting outside; null: it never had to. */
  readonly admittedAt: Instant | null;
  /** Zone in which its party is counted; null: in the hall alone. */
  readonly insideZone: ZoneId | null;
  readonly issuedAt: Instant;
  /** Since when it has been in the queue of its step; `issuedAt` where it has one step. */
  readonly queuedAt: Instant;
  /** How long its wait was reckoned to be when it was taken, ms; null: nobody knew. */
  readonly reckonedMs: number | null;
  /** Null: one service. */
  readonly walk: Walk | null;
  readonly state: TicketState;
  readonly paper: Paper;
  readonly call: TicketCall | null;
  readonly startedAt: Instant | null;
  /** When it left `called`, `serving` or the day; null while it lives before that. */
  readonly leftAt: Instant | null;
  /** How many tickets of its service had been called when it was marked absent. */
  readonly leftAtCalls: number | null;
}

/** The lawful edges of domain.md 3a; whatever is not listed is refused. */
export const ticketEdges: Readonly<Record<TicketState, readonly TicketState[]>> = {
  printing: ["waiting", "void"],
  waiting: ["called", "void"],
  called: ["serving", "absent", "done", "waiting", "void"],
  serving: ["done", "parked", "waiting", "void"],
  parked: ["waiting", "called", "void"],
  absent: ["waiting", "called", "void"],
  done: [],
  void: [],
};

export function isLive(state: TicketState): boolean {
  return ticketEdges[state].length > 0;
}

export function announcementIdOf(ticketId: TicketId, count: number): AnnouncementId {
  return `${ticketId}.${count}` as AnnouncementId;
}

/** The ticket that an announcement calls. */
export function ticketOfAnnouncement(announcementId: AnnouncementId): TicketId {
  return announcementId.slice(0, announcementId.lastIndexOf(".")) as TicketId;
}
