import { change, forgetCall, holdTicket, oneMoreFinished, releaseTicket, ticketOf } from "./change.ts";
import type { Evolver } from "./evolve.ts";
import { counterState } from "./hall.ts";
import { noteHold } from "./pace.ts";
import { enterQueue, leaveQueue } from "./queue.ts";

/** How tickets go to other places than the next: aside and back, to other queues, and where they were before. */

export const ticketReturned: Evolver<"ticketReturned"> = (hall, { ticketId, lane, place, dueAtCalls }) => {
  const aside = { leftAt: null, leftAtCalls: null, parking: null };
  const facts = { state: "waiting", standing: "returned", lane, place, dueAtCalls, ...aside } as const;
  enterQueue(hall, change(hall, ticketOf(hall, ticketId), facts));
  hall.moves += 1;
};

export const ticketParked: Evolver<"ticketParked"> = (hall, event, at) => {
  const { counterId, reasonId, remindAt } = event;
  const before = ticketOf(hall, event.ticketId);
  noteHold(hall, before, at);
  const after = change(hall, before, { state: "parked", parking: { counterId, reasonId, remindAt, at } });
  const lastAction = { kind: "parked", at, before, after, streaks: [], earlier: null } as const;
  releaseTicket(hall, counterId, after.id, { lastAction });
};

export const ticketTransferred: Evolver<"ticketTransferred"> = (hall, event, at) => {
  const { counterId, serviceId, toCounterId: onlyAt, lane, place, standing, note, comeBack } = event;
  const before = ticketOf(hall, event.ticketId);
  noteHold(hall, before, at);
  const where = { serviceId, onlyAt, lane, place, standing, note, comeBack };
  // At the end its wait begins anew: nobody is passed over for who was sent behind them.
  const queuedAt = event.mode === "end" ? at : before.queuedAt;
  const after = change(hall, before, {
    state: "waiting",
    startedAt: null,
    dueAtCalls: null,
    queuedAt,
    ...where,
  });
  enterQueue(hall, after);
  hall.moves += 1;
  const lastAction = { kind: "transferred", at, before, after, streaks: [], earlier: null } as const;
  releaseTicket(hall, counterId, after.id, { lastAction: event.mode === "come_back" ? null : lastAction });
};

/** Done at this counter, and waiting for the next step of its journey, behind all who wait there. */
export const stepFinished: Evolver<"stepFinished"> = (hall, event, at) => {
  const { counterId, serviceId, lane, place } = event;
  const before = ticketOf(hall, event.ticketId);
  const walk = before.walk && { ...before.walk, step: before.walk.step + 1 };
  const counted = oneMoreFinished(hall, counterId, before, at);
  noteHold(hall, before, at);
  const afresh = {
    startedAt: null,
    dueAtCalls: null,
    onlyAt: null,
    note: null,
    standing: "arrival",
  } as const;
  const after = change(hall, before, {
    state: "waiting",
    ...afresh,
    serviceId,
    lane,
    place,
    walk,
    queuedAt: at,
  });
  enterQueue(hall, after);
  hall.moves += 1;
  releaseTicket(hall, counterId, after.id, counted);
};

export const actionUndone: Evolver<"actionUndone"> = (hall, { ticketId, counterId, streaks }) => {
  const { lastAction } = counterState(hall, counterId);
  const now = ticketOf(hall, ticketId);
  if (lastAction?.before.id !== ticketId)
    throw new Error(`nothing was done with ${ticketId} at ${counterId}`);
  const { kind, before } = lastAction;
  if (kind === "called") {
    // Its call stays with it, so that no later call bears the name of one that was heard already.
    enterQueue(hall, change(hall, now, { ...before, call: now.call }));
    for (const [id, streak] of streaks) hall.streaks.set(id, streak);
    hall.calls.set(before.serviceId, (hall.calls.get(before.serviceId) ?? 0) - 1);
    forgetCall(hall, ticketId);
    releaseTicket(hall, counterId, ticketId, { lastAction: lastAction.earlier });
  } else {
    if (kind === "transferred") leaveQueue(hall, now);
    change(hall, now, { ...before, state: "called", startedAt: null });
    holdTicket(hall, counterId, ticketId, {});
  }
};
