import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import {
  commands,
  kiosk,
  officer,
  openRehearsal,
  sample,
  sampleCatalogue,
  sampleDate,
  system,
  type Rehearsal,
} from "../testing/index.ts";
import type { CounterId, ServiceId, StaffId, TicketId } from "./brand.ts";
import { findCounter } from "./catalogue.ts";
import type { Actor, HallCommand, SlipOutcome } from "./command.ts";
import { counterState } from "./hall.ts";
import { nextTurns } from "./order.ts";
import { personsOf } from "./queue.ts";
import type { Refusal } from "./refusal.ts";
import type { Paper, TicketState } from "./ticket.ts";

// Many runs, or real links, on a machine that may be busy: an end that says "stuck", nothing about speed.
vi.setConfig({ testTimeout: 120_000 });

/**
 * The hall once more, as somebody would keep it on paper: one list of tickets and who sits where. Everything else is
 * looked up by reading the list. It shares no code with the domain, and says for each command the reasons to refuse.
 */
interface Sheet {
  id: TicketId;
  label: string;
  service: ServiceId;
  party: number;
  state: TicketState;
  paper: Paper;
  kiosk: number;
  counter: CounterId | null;
  calls: number;
  lastCall: number;
}
interface Model {
  now: number;
  date: number;
  open: boolean;
  sheets: Sheet[];
  seats: Map<CounterId, number>;
}

const settings = { recallLimit: 2, absentAfterRecalls: 2, recallCooldownMs: 20_000, largestParty: 3 };
const { idCard, familyCard, tax, permit, passport } = sample.services;
const { one, two, three, immigration, outOfUse } = sample.counters;
/** Service to the letter and the digits of its series. */
const series = new Map<ServiceId, readonly [letter: string, digits: number]>([
  [idCard, ["A", 3]],
  [familyCard, ["A", 3]],
  [tax, ["B", 3]],
  [permit, ["C", 4]],
]);
const serves = new Map<CounterId, readonly ServiceId[]>([
  [one, [idCard, familyCard]],
  [two, [idCard]],
  [three, [tax, permit]],
  [immigration, [passport, idCard]],
]);

function inHand(model: Model, counter: CounterId): Sheet | null {
  const held = (sheet: Sheet): boolean => sheet.state === "called" || sheet.state === "serving";
  return model.sheets.find((sheet) => sheet.counter === counter && held(sheet)) ?? null;
}

function waitingFor(model: Model, counter: CounterId): Sheet[] {
  const services = serves.get(counter) ?? [];
  return model.sheets.filter((sheet) => sheet.state === "waiting" && services.includes(sheet.service));
}

/** A command of the model: who says what, why it might be refused, and what it does to the sheets. */
interface Move {
  readonly actor: Actor;
  readonly command: HallCommand;
  readonly refusals: readonly (readonly [refusal: Refusal, applies: boolean])[];
  readonly apply: (issued: TicketId | null) => void;
}
type Mover = (model: Model) => Move;

function move(name: string, mover: Mover): fc.Command<Model, Rehearsal> {
  return {
    check: () => true,
    toString: () => name,
    run: (model, hall) => {
      const { actor, command, refusals, apply } = mover(model);
      const lawful = refusals.flatMap(([refusal, applies]) => (applies ? [refusal] : []));
      const decision = hall.ask(actor, command);
      const answer = decision.ok ? "accepted" : decision.error;
      expect(lawful.length === 0 ? ["accepted"] : lawful).toContain(answer);
      const issued = decision.ok ? decision.events.find((event) => event.type === "ticketIssued") : undefined;
      if (decision.ok) apply(issued?.ticketId ?? null);
      expect(seen(hall)).toEqual(noted(model));
    },
  };
}

/** What the model and the hall must agree on. */
interface Account {
  readonly open: boolean;
  readonly tickets: readonly unknown[];
  readonly seats: readonly unknown[];
  readonly persons: readonly number[];
  readonly next: readonly unknown[];
}

