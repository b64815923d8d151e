import { noteAim } from "./aim.ts";
import type { Instant } from "./brand.ts";
import {
  change,
  changeCounter,
  holdTicket,
  oneMoreFinished,
  releaseTicket,
  rememberCall,
  ticketOf,
} from "./change.ts";
import { copyAsked, copyReported, copyTaken } from "./copy.ts";
import { emptyCrowd } from "./crowd.ts";
import { emptyGate } from "./gate.ts";
import { ticketIssued } from "./issueEvolver.ts";
import { gateCounted, gateOverridden, gateSet } from "./gateEvolvers.ts";
import { crowdingSet, leaves, peopleCounted, ticketAdmitted } from "./crowdEvolvers.ts";
import type { HallEventOf, HallEventType } from "./event.ts";
import type { Hall } from "./hall.ts";
import { counterState, straysKept } from "./hall.ts";
import { actionUndone, stepFinished, ticketParked, ticketReturned, ticketTransferred } from "./moves.ts";
import { ticketLetPass, ticketPaused, ticketResumed } from "./ownTicketEvolvers.ts";
import { noteHold } from "./pace.ts";
import { padEntered } from "./pad.ts";
import { enterQueue, leaveQueue } from "./queue.ts";
import { kioskTold, recoveryBegun, recoveryEnded, slipsTold } from "./recovery.ts";
import {
  closureBegan,
  closureEnded,
  closureRequested,
  hallPaused,
  hallResumed,
  outageDeclared,
  outageEnded,
  ticketMoved,
} from "./standingEvolvers.ts";

/** Changes the hall by one event. Trusts it: what was decided is lawful, and what contradicts itself throws. */
export type Evolver<Type extends HallEventType> = (hall: Hall, event: HallEventOf<Type>, at: Instant) => void;

