import type { Announcement } from "@giliran/shared/contract";
import {
  type AnnouncerState,
  claimEveryMs,
  type Compose,
  hurriedClaimMs,
  type Input,
  type Now,
  quiet,
  soundCardMs,
  type Spoken,
  type Step,
  withEnd,
} from "./announcerState.ts";
import type { Script } from "./phrases.ts";
import { takeInput } from "./takeInput.ts";
import { shorten, thriftFor, type Thrift } from "./thrift.ts";

type Follow = (state: AnnouncerState, now: Now, compose: Compose) => Step;

/** What follows from every state, in this order. */
const follows: readonly Follow[] = [speak, ask, claim, sendEnds];

/**
 * The voice of one screen, without clocks, sockets or sound: what happened goes in, what is to be done comes out.
 * It speaks at most once per announcement, one at a time, oldest first, and only while its lease lasts by its own
 * monotonic clock (design.md, rules of state 8). Each part of an announcement needs a lease that covers it whole.
 */
export function step(state: AnnouncerState, input: Input, now: Now, compose: Compose): Step {
  if (state.left) return quiet(state);
  return follows.reduce<Step>(
    (before, follow) => {
      if (before.state.left) return before;
      const after = follow(before.state, now, compose);
      return { state: after.state, effects: [...before.effects, ...after.effects] };
    },
    takeInput(state, input, now),
  );
}

/** What is left out now, since announcements wait for one another. */
export function thriftOf(state: AnnouncerState, now: Now, compose: Compose): Thrift {
  const waiting = waitingOnes(state, now).map(compose);
  return thriftFor([...restOf(state), ...waiting], state.backlogMs);
}

/** What is still to be said of what was begun. */
function restOf({ doing }: AnnouncerState): readonly Script[] {
  if (doing.kind === "asking") return [doing.script];
  if (doing.kind === "nothing") return [];
  const parts = doing.parts.slice(doing.next);
  return [{ parts, wholeAfter: Math.max(0, doing.wholeAfter - doing.next), chimeMs: 0, missing: [] }];
}

/** The next part of what was begun. The hub may be away: what is begun is finished, but for what others cannot wait for. */
function speak(state: AnnouncerState, now: Now, compose: Compose): Step {
  const { doing } = state;
  if (doing.kind === "waiting" && isLeftOut(doing, thriftOf(state, now, compose)))
    return quiet(withEnd(state, doing.announcementId, "spoken"));
  const part = doing.kind === "waiting" ? doing.parts[doing.next] : undefined;
  if (doing.kind !== "waiting" || part === undefined || !state.audible || !covers(state, now, part.ms)) {
    return quiet(state);
  }
  return {
    state: { ...state, doing: { ...doing, kind: "speaking" } },
    effects: [{ type: "play", announcementId: doing.announcementId, clips: part.clips }],
  };
}

/** Whether the next part of what was begun is one that thrift leaves out. */
function isLeftOut({ next, wholeAfter, parts }: Spoken, thrift: Thrift): boolean {
  if (thrift === "none" || next === parts.length) return false;
  return next >= (thrift === "repeats" ? wholeAfter : 1);
}

/** Whether the hub gives this screen the next announcement. */
function ask(state: AnnouncerState, now: Now, compose: Compose): Step {
  const found = candidate(state, now, compose);
  if (found === null || !covers(state, now, found.script.parts[0]?.ms ?? 0)) return quiet(state);
  const { announcementId } = found.announcement;
  return {
    state: { ...state, doing: { kind: "asking", announcementId, script: found.script } },
    effects: [{ type: "beginAnnouncement", announcementId }],
  };
}

function covers({ lease }: AnnouncerState, now: Now, ms: number): boolean {
  return lease.until - now.mono >= ms + soundCardMs;
}

/** The oldest that was never begun here and has not expired, when the screen could speak it. */
function candidate(
  state: AnnouncerState,
  now: Now,
  compose: Compose,
): { announcement: Announcement; script: Script } | null {
  if (!state.connected || !state.audible || state.doing.kind !== "nothing") return null;
  const thrift = thriftOf(state, now, compose);
  // One that no lease can ever cover must not hold up the others; it expires, and the officer is told.
  const longestMs = state.lease.spanMs > 0 ? state.lease.spanMs - soundCardMs : Number.POSITIVE_INFINITY;
  for (const announcement of waitingOnes(state, now)) {
    const script = shorten(compose(announcement), thrift);
    if (Math.max(...script.parts.map(({ ms }) => ms)) < longestMs) return { announcement, script };
  }
  return null;
}

/** Those that were never begun here and are not too late. */
function waitingOnes(state: AnnouncerState, now: Now): readonly Announcement[] {
  const closed = new Set([...state.begun, ...state.ends.map(({ announcementId }) => announcementId)]);
  const { doing } = state;
  if (doing.kind === "asking") closed.add(doing.announcementId);
  return state.pending.filter(
    ({ announcementId, expiresAt }) => !closed.has(announcementId) && now.hub < expiresAt,
  );
}

/** Claims or renews the voice: regularly, and soon where something waits for a longer lease. */
function claim(state: AnnouncerState, now: Now, compose: Compose): Step {
  if (!state.connected || !state.audible || state.claim.underWay) return quiet(state);
  const age = now.mono - state.claim.sentAt;
  if (age < claimEveryMs && !(age >= hurriedClaimMs && needsLonger(state, now, compose))) return quiet(state);
  return {
    state: { ...state, claim: { underWay: true, sentAt: now.mono } },
    effects: [{ type: "claimVoice", sentAt: now.mono }],
  };
}

/** Whether something is held up by a lease that is nearly over; who has none waits for the regular claim. */
function needsLonger(state: AnnouncerState, now: Now, compose: Compose): boolean {
  if (state.doing.kind === "waiting") return true;
  return state.lease.until > now.mono && candidate(state, now, compose) !== null;
}

/** Tells the hub how announcements ended, again and again until it has heard it. */
function sendEnds(state: AnnouncerState, now: Now): Step {
  const due = state.ends.filter((end) => !end.underWay && now.mono >= end.notBefore);
  if (!state.connected || due.length === 0) return quiet(state);
  return {
    state: {
      ...state,
      ends: state.ends.map((end) => (due.includes(end) ? { ...end, underWay: true } : end)),
    },
    effects: due.map(({ announcementId, outcome }) => ({ type: "endAnnouncement", announcementId, outcome })),
  };
}
