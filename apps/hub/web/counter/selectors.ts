import type { PanelView, TicketInHand } from "@giliran/shared/contract";
import { type CounterId, type Instant, localText, type ServiceId } from "@giliran/shared/domain";
import type { OwnCounter } from "./actions.ts";
import type { Notice } from "./useSender.ts";

type CounterRow = PanelView["counters"][number];

/** Counters of one zone, in the hall's order. */
export interface ZoneOfCounters {
  readonly name: string;
  readonly counters: readonly CounterRow[];
}

export function countersByZone(view: PanelView, language: string): readonly ZoneOfCounters[] {
  const zones = new Map<string, { name: string; counters: CounterRow[] }>();
  for (const counter of view.counters) {
    const zone = zones.get(counter.zoneId);
    if (zone === undefined) {
      zones.set(counter.zoneId, { name: localText(counter.zoneName, language), counters: [counter] });
    } else zone.counters.push(counter);
  }
  return [...zones.values()];
}

/** The name of one of this counter's services; its id where the counter no longer has it. */
export function serviceName(counter: OwnCounter, serviceId: ServiceId, language: string): string {
  const service = counter.services.find((row) => row.serviceId === serviceId);
  return service === undefined ? serviceId : localText(service.name, language);
}

/** What the public calls the zone of this counter. */
export function zoneName(view: PanelView, counterId: CounterId, language: string): string {
  const row = view.counters.find((counter) => counter.counterId === counterId);
  return row === undefined ? "" : localText(row.zoneName, language);
}

/** How long the ticket in hand has been at the counter: since the start, else since the call, ms. */
export function timeAtCounter({ startedAt, calledAt }: TicketInHand, now: Instant): number {
  return Math.max(0, now - (startedAt ?? calledAt));
}

/** How long it waited before it was called, ms. */
export function timeWaited({ queuedAt, calledAt }: TicketInHand): number {
  return Math.max(0, calledAt - queuedAt);
}

/** The longest wait of those that this counter may call, ms; null: nobody waits. */
export function longestWait({ oldestIssuedAt }: OwnCounter, now: Instant): number | null {
  return oldestIssuedAt === null ? null : Math.max(0, now - oldestIssuedAt);
}

/** What is wrong with the voice of this call, by whether it can still be recalled; null: nothing to tell. */
export function voiceTrouble(
  ticket: TicketInHand,
): "voiceUnheard" | "voiceExpired" | "voiceSuperseded" | "voiceNoRecall" | null {
  if (ticket.state !== "called") return null;
  switch (ticket.voice) {
    case "pending":
    case "spoken":
      return null;
    case "superseded":
      return "voiceSuperseded";
    case "unheard":
      return ticket.recallFrom === null ? "voiceNoRecall" : "voiceUnheard";
    case "expired":
      return ticket.recallFrom === null ? "voiceNoRecall" : "voiceExpired";
    default:
      return ticket.voice satisfies never;
  }
}

/** Who sits now at the counter that this officer had a moment ago; null: nobody else. */
export function takenOverBy(view: PanelView, had: CounterId | null): CounterRow | null {
  if (had === null || view.counter !== null) return null;
  const row = view.counters.find(({ counterId }) => counterId === had);
  return row === undefined || row.officer === null || row.officer === view.officer.name ? null : row;
}

/** What a visitor takes at this counter today, in minutes; null while that would round to nothing. */
export function meanMinutes({ meanServiceMs }: OwnCounter): number | null {
  return meanServiceMs === null || meanServiceMs < 6_000 ? null : meanServiceMs / 60_000;
}

/** What is worth saying while a counter is chosen: nothing of the tickets of the one before. */
export function noticeWhileChoosing(notice: Notice): Notice {
  const ofTickets = notice.kind === "done" && notice.sent !== "closeCounter" && notice.sent !== "answerHelp";
  return ofTickets ? { kind: "none" } : notice;
}
