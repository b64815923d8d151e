import type { Announcement } from "@giliran/shared/contract";
import type { AnnouncementId } from "@giliran/shared/domain";
import {
  type AnnouncerState,
  claimEveryMs,
  type Effect,
  finish,
  type Input,
  never,
  noLease,
  type Now,
  patienceMs,
  quiet,
  type Step,
  withBegun,
  withEnd,
} from "./announcerState.ts";

/** What one thing that happened changes; what follows from it is the announcer's. */
export function takeInput(state: AnnouncerState, input: Input, now: Now): Step {
  switch (input.type) {
    case "viewArrived":
      return quiet(withView({ ...state, backlogMs: input.backlogMs }, input.lineage, input.pending));
    case "linkChanged":
      return quiet(withLink(state, input.connected));
    case "soundChanged":
      return withSound(state, input.audible);
    case "claimAnswered":
      return quiet(withClaim(state, input.sentAt, input.leaseMs));
    case "beginAnswered":
      return withBegin(state, input.announcementId, input.granted);
    case "endAnswered":
      return quiet(withEndAnswer(state, input.announcementId, input.settled, now));
    case "partEnded":
      return quiet(withPart(state, input.announcementId, input.heard));
    case "ticked":
      return quiet(giveUp(state, now));
    case "left":
      return leave(state);
    default:
      return input satisfies never;
  }
}

function withView(state: AnnouncerState, lineage: string, pending: readonly Announcement[]): AnnouncerState {
  if (state.lineage === lineage) return { ...state, pending };
  // Another history of the hall: its announcements are others, whatever they are called.
  return { ...state, lineage, pending, begun: [], ends: [] };
}

function withLink(state: AnnouncerState, connected: boolean): AnnouncerState {
  if (connected === state.connected) return state;
  if (!connected) return { ...state, connected };
  const ends = state.ends.map((end) => ({ ...end, notBefore: never }));
  return { ...state, connected, ends, claim: { underWay: false, sentAt: never } };
}

function withSound(state: AnnouncerState, audible: boolean): Step {
  if (audible === state.audible) return quiet(state);
  const changed: AnnouncerState = { ...state, audible, claim: { underWay: false, sentAt: never } };
  if (audible) return quiet(changed);
  const { doing } = state;
  const silent = { ...changed, lease: noLease };
  const release: readonly Effect[] = state.connected ? [{ type: "releaseVoice" }] : [];
  return { state: doing.kind === "waiting" ? finish(silent, doing, doing.next) : silent, effects: release };
}

/** The lease counts from when the claim was sent: the hub's own count began later, so it surely lasts longer. */
function withClaim(state: AnnouncerState, sentAt: number, leaseMs: number | null): AnnouncerState {
  // An answer to a claim of before the link or the sound broke says nothing any more.
  if (sentAt !== state.claim.sentAt) return state;
  const answered = { ...state, claim: { underWay: false, sentAt } };
  if (leaseMs === null) return answered;
  if (leaseMs > 0) return { ...answered, lease: { until: sentAt + leaseMs, spanMs: leaseMs } };
  const { doing } = state;
  const without = { ...answered, lease: noLease };
  return doing.kind === "waiting" ? finish(without, doing, doing.next) : without;
}

function withBegin(state: AnnouncerState, announcementId: AnnouncementId, granted: boolean | null): Step {
  const { doing } = state;
  if (doing.kind !== "asking" || doing.announcementId !== announcementId) return quiet(state);
  // Perhaps the hub has it down as begun here: then this ends it, else it means nothing, and it is asked for anew.
  if (granted === null) return quiet(withEnd(state, announcementId, "unheard"));
  // Somebody else holds the voice, or has begun it: only a fresh claim tells.
  if (!granted) return quiet({ ...state, doing: { kind: "nothing" }, lease: noLease });
  const { parts, wholeAfter } = doing.script;
  const begun = withBegun(state, announcementId);
  return {
    state: { ...begun, doing: { kind: "waiting", announcementId, parts, wholeAfter, next: 0 } },
    effects: remember(begun),
  };
}

function remember({ lineage, begun }: AnnouncerState): readonly Effect[] {
  return lineage === null ? [] : [{ type: "remember", memory: { lineage, begun } }];
}

function withEndAnswer(
  state: AnnouncerState,
  id: AnnouncementId,
  settled: boolean,
  now: Now,
): AnnouncerState {
  if (settled) return { ...state, ends: state.ends.filter((end) => end.announcementId !== id) };
  const later = { underWay: false, notBefore: now.mono + claimEveryMs };
  return {
    ...state,
    ends: state.ends.map((end) => (end.announcementId === id ? { ...end, ...later } : end)),
  };
}

function withPart(state: AnnouncerState, announcementId: AnnouncementId, heard: boolean): AnnouncerState {
  const { doing } = state;
  if (doing.kind !== "speaking" || doing.announcementId !== announcementId) return state;
  const next = heard ? doing.next + 1 : doing.next;
  if (!heard || next === doing.parts.length || !state.audible) return finish(state, doing, next);
  return { ...state, doing: { ...doing, kind: "waiting", next } };
}

/** What was begun, and may not go on since its lease is over and no other comes, ends here; the officer is told. */
function giveUp(state: AnnouncerState, now: Now): AnnouncerState {
  const { doing } = state;
  if (doing.kind !== "waiting" || now.mono - state.lease.until <= patienceMs) return state;
  return finish(state, doing, doing.next);
}

function leave(state: AnnouncerState): Step {
  const { doing } = state;
  const cut =
    doing.kind === "speaking" || doing.kind === "waiting" ? finish(state, doing, doing.next) : state;
  const ends = cut.ends.map(
    ({ announcementId, outcome }) => ({ type: "endAnnouncement", announcementId, outcome }) as const,
  );
  return {
    state: { ...cut, left: true, lease: noLease },
    effects: [{ type: "hush" }, ...ends, { type: "releaseVoice" }],
  };
}
