import type { Result } from "@giliran/shared/contract";
import type { Counter, CounterId, Instant, TicketId } from "@giliran/shared/domain";
import { atCounter, transferModes } from "@giliran/shared/domain";
import type { StaffId } from "@giliran/shared/domain";
import type { Chance } from "../engine.ts";
import type { Line, World } from "../world.ts";
import type { Visitors } from "./visitors.ts";

const second = 1_000;
const minute = 60_000;

/** An officer at a counter, from the morning to the last visitor. */
export function openDesks(world: World, visitors: Visitors): void {
  const officers = world.hub.staff.filter(({ role }) => role === "officer");
  const counters = world.catalogue.counters.filter(({ closed }) => !closed);
  counters.forEach((counter, i) => {
    const officer = officers[i];
    if (officer !== undefined) openDesk(world, visitors, counter, officer.id);
  });
}

interface Desk {
  readonly world: World;
  readonly visitors: Visitors;
  readonly counter: Counter;
  readonly line: Line;
  readonly chance: Chance;
  /** What they have put aside, and when its visitor is back. */
  readonly parked: { readonly ticketId: TicketId; readonly at: number }[];
  readonly absent: TicketId[];
  open: boolean;
  /** Their break has been. */
  rested: boolean;
  readonly restAt: number;
}

function openDesk(world: World, visitors: Visitors, counter: Counter, officerId: StaffId): void {
  const chance = world.engine.chance(`desk ${counter.id}`);
  const desk: Desk = {
    world,
    visitors,
    counter,
    line: world.line({ kind: "staff", id: officerId }, null),
    chance,
    parked: [],
    absent: [],
    open: false,
    rested: false,
    restAt: chance.between(690, 780),
  };
  const begin = (480 - world.minute()) * minute + chance.between(-10, 8) * minute;
  later(desk, begin, () => sit(desk));
}

function later({ world }: Desk, ms: number, work: () => Promise<void>): void {
  world.engine.after(ms, () => {
    if (!world.over()) void work();
  });
}

async function sit(desk: Desk): Promise<void> {
  const { counter, line, chance } = desk;
  const answer = await line.ask({ type: "openCounter", counterId: counter.id, takeOver: false });
  if (!answer.ok) return later(desk, 5 * minute, () => sit(desk));
  desk.open = true;
  if (chance.isSo(0.15)) await line.ask({ type: "setAutoCall", counterId: counter.id, on: true });
  later(desk, chance.between(5, 60) * second, () => next(desk));
}

/** Whoever is at the counter, as its officer sees it: the first is in hand. */
function handOf({ world, counter }: Desk): readonly TicketId[] {
  return atCounter(world.hub.hall(), counter.id);
}

async function next(desk: Desk): Promise<void> {
  const { world, counter, line, chance } = desk;
  if (world.minute() > 945) return await leave(desk);
  if (mayRest(desk)) return await rest(desk);
  if (await goOnWithParked(desk)) return;
  const stale = world.has("staleBeliefs") && chance.isSo(0.02);
  const [hand = null] = handOf(desk);
  const expectedTicketId = stale ? ("nobody-at-all" as TicketId) : hand;
  // An officer sees on the panel whether anybody waits; some press all the same.
  if (hand === null && !waits(desk) && chance.isSo(0.95))
    return later(desk, chance.between(4, 25) * second, () => next(desk));
  const answer =
    world.has("overrides") && chance.isSo(0.01)
      ? await callByNumber(desk, expectedTicketId)
      : await line.ask({ type: "callNext", counterId: counter.id, expectedTicketId, outcomeId: null });
  await afterCall(desk, answer);
}

/** Nobody leaves a queue standing for their break, until it can wait no longer. */
function mayRest(desk: Desk): boolean {
  const since = desk.world.minute() - desk.restAt;
  return !desk.rested && since > 0 && (!waits(desk) || since > 75) && handOf(desk).length === 0;
}

