import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import {
  commands,
  kiosk,
  officer,
  openRehearsal,
  sample,
  sampleCatalogue,
  type Rehearsal,
} from "../testing/index.ts";
import type { CounterId, ServiceId, TicketId } from "./brand.ts";
import type { CallingPolicy, Catalogue, Counter, Weight } from "./catalogue.ts";
import type { Actor } from "./command.ts";
import { counterState } from "./hall.ts";
import type { Ticket } from "./ticket.ts";

// Many runs, or real links, on a machine that may be busy: an end that says "stuck", nothing about speed.
vi.setConfig({ testTimeout: 120_000 });

/**
 * The bound of domain.md 5, watched from outside: what is looked at are tickets and calls, never streaks and heads.
 * Bounds hold for calls by `callNext`: whoever is called by number is left out, and takes nothing from anybody.
 */
const { idCard, familyCard, tax, permit } = sample.services;
const { one, two, three, immigration } = sample.counters;
const { regular, elderly, booked } = sample.classes;
const { wheelchair, signs } = sample.needs;

/** Which counters serve what, in the arrangements under test. */
type Arrangement = Readonly<Record<CounterId, readonly ServiceId[]>>;
const oneCounter: Arrangement = { [one]: [idCard, familyCard] };
const oneQueue: Arrangement = {
  [one]: [idCard, familyCard],
  [two]: [idCard, familyCard],
  [three]: [idCard, familyCard],
};
const overlapping: Arrangement = {
  [one]: [idCard, familyCard],
  [two]: [familyCard, tax],
  [three]: [idCard],
  [immigration]: [tax, permit, idCard],
};

interface Day {
  readonly arrangement: Arrangement;
  readonly policy: CallingPolicy;
  readonly weights: readonly Weight[];
  readonly moves: readonly Move[];
}
interface Move {
  readonly kind: "arrive" | "print" | "call" | "class" | "weight" | "seat" | "pass" | Strays | Own;
  readonly pick: number;
  readonly old: boolean;
  readonly needy: boolean;
  readonly minutes: number;
}

/** What takes a ticket from its place, and gives it another. */
type Strays = "absent" | "return" | "front" | "override";
/** What visitors do with their own tickets. */
type Own = "letPass" | "pause" | "resume";
type Kind = Move["kind"];
function anyMove(...kinds: readonly (readonly [weight: number, kind: Kind])[]): fc.Arbitrary<Move> {
  return fc.record({
    kind: fc.oneof(...kinds.map(([weight, kind]) => ({ weight, arbitrary: fc.constant(kind) }))),
    pick: fc.nat(1_000),
    old: fc.boolean(),
    needy: fc.boolean(),
    minutes: fc.integer({ min: 0, max: 12 }),
  });
}

interface Spice {
  readonly classes?: true;
  readonly needs?: true;
  readonly weights?: true;
  /** Returns, transfers to the front and calls by number. */
  readonly strays?: true;
  /** Visitors who let others go first, or step out for a while. */
  readonly own?: true;
}

function anyDay(arrangements: readonly Arrangement[], spice: Spice): fc.Arbitrary<Day> {
  const move = anyMove(
    [10, "arrive"],
    [2, "print"],
    [10, "call"],
    [3, "pass"],
    ...(spice.classes ? ([[3, "class"]] as const) : []),
    ...(spice.weights ? ([[2, "weight"]] as const) : []),
    ...(spice.needs ? ([[2, "seat"]] as const) : []),
    ...(spice.own
      ? ([
          [4, "letPass"],
          [3, "pause"],
          [3, "resume"],
        ] as const)
      : []),
    ...(spice.strays
      ? ([
          [3, "absent"],
          [3, "return"],
          [2, "front"],
          [2, "override"],
        ] as const)
      : []),
  );
  return fc.record({
    arrangement: fc.constantFrom(...arrangements),
    policy: fc.record({
      priorityRatio: fc.integer({ min: 1, max: 4 }),
      longestWaitMs: fc.integer({ min: 5, max: 90 }).map((minutes) => minutes * 60_000),
    }),
    weights: spice.weights
      ? fc.array(fc.constantFrom<Weight>("primary", "normal", "idle"), { minLength: 12, maxLength: 12 })
      : fc.constant([]),
    moves: fc
      .array(move, { maxLength: 140, size: "max" })
      .map((moves) => (spice.needs ? moves : moves.map((one) => ({ ...one, needy: false })))),
  });
}

