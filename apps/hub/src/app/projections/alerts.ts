import { type Alert, mostAlerts } from "@giliran/shared/contract";
import type { Catalogue, Closure, ClosureTarget, LocalText } from "@giliran/shared/domain";
import { currentPause, findAgency, findService, hoursState } from "@giliran/shared/domain";
import type { Sources } from "./sources.ts";

type Standing = Pick<Sources, "hall" | "catalogue" | "now" | "today">;

/** What everybody in the hall should know now: a pause, then systems that are down, then what is closed. */
export function alertsOf(sources: Standing): Alert[] {
  return [
    ...pauseAlert(sources),
    ...hoursAlert(sources),
    ...outageAlerts(sources),
    ...closureAlerts(sources),
  ].slice(0, mostAlerts);
}

function pauseAlert({ hall }: Standing): Alert[] {
  const pause = currentPause(hall);
  if (pause === null) return [];
  return [{ kind: "pause", cause: pause.cause, since: pause.from, until: pause.until }];
}

/** Where hours are only advice, nobody is told that there are no numbers. */
function hoursAlert({ hall, catalogue, now, today }: Standing): Alert[] {
  if (catalogue.hours.mode !== "enforce") return [];
  const state = hoursState(hall, catalogue, now, today);
  switch (state.kind) {
    case "open":
      return [];
    case "break":
      return [{ kind: "break", name: { ...state.name }, until: state.until }];
    case "before":
    case "after":
    case "closed": {
      const name = state.name && { ...state.name };
      return [{ kind: "hours", when: state.kind, name, until: state.until }];
    }
    default:
      return state satisfies never;
  }
}

function outageAlerts({ hall, catalogue }: Standing): Alert[] {
  return [...hall.outages.values()].map(({ agencyId, since, expectedUntil, stopsNumbers }) => ({
    kind: "outage",
    agencyId,
    agency: findAgency(catalogue, agencyId)?.shortName ?? agencyId,
    since,
    until: expectedUntil,
    stops: stopsNumbers,
  }));
}

/** A closed counter is the staff's affair: the public is sent to the others anyway. */
function closureAlerts({ hall, catalogue }: Standing): Alert[] {
  return [...hall.closures.values()]
    .filter(({ pending, target }) => !pending && target.kind !== "counter")
    .map(({ target, reopensAt }) => ({
      kind: "closure",
      name: { ...targetName(catalogue, target) },
      until: reopensAt,
    }));
}

/** What the public calls it. */
export function targetName(catalogue: Catalogue, target: ClosureTarget): LocalText {
  switch (target.kind) {
    case "counter":
      return { id: catalogue.counters.find(({ id }) => id === target.id)?.label ?? target.id };
    case "service":
      return findService(catalogue, target.id)?.name ?? { id: target.id };
    case "agency":
      return findAgency(catalogue, target.id)?.name ?? { id: target.id };
    case "hall":
      return catalogue.name;
    default:
      return target satisfies never;
  }
}

/** The name of a closure's reason, from the hall's list. */
export function closureReason({ reasons }: Catalogue, { reasonId }: Closure): LocalText {
  return reasons.closure.find(({ id }) => id === reasonId)?.name ?? { id: reasonId };
}
