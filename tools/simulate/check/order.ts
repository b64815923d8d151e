import type {
  CommandId,
  CounterId,
  Hall,
  HallEventOf,
  Instant,
  Lane,
  NeedId,
  Place,
  ServiceId,
  TicketId,
  Weight,
} from "@giliran/shared/domain";
import type { NewEvent } from "@giliran/hub";
import { elapsedMs } from "@giliran/shared/domain";
import { ruleOf, type Rule, type RuleParts } from "./rule.ts";

interface Waiting {
  readonly label: string;
  serviceId: ServiceId;
  lane: Lane;
  place: Place;
  since: Instant;
  readonly needs: readonly NeedId[];
  onlyAt: CounterId | null;
  outside: boolean;
  printing: boolean;
  paused: boolean;
  /** What it was when it was called, should the call be taken back. */
  pausedBefore: boolean;
  due: boolean;
  /** The command by which it came to this queue from another counter; it waits from the next command on. */
  came: CommandId | null;
}

export interface OrderParts extends RuleParts {
  /** For the clock of the queue, which stands still in a pause. */
  readonly hall: () => Readonly<Hall>;
}

const outOfPolicy = new Set(["override", "walk_in", "resumed"]);

/**
 * Calls are in the order of the policy (8): within a lane of a service the first place, at most so many priority calls
 * between two regular ones while a regular waits, and no later priority before a regular who has waited longest.
 */
export function orderRule({ catalogue, complain, hall }: OrderParts): Rule {
  const waiting = new Map<TicketId, Waiting>();
  const known = new Map<TicketId, Waiting>();
  const runs = new Map<CounterId, number>();
  const weights = new Map<string, Weight | null>();
  const { priorityRatio, longestWaitMs } = catalogue.policy;

  /** Those whom a counter takes without looking at needs, places by staff, or services that it takes when idle. */
  function plainOf(counterId: CounterId): readonly Waiting[] {
    const counter = catalogue.counters.find(({ id }) => id === counterId);
    const served = counter?.serviceIds.filter((id) => {
      const weight = weights.get(`${counterId}/${id}`) ?? counter.weights[id] ?? "primary";
      return weight === "primary";
    });
    return [...waiting.values()].filter(
      (one) =>
        !one.printing &&
        !one.outside &&
        !one.paused &&
        one.needs.length === 0 &&
        one.onlyAt === null &&
        (served?.includes(one.serviceId) ?? false),
    );
  }

  function called(event: HallEventOf<"ticketCalled">, { at, commandId }: NewEvent): void {
    const { ticketId, counterId, reason } = event;
    const own = known.get(ticketId);
    if (own === undefined) return;
    const plain = plainOf(counterId).filter((one) => one !== own && one.came !== commandId);
    if (!outOfPolicy.has(reason.code)) {
      inLane(own, counterId);
      const regular = plain.filter(({ lane }) => lane === "regular");
      if (own.lane === "regular") {
        for (const { id, serviceIds } of catalogue.counters)
          if (serviceIds.includes(own.serviceId)) runs.set(id, 0);
      } else if (regular.length > 0) {
        const run = (runs.get(counterId) ?? 0) + 1;
        runs.set(counterId, run);
        if (run > priorityRatio)
          complain(
            `${own.label} is priority call ${String(run)} in a row at ${counterId} while ${regular[0]?.label ?? ""} waits`,
          );
        const late = regular.find(
          (one) => elapsedMs(hall(), one.since, at) >= longestWaitMs && before(one.place, own.place),
        );
        if (late !== undefined) complain(`${own.label} went before ${late.label}, who has waited longest`);
      }
    }
    Object.assign(own, { paused: false, pausedBefore: own.paused });
    waiting.delete(ticketId);
  }

  /** First come, first served within a lane of a service, where nothing sends the ticket elsewhere. */
  function inLane(own: Waiting, counterId: CounterId): void {
    if (own.paused) complain(`${own.label} was called by turn, and its visitor has stepped out`);
    if (own.due) return;
    const earlier = plainOf(counterId).find(
      (one) =>
        one !== own &&
        one.serviceId === own.serviceId &&
        one.lane === own.lane &&
        !one.due &&
        before(one.place, own.place),
    );
    if (earlier !== undefined) complain(`${own.label} was called before ${earlier.label} of its lane`);
  }

  function before(a: Place, b: Place): boolean {
    return (a.rank - b.rank || a.sub - b.sub) < 0;
  }

  function change(ticketId: TicketId, facts: Partial<Waiting>): void {
    const one = known.get(ticketId);
    if (one === undefined) return;
    Object.assign(one, facts);
    waiting.set(ticketId, one);
  }

  return ruleOf({
    dayOpened: () => [waiting, known, runs, weights].forEach((map) => map.clear()),
    weightChanged: ({ counterId, serviceId, weight }) => {
      if (weight === null) weights.delete(`${counterId}/${serviceId}`);
      else weights.set(`${counterId}/${serviceId}`, weight);
    },
    ticketIssued: (event, { at }) => {
      const { ticketId, label, serviceId, lane, needs, outside, arrival, right, kioskId } = event;
      const place = right === null ? { rank: arrival, sub: 0 } : { rank: 0, sub: arrival };
      const facts = { label, serviceId, lane, place, needs, outside, since: at, onlyAt: null, came: null };
      const one: Waiting = {
        ...facts,
        printing: kioskId !== null,
        paused: false,
        pausedBefore: false,
        due: right !== null,
      };
      known.set(ticketId, one);
      if (kioskId !== null) waiting.set(ticketId, one);
    },
    printReported: ({ ticketId }) => {
      const one = known.get(ticketId);
      if (one !== undefined) one.printing = false;
    },
    ticketAdmitted: ({ ticketId }) => {
      const one = known.get(ticketId);
      if (one !== undefined) one.outside = false;
    },
    classChanged: ({ ticketId, lane }) => {
      const one = known.get(ticketId);
      if (one !== undefined) one.lane = lane;
    },
    ticketMoved: ({ ticketId, serviceId }) => {
      const one = known.get(ticketId);
      if (one !== undefined) one.serviceId = serviceId;
    },
    ticketCalled: called,
    ticketReturned: ({ ticketId, lane, place }) => change(ticketId, { lane, place, due: true }),
    ticketLetPass: ({ ticketId, place, queuedAt }) => change(ticketId, { place, since: queuedAt }),
    ticketPaused: ({ ticketId }) => change(ticketId, { paused: true }),
    ticketResumed: ({ ticketId }, { at }) => change(ticketId, { paused: false, since: at }),
    ticketTransferred: ({ ticketId, serviceId, lane, place, toCounterId, mode }, { at }) => {
      const since = mode === "end" ? { since: at } : {};
      change(ticketId, { serviceId, lane, place, onlyAt: toCounterId, due: false, ...since });
    },
    stepFinished: ({ ticketId, serviceId, lane, place }, { at, commandId }) =>
      change(ticketId, { serviceId, lane, place, since: at, onlyAt: null, due: false, came: commandId }),
    actionUndone: ({ ticketId, action, streaks }) => {
      if (action === "called") {
        const one = known.get(ticketId);
        if (one !== undefined) waiting.set(ticketId, Object.assign(one, { paused: one.pausedBefore }));
      } else waiting.delete(ticketId);
      // A call that is taken back is as if it had not been: what stands in the events is taken for it.
      for (const [id, streak] of streaks) runs.set(id, Math.min(runs.get(id) ?? 0, streak));
    },
    ticketCancelled: ({ ticketId }) => void waiting.delete(ticketId),
    ticketVoided: ({ ticketId }) => void waiting.delete(ticketId),
  });
}