function noted(model: Model): Account {
  const holds = ({ state }: Sheet): boolean => state === "printing" || state === "waiting";
  return {
    open: model.open,
    tickets: model.sheets.map(({ id, label, state, paper, calls }) => ({ id, label, state, paper, calls })),
    seats: [...serves.keys()].map((counter) => [
      model.seats.get(counter) ?? null,
      inHand(model, counter)?.id ?? null,
    ]),
    persons: [...series.keys()].map((service) =>
      model.sheets.reduce((sum, s) => sum + (s.service === service && holds(s) ? s.party : 0), 0),
    ),
    next: [...serves.keys()].map((counter) =>
      waitingFor(model, counter)
        .slice(0, 3)
        .map(({ id }) => id),
    ),
  };
}

function seen({ hall, catalogue, clock }: Rehearsal): Account {
  const seat = (id: StaffId | null): number | null =>
    id === null ? null : Number(id.slice("officer-".length));
  return {
    open: hall.open,
    tickets: [...hall.tickets.values()].map(({ id, label, state, paper, call }) => ({
      id,
      label,
      state,
      paper,
      calls: call?.count ?? 0,
    })),
    seats: [...serves.keys()].map((counter) => {
      const { officerId, ticketId } = counterState(hall, counter);
      return [seat(officerId), ticketId];
    }),
    persons: [...series.keys()].map((service) => personsOf(hall, service)),
    next: [...serves.keys()].map((id) => {
      const counter = findCounter(catalogue(), id);
      const turns = counter === null ? [] : nextTurns(hall, catalogue(), counter, clock.now(), 3);
      return turns.map(({ ticket }) => ticket.id);
    }),
  };
}

const openDay: Mover = (model) => ({
  actor: system,
  command: commands.openDay(dateText(model.date + 1)),
  refusals: [["day_already_open", model.open]],
  apply: () => {
    Object.assign(model, { date: model.date + 1, open: true, sheets: [] });
    model.seats.clear();
  },
});

const closeDay: Mover = (model) => ({
  actor: system,
  command: commands.closeDay(),
  refusals: [["day_closed", !model.open]],
  apply: () => {
    model.open = false;
    model.seats.clear();
    for (const sheet of model.sheets) if (sheet.state !== "done") sheet.state = "void";
  },
});

function issue(number: number, service: ServiceId, party: number): Mover {
  return (model) => ({
    actor: kiosk(number),
    command: commands.issue(service, party),
    refusals: [
      ["day_closed", !model.open],
      ["unknown_service", !series.has(service)],
      ["party_size", party < 1 || party > settings.largestParty],
    ],
    apply: (id) => {
      const [letter, digits] = series.get(service) ?? ["", 0];
      const before = model.sheets.filter((sheet) => sheet.label.startsWith(letter)).length;
      model.sheets.push({
        id: id ?? ("none" as TicketId),
        label: letter + String(before + 1).padStart(digits, "0"),
        service,
        party,
        state: "printing",
        paper: "pending",
        kiosk: number,
        counter: null,
        calls: 0,
        lastCall: 0,
      });
    },
  });
}

function reportPrint(pick: number, by: number | "hub", outcome: SlipOutcome): Mover {
  return (model) => {
    const sheet = model.sheets.at(pick % Math.max(1, model.sheets.length));
    const late = sheet?.paper === "unknown" && outcome !== "unknown" && by !== "hub";
    return {
      actor: by === "hub" ? system : kiosk(by),
      command: commands.reportPrint(sheet?.id ?? ("nobody" as TicketId), outcome),
      refusals: [
        ["unknown_ticket", sheet === undefined],
        ["not_your_ticket", by !== "hub" && sheet?.kiosk !== by],
        ["wrong_state", sheet?.paper !== "pending" && !late],
      ],
      apply: () => {
        if (sheet === undefined) return;
        sheet.paper = outcome;
        if (sheet.state === "printing") sheet.state = "waiting";
      },
    };
  };
}

