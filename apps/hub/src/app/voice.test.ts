import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type {
  Actor,
  AnnouncementId,
  CounterId,
  DeviceId,
  Earshot,
  ServiceId,
  TicketId,
  ZoneId,
} from "@giliran/shared/domain";
import { counterState, defaultSettings, earshotOf, earshotOfHall } from "@giliran/shared/domain";
import {
  commands,
  officer,
  openRehearsal,
  type Rehearsal,
  sample,
  sampleCatalogue,
} from "@giliran/shared/testing";
import { openMemoryStore } from "../store/sqlite.ts";
import type { HallStore } from "./ports.ts";
import { createVoice, type Voice } from "./voice.ts";
import { leaseMs } from "./voiceLease.ts";

const { front, rear } = sample.zones;
const counters: readonly CounterId[] = [sample.counters.one, sample.counters.two, sample.counters.three];
const wanted: readonly ServiceId[] = [sample.services.idCard, sample.services.idCard, sample.services.tax];
const screens = ["load-one", "load-two", "load-three", "load-four"];
/** Where each screen hangs. */
const places: readonly ZoneId[] = [front, front, rear, rear];

/** Two zones that do not hear each other, and two that do. */
const apart = sampleCatalogue().zones;
const together = apart.map((zone) => ({ ...zone, earshot: "aula" }));

type Act =
  | { readonly do: "claim" | "release" | "restart"; readonly screen: number }
  | { readonly do: "begin" | "end"; readonly screen: number; readonly which: number; readonly well: boolean }
  | { readonly do: "call" | "recall" | "start" | "finish"; readonly counter: number }
  | { readonly do: "pass"; readonly ms: number };

const screen = fc.nat(screens.length - 1);
const counter = fc.nat(counters.length - 1);
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant("claim" as const), screen }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom("release" as const, "restart" as const), screen }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constantFrom("begin" as const, "end" as const),
      screen,
      which: fc.nat(3),
      well: fc.boolean(),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom("call" as const, "recall" as const, "start" as const, "finish" as const),
      counter,
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant("pass" as const), ms: fc.integer({ min: 0, max: 30_000 }) }),
  },
);

/** A voice over a rehearsed hall and a real store, and what screens were promised by it. */
class VoiceRehearsal {
  readonly hall: Rehearsal = openRehearsal();
  readonly store: HallStore = openMemoryStore().hall;
  /** Which page load was ever allowed to speak what. */
  readonly granted = new Map<AnnouncementId, Set<string>>();
  /** When each page load's own lease ends, by its own clock; a restart of the hub makes all of them void. */
  readonly leases = new Map<string, number>();
  /** Page loads that both believed to have the voice. */
  readonly overlaps: string[] = [];
  /** Announcements that stood in another order than that of their calls. */
  readonly disorders: AnnouncementId[][] = [];
  voice: Voice;
  monotonic = 0;

  private readonly zones: typeof apart;

  constructor(zones: typeof apart) {
    this.zones = zones;
    this.voice = this.begin();
    for (const [i, id] of counters.entries()) this.hall.sit(id, i + 1);
  }

  private begin(): Voice {
    return createVoice({
      store: this.store,
      clock: { now: this.hall.clock.now, monotonic: () => this.monotonic },
      settings: () => defaultSettings,
      earshotOfDisplay: (id) => this.earshotOfScreen(Number(id.slice("display-".length))),
      earshotOf: (zoneId) => this.earshotOf(zoneId),
    });
  }

  earshotOf(zoneId: ZoneId): Earshot {
    return earshotOf({ zones: this.zones }, zoneId);
  }

  earshotOfScreen(i: number): Earshot {
    return this.earshotOf(places[i] ?? front);
  }

  private actor(i: number): Actor {
    return { kind: "device", role: "display", id: `display-${i}` as DeviceId };
  }

  private tell(before: number): void {
    for (const { event, at } of this.hall.history.slice(before)) this.voice.follow(event, at, this.hall.hall);
  }

  pass(ms: number): void {
    this.hall.clock.advance(ms);
    this.monotonic += ms;
    if (this.voice.isDue()) this.voice.sweep();
  }

