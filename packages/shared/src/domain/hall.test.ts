import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import {
  brokenInvariants,
  commands,
  officer,
  openRehearsal,
  replay,
  sample,
  unlawfulMoves,
  type Rehearsal,
} from "../testing/index.ts";
import { anySteps, crampedHall, takeStep, type Step } from "../testing/steps.ts";
import type { Actor, HallCommand } from "./command.ts";
import type { Decision } from "./decide.ts";
import type { HallEventOf, HallEventType } from "./event.ts";
import { counterState } from "./hall.ts";
import { refusals } from "./refusal.ts";

// Many runs, or real links, on a machine that may be busy: an end that says "stuck", nothing about speed.
vi.setConfig({ testTimeout: 120_000 });

const longest = 100;

/** Takes all steps. */
function walk(steps: readonly Step[]): Rehearsal {
  const hall = crampedHall();
  for (const step of steps) takeStep(hall, step);
  return hall;
}

function eventsOf<Type extends HallEventType>(
  { events }: { readonly events: readonly { readonly type: HallEventType }[] },
  type: Type,
): HallEventOf<Type>[] {
  return events.filter((event): event is HallEventOf<Type> => event.type === type);
}

/** The hall as it stands, to be compared with what it is later; nothing in it is shared. */
function picture(hall: Rehearsal): unknown {
  return structuredClone(hall.hall);
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  Object.values(value).forEach(deepFreeze);
  return value;
}

