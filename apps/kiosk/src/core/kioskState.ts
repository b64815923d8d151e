import type {
  Alert,
  Crowd,
  ErrorCode,
  IssuedTicket,
  KioskView,
  PublicCatalogue,
} from "@giliran/shared/contract";
import type { Instant, ServiceDate, ServiceId, TicketId } from "@giliran/shared/domain";
import type { GateShown } from "./gate/gateShown.ts";
import type { HubStatus } from "./hubPort.ts";
import type { PairingShown } from "./pairing/pairingShown.ts";
import type { DeviceHealth, PrinterHealthCode } from "./ports.ts";
import type { TechnicianShown } from "./technician/shown.ts";

/** Why a touch led to nothing: the hub's codes, the printer's, and the kiosk's own. Texts are keyed by it. */
export type KioskError =
  | ErrorCode
  | PrinterHealthCode
  /** Another touch is being served by this kiosk. */
  | "busy"
  /** The health protocol comes first. */
  | "gate_required"
  /** Faster than a hand: dropped. */
  | "too_soon";

/** Every answer of the kiosk's core to its screen. */
export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: KioskError };

/** `declined`: the visitor wanted none, and has the number on their phone. */
export type Paper = "printed" | "failed" | "unknown" | "declined";

/** What the ticket screen tells; names in all languages, since the visitor may change theirs while it shows. */
export type TicketFacts = Pick<
  IssuedTicket,
  | "label"
  | "hallName"
  | "agencyName"
  | "serviceName"
  | "personsAhead"
  | "wait"
  | "outside"
  | "zone"
  | "counters"
  | "steps"
> & {
  /** All numbers of a group where each has their own, `label` first; else that one alone. */
  readonly labels: readonly string[];
  /** Given by this kiosk while the hub is away: nobody knows who is ahead. */
  readonly alone: boolean;
};

/** The one touch that the kiosk is busy with or shows the outcome of. */
export type Touch =
  | { readonly phase: "idle" }
  | { readonly phase: "checking" | "issuing"; readonly touchId: string; readonly serviceId: ServiceId | null }
  | { readonly phase: "printing"; readonly touchId: string; readonly ticket: TicketFacts }
  | {
      readonly phase: "ticket";
      readonly touchId: string;
      readonly ticket: TicketFacts;
      readonly paper: Paper;
      /**
       * What can be done about the paper: ask whether it came out (`question`), print a copy (`copy`), nothing while one is
       * printed (`copying`), or nothing (`none`).
       */
      readonly aid: "question" | "copy" | "copying" | "none";
      /** Address of the ticket's page for a QR code on the screen; only where the paper did not surely come out. */
      readonly page: string | null;
    }
  | {
      readonly phase: "failed";
      readonly touchId: string;
      /** Null: a right to go first, which says itself what it is for. */
      readonly serviceId: ServiceId | null;
      readonly error: KioskError;
    };

/** What `takeTicket` answers once the paper's fate is known. */
export interface TakenTicket {
  readonly ticketId: TicketId;
  readonly label: string;
  readonly paper: Paper;
}

/** Why no number can be had here now, before anybody tries; null: it can. */
export type Obstacle =
  | "starting"
  | "hub_away"
  | "hub_refused"
  | "locked"
  | "maintenance"
  | "closed"
  | "outside_hours"
  | PrinterHealthCode;

export type ServiceNow = KioskView["services"][number];

/** From one time of day to another by the hall's zone, minutes after midnight; it may go over midnight. */
export interface NightSpan {
  readonly from: number;
  readonly to: number;
}

/** All that a kiosk's screen shows. Plain JSON, replaced whole at each change. */
export interface KioskState {
  readonly hub: {
    readonly status: HubStatus;
    /** By the hall's clock, not by this machine's: a visitor reads it. */
    readonly since: Instant;
    readonly refusal: ErrorCode | null;
  };
  readonly obstacle: Obstacle | null;
  readonly serviceDate: ServiceDate | null;
  readonly open: boolean;
  readonly catalogue: PublicCatalogue | null;
  /** Another one when the further language packs are others, which the screen then asks for; null: there are none. */
  readonly packsDigest: string | null;
  readonly services: readonly ServiceNow[];
  /** Whether anybody may still use a right to go first today. */
  readonly rights: boolean;
  /** Whether visitors may have their number without paper. */
  readonly paperChoice: boolean;
  /** How full the hall is; null: it has no limit. */
  readonly crowd: Crowd | null;
  /** What everybody in the hall should know now. */
  readonly alerts: readonly Alert[];
  /** The hall's time when they came. */
  readonly alertsAt: Instant;
  readonly devices: readonly DeviceHealth[];
  readonly touch: Touch;
  /** The health protocol as the visitor goes through it. */
  readonly gate: GateShown;
  /** It gives numbers by itself, since the hub is away. */
  readonly alone: boolean;
  /** Whether it holds now, so that somebody may have a code for it. */
  readonly gateOn: boolean;
  /** A person was asked for here and nobody has answered yet. */
  readonly helpRequested: boolean;
  /** It belongs to no hall yet; null: it does. */
  readonly pairing: PairingShown | null;
  readonly technician: TechnicianShown;
  /** When the screen of a closed hall is dark, and what to add to this machine's clock to have the hall's, ms; null: never. */
  readonly night: { readonly span: NightSpan; readonly offsetMs: number } | null;
  /** The diagonal of the picture, from which the screen reckons 20 mm; null: what is usual for how it stands. */
  readonly screenInches: number | null;
  /** When somebody last wanted this page loaded anew. */
  readonly reloadAt: Instant | null;
}