  private work(act: "call" | "recall" | "start" | "finish", i: number): void {
    const id = counters[i] ?? sample.counters.one;
    const before = this.hall.history.length;
    const inHand = counterState(this.hall.hall, id).ticketId;
    if (act === "call") {
      this.hall.arrive(wanted[i] ?? sample.services.idCard);
      this.hall.ask(officer(i + 1), commands.callNext(id, inHand));
    } else if (inHand !== null) {
      const ask = { recall: commands.recall, start: commands.startService, finish: commands.finish }[act];
      this.hall.ask(officer(i + 1), ask(id, inHand));
    }
    this.tell(before);
  }

  private claim(i: number): void {
    const screenId = screens[i] ?? "";
    const answer = this.voice.answer({ type: "claimVoice", screenId }, this.actor(i));
    if (!answer.ok || !(answer.value as { granted: boolean }).granted) return;
    for (const [other, until] of this.leases) {
      const heard = this.earshotOfScreen(screens.indexOf(other)) === this.earshotOfScreen(i);
      if (heard && other !== screenId && until > this.monotonic)
        this.overlaps.push(`${other} and ${screenId}`);
    }
    this.leases.set(screenId, this.monotonic + leaseMs);
  }

  pendingAt(i: number): AnnouncementId[] {
    return this.voice.pending(this.earshotOfScreen(i)).map(({ announcementId }) => announcementId);
  }

  /** Calls and recalls so far, in their order. */
  calls(): { readonly announcementId: AnnouncementId; readonly zoneId: ZoneId }[] {
    return this.hall.history.flatMap(({ event }) =>
      event.type === "ticketCalled" || event.type === "ticketRecalled" ? [event] : [],
    );
  }

  /** Whoever holds the voice speaks what is called anywhere in its earshot, in the order of the calls. */
  look(): void {
    const order = this.calls().map(({ announcementId }) => announcementId);
    for (const i of screens.keys()) {
      const pending = this.pendingAt(i);
      const inOrder = pending.toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
      if (pending.join() !== inOrder.join()) this.disorders.push(pending);
    }
  }

  private beginOne(i: number, which: number): void {
    const screenId = screens[i] ?? "";
    const known = [...this.pendingAt(i), ...this.granted.keys()];
    const announcementId = known[which % Math.max(1, known.length)];
    if (announcementId === undefined) return;
    const command = { type: "beginAnnouncement", screenId, announcementId } as const;
    const answer = this.voice.answer(command, this.actor(i));
    if (!answer.ok || !(answer.value as { granted: boolean }).granted) return;
    const speakers = this.granted.get(announcementId) ?? new Set();
    this.granted.set(announcementId, speakers.add(screenId));
  }

  private endOne(i: number, which: number, well: boolean): void {
    const screenId = screens[i] ?? "";
    const announcementId = [...this.granted.keys()].at(-1 - which);
    if (announcementId === undefined) return;
    const outcome = well ? "spoken" : "unheard";
    this.voice.answer({ type: "endAnnouncement", screenId, announcementId, outcome }, this.actor(i));
  }

  act(act: Act): void {
    switch (act.do) {
      case "claim":
        return this.claim(act.screen);
      case "release":
        this.voice.answer(
          { type: "releaseVoice", screenId: screens[act.screen] ?? "" },
          this.actor(act.screen),
        );
        return void this.leases.delete(screens[act.screen] ?? "");
      case "restart":
        this.leases.clear();
        this.voice = this.begin();
        return this.voice.restore(this.store.ledgerOf(this.date()), this.hall.hall);
      case "begin":
        return this.beginOne(act.screen, act.which);
      case "end":
        return this.endOne(act.screen, act.which, act.well);
      case "pass":
        return this.pass(act.ms);
      case "call":
      case "recall":
      case "start":
      case "finish":
        return this.work(act.do, act.counter);
      default:
        return act satisfies never;
    }
  }

  date() {
    const { serviceDate } = this.hall.hall;
    if (serviceDate === null) throw new Error("no day is open");
    return serviceDate;
  }
}

