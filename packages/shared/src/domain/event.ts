import type { Refusal } from "./refusal.ts";
import type {
  AgencyId,
  AnnouncementId,
  ClassId,
  ClosureId,
  CounterId,
  DeviceId,
  Instant,
  NeedId,
  Prefix,
  ReasonId,
  RightCode,
  ServiceDate,
  ServiceId,
  StaffId,
  TicketId,
  ZoneId,
} from "./brand.ts";
import type { CallReason, ComeBack, Lane, Place, Standing, VoidReason } from "./ticket.ts";
import type { Weight } from "./catalogue.ts";
import type {
  JourneyWish,
  PadService,
  PrintedSlip,
  PrintOutcome,
  SlipOutcome,
  TransferMode,
} from "./command.ts";
import type { LastAction } from "./hall.ts";
import type { CrowdSettings } from "./crowd.ts";
import type { GateCounts, GateSettings } from "./gate.ts";
import type { WeekHours } from "./hours.ts";
import type { Right } from "./right.ts";
import type { Closure, ClosureEnd, Outage, PauseCause } from "./standing.ts";

/** What has happened. Past tense; carries every fact that `evolve` needs, whatever the catalogue says later. */
export type HallEvent =
  | { readonly type: "dayOpened"; readonly serviceDate: ServiceDate }
  | { readonly type: "dayClosed"; readonly serviceDate: ServiceDate }
  | {
      readonly type: "ticketIssued";
      readonly ticketId: TicketId;
      readonly label: string;
      readonly prefix: Prefix;
      readonly number: number;
      readonly serviceId: ServiceId;
      /** Null: a walk-in, issued at a counter and without a slip. */
      readonly kioskId: DeviceId | null;
      readonly partySize: number;
      readonly arrival: number;
      readonly classId: ClassId;
      /** False while the class is only claimed. */
      readonly confirmed: boolean;
      readonly needs: readonly NeedId[];
      readonly lane: Lane;
      /** The hall is full: it waits outside. */
      readonly outside: boolean;
      /** Where its party is counted; null: in the hall alone. */
      readonly insideZone: ZoneId | null;
      /** The steps that it walks under its one number; null: one service. */
      readonly journey: JourneyWish | null;
      /** The right to go first with which it was taken; null: none. */
      readonly right: RightCode | null;
      /** How long its wait was reckoned to be; null: nobody knows, or it is not told by the queue alone. */
      readonly reckonedMs: number | null;
      readonly secretHash: string;
      /** Its kiosk gave it while the hub was away, and has handed it over; null: the hub gave it. */
      readonly alone: GivenAlone | null;
    }
  | { readonly type: "printReported"; readonly ticketId: TicketId; readonly outcome: SlipOutcome }
  /** Staff want another paper of it. */
  | { readonly type: "copyAsked"; readonly ticketId: TicketId; readonly kioskId: DeviceId }
  /** A kiosk has begun to print one. */
  | { readonly type: "copyTaken"; readonly ticketId: TicketId; readonly kioskId: DeviceId }
  | { readonly type: "copyReported"; readonly ticketId: TicketId; readonly outcome: PrintOutcome }
  | { readonly type: "counterOpened"; readonly counterId: CounterId; readonly officerId: StaffId }
  | { readonly type: "counterClosed"; readonly counterId: CounterId }
  | ({
      readonly type: "ticketCalled";
      readonly reason: CallReason;
      /** Priority calls since the last regular one, for each counter whose count this call changes. */
      readonly streaks: readonly (readonly [CounterId, number])[];
    } & CallFacts)
  | ({ readonly type: "ticketRecalled" } & CallFacts)
  | { readonly type: "serviceStarted"; readonly ticketId: TicketId; readonly counterId: CounterId }
  | {
      readonly type: "ticketFinished";
      readonly ticketId: TicketId;
      readonly counterId: CounterId;
      readonly outcomeId: ReasonId | null;
    }
  /** A step of its journey is done: it waits for the next. */
  | {
      readonly type: "stepFinished";
      readonly ticketId: TicketId;
      readonly counterId: CounterId;
      readonly outcomeId: ReasonId | null;
      readonly serviceId: ServiceId;
      readonly lane: Lane;
      readonly place: Place;
    }
  | { readonly type: "rightGranted"; readonly right: Right }
  /** A number of a pre-printed pad, entered afterwards; null: its visitor left unserved. */
  | {
      readonly type: "padEntered";
      readonly ticketId: TicketId;
      readonly label: string;
      readonly prefix: Prefix;
      readonly number: number;
      readonly serviceId: ServiceId;
      readonly partySize: number;
      readonly arrival: number;
      readonly takenAt: Instant;
      readonly served: (PadService & { readonly zoneId: ZoneId }) | null;
    }
  | {
      readonly type: "classChanged";
      readonly ticketId: TicketId;
      readonly classId: ClassId;
      readonly confirmed: boolean;
      readonly lane: Lane;
    }
  | {
      readonly type: "weightChanged";
      readonly counterId: CounterId;
      readonly serviceId: ServiceId;
      /** Null: as the catalogue says again. */
      readonly weight: Weight | null;
    }
  | { readonly type: "ticketAbsent"; readonly ticketId: TicketId; readonly counterId: CounterId }
  /** One who was absent, or parked, waits again. */
  | {
      readonly type: "ticketReturned";
      readonly ticketId: TicketId;
      readonly lane: Lane;
      readonly place: Place;
      /** Not called before so many of its service were called today, while others wait. */
      readonly dueAtCalls: number;
    }
  | {
      readonly type: "ticketParked";
      readonly ticketId: TicketId;
      readonly counterId: CounterId;
      readonly reasonId: ReasonId;
      readonly remindAt: Instant;
    }
  /** Its visitor let so many of its lane go first. */
  | {
      readonly type: "ticketLetPass";
      readonly ticketId: TicketId;
      readonly passed: number;
      readonly place: Place;
      /** Since when it counts as waiting: as those who went first. */
      readonly queuedAt: Instant;
    }
  /** Its visitor has stepped out for a while, at most until then. */
  | { readonly type: "ticketPaused"; readonly ticketId: TicketId; readonly until: Instant }
  | { readonly type: "ticketResumed"; readonly ticketId: TicketId }
  | {
      readonly type: "ticketTransferred";
      readonly ticketId: TicketId;
      readonly counterId: CounterId;
      readonly serviceId: ServiceId;
      readonly toCounterId: CounterId | null;
      /** `come_back`: the other counter has finished with it. */
      readonly mode: TransferMode | "come_back";
      readonly lane: Lane;
      readonly place: Place;
      readonly standing: Standing;
      readonly note: string | null;
      readonly comeBack: ComeBack | null;
    }
  | {
      readonly type: "actionUndone";
      readonly ticketId: TicketId;
      readonly counterId: CounterId;
      readonly action: LastAction["kind"];
      /** As in `ticketCalled`. */
      readonly streaks: readonly (readonly [CounterId, number])[];
    }
  | { readonly type: "autoCallSet"; readonly counterId: CounterId; readonly on: boolean }
  | {
      readonly type: "ticketCancelled";
      readonly ticketId: TicketId;
      readonly reasonId: ReasonId;
    }
  | { readonly type: "closureRequested"; readonly closure: Closure }
  | { readonly type: "closureBegan"; readonly closure: Closure }
  | { readonly type: "closureEnded"; readonly closureId: ClosureId; readonly how: ClosureEnd }
  | { readonly type: "outageDeclared"; readonly outage: Outage }
  | { readonly type: "outageEnded"; readonly agencyId: AgencyId }
  | {
      readonly type: "hallPaused";
      readonly cause: PauseCause;
      readonly from: Instant;
      /** When it ends by itself; null: somebody ends it. */
      readonly until: Instant | null;
    }
  | {
      readonly type: "hallResumed";
      readonly to: Instant;
      /** By how much the queue's clocks stood still. */
      readonly shiftedMs: number;
      /** Tickets whose deadlines that has put off. */
      readonly waiting: number;
    }
  | { readonly type: "crowdingSet"; readonly settings: CrowdSettings }
  /** `counted` is kept as it is: the hall's own number, or what is to be added to that of the tickets. */
  | { readonly type: "peopleCounted"; readonly counted: number; readonly by: "staff" | "door" }
  | {
      readonly type: "ticketAdmitted";
      readonly ticketId: TicketId;
      /** Who is next in turn and did not fit; null: nobody was passed over. */
      readonly passes: TicketId | null;
      /** By a supervisor's word, not by turn. */
      readonly override: boolean;
    }
  | { readonly type: "gateSet"; readonly settings: GateSettings }
  /** So many people since the last count; nobody of them is named, nor what was measured. */
  | { readonly type: "gateCounted"; readonly counts: GateCounts; readonly by: "staff" | "kiosk" }
  | { readonly type: "gateOverridden"; readonly reasonId: ReasonId }
  /** A slip that a kiosk gave alone and that cannot stand in the queue of this day; somebody has it in hand. */
  | { readonly type: "slipStrayed"; readonly stray: Stray }
  /** The hall goes on from a backup, and holds its numbers until these kiosks have told what they printed. */
  | { readonly type: "recoveryBegun"; readonly madeAt: Instant; readonly kioskIds: readonly DeviceId[] }
  | { readonly type: "slipsTold"; readonly slips: readonly ToldSlip[] }
  /** A kiosk has told all that it has. */
  | { readonly type: "kioskTold"; readonly kioskId: DeviceId }
  /** Numbers are given again; null: every kiosk has told. */
  | { readonly type: "recoveryEnded"; readonly reasonId: ReasonId | null }
  /** Null: as the calendar says again. */
  | { readonly type: "hoursSet"; readonly hours: Pick<WeekHours, "serving" | "issuing"> | null }
  /** Carried over to another service, at its own place. */
  | { readonly type: "ticketMoved"; readonly ticketId: TicketId; readonly serviceId: ServiceId }
  | {
      readonly type: "ticketVoided";
      readonly ticketId: TicketId;
      readonly reason: VoidReason;
      /** The number that its visitor has instead; null: none. */
      readonly replacedBy: string | null;
    };

/** What a kiosk printed, after a restored backup. */
export interface ToldSlip extends PrintedSlip {
  readonly kioskId: DeviceId;
}

/** A number on paper that no queue has. */
export interface Stray {
  readonly label: string;
  readonly serviceDate: ServiceDate;
  readonly serviceId: ServiceId;
  readonly kioskId: DeviceId;
  readonly why: Refusal;
}

/** What a kiosk knows of a number that it gave alone. */
export interface GivenAlone {
  /** When it was given, as far as anybody knows, and how far that may be off. */
  readonly at: Instant;
  readonly uncertaintyMs: number;
  readonly paper: SlipOutcome;
  /** By that time. */
  readonly place: Place;
}

interface CallFacts {
  readonly ticketId: TicketId;
  readonly announcementId: AnnouncementId;
  readonly counterId: CounterId;
  readonly zoneId: ZoneId;
  /** 1 for the call, then one more for each recall. */
  readonly count: number;
}

export type HallEventType = HallEvent["type"];
export type HallEventOf<Type extends HallEventType> = Extract<HallEvent, { type: Type }>;
