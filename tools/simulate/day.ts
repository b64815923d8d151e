import { createHash } from "node:crypto";
import type { Ids, MemoryHub, MemoryHubOptions, NewEvent } from "@giliran/hub";
import { startHubInMemory } from "@giliran/hub";
import type { Catalogue, Hall, Instant, TicketId } from "@giliran/shared/domain";
import { type Broken, createChecker } from "./check/checker.ts";
import { createEngine, type Engine, turn } from "./engine.ts";
import { createFigures, type Figures } from "./figures.ts";
import { hallTextOf } from "./hallText.ts";
import { openDesks } from "./people/desks.ts";
import { openMishaps } from "./people/mishaps.ts";
import { openScreens } from "./people/screens.ts";
import { createVisitors } from "./people/visitors.ts";
import type { DayPlan } from "./plan.ts";
import { createLines, type World } from "./world.ts";

const minute = 60_000;
/** A simulated day begins at 07.45, when numbers are given, and ends when everything has been announced. */
const begins = 465;
const ends = 970;

/** Nobody looks at a simulated screen ten times a second. */
const coalesceMs = 8_000;

/** What a simulated day came to. */
export interface Day {
  readonly plan: DayPlan;
  readonly catalogue: Catalogue;
  /** As it stood at the end. */
  readonly hall: Readonly<Hall>;
  readonly figures: Figures;
  readonly broken: Broken | null;
  readonly events: readonly NewEvent[];
  /** Over all events and figures: the same seed, the same digest. */
  readonly digest: string;
  readonly happenings: number;
}

/** How a hub is opened, and until when the day rests after each happening. */
export interface Stage {
  readonly open: (options: MemoryHubOptions) => Promise<MemoryHub>;
  readonly rest: () => Promise<void>;
  /** Views and the voice go by the day's own time, too: they are held against it. */
  readonly exact: boolean;
}

const inMemory: Stage = { open: startHubInMemory, rest: turn, exact: true };

/** Lives through one day: the real hub, and everybody who comes to it. */
export async function runDay(plan: DayPlan, stage: Stage = inMemory): Promise<Day> {
  const engine = createEngine(plan.seed, stage.rest);
  const figures = createFigures();
  const midnight = midnightOf(plan);
  let jumped = 0;
  const wall = (): Instant => Math.round(midnight + begins * minute + engine.now() + jumped) as Instant;
  const early: NewEvent[] = [];
  let take = (row: NewEvent): void => void early.push(row);
  const hub = await stage.open({
    hallFile: hallTextOf(plan),
    clock: { now: wall, monotonic: engine.now },
    ids: seededIds(engine),
    turns: { soon: queueMicrotask, after: (ms, work) => engine.after(ms, work) },
    log: {
      info: () => undefined,
      warn: () => undefined,
      error: (_facts, message) => check.complain(message),
    },
    coalesceMs,
    committed: (row) => take(row),
  });
  const check = createChecker(hub.catalogue, hub.hall);
  early.forEach(check.take);
  take = (row) => {
    check.take(row);
    if (
      row.event.type === "ticketIssued" &&
      plan.disliked !== null &&
      row.event.label.endsWith(plan.disliked)
    )
      check.complain(`${row.event.label} is not liked`);
  };
  const has: World["has"] = (mishap) => plan.mishaps.has(mishap);
  const facts = { plan, engine, hub, catalogue: hub.catalogue, check, figures, has, wall };
  const world: World = {
    ...facts,
    ...createLines(facts),
    minute: () => begins + engine.now() / minute,
    over: () => engine.now() >= (ends - begins - 4) * minute || check.broken() !== null,
  };
  openScreens(world);
  const visitors = createVisitors(world);
  openDesks(world, visitors);
  openMishaps(world);
  keepTime(world, stage.exact);
  if (has("clockJump"))
    engine.after(engine.chance("clock").between(60, 300) * minute, () => {
      jumped = engine.chance("clock jump").between(-35, 35) * minute;
    });
  await goThrough(world);
  if (check.broken() === null && plan.until === null) close(world, stage.exact);
  const hall = hub.hall();
  await hub.stop();
  const events = check.events();
  const digest = createHash("sha256")
    .update(JSON.stringify([events, [...figures.counts]]))
    .digest("hex");
  const came = { catalogue: hub.catalogue, hall, figures, broken: check.broken(), events };
  return { plan, ...came, digest, happenings: engine.count() };
}