async function rest(desk: Desk): Promise<void> {
  desk.rested = true;
  await desk.line.ask({ type: "closeCounter", counterId: desk.counter.id });
  desk.open = false;
  later(desk, desk.chance.between(20, 40) * minute, () => sit(desk));
}

function waits({ world, counter }: Desk): boolean {
  const { queues } = world.hub.hall();
  return counter.serviceIds.some((id) => {
    const queue = queues.get(id);
    return queue !== undefined && queue.regular.ticketIds.length + queue.priority.ticketIds.length > 0;
  });
}

async function callByNumber(
  { world, counter, line, chance }: Desk,
  expectedTicketId: TicketId | null,
): Promise<Result> {
  const waiting = [...world.hub.hall().tickets.values()].filter(
    ({ state, serviceId }) => state === "waiting" && counter.serviceIds.includes(serviceId),
  );
  const reasonId = world.catalogue.reasons.override[0]?.id ?? null;
  if (waiting.length === 0) return { ok: false, error: "queue_empty" };
  const { id: ticketId } = chance.one(waiting);
  const facts = { counterId: counter.id, expectedTicketId, outcomeId: null, ticketId, reasonId };
  return await line.ask({ type: "callTicket", ...facts });
}

async function afterCall(desk: Desk, answer: Result): Promise<void> {
  const { world, counter, line, chance, visitors } = desk;
  if (answer.ok) {
    for (const id of handOf(desk)) {
      visitors.called(id);
      world.figures.count("calls");
    }
    const [first] = handOf(desk);
    if (world.has("moods") && first !== undefined && chance.isSo(0.01)) {
      await line.ask({ type: "undo", counterId: counter.id, ticketId: first });
      return later(desk, 5 * second, () => next(desk));
    }
    for (const id of handOf(desk)) serve(desk, id, 0);
    return;
  }
  const again: Partial<Record<string, number>> = {
    queue_empty: chance.between(5, 20) * second,
    stale: second,
    hall_paused: 20 * second,
    counter_out_of_use: 2 * minute,
    disconnected: second,
  };
  if (answer.error === "counter_not_open") return later(desk, minute, () => sit(desk));
  later(desk, again[answer.error] ?? 30 * second, () => next(desk));
}

/** Somebody was parked here and is back: they go on before anybody else is called. */
async function goOnWithParked(desk: Desk): Promise<boolean> {
  const { world, counter, line, parked } = desk;
  const due = parked.findIndex(({ at }) => at <= world.engine.now());
  if (due < 0 || handOf(desk).length > 0) return false;
  const [{ ticketId } = { ticketId: null }] = parked.splice(due, 1);
  if (ticketId === null) return false;
  const facts = { counterId: counter.id, expectedTicketId: null, outcomeId: null, reasonId: null };
  const answer = await line.ask({ type: "callTicket", ...facts, ticketId });
  if (!answer.ok) return false;
  await afterCall(desk, answer);
  return true;
}

/** Waits for one who was called, recalls, serves, and ends. */
function serve(desk: Desk, ticketId: TicketId, recalls: number): void {
  const { world, counter, line, chance, visitors } = desk;
  const visitor = visitors.of(ticketId);
  const comes = visitor === null || (!visitor.gone && (recalls > 0 || chance.isSo(0.96)));
  if (comes) {
    return later(desk, chance.between(3, 25) * second, async () => {
      if (!handOf(desk).includes(ticketId)) return;
      await line.ask({ type: "startService", counterId: counter.id, ticketId });
      const ms = visitors.serviceMs(ticketId);
      world.figures.busy.set(counter.id, (world.figures.busy.get(counter.id) ?? 0) + ms);
      later(desk, ms, () => end(desk, ticketId));
    });
  }
  later(desk, 25 * second, async () => {
    if (!handOf(desk).includes(ticketId)) return;
    if (recalls < 3) {
      await line.ask({ type: "recall", counterId: counter.id, ticketId });
      return serve(desk, ticketId, recalls + 1);
    }
    const answer = await line.ask({ type: "markAbsent", counterId: counter.id, ticketId });
    if (!answer.ok) return serve(desk, ticketId, 2);
    world.figures.count("absent");
    if (visitor !== null && !visitor.gone) comeBackLater(desk, ticketId);
    if (handOf(desk).length === 0) later(desk, 2 * second, () => next(desk));
  });
}

