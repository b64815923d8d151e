import type { Announcement, Result, VoiceOutcome } from "@giliran/shared/contract";
import { accepted, denied } from "@giliran/shared/contract";
import type {
  Actor,
  AnnouncementId,
  CounterId,
  DeviceId,
  Earshot,
  Hall,
  HallEvent,
  HallEventOf,
  HallSettings,
  Instant,
  TicketId,
  ZoneId,
} from "@giliran/shared/domain";
import type { VoiceCommand } from "./kinds.ts";
import type { Clock, HallStore, LedgerRow } from "./ports.ts";
import { createVoiceLeases } from "./voiceLease.ts";

/** A begun announcement whose screen is never heard of again counts as unheard after this, ms. */
const silenceMs = 60_000;

interface Call extends LedgerRow {
  readonly label: string;
  readonly counterId: CounterId;
  readonly expiresAt: Instant;
}

interface Fate {
  readonly announcementId: AnnouncementId;
  readonly outcome: VoiceOutcome | "pending";
}

type CallEvent = HallEventOf<"ticketCalled" | "ticketRecalled">;
type LeavingEvent = HallEventOf<
  | "serviceStarted"
  | "ticketFinished"
  | "stepFinished"
  | "ticketAbsent"
  | "ticketVoided"
  | "ticketCancelled"
  | "actionUndone"
>;

const leaving: ReadonlySet<HallEvent["type"]> = new Set([
  "serviceStarted",
  "ticketFinished",
  "stepFinished",
  "ticketAbsent",
  "ticketVoided",
  "ticketCancelled",
  // An undone call is not spoken; one that stands again was announced before it was undone.
  "actionUndone",
]);

/** After these a ticket is no longer `called`, and its call need not be spoken any more. */
function leavesCalled(event: HallEvent): event is LeavingEvent {
  return leaving.has(event.type);
}

export interface VoiceParts {
  readonly store: Pick<HallStore, "writeLedger">;
  readonly clock: Clock;
  readonly settings: () => HallSettings;
  /** The voice that this screen may have, or null. */
  readonly earshotOfDisplay: (id: DeviceId) => Earshot | null;
  /** The voice that is heard in this zone. */
  readonly earshotOf: (zoneId: ZoneId) => Earshot;
}

/**
 * The voice of each group of zones that hear each other: at most once, and never silently missing (design.md, rules of
 * state 8). Each call or recall ends in exactly one outcome of its own zone, written with the transaction in which it is
 * decided.
 */
export interface Voice {
  /** Takes note of what happened to the tickets. Inside the hub's transaction. */
  readonly follow: (event: HallEvent, at: Instant, hall: Readonly<Hall>) => void;
  /** Answers a screen. Inside the hub's transaction. */
  readonly answer: (command: VoiceCommand, actor: Actor) => Result;
  /** Whether time alone has ended something. */
  readonly isDue: () => boolean;
  /** Ends what time has ended. Inside the hub's transaction. */
  readonly sweep: () => void;
  /** The day's calls as they were before a restart. */
  readonly restore: (rows: readonly LedgerRow[], hall: Readonly<Hall>) => void;
  readonly holder: (earshot: Earshot) => string | null;
  /** Calls that nobody has begun, oldest first, with the counter they call to. */
  readonly pending: (
    earshot: Earshot,
  ) => readonly (Omit<Announcement, "counter" | "recall"> & { counterId: CounterId })[];
  /** How the newest call or recall of a ticket fared; "pending" while it is not ended. */
  readonly outcomeOf: (ticketId: TicketId) => VoiceOutcome | "pending";
}

