import type {
  AgencyId,
  ClassId,
  CounterId,
  JourneyId,
  NeedId,
  Prefix,
  ReasonId,
  ServiceDate,
  ServiceId,
  StaffId,
  ZoneId,
  ZoneName,
} from "./brand.ts";

import type { Crowding } from "./crowd.ts";
import type { HealthGate } from "./gate.ts";
import type { HallHours } from "./hours.ts";
import type { SlipTemplate } from "./slipTemplate.ts";
import type { ClosureKind } from "./standing.ts";

/** Language tag ("id", "jv", "en") to text; Indonesian is always there. */
export type LocalText = Readonly<{ id: string } & { [language: string]: string }>;

export interface Zone {
  readonly id: ZoneId;
  readonly name: LocalText;
  /** What the public finds there, under the zone's name on its screens. */
  readonly about: LocalText | null;
  /** Zones with the same name here hear each other and have one voice; null: nobody hears it elsewhere. */
  readonly earshot: string | null;
}

export interface Agency {
  readonly id: AgencyId;
  readonly name: LocalText;
  /** Short name for the call screen and the slip. */
  readonly shortName: string;
  /** 1-2 characters on the badge. */
  readonly badge: string;
  /** "#rrggbb"; text on it is computed. */
  readonly colour: string;
  /** What people come for, in a few words. */
  readonly examples: LocalText | null;
}

export interface Service {
  readonly id: ServiceId;
  readonly agencyId: AgencyId;
  readonly name: LocalText;
  readonly examples: LocalText | null;
  /** Services of one agency may share a series. */
  readonly prefix: Prefix;
  /** Digits of the number: 3, or 4 where a hall needs it. */
  readonly padding: number;
  /** What one party usually takes at the counter, in ms. */
  readonly expectedServiceMs: number;
  /** Announced for a later date: shown, not issued before it. */
  readonly opensOn: ServiceDate | null;
  readonly closed: boolean;
  /** Heading under which a long list shows it; null: none. */
  readonly group: LocalText | null;
  /** Words under which it is found besides its name, in any language. */
  readonly keywords: readonly string[];
  /** What a visitor must bring, a line each. */
  readonly requirements: readonly LocalText[];
  /** So many are called one after the other with one press: it takes people in groups; else 1. */
  readonly callsTogether: number;
  readonly limits: ServiceLimits;
}

/** How many numbers a service gives; null: as many as are asked for. */
export interface ServiceLimits {
  /** Numbers of one day; one that is void gives its place back. */
  readonly contingent: number | null;
  /** From so many persons in its queue on a visitor is asked whether they want a number all the same. */
  readonly askFrom: number | null;
  /** No more numbers from this time of the day on, minutes since midnight of the service date. */
  readonly cutOff: number | null;
  /** No more numbers while so many persons hold a place. */
  readonly largestQueue: number | null;
}

export const noLimits: ServiceLimits = {
  contingent: null,
  askFrom: null,
  cutOff: null,
  largestQueue: null,
};

/** Several services under one number: a driving licence is a health test, a payment and a photo. */
export interface Journey {
  readonly id: JourneyId;
  /** Where it is listed; its steps may lead to others. */
  readonly agencyId: AgencyId;
  readonly name: LocalText;
  readonly examples: LocalText | null;
  readonly serviceIds: readonly ServiceId[];
  /** The visitor chooses which of them they need; else all are walked. Always in this order. */
  readonly chosen: boolean;
}

/** How a counter takes a service: before its others, after those, or only when nobody else waits there. */
export const weights = ["primary", "normal", "idle"] as const;
export type Weight = (typeof weights)[number];

export interface Counter {
  readonly id: CounterId;
  /** What stands above the desk: a number ("3") or a name ("Imigrasi 1"). */
  readonly label: string;
  readonly zoneId: ZoneId;
  readonly serviceIds: readonly ServiceId[];
  /** By service id; what is not named is `primary`. */
  readonly weights: Readonly<Record<string, Weight>>;
  /** Needs that this counter is fit for: a ticket with one of them is routed here. */
  readonly fits: readonly NeedId[];
  /** Who may sit here; empty: anybody. */
  readonly officers: readonly StaffId[];
  readonly closed: boolean;
}

/** A class of visitors (Law 25/2009 art. 29 and custom, domain.md 5). Never shown or spoken in public. */
export interface TicketClass {
  readonly id: ClassId;
  readonly name: LocalText;
  /** `priority` may go before regular visitors, within the bound of the policy; `booked` too, from its slot on. */
  readonly kind: "regular" | "priority" | "booked";
  /** Only claimed until staff have seen that it is so. */
  readonly confirm: boolean;
}

/** Help that a visitor asks for. Routes to counters that are fit for it and prompts the officer; never public. */
export interface Need {
  readonly id: NeedId;
  readonly name: LocalText;
  /** What the officer should do about it. */
  readonly prompt: LocalText;
}

/** One entry of a list from which staff choose: why something was done, or how it ended. */
export interface Reason {
  readonly id: ReasonId;
  readonly name: LocalText;
}

export const reasonLists = ["park", "override", "cancel", "outcome", "closure"] as const;
/** Why a ticket was parked, called out of order or cancelled, how a service ended, and why something is closed. */
export type ReasonLists = Readonly<Record<(typeof reasonLists)[number], readonly Reason[]>>;

/** Whose turn it is (domain.md 5). */
export interface CallingPolicy {
  /** At most so many priority calls between two regular ones while a regular waits. */
  readonly priorityRatio: number;
  /** A regular who has waited this long goes first, ms. */
  readonly longestWaitMs: number;
}

export type ReadingMode = "digits" | "number";
export type QueueWord = "antrean" | "antrian";

