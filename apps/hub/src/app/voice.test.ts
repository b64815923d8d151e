import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Actor, AnnouncementId, CounterId, DeviceId, TicketId, ZoneId } from "@giliran/shared/domain";
import { counterState, defaultSettings } from "@giliran/shared/domain";
import { commands, officer, openRehearsal, type Rehearsal, sample } from "@giliran/shared/testing";
import { openMemoryStore } from "../store/sqlite.ts";
import type { HallStore } from "./ports.ts";
import { createVoice, type Voice } from "./voice.ts";
import { leaseMs } from "./voiceLease.ts";

const front = sample.zones.front;
const counters: readonly CounterId[] = [sample.counters.one, sample.counters.two];
const screens = ["load-one", "load-two", "load-three"];

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
  voice: Voice;
  monotonic = 0;

  constructor() {
    this.voice = this.begin();
    for (const [i, id] of counters.entries()) this.hall.sit(id, i + 1);
  }

  private begin(): Voice {
    return createVoice({
      store: this.store,
      clock: { now: this.hall.clock.now, monotonic: () => this.monotonic },
      settings: () => defaultSettings,
      zoneOfDisplay: () => front,
    });
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
      this.hall.arrive(sample.services.idCard);
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
      if (other !== screenId && until > this.monotonic) this.overlaps.push(`${other} and ${screenId}`);
    }
    this.leases.set(screenId, this.monotonic + leaseMs);
  }

  private beginOne(i: number, which: number): void {
    const screenId = screens[i] ?? "";
    const known = [
      ...this.voice.pending(front).map(({ announcementId }) => announcementId),
      ...this.granted.keys(),
    ];
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

describe("the voice of a zone, whatever screens, officers and restarts do", () => {
  test("speaks each call at most once and ends it in exactly one outcome", () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 60, size: "max" }), (acts) => {
        const there = new VoiceRehearsal();
        for (const act of acts) there.act(act);
        for (const speakers of there.granted.values()) expect(speakers.size).toBe(1);
        expect(there.overlaps).toEqual([]);
        // Once nobody does anything any more, time ends what is open.
        there.pass(defaultSettings.callLifeMs);
        there.pass(60_000);
        const calls = there.hall.history.flatMap(({ event }) =>
          event.type === "ticketCalled" || event.type === "ticketRecalled" ? [event.announcementId] : [],
        );
        const ledger = there.store.ledgerOf(there.date());
        expect(ledger.map(({ announcementId }) => announcementId).sort()).toEqual(calls.toSorted());
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

test("a call whose zone has no screen at all is nobody's to speak", () => {
  const { hall, store } = new VoiceRehearsal();
  const voice = createVoice({
    store,
    clock: { now: hall.clock.now, monotonic: () => 0 },
    settings: () => defaultSettings,
    zoneOfDisplay: () => null,
  });
  const display: Actor = { kind: "device", role: "display", id: "display-9" as DeviceId };
  expect(voice.answer({ type: "claimVoice", screenId: "load-nine" }, display)).toEqual({
    ok: false,
    error: "forbidden",
  });
  expect(voice.holder("nowhere" as ZoneId)).toBeNull();
  expect(voice.outcomeOf("nobody" as TicketId)).toBe("pending");
});