describe("whatever kiosks, officers and the hub ask for, in any order and at any time", () => {
  it("the hall keeps its invariants, and tickets move over lawful edges only", () => {
    fc.assert(
      fc.property(anySteps(longest), (steps) => {
        const hall = crampedHall();
        for (const step of steps) {
          const before = new Map(hall.hall.tickets);
          takeStep(hall, step);
          expect(brokenInvariants(hall.hall)).toEqual([]);
          expect(unlawfulMoves(before, hall.hall.tickets)).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("numbers of a series on a date are 1, 2, 3 and so on, whatever clock and catalogue do", () => {
    fc.assert(
      fc.property(anySteps(longest), (steps) => {
        const given = new Map<string, number[]>();
        const hall = crampedHall();
        for (const step of steps) {
          const { decision } = takeStep(hall, step);
          for (const issued of decision.ok ? eventsOf(decision, "ticketIssued") : []) {
            const series = `${hall.hall.serviceDate} ${issued.prefix}`;
            given.set(series, [...(given.get(series) ?? []), issued.number]);
          }
        }
        for (const numbers of given.values()) expect(numbers).toEqual(numbers.map((_, place) => place + 1));
      }),
      { numRuns: 300 },
    );
  });

  it("a refusal has a name and changes nothing; what is accepted is said in events", () => {
    fc.assert(
      fc.property(anySteps(longest), (steps) => {
        const hall = crampedHall();
        for (const step of steps) {
          let before: unknown = null;
          const { decision } = takeStep(hall, step, () => (before = picture(hall)));
          const named = decision.ok || refusals.includes(decision.error);
          const still =
            decision.ok && decision.events.length > 0 ? true : isDeepStrictEqual(before, hall.hall);
          expect({ named, still }).toEqual({ named: true, still: true });
        }
      }),
      { numRuns: 200 },
    );
  });

  it("deciding changes nothing: neither hall nor catalogue, command or actor", () => {
    fc.assert(
      fc.property(anySteps(60), (steps) => {
        const hall = crampedHall();
        deepFreeze(hall.catalogue());
        for (const step of steps) {
          takeStep(hall, step, (actor: Actor, command: HallCommand) => {
            const before = picture(hall);
            for (const ticket of hall.hall.tickets.values()) deepFreeze(ticket);
            hall.consider(deepFreeze(actor), deepFreeze(command));
            expect(isDeepStrictEqual(before, hall.hall)).toBe(true);
          });
        }
      }),
      { numRuns: 200 },
    );
  });

  it("deciding twice says the same twice", () => {
    fc.assert(
      fc.property(anySteps(60), (steps) => {
        const hall = crampedHall();
        const named = new Set(["ticketId", "announcementId", "id", "code"]);
        const nameless = (decision: Decision): string =>
          JSON.stringify(decision, (key, value: unknown) => (named.has(key) ? null : value));
        for (const step of steps) {
          let considered = "";
          const { decision } = takeStep(hall, step, (actor, command) => {
            considered = nameless(hall.consider(actor, command));
          });
          expect(nameless(decision)).toBe(considered);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("replaying the stored events, without a catalogue, gives the same hall", () => {
    fc.assert(
      fc.property(anySteps(longest), (steps) => {
        const hall = walk(steps);
        expect(replay(hall.history)).toEqual(hall.hall);
      }),
      { numRuns: 300 },
    );
  });

  it("every call and recall of a day has an announcement of its own", () => {
    fc.assert(
      fc.property(anySteps(longest), (steps) => {
        const { history } = walk(steps);
        const announced = history.flatMap(({ event }) =>
          event.type === "ticketCalled" || event.type === "ticketRecalled" ? [event.announcementId] : [],
        );
        expect(new Set(announced).size).toBe(announced.length);
      }),
      { numRuns: 200 },
    );
  });
});

describe("pressing at once, in any hall", () => {
  const { one, two } = sample.counters;

  it("a second press with the same belief is stale, and calls nobody", () => {
    fc.assert(
      fc.property(anySteps(60), (steps) => {
        const hall = walk(steps);
        for (const [counterId, { officerId, ticketId }] of new Map(hall.hall.counters)) {
          const actor: Actor = { kind: "staff", role: "officer", id: officerId ?? officer().id };
          const first = hall.refusal(actor, commands.callNext(counterId, ticketId));
          const moved = picture(hall);
          const second = hall.refusal(actor, commands.callNext(counterId, ticketId));
          expect(second).toBe(first ?? "stale");
          expect(isDeepStrictEqual(moved, hall.hall)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("two counters get two tickets, the older one for whoever was first; with one waiting, one call", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 }), fc.boolean(), (waiting, swapped) => {
        const hall = openRehearsal();
        hall.sit(one, 1);
        hall.sit(two, 2);
        const arrived = Array.from({ length: waiting }, () => hall.arrive(sample.services.idCard));
        const order = swapped ? [two, one] : [one, two];
        const answers = order.map((id) => hall.refusal(officer(id === one ? 1 : 2), commands.callNext(id)));
        const called = order.map((id) => counterState(hall.hall, id).ticketId);
        expect(called).toEqual([arrived[0] ?? null, arrived[1] ?? null]);
        expect(answers).toEqual(called.map((id) => (id === null ? "queue_empty" : null)));
      }),
      { numRuns: 20 },
    );
  });
});

describe("these walks", () => {
  it("come to every event and to every refusal of the hall", () => {
    const events = new Set<HallEventType>();
    const errors = new Set<string>();
    for (const steps of fc.sample(anySteps(400), { seed: 20_201, numRuns: 400 })) {
      const hall = crampedHall();
      for (const step of steps) {
        const { decision } = takeStep(hall, step);
        for (const event of decision.ok ? decision.events : []) {
          events.add(event.type);
          // What is refused to a slip that somebody has in hand is told, not answered.
          if (event.type === "slipStrayed") errors.add(event.stray.why);
        }
        if (!decision.ok) errors.add(decision.error);
      }
    }
    expect([...refusals].filter((error) => !errors.has(error))).toEqual([]);
    expect([...events].sort()).toEqual([
      "actionUndone",
      "autoCallSet",
      "classChanged",
      "closureBegan",
      "closureEnded",
      "closureRequested",
      "copyAsked",
      "copyReported",
      "copyTaken",
      "counterClosed",
      "counterOpened",
      "crowdingSet",
      "dayClosed",
      "dayOpened",
      "gateCounted",
      "gateOverridden",
      "gateSet",
      "hallPaused",
      "hallResumed",
      "hoursSet",
      "kioskTold",
      "outageDeclared",
      "outageEnded",
      "padEntered",
      "peopleCounted",
      "printReported",
      "recoveryBegun",
      "recoveryEnded",
      "rightGranted",
      "serviceStarted",
      "slipStrayed",
      "slipsTold",
      "stepFinished",
      "ticketAbsent",
      "ticketAdmitted",
      "ticketCalled",
      "ticketCancelled",
      "ticketFinished",
      "ticketIssued",
      "ticketLetPass",
      "ticketMoved",
      "ticketParked",
      "ticketPaused",
      "ticketRecalled",
      "ticketResumed",
      "ticketReturned",
      "ticketTransferred",
      "ticketVoided",
      "weightChanged",
    ] satisfies HallEventType[]);
  });
});
