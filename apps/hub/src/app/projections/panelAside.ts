import type { AsideTicket, PanelView } from "@giliran/shared/contract";
import type { Counter, CounterId, Ticket } from "@giliran/shared/domain";
import { dueAt, isReturnOpen, whatMayBeUndone } from "@giliran/shared/domain";
import type { Sources } from "./sources.ts";

const asideShown = 8;

/** Whom this counter has parked, and who of its services may still come back; the parked are never left out first. */
export function asideOf(sources: Sources, { id: counterId, serviceIds }: Counter): AsideTicket[] {
  const { hall, catalogue, now } = sources;
  const tickets = [...hall.aside].flatMap((id) => hall.tickets.get(id) ?? []);
  const parked = tickets
    .filter(({ parking }) => parking?.counterId === counterId)
    .toSorted((a, b) => (a.parking?.remindAt ?? 0) - (b.parking?.remindAt ?? 0));
  const absent = tickets
    .filter((one) => one.state === "absent" && serviceIds.includes(one.serviceId))
    .filter((one) => isReturnOpen(hall, one, catalogue.settings, now))
    .toSorted((a, b) => (b.leftAt ?? 0) - (a.leftAt ?? 0));
  return [...parked, ...absent].slice(0, asideShown).map((ticket) => asideTicket(sources, ticket));
}

function asideTicket({ hall, catalogue, now }: Sources, ticket: Ticket): AsideTicket {
  const { id, label, serviceId, parking, leftAt, issuedAt } = ticket;
  const reason = catalogue.reasons.park.find((one) => one.id === parking?.reasonId);
  return {
    ticketId: id,
    label,
    serviceId,
    state: parking === null ? "absent" : "parked",
    since: parking?.at ?? leftAt ?? issuedAt,
    reason: reason === undefined ? null : { ...reason.name },
    remindAt: parking === null ? null : dueAt(hall, parking.at, parking.remindAt - parking.at, now),
  };
}

/** What the officer at this counter may take back now. */
export function undoOf(
  { hall, catalogue, now }: Sources,
  counterId: CounterId,
): NonNullable<PanelView["counter"]>["undo"] {
  const found = whatMayBeUndone(hall, counterId, catalogue.settings, now);
  if (found === null) return null;
  const { action, until } = found;
  return { ticketId: action.after.id, label: action.after.label, action: action.kind, until };
}
