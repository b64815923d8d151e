import type { ClosureId, ServiceDate, StaffId } from "../brand.ts";
import type { Catalogue } from "../catalogue.ts";
import { countersOf, findAgency, findCounter, findService } from "../catalogue.ts";
import type { Actor } from "../command.ts";
import type { Rule } from "../decide.ts";
import type { HallEvent } from "../event.ts";
import type { Hall } from "../hall.ts";
import { queueOf } from "../queue.ts";
import type { Refusal } from "../refusal.ts";
import type { Closure, ClosureTarget } from "../standing.ts";
import { isCounterClosed, isSameTarget } from "../standing.ts";
import { whyNotReason } from "./calling.ts";
import { happened, refused } from "./outcome.ts";

/**
 * Closes a counter, a service, an agency or the hall: no new numbers there; whoever has one is served or moved. Where
 * the hall's rule asks for it, a supervisor's closure waits until a second person approves.
 */
export const closeTarget: Rule<"closeTarget"> = (hall, catalogue, command, { actor, now, newId }) => {
  if (!hall.open) return refused("day_closed");
  if (actor.kind !== "staff") return refused("forbidden");
  const { target, reasonId, reopensAt } = command;
  const error = whyNotTarget(catalogue, target) ?? whyNotReason(catalogue, "closure", reasonId);
  if (error !== null) return refused(error);
  if (reopensAt !== null && reopensAt <= now) return refused("in_the_past");
  if ([...hall.closures.values()].some((known) => isSameTarget(known.target, target)))
    return refused("already_closed");
  const needsTwo = catalogue.settings.closureApproval.includes(target.kind) && actor.role !== "administrator";
  const closure: Closure = {
    id: newId() as ClosureId,
    target,
    reasonId,
    by: actor.id,
    since: now,
    reopensAt,
    pending: needsTwo,
  };
  return happened({ type: needsTwo ? "closureRequested" : "closureBegan", closure });
};

/** A second person approves or declines; whoever asked may only withdraw. */
export const answerClosure: Rule<"answerClosure"> = (hall, _catalogue, command, { actor, now }) => {
  const closure = hall.closures.get(command.closureId);
  if (closure === undefined) return refused("unknown_closure");
  if (!closure.pending) return refused("wrong_state");
  const own = isOwn(actor, closure.by);
  if (command.approve && own) return refused("needs_second_person");
  const { id: closureId } = closure;
  if (command.approve) return happened({ type: "closureBegan", closure: { ...closure, since: now } });
  return happened({ type: "closureEnded", closureId, how: own ? "withdrawn" : "declined" });
};

/** Opens again what was closed: by hand, or by the hub when its time has come. */
export const reopenTarget: Rule<"reopenTarget"> = (hall, _catalogue, { closureId }, { actor }) => {
  const closure = hall.closures.get(closureId);
  if (closure === undefined) return refused("unknown_closure");
  if (closure.pending) return refused("wrong_state");
  return happened({ type: "closureEnded", closureId, how: actor.kind === "system" ? "due" : "reopened" });
};

/** Carries all who wait for a service over to another one, each at their own place. */
export const moveQueue: Rule<"moveQueue"> = (hall, catalogue, command, { actor }) => {
  if (!hall.open) return refused("day_closed");
  if (actor.kind !== "staff") return refused("forbidden");
  const { serviceId, toServiceId } = command;
  const to = findService(catalogue, toServiceId);
  if (findService(catalogue, serviceId) === null || to === null) return refused("unknown_service");
  const served = countersOf(catalogue, to.id).some(({ id }) => !isCounterClosed(hall, catalogue, id));
  if (serviceId === toServiceId || !served) return refused("not_served_here");
  const { regular, priority } = queueOf(hall, serviceId);
  const waiting = [...priority.ticketIds, ...regular.ticketIds].filter(
    (id) => hall.tickets.get(id)?.state === "waiting",
  );
  if (waiting.length === 0) return refused("queue_empty");
  return happened(
    ...waiting.map<HallEvent>((ticketId) => ({ type: "ticketMoved", ticketId, serviceId: toServiceId })),
  );
};

/** What is closed or down at the end of a day is so on the next one too; rights hold until their day. */
export function carriedOver(hall: Readonly<Hall>, date: ServiceDate): readonly HallEvent[] {
  const closures = [...hall.closures.values()].map<HallEvent>((closure) => ({
    type: closure.pending ? "closureRequested" : "closureBegan",
    closure,
  }));
  const outages = [...hall.outages.values()].map<HallEvent>((outage) => ({ type: "outageDeclared", outage }));
  const rights = [...hall.rights.values()]
    // Whoever's day the hall was never opened on goes first on the one that it is.
    .filter(({ validOn }) => hall.serviceDate === null || validOn > hall.serviceDate)
    .map<HallEvent>((right) => {
      const validOn = right.validOn > date ? right.validOn : date;
      return { type: "rightGranted", right: { ...right, validOn } };
    });
  return [...closures, ...outages, ...rights];
}

function isOwn(actor: Actor, by: StaffId): boolean {
  return actor.kind === "staff" && actor.id === by;
}

function whyNotTarget(catalogue: Catalogue, target: ClosureTarget): Refusal | null {
  switch (target.kind) {
    case "counter":
      return findCounter(catalogue, target.id) === null ? "unknown_counter" : null;
    case "service":
      return findService(catalogue, target.id) === null ? "unknown_service" : null;
    case "agency":
      return findAgency(catalogue, target.id) === null ? "unknown_agency" : null;
    case "hall":
      return null;
    default:
      return target satisfies never;
  }
}