function openCounter(counter: CounterId, who: number, takeOver: boolean): Mover {
  return (model) => {
    const before = [...model.seats].find(([, seated]) => seated === who)?.[0] ?? null;
    const seated = model.seats.get(counter) ?? null;
    const already = seated === who;
    return {
      actor: officer(who),
      command: commands.openCounter(counter, takeOver),
      refusals: [
        ["day_closed", !model.open],
        ["counter_out_of_use", counter === outOfUse],
        ["counter_taken", seated !== null && !already && !takeOver],
        ["ticket_in_hand", !already && before !== null && inHand(model, before) !== null],
      ],
      apply: () => {
        if (before !== null) model.seats.delete(before);
        model.seats.set(counter, who);
      },
    };
  };
}

/** Why nobody may work there. */
function seatRefusals(model: Model, counter: CounterId, who: number): Move["refusals"] {
  const seated = model.seats.get(counter) ?? null;
  return [
    ["day_closed", !model.open],
    ["counter_not_open", seated === null],
    ["not_your_counter", seated !== null && seated !== who],
  ];
}

function closeCounter(counter: CounterId, who: number): Mover {
  return (model) => ({
    actor: officer(who),
    command: commands.closeCounter(counter),
    refusals: [...seatRefusals(model, counter, who), ["ticket_in_hand", inHand(model, counter) !== null]],
    apply: () => void model.seats.delete(counter),
  });
}

function callNext(counter: CounterId, who: number, honest: boolean): Mover {
  return (model) => {
    const held = inHand(model, counter);
    const believed = honest ? (held?.id ?? null) : (model.sheets.at(-1)?.id ?? null);
    const [next] = waitingFor(model, counter);
    return {
      actor: officer(who),
      command: commands.callNext(counter, believed),
      refusals: [
        ...seatRefusals(model, counter, who),
        ["stale", believed !== (held?.id ?? null)],
        ["queue_empty", next === undefined],
      ],
      apply: () => {
        if (held !== null) held.state = "done";
        if (next !== undefined)
          Object.assign(next, { state: "called", counter, calls: 1, lastCall: model.now });
      },
    };
  };
}

type Work = "recall" | "startService" | "finish" | "markAbsent";
/** Work on the ticket in hand, or, where `pick` is not null, on any other. */
function work(type: Work, counter: CounterId, who: number, pick: number | null): Mover {
  return (model) => {
    const any = model.sheets.at((pick ?? 0) % Math.max(1, model.sheets.length)) ?? null;
    const held = inHand(model, counter);
    const sheet = pick === null ? held : any;
    const called = sheet?.state === "called";
    const recalls = (sheet?.calls ?? 1) - 1;
    const special: { readonly [Type in Work]: Move["refusals"] } = {
      recall: [
        ["wrong_state", !called],
        ["recall_limit", recalls >= settings.recallLimit],
        ["recall_too_soon", model.now - (sheet?.lastCall ?? 0) < settings.recallCooldownMs],
      ],
      startService: [["wrong_state", !called]],
      finish: [],
      markAbsent: [
        ["wrong_state", !called],
        ["absent_too_early", recalls < settings.absentAfterRecalls],
      ],
    };
    const effects: { readonly [Type in Work]: (sheet: Sheet) => void } = {
      recall: (s) => Object.assign(s, { calls: s.calls + 1, lastCall: model.now }),
      startService: (s) => Object.assign(s, { state: "serving" }),
      finish: (s) => Object.assign(s, { state: "done" }),
      markAbsent: (s) => Object.assign(s, { state: "absent" }),
    };
    return {
      actor: officer(who),
      command: commands[type](counter, sheet?.id ?? ("nobody" as TicketId)),
      refusals: [
        ...seatRefusals(model, counter, who),
        ["unknown_ticket", sheet === null],
        ["not_at_this_counter", sheet !== null && sheet !== held],
        ...special[type],
      ],
      apply: () => (sheet === null ? undefined : effects[type](sheet)),
    };
  };
}

function pass(ms: number): fc.Command<Model, Rehearsal> {
  return {
    check: () => true,
    toString: () => `pass(${ms})`,
    run: (model, hall) => {
      model.now += ms;
      hall.clock.advance(ms);
    },
  };
}

