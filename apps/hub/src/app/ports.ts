import type {
  AdminView,
  BoardView,
  EntranceView,
  GuardView,
  KioskView,
  PanelView,
  PrinterSetup,
  Result,
  ScreenKind,
  SignView,
  StoredPin,
  VoiceOutcome,
} from "@giliran/shared/contract";
import type {
  Actor,
  AnnouncementId,
  Catalogue,
  CommandId,
  CounterId,
  DeviceId,
  DeviceRole,
  HallEvent,
  Instant,
  Prefix,
  ServiceDate,
  ServiceId,
  StaffId,
  StaffRole,
  TicketId,
  ZoneId,
} from "@giliran/shared/domain";

/** The hall's time, and a clock that never jumps. Both in ms. */
export interface Clock {
  readonly now: () => Instant;
  readonly monotonic: () => number;
}

/** When things are done that are not done at once. */
export interface Turns {
  /** In the next turn of the event loop. */
  readonly soon: (work: () => void) => void;
  /** After so long, ms. */
  readonly after: (ms: number, work: () => void) => { readonly callOff: () => void };
}

/** Where ids and secrets come from. */
export interface Ids {
  readonly ticket: () => TicketId;
  /** Unguessable text of at least 128 bits, URL-safe. */
  readonly secret: () => string;
  /** Short code for people to type: 10 characters without look-alikes, 49 bits; short-lived and used once. */
  readonly code: () => string;
  /** Code that a machine shows and a person types: 6 characters of the same kind, 29 bits; lives while the machine shows it. */
  readonly pairingCode: () => string;
  readonly hash: (secret: string) => string;
}

/** What the use cases say; adapters decide how it is written. Never a secret, never a person. */
export interface Log {
  readonly info: (facts: object, message: string) => void;
  readonly warn: (facts: object, message: string) => void;
  readonly error: (facts: object, message: string) => void;
}

export interface StoredEvent {
  readonly at: Instant;
  readonly event: HallEvent;
}

export interface NumberedEvent extends StoredEvent {
  readonly seq: number;
}

export interface NewEvent {
  readonly serviceDate: ServiceDate;
  readonly at: Instant;
  readonly event: HallEvent;
  readonly commandId: CommandId;
  readonly actor: Actor;
  readonly catalogueVersion: number;
}

export interface StoredAnswer {
  /** Hash of who sent what: the same id for something else is refused. */
  readonly digest: string;
  readonly answer: Result;
}

/** One call or recall in one zone, and how the voice fared with it. */
export interface LedgerRow {
  readonly announcementId: AnnouncementId;
  readonly ticketId: TicketId;
  readonly zoneId: ZoneId;
  readonly serviceDate: ServiceDate;
  readonly calledAt: Instant;
  readonly begunBy: string | null;
  readonly begunAt: Instant | null;
  readonly outcome: VoiceOutcome | null;
}

/** The day's events, answers and calls, all written in the transaction that `transaction` opens. */
export interface HallStore {
  readonly lineage: string;
  /** When the backup was made from which this hall was put back, and which nobody has recovered yet; null: it was not. */
  readonly restoredFrom: () => Instant | null;
  /** The hall knows now that it was put back. */
  readonly markRecovering: () => void;
  /** Runs `work` in one durable transaction. What it throws rolls back and goes on to the caller. */
  readonly transaction: (work: () => void) => void;
  /** Runs `work` inside the open transaction; what it throws undoes this part alone and goes on to the caller. */
  readonly savepoint: <Value>(work: () => Value) => Value;
  /** Whether this error means that the file or disk cannot be trusted any more (reliability.md). */
  readonly isFatal: (error: unknown) => boolean;
  readonly append: (row: NewEvent) => void;
  readonly eventsOf: (date: ServiceDate) => Iterable<StoredEvent>;
  /** The next of the date's events after `seq`, at most `most`: for readers that let others go first in between. */
  readonly eventsAfter: (date: ServiceDate, seq: number, most: number) => readonly NumberedEvent[];
  readonly latestServiceDate: () => ServiceDate | null;
  readonly answerOf: (id: CommandId) => StoredAnswer | null;
  readonly rememberAnswer: (id: CommandId, date: ServiceDate, answer: StoredAnswer) => void;
  /** Forgets the answers of all service dates before this one. */
  readonly forgetAnswersBefore: (date: ServiceDate) => void;
  readonly ledgerOf: (date: ServiceDate) => readonly LedgerRow[];
  readonly writeLedger: (row: LedgerRow) => void;
  readonly ticketBySecret: (secretHash: string) => TicketId | null;
}