export function createVoice(parts: VoiceParts): Voice {
  const { store, clock, settings, earshotOfDisplay, earshotOf } = parts;
  const leases = createVoiceLeases(clock.monotonic);
  /** Not ended yet, in the order of the calls. */
  const open = new Map<AnnouncementId, Call>();
  /** The newest call or recall of each ticket, and how it fared. */
  const newest = new Map<TicketId, Fate>();

  function write(call: Call): void {
    const { announcementId, ticketId, zoneId, serviceDate, calledAt, begunBy, begunAt, outcome } = call;
    store.writeLedger({ announcementId, ticketId, zoneId, serviceDate, calledAt, begunBy, begunAt, outcome });
  }

  function end(call: Call, outcome: VoiceOutcome): void {
    open.delete(call.announcementId);
    write({ ...call, outcome });
    // An older call that is still being spoken may end after the newer one.
    const { announcementId, ticketId } = call;
    if (newest.get(ticketId)?.announcementId === announcementId)
      newest.set(ticketId, { announcementId, outcome });
  }

  function endUnbegun(ticketId: TicketId, outcome: VoiceOutcome): void {
    for (const call of open.values())
      if (call.ticketId === ticketId && call.begunBy === null) end(call, outcome);
  }

  function begin(call: Call): void {
    open.set(call.announcementId, call);
    newest.set(call.ticketId, { announcementId: call.announcementId, outcome: "pending" });
    write(call);
  }

  function callOf(row: LedgerRow, hall: Readonly<Hall>): Call | null {
    const ticket = hall.tickets.get(row.ticketId);
    if (ticket?.call === undefined || ticket.call === null) return null;
    const expiresAt = (row.calledAt + settings().callLifeMs) as Instant;
    return { ...row, label: ticket.label, counterId: ticket.call.counterId, expiresAt };
  }

  function announce(
    { announcementId, ticketId, zoneId }: CallEvent,
    at: Instant,
    hall: Readonly<Hall>,
  ): void {
    endUnbegun(ticketId, "superseded");
    if (hall.serviceDate === null) throw new Error("a call outside of a day");
    const row = { announcementId, ticketId, zoneId, serviceDate: hall.serviceDate, calledAt: at };
    const call = callOf({ ...row, begunBy: null, begunAt: null, outcome: null }, hall);
    if (call === null) throw new Error(`call of ${ticketId} without a ticket`);
    begin(call);
  }

  function endDay(): void {
    for (const call of open.values()) end(call, call.begunBy === null ? "expired" : "unheard");
  }

  function follow(event: HallEvent, at: Instant, hall: Readonly<Hall>): void {
    if (event.type === "ticketCalled" || event.type === "ticketRecalled") announce(event, at, hall);
    else if (leavesCalled(event)) endUnbegun(event.ticketId, "expired");
    else if (event.type === "dayClosed") endDay();
    else if (event.type === "dayOpened") newest.clear();
  }

  function timeIsUp(call: Call): VoiceOutcome | null {
    const now = clock.now();
    if (call.begunAt !== null) return now - call.begunAt >= silenceMs ? "unheard" : null;
    if (now < call.expiresAt) return null;
    return leases.holder(earshotOf(call.zoneId)) === null ? "unheard" : "expired";
  }

  function beginAnnouncement(earshot: Earshot, screen: string, id: AnnouncementId): Result {
    const call = open.get(id);
    const mine = call?.begunBy === screen;
    const free = call?.begunBy === null && leases.holder(earshot) === screen && clock.now() < call.expiresAt;
    const here = call !== undefined && earshotOf(call.zoneId) === earshot;
    if (!here || !(mine || free)) return accepted({ granted: false });
    if (free) {
      const begun = { ...call, begunBy: screen, begunAt: clock.now() };
      open.set(id, begun);
      write(begun);
    }
    return accepted({ granted: true });
  }

  function endAnnouncement(screen: string, id: AnnouncementId, outcome: VoiceOutcome): Result {
    const call = open.get(id);
    if (call?.begunBy === screen) end(call, outcome);
    return accepted(null);
  }

  function answer(command: VoiceCommand, actor: Actor): Result {
    const earshot = actor.kind === "device" ? earshotOfDisplay(actor.id) : null;
    if (earshot === null) return denied("forbidden");
    switch (command.type) {
      case "claimVoice":
        return accepted(leases.claim(earshot, command.screenId));
      case "releaseVoice":
        leases.release(earshot, command.screenId);
        return accepted(null);
      case "beginAnnouncement":
        return beginAnnouncement(earshot, command.screenId, command.announcementId);
      case "endAnnouncement":
        return endAnnouncement(command.screenId, command.announcementId, command.outcome);
      default:
        return command satisfies never;
    }
  }

  function restore(rows: readonly LedgerRow[], hall: Readonly<Hall>): void {
    for (const row of inOrder(rows, hall)) {
      const { announcementId, ticketId, outcome } = row;
      if (hall.tickets.get(ticketId)?.call?.announcementId === announcementId)
        newest.set(ticketId, { announcementId, outcome: outcome ?? "pending" });
      if (row.begunBy !== null) leases.keepFor(earshotOf(row.zoneId), row.begunBy);
      const call = row.outcome === null ? callOf(row, hall) : null;
      if (call !== null) open.set(call.announcementId, call);
    }
  }

  return {
    follow,
    answer,
    restore,
    isDue: () => [...open.values()].some((call) => timeIsUp(call) !== null),
    sweep: () => {
      for (const call of open.values()) {
        const outcome = timeIsUp(call);
        if (outcome !== null) end(call, outcome);
      }
    },
    holder: leases.holder,
    pending: (earshot) =>
      [...open.values()]
        .filter((call) => earshotOf(call.zoneId) === earshot && call.begunBy === null)
        .map(({ announcementId, label, counterId, expiresAt }) => ({
          announcementId,
          label,
          counterId,
          expiresAt,
        })),
    outcomeOf: (ticketId) => newest.get(ticketId)?.outcome ?? "pending",
  };
}

/** In the order of the calls, also of those in one millisecond: announcements that nobody has begun stand so. */
function inOrder(rows: readonly LedgerRow[], hall: Readonly<Hall>): LedgerRow[] {
  const places = new Map(hall.recentCalls.map((ticketId, i) => [ticketId, i]));
  const place = ({ ticketId }: LedgerRow): number => places.get(ticketId) ?? -1;
  return rows.toSorted((a, b) => a.calledAt - b.calledAt || place(a) - place(b));
}
