import type { GroupTicket, TicketInHand } from "@giliran/shared/contract";
import type { Catalogue, Instant, Ticket, TicketId } from "@giliran/shared/domain";
import {
  counterLabel,
  findClass,
  nextStepOf,
  recallFrom,
  recallsOf,
  recallsToAbsent,
} from "@giliran/shared/domain";
import { journeyStepOf } from "./journey.ts";
import type { Sources } from "./sources.ts";

/** The ticket at a counter, as its officer sees it. */
export function ticketInHand(sources: Sources, ticketId: TicketId | null): TicketInHand | null {
  const ticket = ticketId === null ? undefined : sources.hall.tickets.get(ticketId);
  if (ticket === undefined || ticket.call === null) return null;
  if (ticket.state !== "called" && ticket.state !== "serving") return null;
  // What was entered from a pad is at no counter any more.
  if (ticket.paper === "pad") return null;
  const { settings } = sources.catalogue;
  return {
    ...facts(ticket, ticket.state, ticket.paper, ticket.call.calledAt),
    claim: claimOf(sources.catalogue, ticket),
    needs: sources.catalogue.needs
      .filter(({ id }) => ticket.needs.includes(id))
      .map(({ name, prompt }) => ({ name: { ...name }, prompt: { ...prompt } })),
    reason: ticket.call.reason,
    recalls: recallsOf(ticket.call),
    recallFrom: recallFrom(sources.hall, ticket.call, settings, sources.now),
    recallsToAbsent: recallsToAbsent(ticket.call, settings),
    note: ticket.note,
    nextStep: nextStep(sources.catalogue, ticket),
    comesBackTo: comesBackTo(sources.catalogue, ticket),
    voice: sources.voice.outcomeOf(ticket.id),
  };
}

/** Another of its group, in few words. */
export function groupTicket(sources: Sources, id: TicketId): GroupTicket | null {
  const whole = ticketInHand(sources, id);
  if (whole === null) return null;
  const { ticketId, label, state, partySize, recallFrom, recallsToAbsent, voice } = whole;
  return { ticketId, label, state, partySize, recallFrom, recallsToAbsent, voice };
}

function facts(
  ticket: Ticket,
  state: TicketInHand["state"],
  paper: TicketInHand["paper"],
  calledAt: Instant,
) {
  const { id, label, serviceId, partySize, issuedAt, queuedAt, startedAt } = ticket;
  return { ticketId: id, label, serviceId, state, partySize, paper, issuedAt, queuedAt, calledAt, startedAt };
}

/** Where its visitor goes from here; one that was sent here to come back goes back first. */
function nextStep(catalogue: Catalogue, ticket: Ticket): TicketInHand["nextStep"] {
  const next = comesBackTo(catalogue, ticket) === null ? nextStepOf(ticket) : null;
  return next === null ? null : journeyStepOf(catalogue, next);
}

function comesBackTo(catalogue: Catalogue, { comeBack, call }: Ticket): string | null {
  if (comeBack === null || comeBack.counterId === call?.counterId) return null;
  return counterLabel(catalogue, comeBack.counterId);
}

/** What the visitor says of themselves; null: nothing that asks for anybody's attention. */
function claimOf(catalogue: Catalogue, { classId, confirmed }: Ticket): TicketInHand["claim"] {
  const found = findClass(catalogue, classId);
  if (found === null || found.kind === "regular") return null;
  return { classId, name: { ...found.name }, confirmed };
}
