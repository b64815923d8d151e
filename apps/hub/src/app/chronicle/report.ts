import type { DayReport } from "@giliran/shared/contract";
import type {
  Catalogue,
  CounterId,
  Hall,
  HallEvent,
  HallEventOf,
  Instant,
  ReasonId,
  ServiceDate,
  Ticket,
} from "@giliran/shared/domain";
import { counterLabel, elapsedMs, pausedMs, voidReasons } from "@giliran/shared/domain";
import type { HallStore } from "../ports.ts";
import { keepGateFigures } from "./gateFigures.ts";
import { readDay } from "./readDay.ts";
import { keepStays, type Stay } from "./stays.ts";

/** The figures of a service date; null: nothing is stored of it. Names are those of the present catalogue. */
export async function reportDay(
  store: Pick<HallStore, "eventsAfter">,
  catalogue: Catalogue,
  date: ServiceDate,
): Promise<DayReport | null> {
  const stays = keepStays();
  const gate = keepGateFigures();
  const closed = new Map<string, number>();
  const overrides: HallEventOf<"ticketCalled">[] = [];
  const counts = { absent: 0, manual: 0, rightsGiven: 0, rightsUsed: 0 };
  let last: Instant = 0 as Instant;
  const hall = await readDay(store, date, ({ at, event }) => {
    last = at;
    stays.take(event, at);
    gate.take(event);
    if (event.type === "ticketAbsent") counts.absent += 1;
    if (event.type === "padEntered") counts.manual += 1;
    if (event.type === "rightGranted" && event.right.from === date) counts.rightsGiven += 1;
    if (event.type === "ticketIssued" && event.right !== null) counts.rightsUsed += 1;
    if (event.type === "ticketCalled" && event.reason.code === "override") overrides.push(event);
    const why = whyClosed(event);
    if (why !== null) closed.set(why, (closed.get(why) ?? 0) + 1);
  });
  if (hall === null) return null;
  const tickets = [...hall.tickets.values()];
  const count = (state: Ticket["state"]): number => tickets.filter((ticket) => ticket.state === state).length;
  const [served, gone] = [count("done"), count("void")];
  return {
    date,
    timeZone: catalogue.zone,
    issued: tickets.length,
    served,
    ...counts,
    void: gone,
    left: tickets.length - served - gone,
    overrides: overrideRows(catalogue, overrides),
    admittedByWord: hall.crowd.overrides,
    gate: gate.told(catalogue),
    pausedMs: pausedMs(hall, 0, last),
    closed: [...closed].map(([reason, count]) => ({ reason: reasonOf(catalogue, reason), count })),
    services: catalogue.services.flatMap((service) => {
      const own = stays.all().filter(({ serviceId }) => serviceId === service.id);
      return own.length === 0 ? [] : [{ name: { ...service.name }, ...figures(hall, own) }];
    }),
  };
}

function figures(hall: Readonly<Hall>, stays: readonly Stay[]): Omit<DayReport["services"][number], "name"> {
  const waits = stays.flatMap(({ since, calledAt }) =>
    calledAt === null ? [] : [Math.max(0, elapsedMs(hall, since, calledAt))],
  );
  const times = stays.flatMap(({ startedAt, servedAt }) =>
    startedAt === null || servedAt === null ? [] : [Math.max(0, servedAt - startedAt)],
  );
  return {
    issued: stays.length,
    served: stays.filter(({ servedAt }) => servedAt !== null).length,
    waitMedianMs: quantile(waits, 0.5),
    waitNinetiethMs: quantile(waits, 0.9),
    serviceMedianMs: quantile(times, 0.5),
  };
}

/** Why a ticket was closed by this event: of the hall's list, or by itself; null: none was. */
function whyClosed(event: HallEvent): string | null {
  if (event.type === "ticketCancelled") return event.reasonId;
  if (event.type === "padEntered" && event.served === null) return "pad_left";
  return event.type === "ticketVoided" ? event.reason : null;
}

function reasonOf({ reasons }: Catalogue, why: string): DayReport["closed"][number]["reason"] {
  const byItself = voidReasons.find((reason) => reason === why);
  if (byItself !== undefined) return { kind: byItself };
  return { kind: "listed", name: { ...(reasons.cancel.find(({ id }) => id === why)?.name ?? { id: why }) } };
}

/** The value that so large a share does not exceed; null: there is none. */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}

function overrideRows(
  catalogue: Catalogue,
  calls: readonly HallEventOf<"ticketCalled">[],
): DayReport["overrides"] {
  const rows = new Map<string, { counterId: CounterId; reasonId: ReasonId; count: number }>();
  for (const { counterId, reason } of calls) {
    if (reason.code !== "override") continue;
    const { reasonId } = reason;
    const key = `${counterId}/${reasonId}`;
    rows.set(key, { counterId, reasonId, count: (rows.get(key)?.count ?? 0) + 1 });
  }
  return [...rows.values()].map(({ counterId, reasonId, count }) => ({
    counter: counterLabel(catalogue, counterId),
    reason: { ...(catalogue.reasons.override.find(({ id }) => id === reasonId)?.name ?? { id: reasonId }) },
    count,
  }));
}