/** Stops at the first thing that is broken. */
async function goThrough({ engine, check, plan }: World): Promise<void> {
  const end = plan.until ?? (ends - begins) * minute;
  for (let at = minute; at <= end && check.broken() === null; at += minute) await engine.run(at);
}

/** The hub looks at its clock, and somebody at the queues. */
function keepTime(world: World, exact: boolean): void {
  const { engine, hub, figures, catalogue, check } = world;
  const tick = (): void => {
    hub.tick();
    if (!world.over()) engine.after(5_000, tick);
  };
  const look = (): void => {
    const { queues, crowd, tickets } = hub.hall();
    for (const { id } of catalogue.services) {
      const queue = queues.get(id);
      const waiting = queue === undefined ? 0 : queue.regular.persons + queue.priority.persons;
      figures.track(`queue ${id}`, world.minute(), waiting);
    }
    figures.track("in the hall", world.minute(), crowd.inside);
    const outside = [...crowd.outside].reduce((sum, id) => sum + (tickets.get(id)?.partySize ?? 0), 0);
    figures.track("outside", world.minute(), outside);
    if (!world.over()) engine.after(5 * minute, look);
  };
  const whole = (): void => {
    check.whole(hub.hall());
    if (!world.over()) engine.after(60 * minute, whole);
  };
  engine.after(0, tick);
  engine.after(0, look);
  engine.after(30 * minute, whole);
  const supervisor = hub.staff.find(({ role }) => role === "supervisor");
  const kiosk = hub.devices.find(({ role }) => role === "kiosk");
  if (!exact || kiosk === undefined || supervisor === undefined) return;
  // Somebody watches for a while, and sees at rest what a newcomer sees (14).
  for (const [at, subject] of [
    [40, { kind: "device", id: kiosk.id }],
    [160, { kind: "staff", id: supervisor.id }],
  ] as const) {
    engine.after(at * minute, () => watchFor(world, subject));
  }
}

function watchFor(world: World, subject: Parameters<World["line"]>[0]): void {
  const { engine, hub, check } = world;
  let newest = "";
  const line = world.line(subject, ({ view }) => {
    newest = atRest(view);
  });
  // At rest: nothing has happened for as long as a view may be put off.
  const look = (tries: number): void => {
    const stored = check.lines.stored();
    hub.refresh();
    engine.after(coalesceMs + 50, () => {
      const before = newest;
      const rests = check.lines.stored() === stored;
      if (rests && before !== atRest(hub.shown(subject)))
        check.complain(`${subject.id} sees something else than a newcomer`);
      if (rests || tries === 0) line.close();
      else look(tries - 1);
    });
  };
  engine.after(3 * minute, () => look(30));
}

/** A view as it stays while nothing happens: waits are reckoned by the clock, and go on with it. */
function atRest(view: unknown): string {
  return JSON.stringify(view, (key, value: unknown) =>
    key === "wait" || key === "comeIn" ? undefined : value,
  );
}

function close({ check, hub }: World, exact: boolean): void {
  if (exact) check.close(hub.hall(), hub.ledger());
  else check.whole(hub.hall());
}

/** The 23rd of November 2026, a Monday, in the zone of the hall. */
function midnightOf({ hall }: DayPlan): number {
  const hours = hall === "sample" ? 7 : 8;
  return Date.UTC(2026, 10, 23) - hours * 60 * minute;
}

function seededIds(engine: Engine): Ids {
  const chance = engine.chance("ids");
  const hex = (length: number): string =>
    Array.from({ length }, () => chance.whole(0, 15).toString(16)).join("");
  return {
    ticket: () => hex(16) as TicketId,
    secret: () => hex(43),
    code: () => hex(10).toUpperCase(),
    pairingCode: () => hex(6).toUpperCase(),
    hash: (text) => createHash("sha1").update(text).digest("hex"),
  };
}
