import type { DeviceId } from "@giliran/shared/domain";
import type { LanguagePack } from "@giliran/shared/i18n";
import type { Journal, KnowledgeStore, MachineTime } from "./alone/journal.ts";
import type { Known } from "./alone/known.ts";
import type { Clock } from "./clock.ts";
import type { DeviceFleet } from "./deviceFleet.ts";
import type { CatalogueSource, HubPort, TicketReader } from "./hubPort.ts";
import type { Ids } from "./ids.ts";
import type { Answer, KioskState, NightSpan, TakenTicket } from "./kioskState.ts";
import type { WithoutPaper } from "./obstacle.ts";
import type { RightWish, TicketWish } from "./order.ts";
import type { Speech, Thermometer, TicketPrinter, Unsubscribe } from "./ports.ts";
import type { RequirementsWish } from "./printRequirements.ts";
import type { TechnicianGround } from "./technician/ports.ts";
import type { Technician } from "./technician/shown.ts";
import type { OwnTicketWish } from "./ownTicket.ts";
import type { ReadSlip } from "./slipReading.ts";

export interface KioskSettings {
  readonly withoutPaper: WithoutPaper;
  /** Two touches closer than this were not made by a hand, ms. */
  readonly touchGapMs: number;
  /** A link that is back within this was no outage to speak of, ms. */
  readonly hiccupMs: number;
  /** The diagonal of the picture; null: what is usual for how it stands. */
  readonly screenInches: number | null;
  /** A ticket leaves the screen after this even where the screen forgot to, ms: nothing personal remains. */
  readonly touchLifeMs: number;
  /** When the screen of a closed hall is dark; null: never. */
  readonly night: NightSpan | null;
}

export const defaultKioskSettings: KioskSettings = {
  withoutPaper: "refuse",
  touchGapMs: 700,
  hiccupMs: 3_000,
  screenInches: null,
  touchLifeMs: 180_000,
  // About from dusk to dawn in Java, all year round.
  night: { from: 18 * 60, to: 6 * 60 },
};

export interface KioskParts {
  readonly hub: HubPort;
  /** This kiosk's id at the hub, to find itself in what the hub says of all kiosks. */
  readonly deviceId: DeviceId;
  readonly printer: TicketPrinter;
  /** Null: none is configured. */
  readonly thermometer: Thermometer | null;
  /** Null: none is configured. */
  readonly speech: Speech | null;
  /** All devices of the kiosk, the printer among them. */
  readonly devices: DeviceFleet;
  readonly catalogue: CatalogueSource;
  readonly tickets: TicketReader;
  readonly settings: KioskSettings;
  readonly clock?: Clock;
  readonly ids?: Ids;
  readonly journal: Journal;
  readonly knowledgeStore: KnowledgeStore<Known>;
  readonly machine: MachineTime;
  /** What its technician works with; nothing where none is given. */
  readonly technician?: TechnicianGround;
  /** Hears of what was given alone and could not be placed. */
  readonly onStrays: (sentence: string) => void;
  /** Hears of faults that are nobody's answer: a listener or a driver that threw. */
  readonly onFault: (error: unknown) => void;
}

/** The kiosk's use case and its state. Not one method throws or rejects. */
export interface Kiosk {
  /** Starts the devices first, so that the hub never hears of a printer that was not looked at. */
  readonly start: () => Promise<void>;
  /** Ends the walk in hand, its report included, then the hub link and the devices. */
  readonly stop: () => Promise<void>;
  readonly state: () => KioskState;
  /** Told at each change of `state()`. */
  readonly subscribe: (listener: () => void) => Unsubscribe;
  /** The language packs that the hall has beside the bundled ones. */
  readonly packs: () => readonly LanguagePack[];
  /** Prints what a visitor must bring for a service; no number is taken. */
  readonly printRequirements: (wish: RequirementsWish) => Promise<Answer<null>>;
  readonly takeTicket: (wish: TicketWish) => Promise<Answer<TakenTicket>>;
  /** Takes a number with a right to go first, by the code on its paper. */
  readonly redeemRight: (wish: RightWish) => Promise<Answer<TakenTicket>>;
  /** Where the number of a slip stands that was held before the reader. */
  readonly readSlip: (secret: string) => Promise<Answer<ReadSlip>>;
  /** What a visitor wants of the queue for their own number, by the slip that they hold. */
  readonly askForTicket: (wish: OwnTicketWish) => Promise<Answer<null>>;
  /** The visitor says whether the slip of this touch came out, where the printer cannot. */
  readonly answerPaper: (said: { readonly touchId: string; readonly came: boolean }) => Answer<null>;
  /** Prints a marked copy of a slip that did not come out, for the visitor who still stands here. */
  readonly printCopy: (touchId: string) => Promise<Answer<null>>;
  /** The screen is done with this touch: back to idle. A touch that is still being served goes on. */
  readonly endTouch: (touchId: string) => Answer<null>;
  /** The visitor has done what the gate's screen lists. */
  readonly confirmGate: () => Answer<null>;
  readonly answerGate: (yes: boolean) => Answer<null>;
  /** Goes on without the protocol, where it only advises. */
  readonly skipGate: () => Answer<null>;
  /** A pass of the staff's, or a code for the second measurement. */
  readonly useGateCode: (wish: GateCodeWish) => Promise<Answer<null>>;
  /** The visitor has gone. */
  readonly leaveGate: () => Answer<null>;
  /** Asks the hub to send a person here. */
  readonly requestHelp: () => Promise<Answer<null>>;
  readonly technician: Technician;
  /** Words of the screen as a WAV file; null: they cannot be spoken here. */
  readonly speak: (words: SpokenWords) => Promise<Answer<Uint8Array | null>>;
}

export interface SpokenWords {
  readonly text: string;
  readonly language: string;
}

export interface GateCodeWish {
  readonly code: string;
  readonly language: string;
}