function catalogueOf({ arrangement, policy, weights }: Day): Catalogue {
  const catalogue = sampleCatalogue({ policy, settings: { absentAfterRecalls: 0 } });
  const places = Object.entries(arrangement).flatMap(([id, serviceIds], at) => {
    const counter = catalogue.counters.find((known) => known.id === id);
    if (counter === undefined) return [];
    const own = serviceIds.map((serviceId, i) => [serviceId, weights[at * 3 + i] ?? "primary"] as const);
    return [{ ...counter, serviceIds, weights: Object.fromEntries(own) }];
  });
  return { ...catalogue, counters: places };
}

/** One call as it was made, and everybody whom this counter might have called instead. */
interface Call {
  readonly counter: Counter;
  readonly ticket: Ticket;
  readonly others: readonly Ticket[];
  readonly now: number;
}

function nth<Value>(values: readonly Value[], pick: number): Value | undefined {
  return values[pick % Math.max(1, values.length)];
}

function seatOf(hall: Rehearsal, { id }: Counter): number | null {
  const { officerId } = counterState(hall.hall, id);
  return officerId === null ? null : Number(officerId.slice("officer-".length));
}

/** Who waits for this counter: its services, and no open counter is fit for more of their needs. */
function callable(hall: Rehearsal, counter: Counter): readonly Ticket[] {
  const { counters } = hall.catalogue();
  return [...hall.hall.tickets.values()].filter((ticket) => {
    const fit = ({ fits }: Counter): number => ticket.needs.filter((need) => fits.includes(need)).length;
    const open = counters.filter((c) => seatOf(hall, c) !== null && c.serviceIds.includes(ticket.serviceId));
    const here = ticket.state === "waiting" && counter.serviceIds.includes(ticket.serviceId);
    return here && ticket.pause === null && !open.some((one) => fit(one) > fit(counter));
  });
}

function call(hall: Rehearsal, counter: Counter): Call | null {
  const who = seatOf(hall, counter);
  if (who === null) return null;
  const waiting = callable(hall, counter);
  const inHand = counterState(hall.hall, counter.id).ticketId;
  const refused = hall.refusal(officer(who), commands.callNext(counter.id, inHand));
  expect(refused).toBe(waiting.length === 0 ? "queue_empty" : null);
  const ticket = waiting.find(({ id }) => id === counterState(hall.hall, counter.id).ticketId);
  expect(ticket === undefined).toBe(refused !== null);
  if (ticket === undefined) return null;
  return { counter, ticket, others: waiting.filter((one) => one !== ticket), now: hall.clock.now() };
}

/** Calls somebody by number: left out of the bound, but where it was their turn it is a call as any other. */
function byNumber(hall: Rehearsal, counter: Counter, pick: number): Call | null {
  const waiting = callable(hall, counter);
  const ticket = nth(waiting, pick);
  const who = seatOf(hall, counter);
  if (ticket === undefined || who === null) return null;
  const { ticketId } = counterState(hall.hall, counter.id);
  hall.must(officer(who), commands.callTicket(counter.id, ticket.id, sample.reasons.emergency, ticketId));
  if (hall.ticket(ticket.id).call?.reason.code === "override") return null;
  return { counter, ticket, others: waiting.filter((one) => one !== ticket), now: hall.clock.now() };
}

