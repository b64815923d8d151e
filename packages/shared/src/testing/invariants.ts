import type { Hall, Lane, LaneQueue, Ticket, TicketId, TicketState } from "../domain/index.ts";
import { atCounter, comparePlaces, isLive, ticketEdges, ticketLabel, ticketStates } from "../domain/index.ts";
import { sampleLetter } from "./catalogue.ts";

/**
 * What is wrong with this hall, one sentence each; nothing, where every invariant of reliability.md holds that a
 * state alone can show (1, 2, 6, 7, 10 and the queues). Reads everything again from the tickets, so it is slow.
 */
export function brokenInvariants(hall: Hall): readonly string[] {
  const tickets = [...hall.tickets.values()];
  return [
    ...numbersBroken(hall, tickets),
    ...handsBroken(hall, tickets),
    ...officersBroken(hall),
    ...queuesBroken(hall, tickets),
    ...sumBroken(hall, tickets),
    ...closingBroken(hall, tickets),
    ...callsBroken(hall, tickets),
    ...asideBroken(hall, tickets),
  ];
}

/** Tickets that went from one state to another over no lawful edge. A ticket that is new must be `printing`, or called where it has no slip. */
export function unlawfulMoves(
  before: ReadonlyMap<TicketId, Ticket>,
  after: ReadonlyMap<TicketId, Ticket>,
): readonly string[] {
  return [...after.values()].flatMap((ticket) => {
    const from = before.get(ticket.id)?.state ?? null;
    if (from === ticket.state || (from === null && isFirstState(ticket))) return [];
    // A called ticket that leaves for another place is started first, by the same command.
    const started = from === "called" && ticketEdges.serving.includes(ticket.state);
    const lawful = from !== null && (started || ticketEdges[from].includes(ticket.state));
    return lawful ? [] : [`${ticket.label} went from ${from ?? "nowhere"} to ${ticket.state}`];
  });
}

function isFirstState({ prefix, state, paper }: Ticket): boolean {
  // What a kiosk gave alone has its fate already, or was lost on the way.
  if (prefix === sampleLetter) return state === "waiting" || state === "void";
  // It was on paper before the hall heard of it, or is a hole among such.
  if (paper === "unknown") return state === "waiting" || state === "void";
  if (paper === "pad") return state === "done" || state === "void";
  return paper === "none" ? state === "called" : state === "printing";
}

function numbersBroken(hall: Hall, tickets: readonly Ticket[]): string[] {
  const series = Map.groupBy(tickets, (ticket) => ticket.prefix);
  const broken = [...series].flatMap(([prefix, members]) => {
    const numbers = members.map((ticket) => ticket.number).sort((a, b) => a - b);
    const gapFree = numbers.every((number, place) => number === place + 1);
    const last = hall.lastNumber.get(prefix) === numbers.length;
    return gapFree && last ? [] : [`series ${prefix} is ${numbers.join(" ")}`];
  });
  const mislabelled = tickets.filter(
    ({ label, prefix, number }) =>
      ![1, 3, 4].some((padding) => label === ticketLabel(prefix, number, padding)),
  );
  return [...broken, ...mislabelled.map((ticket) => `${ticket.label} is number ${ticket.number}`)];
}

const inHand: readonly TicketState[] = ["called", "serving"];

function handsBroken(hall: Hall, tickets: readonly Ticket[]): string[] {
  const held = [...hall.counters.keys()].flatMap((counterId) =>
    atCounter(hall, counterId).map((ticketId) => ({ counterId, ticketId })),
  );
  const wrong = held.flatMap(({ counterId, ticketId }) => {
    const ticket = hall.tickets.get(ticketId);
    const lawful =
      ticket !== undefined && inHand.includes(ticket.state) && ticket.call?.counterId === counterId;
    return lawful ? [] : [`${counterId} holds ${ticketId}, which is ${ticket?.state ?? "no ticket"}`];
  });
  const lost = tickets
    .filter((ticket) => inHand.includes(ticket.state))
    .filter((t) => held.filter(({ ticketId }) => ticketId === t.id).length !== 1)
    .map((ticket) => `${ticket.label} is ${ticket.state} at no counter or at several`);
  const unattended = [...hall.counters]
    .filter(([, counter]) => counter.ticketId !== null && counter.officerId === null)
    .map(([counterId]) => `${counterId} holds a ticket and has no officer`);
  const headless = [...hall.counters]
    .filter(([, counter]) => counter.ticketId === null && counter.group.length > 0)
    .map(([counterId]) => `${counterId} holds a group and nobody in hand`);
  return [...wrong, ...lost, ...unattended, ...headless];
}