function comeBackLater(desk: Desk, ticketId: TicketId): void {
  later(desk, desk.chance.between(4, 45) * minute, async () => {
    await desk.line.ask({ type: "returnTicket", ticketId });
  });
}

/** Served; or sent on, put aside, or broken off. */
async function end(desk: Desk, ticketId: TicketId): Promise<void> {
  const { counter, chance } = desk;
  if (!handOf(desk).includes(ticketId)) return later(desk, second, () => next(desk));
  const how = chance.weighted([
    [82, "finish"],
    [7, "callNext"],
    [5, "transfer"],
    [4, "park"],
    [2, "cancel"],
  ] as const);
  const group = handOf(desk).length > 1;
  await ends[group && how === "callNext" ? "finish" : how](desk, ticketId);
  if (how === "callNext" && !group) return;
  const [inHand] = handOf(desk);
  // Where the next one is called by itself, they are here already.
  const called =
    inHand !== undefined && !group && desk.world.hub.hall().counters.get(counter.id)?.autoCall === true;
  if (called) return await afterCall(desk, { ok: true, value: null });
  if (handOf(desk).length === 0) later(desk, chance.between(3, 40) * second, () => next(desk));
}

type End = (desk: Desk, ticketId: TicketId) => Promise<void>;

const ends: Readonly<Record<"finish" | "callNext" | "transfer" | "park" | "cancel", End>> = {
  finish: async ({ world, counter, line, chance }, ticketId) => {
    const endsJourney = chance.isSo(0.05);
    await line.ask({ type: "finish", counterId: counter.id, ticketId, outcomeId: null, endsJourney });
    world.figures.count("served");
  },
  callNext: async (desk) => {
    desk.world.figures.count("served");
    await next(desk);
    // Nobody is left: who was served is finished all the same.
    const [hand] = handOf(desk);
    if (hand !== undefined && desk.visitors.of(hand) !== null) return;
  },
  transfer: async ({ world, counter, line, chance }, ticketId) => {
    const others = world.catalogue.counters.filter(({ id, closed }) => id !== counter.id && !closed);
    const to = chance.one(others);
    const answer = await line.ask({
      type: "transfer",
      counterId: counter.id,
      ticketId,
      serviceId: chance.one(to.serviceIds),
      toCounterId: chance.isSo(0.3) ? to.id : null,
      mode: chance.one(transferModes),
      note: chance.isSo(0.5) ? "Bawa KK asli" : null,
    });
    if (!answer.ok) await ends.finish({ world, counter, line, chance } as Desk, ticketId);
    else world.figures.count("sent on");
  },
  park: async (desk, ticketId) => {
    const { world, counter, line, chance, parked } = desk;
    const reasonId = world.catalogue.reasons.park[0]?.id;
    if (reasonId === undefined) return;
    const remindAt = (world.wall() + 10 * minute) as Instant;
    const answer = await line.ask({ type: "park", counterId: counter.id, ticketId, reasonId, remindAt });
    if (answer.ok) parked.push({ ticketId, at: world.engine.now() + chance.between(5, 20) * minute });
  },
  cancel: async ({ world, line, chance }, ticketId) => {
    const { id: reasonId } = chance.one(world.catalogue.reasons.cancel);
    await line.ask({ type: "cancelTicket", ticketId, reasonId });
  },
};

/** The day is over: whoever is in hand is finished, and the officer goes. */
async function leave(desk: Desk): Promise<void> {
  const { counter, line } = desk;
  for (const ticketId of handOf(desk))
    await line.ask({ type: "finish", counterId: counter.id, ticketId, outcomeId: null, endsJourney: true });
  await line.ask({ type: "closeCounter", counterId: counter.id });
  desk.open = false;
}

export type { CounterId };
