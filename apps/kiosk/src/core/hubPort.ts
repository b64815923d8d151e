import type {
  Answers,
  CommandOf,
  ErrorCode,
  KioskView,
  MachineFrame,
  PublicCatalogue,
  Result,
  VisitorView,
} from "@giliran/shared/contract";
import type { CommandId, Instant } from "@giliran/shared/domain";
import type { LanguagePack } from "@giliran/shared/i18n";
import type { Unsubscribe } from "./ports.ts";

export type HubStatus = "connecting" | "connected" | "disconnected" | "refused";

/** What the kiosk knows of its hub right now. */
export interface HubState {
  readonly status: HubStatus;
  /** By the kiosk's own clock: since when the status is what it is. */
  readonly since: Instant;
  /** Add to the kiosk's own clock to have the hub's, ms; the last that was known. */
  readonly clockOffsetMs: number;
  /** Why the hub turned this kiosk away; null while it did not. */
  readonly refusal: ErrorCode | null;
  /** Names the run of the hub that the view came from; null before the first. */
  readonly epoch: string | null;
  /** The newest view, kept while the hub is away; null before the first. */
  readonly view: KioskView | null;
  /** What an administrator gave this kiosk, as it was heard last; null: nothing was heard. */
  readonly machine: MachineFrame | null;
}

/** Everything a kiosk may ask of a hub. */
export type KioskCommandType =
  | "issueTicket"
  | "issueBlock"
  | "redeemRight"
  | "letPass"
  | "pauseTicket"
  | "resumeTicket"
  | "leaveQueue"
  | "reportPrint"
  | "takeCopy"
  | "reportCopy"
  | "reportHealth"
  | "requestHelp"
  | "handOver"
  | "tellSlips"
  | "countGate"
  | "registerGateCode"
  | "useGateCode";

/** The hub as the kiosk's core needs it. */
export interface HubPort {
  readonly start: () => void;
  readonly stop: () => void;
  readonly state: () => HubState;
  /** Told at each change of `state()`. */
  readonly subscribe: (listener: () => void) => Unsubscribe;
  /**
   * Sends one command. Answers `disconnected` at once while there is no hub, and `not_confirmed` when nothing was
   * heard in time: then it may or may not have happened, and the same id may be sent again. Never rejects.
   */
  readonly send: <Type extends KioskCommandType>(
    command: CommandOf<Type>,
    id: CommandId,
  ) => Promise<Result<Answers[Type]>>;
}

/** The hub's word on one ticket, for whoever bears its slip. */
export interface TicketReader {
  /**
   * @param secret of the slip
   * @returns `not_found` where no ticket of today has it; `disconnected` where the hub was not reached. Never rejects
   */
  readonly read: (secret: string) => Promise<Result<VisitorView>>;
}

/** The language packs that no kiosk brings along. */
export interface FurtherPacks {
  readonly packs: readonly LanguagePack[];
  /** Tells other packs from these; null: there are none. */
  readonly digest: string | null;
}

export const noFurtherPacks: FurtherPacks = { packs: [], digest: null };

/**
 * The public part of the catalogue, kept at the version that the hub's view names, and the hall's own language packs,
 * which a hub reads at its start.
 */
export interface CatalogueSource {
  readonly start: () => void;
  readonly stop: () => void;
  /** The newest that was read; null before the first. */
  readonly current: () => PublicCatalogue | null;
  /** The newest that were read; none before that. */
  readonly packs: () => FurtherPacks;
  /** Told at each change of `current()` or `packs()`. */
  readonly subscribe: (listener: () => void) => Unsubscribe;
}
