import type { Weight } from "./catalogue.ts";
import type { CrowdSettings } from "./crowd.ts";
import type { GateCounts, GateSettings } from "./gate.ts";
import type { WeekHours } from "./hours.ts";
import type { ClosureTarget, PauseCause } from "./standing.ts";
import type {
  AgencyId,
  ClassId,
  ClosureId,
  CommandId,
  CounterId,
  DeviceId,
  Instant,
  JourneyId,
  NeedId,
  ReasonId,
  RightCode,
  ServiceDate,
  ServiceId,
  StaffId,
  TicketId,
} from "./brand.ts";

/** How a slip ended, told by the kiosk, or by the hub itself after its time-out (then `unknown`). */
export const printOutcomes = ["printed", "failed", "unknown"] as const;
export type PrintOutcome = (typeof printOutcomes)[number];
/** How the paper of a number ended; `declined`: its visitor wanted none, and has it on their phone. */
export const slipOutcomes = [...printOutcomes, "declined"] as const;
export type SlipOutcome = (typeof slipOutcomes)[number];

/** Where a transferred ticket stands; `return_after`: at the front, and it comes back to whoever sent it. */
export const transferModes = ["front", "arrival", "end", "return_after"] as const;
export type TransferMode = (typeof transferModes)[number];
export const longestNote = 140;
/** So many numbers a visitor may let go first with one wish. */
export const mostLetPass = 10;
/** So long a visitor may step out of the queue with one wish, minutes. */
export const longestTicketPause = 60;

/** The steps that a visitor walks under one number: all of a journey, or those that they chose of it. */
export interface JourneyWish {
  readonly journeyId: JourneyId;
  readonly serviceIds: readonly ServiceId[];
}

/** How a number of a pre-printed pad was served. */
export interface PadService {
  readonly counterId: CounterId;
  readonly calledAt: Instant;
  readonly finishedAt: Instant;
  readonly outcomeId: ReasonId | null;
}

/** One number of a pre-printed pad, as it was noted on paper. */
export interface PadEntry {
  readonly number: number;
  readonly partySize: number;
  readonly takenAt: Instant;
  /** Null: its visitor left unserved. */
  readonly served: PadService | null;
}