function officersBroken(hall: Hall): string[] {
  const seated = [...hall.counters.values()].flatMap(({ officerId }) =>
    officerId === null ? [] : [officerId],
  );
  return new Set(seated).size === seated.length ? [] : [`an officer sits twice: ${seated.join(" ")}`];
}

function queuesBroken(hall: Hall, tickets: readonly Ticket[]): string[] {
  const places = tickets
    .filter((ticket) => ticket.state === "printing" || ticket.state === "waiting")
    .sort((a, b) => comparePlaces(a.place, b.place));
  const services = new Set([...hall.queues.keys(), ...places.map((ticket) => ticket.serviceId)]);
  return [...services].flatMap((serviceId) => {
    const members = places.filter((ticket) => ticket.serviceId === serviceId);
    return lanes
      .filter((lane) => !isItsTickets(hall.queues.get(serviceId)?.[lane], members, lane))
      .map((lane) => `the ${lane} queue of ${serviceId} is not its tickets`);
  });
}

const lanes: readonly Lane[] = ["regular", "priority"];

function isItsTickets(queue: LaneQueue | undefined, members: readonly Ticket[], lane: Lane): boolean {
  const inLane = members.filter((ticket) => ticket.lane === lane);
  const persons = inLane.reduce((sum, ticket) => sum + ticket.partySize, 0);
  return queue?.ticketIds.join() === inLane.map(({ id }) => id).join() && queue.persons === persons;
}

function sumBroken(hall: Hall, tickets: readonly Ticket[]): string[] {
  const byState = Map.groupBy(tickets, (ticket) => ticket.state);
  const sum = ticketStates.reduce((total, state) => total + (byState.get(state)?.length ?? 0), 0);
  const finished = [...hall.counters.values()].reduce((total, counter) => total + counter.finished, 0);
  // Each step of a journey that is behind a ticket was finished at a counter.
  const steps = tickets.reduce((total, { walk }) => total + (walk?.step ?? 0), 0);
  const done = (byState.get("done")?.length ?? 0) + steps;
  return [
    ...(hall.issued === sum ? [] : [`${hall.issued} issued, ${sum} tickets`]),
    ...(finished === done ? [] : [`${finished} finished at counters, ${done} tickets done`]),
  ];
}

function closingBroken(hall: Hall, tickets: readonly Ticket[]): string[] {
  if (hall.open) return [];
  const live = tickets.filter((ticket) => isLive(ticket.state));
  const seated = [...hall.counters.values()].filter((counter) => counter.officerId !== null);
  return [
    ...live.map((ticket) => `${ticket.label} is ${ticket.state} on a closed day`),
    ...seated.map((counter) => `${counter.officerId} sits on a closed day`),
  ];
}

function callsBroken(hall: Hall, tickets: readonly Ticket[]): string[] {
  const recent = hall.recentCalls;
  const uncalled = recent.filter((id) => hall.tickets.get(id)?.call === null || !hall.tickets.has(id));
  const announced = tickets.flatMap((ticket) => (ticket.call === null ? [] : [ticket.call.announcementId]));
  return [
    ...uncalled.map((id) => `${id} is among the newest calls and was never called`),
    ...(new Set(recent).size === recent.length ? [] : ["a ticket is twice among the newest calls"]),
    ...(new Set(announced).size === announced.length ? [] : ["two calls have one announcement id"]),
  ];
}

function asideBroken(hall: Hall, tickets: readonly Ticket[]): string[] {
  const aside = tickets.filter(({ state }) => state === "absent" || state === "parked");
  const listed = aside.filter(({ id }) => hall.aside.has(id)).length;
  const unparked = tickets.filter(({ state, parking }) => (state === "parked") !== (parking !== null));
  return [
    ...(aside.length === listed && hall.aside.size === listed
      ? []
      : ["those aside are not those on the list"]),
    ...unparked.map(({ label, state }) => `${label} is ${state} and its parking says otherwise`),
  ];
}
