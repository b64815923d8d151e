import type { Story, StoryStep } from "@giliran/shared/contract";
import type {
  Catalogue,
  HallEvent,
  HallEventOf,
  Instant,
  LocalText,
  ReasonLists,
  ServiceDate,
  ServiceId,
  Ticket,
} from "@giliran/shared/domain";
import { counterLabel, findService, isLive } from "@giliran/shared/domain";
import type { HallStore, StoredEvent } from "../ports.ts";
import { readDay } from "./readDay.ts";

const beforeShown = 60;

/** A call with the ticket that it was of. */
interface Called {
  readonly at: Instant;
  readonly event: HallEventOf<"ticketCalled">;
  readonly label: string;
  readonly serviceId: ServiceId;
}

/** What became of this number on this date; null: there was none. Names are those of the present catalogue. */
export async function tellStory(
  store: Pick<HallStore, "eventsAfter">,
  catalogue: Catalogue,
  date: ServiceDate,
  label: string,
): Promise<Story | null> {
  const calls: Called[] = [];
  const own: StoredEvent[] = [];
  let found: Ticket["id"] | null = null;
  const hall = await readDay(store, date, ({ at, event }, before) => {
    const begins = event.type === "ticketIssued" || event.type === "padEntered";
    if (begins && event.label === label) found = event.ticketId;
    if ("ticketId" in event && event.ticketId === found) own.push({ at, event });
    if (event.type !== "ticketCalled") return;
    const ticket = before.tickets.get(event.ticketId);
    if (ticket !== undefined) calls.push({ at, event, label: ticket.label, serviceId: ticket.serviceId });
  });
  const ticket = found === null ? undefined : hall?.tickets.get(found);
  if (ticket === undefined) return null;
  const before = callsBefore(calls, ticket);
  return {
    date,
    timeZone: catalogue.zone,
    label,
    service: serviceName(catalogue, ticket.takenFor),
    ticketId: isLive(ticket.state) ? ticket.id : null,
    steps: own.flatMap(({ at, event }) => stepOf(catalogue, event, at)),
    before: before.slice(-beforeShown).map(({ at, event, label }) => ({
      label,
      at,
      counter: counterLabel(catalogue, event.counterId),
      reason: event.reason,
    })),
    beforeCount: before.length,
  };
}

/** Calls of its service between its issue and its own first call. */
function callsBefore(calls: readonly Called[], ticket: Ticket): readonly Called[] {
  const own = calls.findIndex(({ event }) => event.ticketId === ticket.id);
  const until = own < 0 ? calls : calls.slice(0, own);
  return until.filter(({ at, serviceId }) => serviceId === ticket.takenFor && at >= ticket.issuedAt);
}

function serviceName(catalogue: Catalogue, id: ServiceId): LocalText {
  return { ...(findService(catalogue, id)?.name ?? { id }) };
}

function reasonName({ reasons }: Catalogue, list: keyof ReasonLists, id: string): LocalText {
  return { ...(reasons[list].find((reason) => reason.id === id)?.name ?? { id }) };
}

type Teller<Type extends HallEvent["type"]> = (
  catalogue: Catalogue,
  event: HallEventOf<Type>,
) => Omit<Extract<StoryStep, { kind: string }>, "at"> | null;

/** What each event is in a story; an event that is not of a ticket, or of a visitor's person, is none. */
const tellers: { readonly [Type in HallEvent["type"]]?: Teller<Type> } = {
  ticketIssued: (_catalogue, { partySize, outside, kioskId, right, alone }) =>
    step({
      kind: "issued",
      partySize,
      outside,
      walkIn: kioskId === null,
      byRight: right !== null,
      aloneAt: alone?.at ?? null,
    }),
  padEntered: (catalogue, { served }) =>
    step({ kind: "pad", counter: served === null ? null : counterLabel(catalogue, served.counterId) }),
  stepFinished: (catalogue, { counterId, outcomeId, serviceId }) =>
    step({
      kind: "stepFinished",
      counter: counterLabel(catalogue, counterId),
      outcome: outcomeId === null ? null : reasonName(catalogue, "outcome", outcomeId),
      next: serviceName(catalogue, serviceId),
    }),
  printReported: (_catalogue, { outcome }) => step({ kind: "printed", outcome }),
  copyAsked: (_catalogue, { kioskId }) => step({ kind: "copyAsked", kiosk: kioskId }),
  copyTaken: (_catalogue, { kioskId }) => step({ kind: "copyTaken", kiosk: kioskId }),
  copyReported: (_catalogue, { outcome }) => step({ kind: "copyReported", outcome }),
  ticketAdmitted: (_catalogue, { override }) => step({ kind: "admitted", override }),
  ticketCalled: (catalogue, { counterId, reason }) =>
    step({
      kind: "called",
      counter: counterLabel(catalogue, counterId),
      reason,
      override: reason.code === "override" ? reasonName(catalogue, "override", reason.reasonId) : null,
    }),
  ticketRecalled: (catalogue, { counterId }) =>
    step({ kind: "recalled", counter: counterLabel(catalogue, counterId) }),
  serviceStarted: (catalogue, { counterId }) =>
    step({ kind: "started", counter: counterLabel(catalogue, counterId) }),
  ticketFinished: (catalogue, { counterId, outcomeId }) =>
    step({
      kind: "finished",
      counter: counterLabel(catalogue, counterId),
      outcome: outcomeId === null ? null : reasonName(catalogue, "outcome", outcomeId),
    }),
  ticketAbsent: (catalogue, { counterId }) =>
    step({ kind: "absent", counter: counterLabel(catalogue, counterId) }),
  ticketReturned: () => step({ kind: "returned" }),
  ticketParked: (catalogue, { counterId, reasonId }) =>
    step({
      kind: "parked",
      counter: counterLabel(catalogue, counterId),
      reason: reasonName(catalogue, "park", reasonId),
    }),
  ticketTransferred: (catalogue, { serviceId, toCounterId, mode }) =>
    step({
      kind: "transferred",
      service: serviceName(catalogue, serviceId),
      counter: toCounterId === null ? null : counterLabel(catalogue, toCounterId),
      mode,
    }),
  ticketLetPass: (_catalogue, { passed }) => step({ kind: "letPass", count: passed }),
  ticketPaused: (_catalogue, { until }) => step({ kind: "paused", until }),
  ticketResumed: () => step({ kind: "resumed" }),
  ticketMoved: (catalogue, { serviceId }) =>
    step({ kind: "moved", service: serviceName(catalogue, serviceId) }),
  actionUndone: (catalogue, { counterId }) =>
    step({ kind: "undone", counter: counterLabel(catalogue, counterId) }),
  ticketCancelled: (catalogue, { reasonId }) =>
    step({ kind: "cancelled", reason: reasonName(catalogue, "cancel", reasonId) }),
  ticketVoided: (_catalogue, { reason, replacedBy }) => {
    if (replacedBy !== null) return step({ kind: "replaced", label: replacedBy });
    return step(reason === "visitor_left" ? { kind: "left" } : { kind: "cancelled", reason: null });
  },
};

type WithoutTime<Step> = Step extends StoryStep ? Omit<Step, "at"> : never;

function step(facts: WithoutTime<StoryStep>): Omit<StoryStep, "at"> {
  return facts;
}

function stepOf(catalogue: Catalogue, event: HallEvent, at: Instant): StoryStep[] {
  const tell = tellers[event.type] as Teller<HallEvent["type"]> | undefined;
  const told = tell?.(catalogue, event) ?? null;
  // The kind and its facts were made together by one row of the table.
  return told === null ? [] : [{ ...told, at } as StoryStep];
}
