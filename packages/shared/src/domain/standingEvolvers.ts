import type { Evolver } from "./evolve.ts";
import { enterQueue, leaveQueue } from "./queue.ts";
import { change, ticketOf } from "./change.ts";

/** How closures, outages and pauses change the hall. */

export const closureRequested: Evolver<"closureRequested"> = (hall, { closure }) => {
  hall.closures.set(closure.id, { ...closure, pending: true });
};

export const closureBegan: Evolver<"closureBegan"> = (hall, { closure }) => {
  hall.closures.set(closure.id, { ...closure, pending: false });
};

export const closureEnded: Evolver<"closureEnded"> = (hall, { closureId }) => {
  hall.closures.delete(closureId);
};

export const outageDeclared: Evolver<"outageDeclared"> = (hall, { outage }) => {
  hall.outages.set(outage.agencyId, outage);
};

export const outageEnded: Evolver<"outageEnded"> = (hall, { agencyId }) => {
  hall.outages.delete(agencyId);
};

export const hallPaused: Evolver<"hallPaused"> = (hall, { cause, from, until }) => {
  hall.pauses.push({ cause, from, to: null, until });
};

export const hallResumed: Evolver<"hallResumed"> = (hall, { to }) => {
  const last = hall.pauses.pop();
  if (last === undefined || last.to !== null) throw new Error("the hall was not paused");
  hall.pauses.push({ ...last, to });
};

export const ticketMoved: Evolver<"ticketMoved"> = (hall, { ticketId, serviceId }) => {
  const before = ticketOf(hall, ticketId);
  leaveQueue(hall, before);
  enterQueue(hall, change(hall, before, { serviceId, onlyAt: null }));
};