export interface CatalogueStore {
  readonly newest: () => Catalogue | null;
  readonly save: (catalogue: Catalogue, warnings: readonly string[], at: Instant) => void;
  readonly warnings: () => readonly string[];
  /** Hash of the hall file that was imported; null: none yet. */
  readonly importedFrom: () => string | null;
  readonly markImported: (fileHash: string, sample: boolean) => void;
  readonly isSample: () => boolean;
}

export interface Device {
  readonly id: DeviceId;
  readonly role: DeviceRole;
  readonly name: string;
  /** Where it stands. */
  readonly zoneId: ZoneId | null;
  /** What a call screen shows; null for all others. */
  readonly screen: ScreenKind | null;
  /** Whose sign it is, where it is one. */
  readonly counterId: CounterId | null;
  readonly language: string;
  /** Of a kiosk: the letter of the numbers that it gives while the hub is away; no service and no other kiosk has it. */
  readonly letter: Prefix | null;
  /** What this kiosk gives numbers for; null: everything. */
  readonly serviceIds: readonly ServiceId[] | null;
  /** Of a kiosk; null: as the settings on the machine itself say. */
  readonly printer: PrinterSetup | null;
  /** It serves nobody. */
  readonly locked: boolean;
  /** When somebody last wanted its page loaded anew. */
  readonly reloadAt: Instant | null;
  /** Of a kiosk: what is kept of its technician's PIN. */
  readonly technicianPin: StoredPin | null;
}

/** What somebody did with a machine, for those who ask later. */
export interface DeviceRecord {
  readonly at: Instant;
  readonly by: StaffId;
  readonly deviceId: DeviceId;
  readonly deed: "paired" | "changed" | "locked" | "unlocked" | "reloaded" | "unpaired" | "pinSet";
  /** What was changed, without any secret. */
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface Staff {
  readonly id: StaffId;
  readonly role: StaffRole;
  readonly name: string;
}

export type Subject =
  | { readonly kind: "device"; readonly id: DeviceId }
  | { readonly kind: "staff"; readonly id: StaffId };

/** Devices, staff, and the hashes of what lets them in. Nothing here ever holds a secret itself. */
export interface AccessStore {
  readonly devices: () => readonly Device[];
  readonly staff: () => readonly Staff[];
  readonly saveDevice: (device: Device) => void;
  readonly saveStaff: (staff: Staff) => void;
  readonly saveInvitation: (codeHash: string, subject: Subject, expiresAt: Instant) => void;
  /** Takes an invitation away, so that it works once; null: unknown. */
  readonly takeInvitation: (codeHash: string) => { subject: Subject; expiresAt: Instant } | null;
  readonly saveCredential: (
    tokenHash: string,
    subject: Subject,
    at: Instant,
    expiresAt: Instant | null,
  ) => void;
  readonly credential: (tokenHash: string) => { subject: Subject; expiresAt: Instant | null } | null;
  readonly revokeCredential: (tokenHash: string) => void;
  readonly revokeAll: (subject: Subject) => void;
  /** Whether any token is this subject's. */
  readonly holdsCredential: (subject: Subject) => boolean;
  readonly recordDevice: (record: DeviceRecord) => void;
  /** True once somebody with the administrator's role was let in. */
  readonly hasAdministrator: () => boolean;
}

/** When the hub was last there, kept across restarts. */
export interface Heartbeat {
  readonly last: () => Instant | null;
  readonly beat: (at: Instant) => void;
}

/** Everything the hub keeps. */
export interface Store {
  readonly hall: HallStore;
  readonly catalogue: CatalogueStore;
  readonly access: AccessStore;
  readonly heartbeat: Heartbeat;
  readonly close: () => void;
}

export type Audience =
  /** Without a zone: of the whole hall. */
  | { readonly kind: "board"; readonly zoneId: ZoneId | null; readonly language: string }
  | { readonly kind: "sign"; readonly counterId: CounterId; readonly language: string }
  | { readonly kind: "entrance"; readonly language: string }
  | { readonly kind: "kiosk" }
  | { readonly kind: "panel"; readonly staffId: StaffId }
  | { readonly kind: "admin"; readonly staffId: StaffId }
  | { readonly kind: "guard"; readonly staffId: StaffId };

export type AudienceView =
  | BoardView
  | SignView
  | EntranceView
  | KioskView
  | PanelView
  | AdminView
  | GuardView;