/** One move of the day; the call that it made, if it made one. */
function make(hall: Rehearsal, move: Move): Call | null {
  const { counters } = hall.catalogue();
  const counter = nth(counters, move.pick);
  if (counter === undefined) return null;
  const serviceId = nth(counter.serviceIds, move.minutes) ?? idCard;
  const tickets = [...hall.hall.tickets.values()];
  const ticket = nth(
    tickets.filter(({ state }) => state === "waiting" || state === "printing"),
    move.pick,
  );
  const needs = move.needy ? [[wheelchair], [signs], [wheelchair, signs]][move.pick % 3] : [];
  const classId = move.old ? (move.pick % 4 === 0 ? booked : elderly) : regular;
  const table: Readonly<Record<Kind, () => Call | null>> = {
    arrive: () => {
      const claim = { classId, needs: needs ?? [] };
      if (move.pick % 5 === 0) hall.issue(serviceId, 1, 1, claim);
      else hall.arrive(serviceId, 1, 1, claim);
      return null;
    },
    print: () => {
      const printing = tickets.find(({ state }) => state === "printing");
      if (printing !== undefined) hall.must(kioskOf(printing), commands.reportPrint(printing.id));
      return null;
    },
    call: () => call(hall, counter),
    class: () => {
      if (ticket !== undefined) hall.must(officer(), commands.confirmClass(ticket.id, classId));
      return null;
    },
    weight: () => {
      const weight = (["primary", "normal", "idle", null] as const)[move.minutes % 4] ?? null;
      hall.must(officer(), commands.setWeight(counter.id, serviceId, weight));
      return null;
    },
    seat: () => {
      const at = counters.indexOf(counter) + 1;
      const seated = seatOf(hall, counter);
      if (seated === null) hall.sit(counter.id, at);
      else hall.refusal(officer(seated), commands.closeCounter(counter.id));
      return null;
    },
    absent: () => {
      const inHand = inHandAt(hall, counter);
      if (inHand !== null) hall.refusal(inHand.actor, commands.markAbsent(counter.id, inHand.id));
      return null;
    },
    return: () => {
      const gone = nth([...hall.hall.aside], move.pick);
      if (gone !== undefined) hall.refusal(officer(), commands.returnTicket(gone));
      return null;
    },
    front: () => {
      const inHand = inHandAt(hall, counter);
      if (inHand !== null)
        hall.refusal(inHand.actor, commands.transfer(counter.id, inHand.id, serviceId, "front"));
      return null;
    },
    override: () => byNumber(hall, counter, move.pick),
    letPass: () => {
      if (ticket !== undefined)
        hall.refusal(kiosk(), commands.letPass(hall.secretHash(ticket.id), 1 + (move.minutes % 4)));
      return null;
    },
    pause: () => {
      if (ticket !== undefined)
        hall.refusal(kiosk(), commands.pauseTicket(hall.secretHash(ticket.id), 1 + move.minutes));
      return null;
    },
    resume: () => {
      const paused = nth([...hall.hall.paused], move.pick);
      if (paused !== undefined) hall.must(kiosk(), commands.resumeTicket(hall.secretHash(paused)));
      return null;
    },
    pass: () => {
      hall.clock.advance(move.minutes * 60_000);
      return null;
    },
  };
  return table[move.kind]();
}

function inHandAt(hall: Rehearsal, counter: Counter): { actor: Actor; id: TicketId } | null {
  const { officerId, ticketId } = counterState(hall.hall, counter.id);
  if (officerId === null || ticketId === null) return null;
  return { actor: { kind: "staff", role: "officer", id: officerId }, id: ticketId };
}

function kioskOf({ kioskId }: Ticket) {
  return kioskId === null ? kiosk() : ({ kind: "device", role: "kiosk", id: kioskId } as const);
}

function opened(day: Day): Rehearsal {
  const hall = openRehearsal({ catalogue: catalogueOf(day) });
  hall.catalogue().counters.forEach(({ id }, at) => hall.sit(id, at + 1));
  return hall;
}

/** Goes through the day; `watch` sees each call, `after` each move. */
function walk(
  day: Day,
  watch: (call: Call, hall: Rehearsal) => void,
  after: (hall: Rehearsal) => void = () => undefined,
): Rehearsal {
  const hall = opened(day);
  for (const move of day.moves) {
    const made = make(hall, move);
    if (made !== null) watch(made, hall);
    after(hall);
  }
  return hall;
}

/** Who has given nothing of their turn away: of them alone is it said that nobody is passed over. */
function gaveNothing(hall: Rehearsal): (ticket: Ticket) => boolean {
  const gave = new Set<TicketId>();
  for (const { event } of hall.history)
    if (event.type === "ticketLetPass" || event.type === "ticketPaused") gave.add(event.ticketId);
  return ({ id }) => !gave.has(id);
}