/** What somebody asks of the hall. Imperative; carries what the sender believed. */
export type HallCommand =
  | { readonly type: "openDay"; readonly serviceDate: ServiceDate }
  | { readonly type: "closeDay" }
  | {
      readonly type: "issueTicket";
      readonly serviceId: ServiceId;
      readonly partySize: number;
      readonly classId: ClassId;
      readonly needs: readonly NeedId[];
      /** The visitor was told of a long queue and wants the number all the same. */
      readonly acceptWait: boolean;
      /** Several steps under one number, the first of them `serviceId`; null: that service alone. */
      readonly journey: JourneyWish | null;
      /** SHA-256, hex, of the secret in the slip's QR code; the hub never sees the secret until the visitor shows it. */
      readonly secretHash: string;
    }
  /** A number each for the persons of a group, one after the other and in one print job. */
  | {
      readonly type: "issueBlock";
      readonly serviceId: ServiceId;
      readonly classId: ClassId;
      readonly needs: readonly NeedId[];
      readonly acceptWait: boolean;
      /** One for each number. */
      readonly secretHashes: readonly string[];
    }
  /** Somebody who was left over on a day before takes a number that goes first. */
  | { readonly type: "redeemRight"; readonly code: RightCode; readonly secretHash: string }
  | { readonly type: "reportPrint"; readonly ticketId: TicketId; readonly outcome: SlipOutcome }
  /** Another paper of a number, marked as such, at this kiosk. */
  | { readonly type: "askCopy"; readonly ticketId: TicketId; readonly kioskId: DeviceId }
  /** The kiosk is about to print it. */
  | { readonly type: "takeCopy"; readonly ticketId: TicketId }
  | { readonly type: "reportCopy"; readonly ticketId: TicketId; readonly outcome: PrintOutcome }
  | { readonly type: "openCounter"; readonly counterId: CounterId; readonly takeOver: boolean }
  | { readonly type: "closeCounter"; readonly counterId: CounterId }
  | {
      readonly type: "callNext";
      readonly counterId: CounterId;
      /** The ticket the sender believes to be at its own counter, never the next in the queue. */
      readonly expectedTicketId: TicketId | null;
      /** How the one in hand ended, from the hall's list. */
      readonly outcomeId: ReasonId | null;
    }
  | {
      readonly type: "callTicket";
      readonly counterId: CounterId;
      readonly expectedTicketId: TicketId | null;
      readonly outcomeId: ReasonId | null;
      readonly ticketId: TicketId;
      /** Why out of order, from the hall's list; null: the sender believes that none is needed. */
      readonly reasonId: ReasonId | null;
    }
  /** Somebody stands at the counter who has no ticket. */
  | {
      readonly type: "callWalkIn";
      readonly counterId: CounterId;
      readonly expectedTicketId: TicketId | null;
      readonly outcomeId: ReasonId | null;
      readonly serviceId: ServiceId;
    }
  | { readonly type: "recall"; readonly counterId: CounterId; readonly ticketId: TicketId }
  | { readonly type: "startService"; readonly counterId: CounterId; readonly ticketId: TicketId }
  | {
      readonly type: "finish";
      readonly counterId: CounterId;
      readonly ticketId: TicketId;
      readonly outcomeId: ReasonId | null;
      /** The steps of its journey that are left are not walked. */
      readonly endsJourney: boolean;
    }
  /** Whoever was absent has come after all; or whoever was parked shall wait again. */
  | { readonly type: "returnTicket"; readonly ticketId: TicketId }
  | {
      readonly type: "park";
      readonly counterId: CounterId;
      readonly ticketId: TicketId;
      readonly reasonId: ReasonId;
      /** When the officer wants to be reminded. */
      readonly remindAt: Instant;
    }
  | {
      readonly type: "transfer";
      readonly counterId: CounterId;
      readonly ticketId: TicketId;
      readonly serviceId: ServiceId;
      readonly toCounterId: CounterId | null;
      readonly mode: TransferMode;
      /** For the next officer, at most `longestNote` characters. */
      readonly note: string | null;
    }
  /** What visitors do with their own tickets, by the hash of their slip's secret: at most `mostLetPass` go first. */
  | { readonly type: "letPass"; readonly secretHash: string; readonly count: number }
  /** For at most `longestTicketPause` minutes; again: from now on anew. */
  | { readonly type: "pauseTicket"; readonly secretHash: string; readonly minutes: number }
  | { readonly type: "resumeTicket"; readonly secretHash: string }
  | { readonly type: "leaveQueue"; readonly secretHash: string }
  /** The hub's own: the time of a visitor's pause is over. */
  | { readonly type: "endTicketPause"; readonly ticketId: TicketId }
  | { readonly type: "cancelTicket"; readonly ticketId: TicketId; readonly reasonId: ReasonId }
  /** Closes what cannot be served any more today, with a reason; `right`: they go first on the next open day. */
  | {
      readonly type: "settleTickets";
      readonly ticketIds: readonly TicketId[];
      readonly reasonId: ReasonId;
      readonly right: boolean;
    }
  /** What was served by a pre-printed pad while the machines were down. */
  | {
      readonly type: "enterPad";
      readonly serviceDate: ServiceDate;
      readonly serviceId: ServiceId;
      readonly entries: readonly PadEntry[];
    }
  /** Takes back what was done last at this counter; `ticketId`: with which ticket, as the sender believes. */
  | { readonly type: "undo"; readonly counterId: CounterId; readonly ticketId: TicketId }
  | { readonly type: "setAutoCall"; readonly counterId: CounterId; readonly on: boolean }
  | { readonly type: "markAbsent"; readonly counterId: CounterId; readonly ticketId: TicketId }
  /** Staff have seen that the class is right (the same again), or that it is another. */
  | { readonly type: "confirmClass"; readonly ticketId: TicketId; readonly classId: ClassId }
  | {
      readonly type: "setWeight";
      readonly counterId: CounterId;
      readonly serviceId: ServiceId;
      /** Null: as the catalogue says again. */
      readonly weight: Weight | null;
    }
  | {
      readonly type: "closeTarget";
      readonly target: ClosureTarget;
      readonly reasonId: ReasonId;
      /** When it opens again by itself; null: when somebody opens it. */
      readonly reopensAt: Instant | null;
    }
  | { readonly type: "answerClosure"; readonly closureId: ClosureId; readonly approve: boolean }
  | { readonly type: "reopenTarget"; readonly closureId: ClosureId }
  | { readonly type: "moveQueue"; readonly serviceId: ServiceId; readonly toServiceId: ServiceId }
  | {
      readonly type: "declareOutage";
      readonly agencyId: AgencyId;
      readonly since: Instant;
      /** When it is expected to be back; null: nobody knows. */
      readonly expectedUntil: Instant | null;
      readonly stopsNumbers: boolean;
    }
  | { readonly type: "endOutage"; readonly agencyId: AgencyId }
  | {
      readonly type: "pauseHall";
      /** When it ends by itself; null: when somebody ends it. */
      readonly until: Instant | null;
    }
  /** The hub's own: a pause by the hall file, or its own absence, which it learns of afterwards. */
  | {
      readonly type: "standStill";
      readonly cause: Exclude<PauseCause, "pressed">;
      readonly from: Instant;
      readonly until: Instant | null;
    }
  | { readonly type: "resumeHall" }
  | { readonly type: "setCrowding"; readonly settings: CrowdSettings }
  | { readonly type: "countPeople"; readonly present: number }
  | { readonly type: "countDoor"; readonly in: number; readonly out: number }
  | { readonly type: "admitNext" }
  | { readonly type: "admitTicket"; readonly ticketId: TicketId; readonly reasonId: ReasonId }
  | { readonly type: "handOver"; readonly slips: readonly AloneSlip[] }
  /** The hub's own, at its first start from a backup: numbers may be on paper of which it knows nothing. */
  | { readonly type: "beginRecovery"; readonly madeAt: Instant; readonly kioskIds: readonly DeviceId[] }
  /** A kiosk tells what the hub gave and it printed; `last`: that is all of it. */
  | { readonly type: "tellSlips"; readonly slips: readonly PrintedSlip[]; readonly last: boolean }
  /** Numbers are given again although not every kiosk has told. */
  | { readonly type: "endRecovery"; readonly reasonId: ReasonId }
  | { readonly type: "setGate"; readonly settings: GateSettings }
  | { readonly type: "countGate"; readonly counts: GateCounts }
  | { readonly type: "overrideGate"; readonly reasonId: ReasonId }
  | {
      readonly type: "setHours";
      /** Of today; null: as the calendar says again. */
      readonly hours: Pick<WeekHours, "serving" | "issuing"> | null;
    };

