import type { Announcement, AnnouncementEnd } from "@giliran/shared/contract";
import type { AnnouncementId, Instant } from "@giliran/shared/domain";
import type { Part, Script, SpokenClip } from "./phrases.ts";

/** Both clocks at the moment of an input, ms: the screen's own that never jumps, and the hub's. */
export interface Now {
  readonly mono: number;
  readonly hub: Instant;
}

/** What outlives a page load; worth nothing under another lineage. */
export interface VoiceMemory {
  readonly lineage: string;
  /** Never to be begun again, oldest first. */
  readonly begun: readonly AnnouncementId[];
}

/** An announcement that the hub has given to this screen. */
export interface Spoken {
  readonly announcementId: AnnouncementId;
  readonly parts: readonly Part[];
  readonly wholeAfter: number;
  /** Index of the part that is spoken, or that comes next. */
  readonly next: number;
}

/** What the screen is doing with its voice; `waiting` is for a lease that covers the next part. */
export type Doing =
  | { readonly kind: "nothing" }
  | { readonly kind: "asking"; readonly announcementId: AnnouncementId; readonly script: Script }
  | (Spoken & { readonly kind: "waiting" })
  | (Spoken & { readonly kind: "speaking" });

/** An end that the hub has not yet confirmed. */
export interface OpenEnd {
  readonly announcementId: AnnouncementId;
  readonly outcome: AnnouncementEnd;
  readonly underWay: boolean;
  readonly notBefore: number;
}

export interface AnnouncerState {
  readonly lineage: string | null;
  readonly begun: readonly AnnouncementId[];
  readonly pending: readonly Announcement[];
  /** Announcements are shortened while the last of them would begin later than this, ms. */
  readonly backlogMs: number;
  readonly connected: boolean;
  readonly audible: boolean;
  /** The screen may speak until this instant of its own clock; `spanMs` is how much a fresh claim gives. */
  readonly lease: { readonly until: number; readonly spanMs: number };
  readonly claim: { readonly underWay: boolean; readonly sentAt: number };
  readonly doing: Doing;
  readonly ends: readonly OpenEnd[];
  readonly left: boolean;
}

export type Input =
  | {
      readonly type: "viewArrived";
      readonly lineage: string;
      readonly pending: readonly Announcement[];
      readonly backlogMs: number;
    }
  | { readonly type: "linkChanged"; readonly connected: boolean }
  | { readonly type: "soundChanged"; readonly audible: boolean }
  /** `leaseMs` 0: not granted; null: nothing was heard. */
  | { readonly type: "claimAnswered"; readonly sentAt: number; readonly leaseMs: number | null }
  /** `granted` null: it may or may not have been begun. */
  | {
      readonly type: "beginAnswered";
      readonly announcementId: AnnouncementId;
      readonly granted: boolean | null;
    }
  /** `settled` false: the hub may not have heard it. */
  | { readonly type: "endAnswered"; readonly announcementId: AnnouncementId; readonly settled: boolean }
  /** One part was heard to its end, or failed. */
  | { readonly type: "partEnded"; readonly announcementId: AnnouncementId; readonly heard: boolean }
  | { readonly type: "ticked" }
  /** The page goes away. */
  | { readonly type: "left" };

export type Effect =
  | { readonly type: "claimVoice"; readonly sentAt: number }
  | { readonly type: "releaseVoice" }
  | { readonly type: "beginAnnouncement"; readonly announcementId: AnnouncementId }
  /** To be done before the effects after it: what is begun must not be begun again by the next page load. */
  | { readonly type: "remember"; readonly memory: VoiceMemory }
  | { readonly type: "play"; readonly announcementId: AnnouncementId; readonly clips: readonly SpokenClip[] }
  | { readonly type: "hush" }
  | {
      readonly type: "endAnnouncement";
      readonly announcementId: AnnouncementId;
      readonly outcome: AnnouncementEnd;
    };

/** Puts an announcement into clips with the settings and the voice of the moment. */
export type Compose = (announcement: Announcement) => Script;

export interface Step {
  readonly state: AnnouncerState;
  readonly effects: readonly Effect[];
}

/** A claim is sent this often, ms; also how long an end that was not confirmed waits before it is sent again. */
export const claimEveryMs = 2_000;
/** A call that needs a fresh lease asks for one this soon after the last claim, ms. */
export const hurriedClaimMs = 300;
/** Added to every part: what the sound card still plays when the clock says that it is over, ms. */
export const soundCardMs = 250;
/** What was begun waits this long after its lease for another one, ms. */
export const patienceMs = 4_000;
const begunKept = 200;
const endsKept = 50;

export const never = Number.NEGATIVE_INFINITY;
export const noLease = { until: never, spanMs: 0 };

/** A screen before its first view. */
export function startAnnouncer(memory: VoiceMemory | null): AnnouncerState {
  return {
    lineage: memory?.lineage ?? null,
    begun: memory?.begun ?? [],
    pending: [],
    backlogMs: Number.POSITIVE_INFINITY,
    connected: false,
    audible: false,
    lease: noLease,
    claim: { underWay: false, sentAt: never },
    doing: { kind: "nothing" },
    ends: [],
    left: false,
  };
}

/** Nothing to do about it. */
export function quiet(state: AnnouncerState): Step {
  return { state, effects: [] };
}

export function withBegun(state: AnnouncerState, id: AnnouncementId): AnnouncerState {
  return { ...state, begun: [...state.begun.filter((known) => known !== id), id].slice(-begunKept) };
}

/** The screen is done with an announcement; the hub is told as soon as it can be. */
export function withEnd(
  state: AnnouncerState,
  announcementId: AnnouncementId,
  outcome: AnnouncementEnd,
): AnnouncerState {
  const end: OpenEnd = { announcementId, outcome, underWay: false, notBefore: never };
  return { ...state, doing: { kind: "nothing" }, ends: [...state.ends, end].slice(-endsKept) };
}

/** Said once in every language is spoken, whatever became of the repeats. */
export function finish(state: AnnouncerState, spoken: Spoken, said: number): AnnouncerState {
  return withEnd(state, spoken.announcementId, said >= spoken.wholeAfter ? "spoken" : "unheard");
}