const isPriority = ({ lane }: Ticket): boolean => lane === "priority";
const came = (a: Ticket, b: Ticket): boolean => a.arrival < b.arrival;

/** A regular who waits, how often they were passed over, and how many regulars before them went meanwhile. */
interface Wait {
  readonly ticket: Ticket;
  readonly counterId: CounterId;
  passed: number;
  ahead: number;
}

/**
 * A regular with k regulars ahead is overtaken at most r(k+1) times: by the calls of any one counter, or, where all
 * counters serve the same, by those of all together. Counts anew when a ticket comes or goes, for this counter.
 */
function expectFewOvertakings(day: Day, together: boolean): void {
  const waits = new Map<string, Wait>();
  function watch({ counter, ticket }: Call): void {
    for (const wait of waits.values()) {
      const passes = isPriority(ticket) && came(wait.ticket, ticket);
      if (passes && (together || wait.counterId === counter.id)) wait.passed += 1;
      if (!isPriority(ticket) && came(ticket, wait.ticket)) wait.ahead += 1;
      const most = day.policy.priorityRatio * (wait.ahead + 1);
      expect(wait.passed, `${wait.ticket.label} at ${wait.counterId}`).toBeLessThanOrEqual(most);
    }
  }
  walk(day, watch, (hall) => {
    const now = new Map<string, Wait>();
    const kept = gaveNothing(hall);
    for (const counter of hall.catalogue().counters)
      for (const ticket of callable(hall, counter).filter((one) => !isPriority(one) && kept(one))) {
        const key = `${counter.id} ${ticket.id}`;
        now.set(key, waits.get(key) ?? { ticket, counterId: counter.id, passed: 0, ahead: 0 });
      }
    waits.clear();
    for (const [key, wait] of now) waits.set(key, wait);
  });
}

/** How this counter takes the ticket's service now. */
function weightAt(hall: Rehearsal, { id, weights }: Counter, { serviceId }: Ticket): Weight {
  return hall.hall.weights.get(id)?.get(serviceId) ?? weights[serviceId] ?? "primary";
}

/** Those of whom a counter calls while anybody waits whose service it does not keep for when it is idle. */
function withoutIdleOnes(hall: Rehearsal, counter: Counter, tickets: readonly Ticket[]): readonly Ticket[] {
  const busy = tickets.filter((ticket) => weightAt(hall, counter, ticket) !== "idle");
  return busy.length > 0 ? busy : tickets;
}

const arrangements = [oneCounter, oneQueue, overlapping];
const everything: Spice = { classes: true, needs: true, weights: true, own: true };