describe.each([
  ["zones that do not hear each other", apart],
  ["zones that hear each other", together],
])("the voice of %s, whatever screens, officers and restarts do", (_name, zones) => {
  test("speaks each call at most once and ends it in exactly one outcome", () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 60, size: "max" }), (acts) => {
        const there = new VoiceRehearsal(zones);
        for (const act of acts) {
          there.act(act);
          there.look();
        }
        for (const speakers of there.granted.values()) expect(speakers.size).toBe(1);
        expect(there.overlaps).toEqual([]);
        expect(there.disorders).toEqual([]);
        // Once nobody does anything any more, time ends what is open.
        there.pass(defaultSettings.callLifeMs);
        there.pass(60_000);
        expectHeardInPlace(there);
        const calls = there.calls();
        const ledger = there.store.ledgerOf(there.date());
        expect(ledger.map(({ announcementId, zoneId }) => `${announcementId} ${zoneId}`).sort()).toEqual(
          calls.map(({ announcementId, zoneId }) => `${announcementId} ${zoneId}`).sort(),
        );
        expect(ledger.filter(({ outcome }) => outcome === null)).toEqual([]);
        const spoken = ledger.filter(({ outcome }) => outcome === "spoken");
        expect(spoken.filter(({ announcementId }) => !there.granted.has(announcementId))).toEqual([]);
        for (const ticketId of there.hall.hall.recentCalls) {
          const newest = there.hall.ticket(ticketId).call?.announcementId;
          const row = ledger.find(({ announcementId }) => announcementId === newest);
          expect(there.voice.outcomeOf(ticketId)).toBe(row?.outcome);
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** Nobody was ever allowed to speak a call that is not heard in its zone. */
function expectHeardInPlace(there: VoiceRehearsal): void {
  for (const { announcementId, zoneId } of there.calls()) {
    for (const speaker of there.granted.get(announcementId) ?? [])
      expect(there.earshotOfScreen(screens.indexOf(speaker))).toBe(there.earshotOf(zoneId));
  }
}

test("a call of the rear zone is spoken by a screen of the front one where they hear each other, and by none else", () => {
  for (const [zones, granted] of [
    [together, true],
    [apart, false],
  ] as const) {
    const there = new VoiceRehearsal(zones);
    there.act({ do: "claim", screen: 0 });
    there.act({ do: "call", counter: 2 });
    const announcementId = there.calls()[0]?.announcementId as AnnouncementId;
    const command = { type: "beginAnnouncement", screenId: "load-one", announcementId } as const;
    const display: Actor = { kind: "device", role: "display", id: "display-0" as DeviceId };
    expect(there.voice.answer(command, display)).toEqual({ ok: true, value: { granted } });
    expect(there.store.ledgerOf(there.date())[0]).toMatchObject({ zoneId: rear, outcome: null });
  }
});

test("a hall has one voice only where all its zones hear each other", () => {
  const half = apart.map((zone, i) => (i === 0 ? { ...zone, earshot: "belakang" } : zone));
  expect(earshotOfHall({ zones: together })).toBe(earshotOf({ zones: together }, rear));
  expect(earshotOfHall({ zones: apart })).toBeNull();
  // A group that bears the name of a zone is not that zone.
  expect(earshotOfHall({ zones: half })).toBeNull();
  expect(earshotOfHall({ zones: apart.slice(1) })).toBe(earshotOf({ zones: apart }, rear));
});

test("a call whose zone has no screen at all is nobody's to speak", () => {
  const { hall, store } = new VoiceRehearsal(apart);
  const voice = createVoice({
    store,
    clock: { now: hall.clock.now, monotonic: () => 0 },
    settings: () => defaultSettings,
    earshotOfDisplay: () => null,
    earshotOf: (zoneId) => earshotOf({ zones: apart }, zoneId),
  });
  const display: Actor = { kind: "device", role: "display", id: "display-9" as DeviceId };
  expect(voice.answer({ type: "claimVoice", screenId: "load-nine" }, display)).toEqual({
    ok: false,
    error: "forbidden",
  });
  expect(voice.holder("nowhere" as Earshot)).toBeNull();
  expect(voice.outcomeOf("nobody" as TicketId)).toBe("pending");
});