/** A slip that a kiosk printed in its own series while the hub was away. */
export interface AloneSlip {
  readonly serviceDate: ServiceDate;
  readonly number: number;
  readonly serviceId: ServiceId;
  readonly partySize: number;
  readonly classId: ClassId;
  readonly needs: readonly NeedId[];
  readonly journey: JourneyWish | null;
  readonly secretHash: string;
  /** By the hub's clock, as far as the kiosk could know it; null: it could not, after a start without a hub. */
  readonly at: Instant | null;
  readonly uncertaintyMs: number;
  /** The command for the same touch, of which the kiosk never heard; null: none was sent. */
  readonly replaces: CommandId | null;
  readonly paper: SlipOutcome;
}

/** A slip of the hub's that a kiosk printed, as its journal has it. */
export interface PrintedSlip {
  readonly serviceDate: ServiceDate;
  readonly ticketId: TicketId;
  /** "A007": its series and number, as printed. */
  readonly label: string;
  /** What it was taken for; null: by a right, and the series has to say. */
  readonly serviceId: ServiceId | null;
  readonly partySize: number;
  readonly classId: ClassId;
  readonly needs: readonly NeedId[];
  readonly journey: JourneyWish | null;
  readonly secretHash: string;
  readonly issuedAt: Instant;
}

export type HallCommandType = HallCommand["type"];
export type HallCommandOf<Type extends HallCommandType> = Extract<HallCommand, { type: Type }>;

/** Who asks. Devices and staff are authenticated by the hub; `system` is the hub itself (timers, day cycle). */
export type Actor =
  | { readonly kind: "device"; readonly role: DeviceRole; readonly id: DeviceId }
  | { readonly kind: "staff"; readonly role: StaffRole; readonly id: StaffId }
  | { readonly kind: "visitor" }
  | { readonly kind: "system" };

export const deviceRoles = ["kiosk", "display", "panel", "sensor"] as const;
export type DeviceRole = (typeof deviceRoles)[number];
export const staffRoles = [
  "officer",
  "supervisor",
  "administrator",
  "technician",
  "auditor",
  "reception",
] as const;
export type StaffRole = (typeof staffRoles)[number];
export type Role = DeviceRole | StaffRole | "visitor" | "system";

export function roleOf(actor: Actor): Role {
  return actor.kind === "device" || actor.kind === "staff" ? actor.role : actor.kind;
}