describe("a regular visitor, whoever comes and whatever is changed", () => {
  it("with k regulars ahead is overtaken at most r(k+1) times by one counter, also of several that overlap", () => {
    fc.assert(
      fc.property(anyDay(arrangements, { classes: true, needs: true, strays: true, own: true }), (day) =>
        expectFewOvertakings(day, false),
      ),
      { numRuns: 300 },
    );
  });

  it("is overtaken no more often where several counters share one queue", () => {
    fc.assert(
      fc.property(anyDay([oneCounter, oneQueue], { classes: true }), (day) =>
        expectFewOvertakings(day, true),
      ),
      { numRuns: 300 },
    );
  });

  it("sees a counter make at most r priority calls between two regular ones of its tickets while they wait", () => {
    fc.assert(
      fc.property(anyDay(arrangements, { ...everything, strays: true }), (day) => {
        const since = new Map<CounterId, number>();
        const hall = opened(day);
        for (const move of day.moves) {
          const made = make(hall, move);
          if (made === null) continue;
          const { counter, ticket, others } = made;
          const waits = withoutIdleOnes(hall, counter, [ticket, ...others]).some((one) => !isPriority(one));
          if (isPriority(ticket) && waits) since.set(counter.id, (since.get(counter.id) ?? 0) + 1);
          expect(since.get(counter.id) ?? 0).toBeLessThanOrEqual(day.policy.priorityRatio);
          const shares = ({ serviceIds }: Counter): boolean => serviceIds.includes(ticket.serviceId);
          if (!isPriority(ticket))
            for (const { id } of hall.catalogue().counters.filter(shares)) since.delete(id);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("who has waited as long as anybody may is passed over by nobody who came later", () => {
    fc.assert(
      fc.property(anyDay(arrangements, everything), (day) => {
        walk(day, ({ ticket, others, now }, hall) => {
          const long = others.filter((one) => now - one.issuedAt >= day.policy.longestWaitMs);
          const late = long.filter(gaveNothing(hall));
          const passedOver = late.filter((one) => !isPriority(one) && came(one, ticket));
          expect(passedOver.map(({ label }) => label)).toEqual([]);
        });
      }),
      { numRuns: 300 },
    );
  });
});

describe("everybody, whoever comes and whatever is changed", () => {
  it("is called in order of arrival within a lane of a service, and of services of one weight", () => {
    fc.assert(
      fc.property(anyDay(arrangements, everything), (day) => {
        const hall = opened(day);
        for (const move of day.moves) {
          const made = make(hall, move);
          if (made === null) continue;
          const { counter, ticket, others } = made;
          const weight = weightAt(hall, counter, ticket);
          const kept = gaveNothing(hall);
          const before = others.filter((one) => one.lane === ticket.lane && came(one, ticket) && kept(one));
          const alike = before.filter((one) => weightAt(hall, counter, one) === weight);
          expect(alike.map(({ label }) => label)).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("is called after services that the counter takes first, unless somebody has waited too long", () => {
    fc.assert(
      fc.property(anyDay(arrangements, everything), (day) => {
        const hall = opened(day);
        const rank = { primary: 0, normal: 1, idle: 2 } satisfies Record<Weight, number>;
        for (const move of day.moves) {
          const made = make(hall, move);
          const code = made === null ? null : hall.ticket(made.ticket.id).call?.reason.code;
          if (made === null || code === "longest_wait" || code === "long_wait_behind") continue;
          const { counter, ticket, others } = made;
          const own = weightAt(hall, counter, ticket);
          const better = others.filter((one) => rank[weightAt(hall, counter, one)] < rank[own]);
          expect(better.filter((one) => one.lane === ticket.lane || own === "idle")).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("is called in the end: no ticket starves while its counters go on calling", () => {
    fc.assert(
      fc.property(anyDay(arrangements, { ...everything, strays: true }), (day) => {
        const hall = walk(day, () => undefined);
        hall.catalogue().counters.forEach((counter, at) => {
          if (seatOf(hall, counter) === null) hall.sit(counter.id, at + 1);
        });
        for (const id of hall.hall.paused) hall.must(kiosk(), commands.resumeTicket(hall.secretHash(id)));
        const waiting = [...hall.hall.tickets.values()].filter(({ state }) => state === "waiting");
        const { counters } = hall.catalogue();
        for (let round = 0; round < waiting.length; round += 1) for (const one of counters) call(hall, one);
        const left = waiting.filter(({ id }) => hall.ticket(id).state === "waiting");
        expect(left.map(({ label }) => label)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it("of a class that goes first is called too where regulars never stop coming and all wait too long", () => {
    const policies = fc.record({
      priorityRatio: fc.integer({ min: 1, max: 4 }),
      longestWaitMs: fc.integer({ min: 5, max: 60 }).map((minutes) => minutes * 60_000),
    });
    fc.assert(
      fc.property(policies, fc.integer({ min: 10, max: 40 }), (policy, ahead) => {
        const hall = opened({ arrangement: oneCounter, policy, weights: [], moves: [] });
        for (let i = 0; i < ahead; i += 1) hall.arrive(idCard);
        hall.clock.advance(policy.longestWaitMs);
        const old = hall.arriveAs(elderly, familyCard);
        // One is called and one comes in the time of one: the queue never grows shorter.
        for (let i = 0; i <= ahead && hall.ticket(old).state === "waiting"; i += 1) {
          hall.callNext(one);
          hall.arrive(idCard);
          hall.clock.advance(policy.longestWaitMs);
        }
        expect(hall.ticket(old).state).toBe("called");
      }),
      { numRuns: 50 },
    );
  });
});