/** The tones before an announcement, as the voice pack names them. */
export const chimes = ["two-tones", "three-tones", "bell"] as const;
export type Chime = (typeof chimes)[number];

/** From this minute of the day on announcements are so loud, until the next step or the same one a day later. */
export interface VolumeStep {
  /** Minutes since midnight. */
  readonly from: number;
  /** Of the clips' own height, 10-100. */
  readonly percent: number;
}

export interface VoiceSettings {
  /** Each announcement is spoken in these languages, in order. */
  readonly languages: readonly string[];
  readonly reading: ReadingMode;
  readonly queueWord: QueueWord;
  /** Announcements are shortened while the last that waits would begin later than this. */
  readonly backlogMs: number;
  /** How often one announcement is spoken, 1-3. */
  readonly repeats: number;
  readonly chime: Chime | "none";
  /** By the time of day, the earliest first; empty: always as loud as the clips are. */
  readonly volume: readonly VolumeStep[];
}

/** An anthem, a prayer: at the same time on some days of the week. */
export interface ScheduledPause {
  /** Of the week, 1 Monday to 7 Sunday. */
  readonly days: readonly number[];
  /** Minutes since midnight in the hall's zone. */
  readonly at: number;
  readonly minutes: number;
}

/** Times in ms, counts as whole numbers; defaults in `defaultSettings`. */
export interface HallSettings {
  readonly recallCooldownMs: number;
  readonly recallLimit: number;
  readonly absentAfterRecalls: number;
  readonly callLifeMs: number;
  readonly printingTimeoutMs: number;
  readonly largestParty: number;
  /** Numbers that one print job gives to a group. */
  readonly largestBlock: number;
  /** Visitors may have their number without paper, on their phone. */
  readonly paperChoice: boolean;
  /** Rights to go first on the next open day, per service of the day that ends; 0: none. */
  readonly rightsPerService: number;
  /** First character of the numbers on pre-printed pads. */
  readonly padLetter: string;
  /** The absent may come back for so long, and until so many of their service were called; null: whatever passes. */
  readonly returnWindowMs: number | null;
  readonly returnWindowTickets: number | null;
  /** Whoever comes back stands after so many who wait for the same service. */
  readonly returnAfter: number;
  /** For how long an officer may undo what they did last. */
  readonly undoMs: number;
  /** Whether a ticket is finished only with an outcome from the hall's list. */
  readonly outcomeRequired: boolean;
  /** What a supervisor may close only with the approval of a second person. */
  readonly closureApproval: readonly ClosureKind[];
  /** The hub was away for longer than this: the hall is taken to have been paused, ms; null: never. */
  readonly awayPauseMs: number | null;
  /** How long a kiosk may give numbers alone while the hub is away; 0: not at all. */
  readonly aloneMs: number;
  /** Numbers in one minute, of the whole hall and of one kiosk; null: as many as are asked for. */
  readonly issuesPerMinute: { readonly hall: number | null; readonly kiosk: number | null };
  /** So many numbers that are next in turn stand on the boards; 0: none. */
  readonly nextOnBoard: number;
  /** Pauses that come by themselves. */
  readonly pauses: readonly ScheduledPause[];
  readonly voice: VoiceSettings;
}

/** What the hall is, as published: replaced whole, versioned, and kept so that any past day has its names. */
export interface Catalogue {
  readonly version: number;
  readonly name: LocalText;
  readonly zone: ZoneName;
  /** Languages of public screens, first is the default. */
  readonly languages: readonly string[];
  readonly notices: readonly LocalText[];
  readonly zones: readonly Zone[];
  readonly agencies: readonly Agency[];
  readonly services: readonly Service[];
  readonly journeys: readonly Journey[];
  readonly counters: readonly Counter[];
  /** `regularClass` is always among them. */
  readonly classes: readonly TicketClass[];
  readonly needs: readonly Need[];
  readonly policy: CallingPolicy;
  readonly reasons: ReasonLists;
  readonly hours: HallHours;
  readonly crowding: Crowding;
  readonly gate: HealthGate;
  readonly slip: SlipTemplate;
  readonly settings: HallSettings;
}

export function findService(catalogue: Catalogue, id: ServiceId): Service | null {
  return catalogue.services.find((service) => service.id === id) ?? null;
}

export function findCounter(catalogue: Catalogue, id: CounterId): Counter | null {
  return catalogue.counters.find((counter) => counter.id === id) ?? null;
}

export function findAgency(catalogue: Catalogue, id: AgencyId): Agency | null {
  return catalogue.agencies.find((agency) => agency.id === id) ?? null;
}

/** Whether this member of staff may sit at a counter, by what the catalogue says of it. */
export function isForOfficer({ officers }: Counter, id: StaffId): boolean {
  return officers.length === 0 || officers.includes(id);
}

/** The text in the language asked for, else in Indonesian. */
export function localText(text: LocalText, language: string): string {
  return (Object.hasOwn(text, language) ? text[language] : undefined) ?? text.id;
}

/** Counters where a service is served, in the catalogue's order. */
export function countersOf(catalogue: Catalogue, serviceId: ServiceId): readonly Counter[] {
  return catalogue.counters.filter((counter) => counter.serviceIds.includes(serviceId));
}

/** Where a service is served, when all its counters stand in one zone; else null. */
export function zoneOfService(catalogue: Catalogue, serviceId: ServiceId): Zone | null {
  const zones = new Set(countersOf(catalogue, serviceId).map((counter) => counter.zoneId));
  return zones.size === 1 ? (catalogue.zones.find(({ id }) => zones.has(id)) ?? null) : null;
}

/** What the public calls a counter. */
export function counterLabel(catalogue: Catalogue, id: CounterId): string {
  return findCounter(catalogue, id)?.label ?? id;
}