const evolvers: { readonly [Type in HallEventType]: Evolver<Type> } = {
  dayOpened: (hall, event) => {
    hall.tickets.clear();
    hall.lastNumber.clear();
    hall.queues.clear();
    hall.counters.clear();
    hall.streaks.clear();
    hall.weights.clear();
    hall.recentCalls.length = 0;
    hall.calls.clear();
    hall.holds.clear();
    hall.aims.clear();
    hall.given.clear();
    hall.aside.clear();
    hall.paused.clear();
    hall.copies.clear();
    // What is still closed or down is said anew by the events that follow.
    hall.closures.clear();
    hall.outages.clear();
    hall.rights.clear();
    hall.pauses.length = 0;
    hall.strays.length = 0;
    hall.recovery = null;
    hall.hours = null;
    Object.assign(hall.crowd, emptyCrowd());
    Object.assign(hall.gate, emptyGate());
    Object.assign(hall.minute, { from: 0, count: 0 });
    hall.minute.byKiosk.clear();
    Object.assign(hall, { serviceDate: event.serviceDate, open: true, issued: 0, moves: 0 });
  },
  dayClosed: (hall) => {
    hall.open = false;
  },
  ticketIssued,
  printReported: (hall, event) => {
    const ticket = ticketOf(hall, event.ticketId);
    const state = ticket.state === "printing" ? "waiting" : ticket.state;
    change(hall, ticket, { state, paper: event.outcome });
  },
  copyAsked,
  copyTaken,
  copyReported,
  counterOpened: (hall, event, at) => {
    changeCounter(hall, event.counterId, { officerId: event.officerId, since: at, autoCall: false });
  },
  counterClosed: (hall, event, at) => {
    changeCounter(hall, event.counterId, {
      officerId: null,
      ticketId: null,
      group: [],
      since: at,
      autoCall: false,
    });
  },
  ticketCalled: (hall, event, at) => {
    const before = ticketOf(hall, event.ticketId);
    if (before.state !== "absent" && before.state !== "parked") leaveQueue(hall, before);
    const { announcementId, counterId, zoneId, count, reason } = event;
    noteAim(hall, before, reason, at);
    const when = { count, firstCount: count, calledAt: at, lastAt: at };
    const call = { announcementId, counterId, zoneId, reason, ...when };
    const came = {
      startedAt: null,
      leftAt: null,
      leftAtCalls: null,
      parking: null,
      pause: null,
      dueAtCalls: null,
    };
    const after = change(hall, before, { state: "called", call, ...came });
    const streaks = event.streaks.map(([id, next]) => {
      return { counterId: id, before: hall.streaks.get(id) ?? 0, after: next };
    });
    for (const [id, next] of event.streaks) hall.streaks.set(id, next);
    hall.calls.set(after.serviceId, (hall.calls.get(after.serviceId) ?? 0) + 1);
    const { ticketId: inHand, lastAction: last } = counterState(hall, counterId);
    // Calls of one group are taken back one after the other, the newest first.
    const earlier = inHand !== null && last?.kind === "called" ? last : null;
    const lastAction = { kind: "called", at, before, after, streaks, earlier } as const;
    holdTicket(hall, counterId, after.id, { lastAction });
    rememberCall(hall, after.id);
  },
  ticketRecalled: (hall, event, at) => {
    const ticket = ticketOf(hall, event.ticketId);
    if (ticket.call === null) throw new Error(`ticket ${ticket.id} was never called`);
    const { announcementId, count } = event;
    change(hall, ticket, { call: { ...ticket.call, announcementId, count, lastAt: at } });
    changeCounter(hall, event.counterId, {});
    rememberCall(hall, ticket.id);
  },
  serviceStarted: (hall, event, at) => {
    change(hall, ticketOf(hall, event.ticketId), { state: "serving", startedAt: at });
    changeCounter(hall, event.counterId, {});
  },
  ticketFinished: (hall, event, at) => {
    const ticket = ticketOf(hall, event.ticketId);
    const counted = oneMoreFinished(hall, event.counterId, ticket, at);
    noteHold(hall, ticket, at);
    change(hall, ticket, { state: "done", leftAt: at });
    leaves(hall, ticket);
    releaseTicket(hall, event.counterId, ticket.id, counted);
  },
  stepFinished,
  rightGranted: (hall, { right }) => {
    hall.rights.set(right.code, right);
  },
  padEntered,
  ticketAbsent: (hall, event, at) => {
    const before = ticketOf(hall, event.ticketId);
    const leftAtCalls = hall.calls.get(before.serviceId) ?? 0;
    noteHold(hall, before, at);
    const after = change(hall, before, { state: "absent", leftAt: at, leftAtCalls });
    const lastAction = { kind: "absent", at, before, after, streaks: [], earlier: null } as const;
    releaseTicket(hall, event.counterId, after.id, { lastAction });
  },
  classChanged: (hall, event) => {
    const ticket = ticketOf(hall, event.ticketId);
    const { classId, confirmed, lane } = event;
    const placed = ticket.state === "printing" || ticket.state === "waiting";
    if (placed) leaveQueue(hall, ticket);
    change(hall, ticket, { classId, confirmed, lane });
    if (placed) enterQueue(hall, ticketOf(hall, ticket.id));
  },
  weightChanged: (hall, event) => {
    const changed = new Map(hall.weights.get(event.counterId));
    if (event.weight === null) changed.delete(event.serviceId);
    else changed.set(event.serviceId, event.weight);
    hall.weights.set(event.counterId, changed);
  },
  ticketReturned,
  ticketParked,
  ticketLetPass,
  ticketPaused,
  ticketResumed,
  ticketTransferred,
  actionUndone,
  autoCallSet: (hall, event) => {
    changeCounter(hall, event.counterId, { autoCall: event.on });
  },
  closureRequested,
  closureBegan,
  closureEnded,
  outageDeclared,
  outageEnded,
  hallPaused,
  hallResumed,
  ticketMoved,
  crowdingSet,
  peopleCounted,
  ticketAdmitted,
  gateSet,
  gateCounted,
  gateOverridden,
  slipStrayed: ({ strays }, { stray }) => {
    strays.push(stray);
    if (strays.length > straysKept) strays.shift();
  },
  recoveryBegun,
  slipsTold,
  kioskTold,
  recoveryEnded,
  hoursSet: (hall, { hours }) => {
    hall.hours = hours;
  },
  ticketCancelled: voided,
  ticketVoided: voided,
};

function voided(hall: Hall, event: HallEventOf<"ticketVoided" | "ticketCancelled">, at: Instant): void {
  const ticket = ticketOf(hall, event.ticketId);
  const { state, call } = ticket;
  if (state === "printing" || state === "waiting") leaveQueue(hall, ticket);
  if ((state === "called" || state === "serving") && call !== null)
    releaseTicket(hall, call.counterId, ticket.id, {});
  leaves(hall, ticket);
  hall.given.set(ticket.takenFor, (hall.given.get(ticket.takenFor) ?? 1) - 1);
  change(hall, ticket, { state: "void", leftAt: at, note: null, parking: null, pause: null });
}

/** The only function that writes the hall: in place, and in time that does not grow with the day. */
export function evolve<Type extends HallEventType>(hall: Hall, event: HallEventOf<Type>, at: Instant): void {
  const evolver: Evolver<Type> = evolvers[event.type];
  evolver(hall, event, at);
}