function dateText(day: number): string {
  return new Date(Date.parse(sampleDate) + day * 86_400_000).toISOString().slice(0, 10);
}

const anyCounter = fc.constantFrom(one, two, three, immigration);
const anyOfficer = fc.constantFrom(1, 2, 3);
const anyKiosk = fc.constantFrom(1, 2);
const anyService = fc.constantFrom(idCard, familyCard, tax, permit, "parkir" as ServiceId);
const pick = fc.nat(40);

/** Officers mostly sit at the counter of their own number, so that most work is lawful. */
const post = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom([one, 1] as const, [two, 2] as const, [three, 3] as const) },
  { weight: 1, arbitrary: fc.tuple(anyCounter, anyOfficer) },
);

function working(type: Work): fc.Arbitrary<fc.Command<Model, Rehearsal>> {
  const which = fc.option(pick, { freq: 5 });
  return fc.tuple(post, which).map(([[counter, who], picked]) => {
    // `fc.option` gives null one time in five: the ticket in hand is what work is mostly about.
    const ticket = picked === null || picked % 4 === 0 ? picked : null;
    return move(`${type}(${counter}, ${who}, ${ticket})`, work(type, counter, who, ticket));
  });
}

const issuing = fc
  .tuple(anyKiosk, anyService, fc.constantFrom(1, 1, 1, 2, 3, 0, 4))
  .map(([number, service, party]) =>
    move(`issue(${number}, ${service}, ${party})`, issue(number, service, party)),
  );
const printing = fc
  .tuple(
    pick,
    fc.constantFrom(1, 2, "hub" as const),
    fc.constantFrom<SlipOutcome>("printed", "failed", "unknown", "declined"),
  )
  .map(([p, by, outcome]) => move(`print(${p}, ${by}, ${outcome})`, reportPrint(p, by, outcome)));
const sitting = fc
  .tuple(fc.oneof(post, fc.tuple(fc.constantFrom(outOfUse), anyOfficer)), fc.boolean())
  .map(([[counter, who], over]) => move(`sit(${counter}, ${who}, ${over})`, openCounter(counter, who, over)));
const calling = fc
  .tuple(post, fc.boolean(), fc.boolean())
  .map(([[counter, who], a, b]) =>
    move(`next(${counter}, ${who}, ${a || b})`, callNext(counter, who, a || b)),
  );

/** What stands here more often is done more often. */
const moves = [
  issuing,
  issuing,
  issuing,
  printing,
  printing,
  printing,
  printing,
  sitting,
  calling,
  calling,
  calling,
  working("recall"),
  working("recall"),
  working("startService"),
  working("finish"),
  working("markAbsent"),
  post.map(([counter, who]) => move(`leave(${counter}, ${who})`, closeCounter(counter, who))),
  fc.constantFrom(1_000, 5_000, 20_000, 60_000).map(pass),
  fc.constantFrom(10_000, 30_000).map(pass),
  fc
    .constantFrom(0, 0, 0, 0, 0, 1, 2)
    .map((which) =>
      which === 0 ? pass(0) : move(which === 1 ? "open" : "close", which === 1 ? openDay : closeDay),
    ),
];

describe("the hall against a hall on paper", () => {
  it("answers and stands as the paper says, after every command", () => {
    fc.assert(
      fc.property(fc.commands(moves, { maxCommands: 120, size: "max" }), (sequence) => {
        const setup = (): { model: Model; real: Rehearsal } => {
          const real = openRehearsal({ catalogue: sampleCatalogue({ settings }) });
          const seats: [CounterId, number][] = [
            [one, 1],
            [two, 2],
            [three, 3],
          ];
          for (const [counter, who] of seats) real.sit(counter, who);
          const now = real.clock.now();
          return { model: { now, date: 0, open: true, sheets: [], seats: new Map(seats) }, real };
        };
        fc.modelRun(setup, sequence);
      }),
      { numRuns: 300 },
    );
  });
});
