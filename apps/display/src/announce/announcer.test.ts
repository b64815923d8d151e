import { array, assert, boolean, constant, integer, nat, oneof, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import type { AnnouncementId, Instant } from "@giliran/shared/domain";
import { step } from "./announcer.ts";
import { type Input, startAnnouncer, type Step, type VoiceMemory } from "./announcerState.ts";
import type { Script } from "./phrases.ts";
import { type HallOptions, type SimulatedHall, simulateHall } from "./testing/simulatedHall.ts";

const oneReading: HallOptions = { screens: 1, partsMs: [6_000], wholeAfter: 1 };

function outcomes(hall: SimulatedHall): readonly (string | null)[] {
  return [...hall.ledger.values()].map((entry) => entry.outcome);
}

function spokenOrder(hall: SimulatedHall): readonly AnnouncementId[] {
  return hall.heard.filter(({ part }) => part === 0).map(({ id }) => id);
}

describe("one screen", () => {
  it("speaks a call once it holds the voice, and tells the hub", () => {
    const hall = simulateHall(oneReading);
    hall.wait(1_000);
    const id = hall.call();
    hall.wait(10_000);
    expect(spokenOrder(hall)).toEqual([id]);
    expect(outcomes(hall)).toEqual(["spoken"]);
  });

  it("begins at once while its lease lasts", () => {
    const hall = simulateHall(oneReading);
    hall.wait(10_000);
    hall.call();
    hall.wait(10_000);
    expect(hall.heard[0]?.from).toBeLessThan(11_000);
  });

  it("loses none and keeps the order when five counters call at once", () => {
    const hall = simulateHall(oneReading);
    hall.wait(1_000);
    const calls = [hall.call(), hall.call(), hall.call(), hall.call(), hall.call()];
    hall.wait(60_000);
    expect(spokenOrder(hall)).toEqual(calls);
    expect(outcomes(hall)).toEqual(["spoken", "spoken", "spoken", "spoken", "spoken"]);
    expect(hall.faults).toEqual([]);
  });

  it("leaves out repeats, then further languages, while announcements wait for one another", () => {
    // Two languages of 3 s, said twice.
    const hall = simulateHall({
      screens: 1,
      partsMs: [3_000, 3_000, 3_000, 3_000],
      wholeAfter: 2,
      backlogMs: 15_000,
    });
    hall.wait(1_000);
    const alone = hall.call();
    hall.wait(20_000);
    expect(hall.heard.map(({ part }) => part)).toEqual([0, 1, 2, 3]);
    const crowd = [hall.call(), hall.call(), hall.call(), hall.call(), hall.call(), hall.call()];
    hall.wait(80_000);
    expect(spokenOrder(hall)).toEqual([alone, ...crowd]);
    const parts = crowd.map((one) => hall.heard.filter(({ id }) => id === one).length);
    expect(parts[0]).toBe(1);
    // The last one waits for nobody any more, and is said as often as the hall wants it.
    expect(parts.at(-1)).toBe(4);
    expect(parts.toSorted((a, b) => a - b)).toEqual(parts);
    expect(outcomes(hall).every((outcome) => outcome === "spoken")).toBe(true);
  });

  it("ends the repeats of what it says when others begin to wait", () => {
    const hall = simulateHall({
      screens: 1,
      partsMs: [3_000, 3_000, 3_000],
      wholeAfter: 1,
      backlogMs: 5_000,
    });
    hall.wait(1_000);
    const first = hall.call();
    hall.wait(1_500);
    hall.call();
    hall.call();
    hall.wait(60_000);
    expect(hall.heard.filter(({ id }) => id === first).length).toBe(1);
    expect(outcomes(hall)).toEqual(["spoken", "spoken", "spoken"]);
  });

  it("speaks longer than one lease in parts, each under a lease of its own", () => {
    const hall = simulateHall({
      screens: 2,
      partsMs: [7_000, 7_000, 7_000, 7_000, 7_000, 7_000],
      wholeAfter: 2,
    });
    hall.wait(1_000);
    hall.call();
    hall.wait(60_000);
    expect(hall.heard.map(({ part }) => part)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(outcomes(hall)).toEqual(["spoken"]);
    expect(hall.faults).toEqual([]);
  });

  it("leaves out what no lease can cover, and goes on with the next", () => {
    const hall = simulateHall({ ...oneReading, partsMs: [13_000] });
    hall.wait(1_000);
    hall.call();
    hall.wait(100_000);
    expect(hall.heard).toEqual([]);
    expect(outcomes(hall)).toEqual(["expired"]);
  });

  it("does not repeat after a refresh, whether it said goodbye or not", () => {
    for (const orderly of [true, false]) {
      const hall = simulateHall(oneReading);
      hall.wait(1_000);
      const first = hall.call();
      hall.wait(3_000);
      hall.reload(0, orderly);
      const second = hall.call();
      hall.wait(80_000);
      expect(spokenOrder(hall)).toEqual([first, second]);
      expect(outcomes(hall)).toEqual(["unheard", "spoken"]);
    }
  });

  it("does not repeat after the link broke; what it spoke meanwhile is told afterwards", () => {
    const hall = simulateHall(oneReading);
    hall.wait(1_000);
    hall.call();
    hall.wait(2_000);
    hall.cut(0);
    hall.wait(10_000);
    expect(outcomes(hall)).toEqual([null]);
    hall.mend(0);
    hall.wait(10_000);
    expect(hall.heard.length).toBe(1);
    expect(outcomes(hall)).toEqual(["spoken"]);
  });

  it("begins nothing new while the hub is away", () => {
    const hall = simulateHall(oneReading);
    hall.wait(1_000);
    hall.call();
    hall.call();
    hall.wait(500);
    hall.cut(0);
    hall.wait(30_000);
    expect(hall.heard.length).toBe(1);
    hall.mend(0);
    hall.wait(20_000);
    expect(outcomes(hall)).toEqual(["spoken", "spoken"]);
  });

  it("takes a recall for what it is: another announcement", () => {
    const hall = simulateHall(oneReading);
    hall.wait(1_000);
    hall.call();
    hall.wait(10_000);
    hall.call();
    hall.wait(10_000);
    expect(outcomes(hall)).toEqual(["spoken", "spoken"]);
  });

  it("claims nothing while its sound is blocked, and speaks when it is freed", () => {
    const hall = simulateHall(oneReading);
    hall.mute(0, true);
    hall.wait(5_000);
    hall.call();
    hall.wait(10_000);
    expect(hall.heard).toEqual([]);
    hall.mute(0, false);
    hall.wait(10_000);
    expect(outcomes(hall)).toEqual(["spoken"]);
  });

  it("reports as unheard what the sound cut off", () => {
    const hall = simulateHall(oneReading);
    hall.wait(1_000);
    hall.call();
    hall.wait(2_000);
    hall.mute(0, true);
    hall.wait(2_000);
    expect(outcomes(hall)).toEqual(["unheard"]);
  });

  it("shows what is stale, and does not speak it", () => {
    const hall = simulateHall(oneReading);
    hall.wait(1_000);
    hall.mute(0, true);
    hall.call();
    hall.wait(91_000);
    hall.mute(0, false);
    hall.wait(20_000);
    expect(hall.heard).toEqual([]);
    expect(outcomes(hall)).toEqual(["expired"]);
  });
});

describe("several screens of one zone", () => {
  it("lets one speak", () => {
    const hall = simulateHall({ ...oneReading, screens: 3 });
    hall.wait(1_000);
    for (let i = 0; i < 4; i += 1) hall.call();
    hall.wait(60_000);
    expect(new Set(hall.heard.map(({ screen }) => screen)).size).toBe(1);
    expect(outcomes(hall)).toEqual(["spoken", "spoken", "spoken", "spoken"]);
  });

  it("takes over when the speaking one is gone, not before its lease has ended", () => {
    const hall = simulateHall({ ...oneReading, screens: 2 });
    hall.wait(1_000);
    hall.call();
    hall.wait(2_000);
    const cutAt = 3_000;
    hall.cut(0);
    hall.call();
    hall.wait(40_000);
    expect(spokenOrder(hall)).toEqual(["call-1", "call-2"]);
    expect(hall.heard[1]?.screen).not.toBe(hall.heard[0]?.screen);
    expect(hall.heard[1]?.from).toBeGreaterThan(cutAt + 10_000);
    expect(hall.faults).toEqual([]);
  });
});

const action = oneof(
  { weight: 6, arbitrary: record({ type: constant("call" as const) }) },
  {
    weight: 6,
    arbitrary: record({ type: constant("wait" as const), ms: integer({ min: 50, max: 15_000 }) }),
  },
  { weight: 2, arbitrary: record({ type: constant("cut" as const), screen: nat(2) }) },
  { weight: 3, arbitrary: record({ type: constant("mend" as const), screen: nat(2) }) },
  { weight: 2, arbitrary: record({ type: constant("reload" as const), screen: nat(2), orderly: boolean() }) },
  { weight: 2, arbitrary: record({ type: constant("mute" as const), screen: nat(2), muted: boolean() }) },
  {
    weight: 2,
    arbitrary: record({
      type: constant("slow" as const),
      screen: nat(2),
      ms: integer({ min: 0, max: 4_000 }),
    }),
  },
  { weight: 1, arbitrary: record({ type: constant("restart" as const) }) },
);
type Action = typeof action extends { generate: (...args: never[]) => { value: infer A } } ? A : never;

function act(hall: SimulatedHall, one: Action): void {
  switch (one.type) {
    case "call":
      return void hall.call();
    case "wait":
      return hall.wait(one.ms);
    case "cut":
      return hall.cut(one.screen);
    case "mend":
      return hall.mend(one.screen);
    case "reload":
      return hall.reload(one.screen, one.orderly);
    case "mute":
      return hall.mute(one.screen, one.muted);
    case "slow":
      return hall.slow(one.screen, one.ms);
    case "restart":
      return hall.restartHub();
    default:
      one satisfies never;
  }
}

describe("whatever happens to screens, links, sound and hub", () => {
  const hallOptions = oneof(
    constant({ partsMs: [6_000], wholeAfter: 1 }),
    constant({ partsMs: [4_000, 5_000, 4_000, 5_000], wholeAfter: 2 }),
    constant({ partsMs: [11_000, 9_000], wholeAfter: 1 }),
  );

  it("speaks each announcement at most once, never two at a time, never without its lease", () => {
    assert(
      property(
        integer({ min: 1, max: 3 }),
        hallOptions,
        array(action, { minLength: 8, maxLength: 60, size: "max" }),
        (screens, options, actions) => {
          const hall = simulateHall({ screens, ...options });
          for (const one of actions) act(hall, one);
          hall.wait(30_000);
          expect(hall.faults).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("ends each in exactly one outcome, and calls only what was said spoken", () => {
    assert(
      property(
        integer({ min: 1, max: 3 }),
        hallOptions,
        array(action, { minLength: 8, maxLength: 40, size: "max" }),
        (screens, options, actions) => {
          const hall = simulateHall({ screens, ...options });
          for (const one of actions) act(hall, one);
          hall.wait(160_000);
          for (const [id, { outcome }] of hall.ledger) {
            expect(outcome).not.toBeNull();
            if (outcome !== "spoken") continue;
            expect(hall.heard.filter((one) => one.id === id).length).toBeGreaterThanOrEqual(
              options.wholeAfter,
            );
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it("speaks in the order of the calls while nothing breaks", () => {
    const calm = oneof(
      constant({ type: "call" as const }),
      record({ type: constant("wait" as const), ms: integer({ min: 50, max: 8_000 }) }),
    );
    assert(
      property(integer({ min: 1, max: 3 }), array(calm, { maxLength: 14 }), (screens, actions) => {
        const hall = simulateHall({ screens, partsMs: [6_000], wholeAfter: 1 });
        for (const one of actions) act(hall, one);
        hall.wait(100_000);
        expect(spokenOrder(hall)).toEqual([...hall.ledger.keys()]);
      }),
      { numRuns: 100 },
    );
  });
});

describe("by hand", () => {
  const compose = (): Script => ({
    parts: [{ ms: 6_000, clips: [{ language: "id", clip: "satu", pauseMs: 0 }] }],
    wholeAfter: 1,
    chimeMs: 0,
    missing: [],
  });
  const announcementId = "call-1" as AnnouncementId;
  const pending = [
    { announcementId, label: "A001", counter: "1", recall: false, expiresAt: 1_000_000 as Instant },
  ];

  /** Feeds inputs at their times, ms; answers the state and the effects of the last. */
  function play(memory: VoiceMemory | null, inputs: readonly (readonly [number, Input])[]): Step {
    let last: Step = { state: startAnnouncer(memory), effects: [] };
    for (const [mono, input] of inputs)
      last = step(last.state, input, { mono, hub: mono as Instant }, compose);
    return last;
  }

  const ready: readonly (readonly [number, Input])[] = [
    [0, { type: "soundChanged", audible: true }],
    [0, { type: "linkChanged", connected: true }],
    [0, { type: "viewArrived", lineage: "one", pending, backlogMs: 20_000 }],
  ];
  const granted = (at: number, sentAt: number): readonly [number, Input] => [
    at,
    { type: "claimAnswered", sentAt, leaseMs: 12_000 },
  ];
  const begun: readonly [number, Input] = [100, { type: "beginAnswered", announcementId, granted: true }];

  it("begins nothing that an earlier page load began", () => {
    const asked = play({ lineage: "one", begun: [] }, [...ready, granted(50, 0)]);
    expect(asked.effects).toEqual([{ type: "beginAnnouncement", announcementId }]);
    const known = play({ lineage: "one", begun: [announcementId] }, [...ready, granted(50, 0)]);
    expect(known.effects).toEqual([]);
  });

  it("forgets what it began when the hall has another history", () => {
    const other = play({ lineage: "another", begun: [announcementId] }, [...ready, granted(50, 0)]);
    expect(other.effects).toEqual([{ type: "beginAnnouncement", announcementId }]);
  });

  it("remembers before it plays", () => {
    const { effects } = play(null, [...ready, granted(50, 0), begun]);
    expect(effects.map(({ type }) => type)).toEqual(["remember", "play"]);
  });

  it("counts its lease from when it asked, not from when it was answered", () => {
    const late = play(null, [...ready, granted(5_900, 0)]);
    expect(late.state.lease.until).toBe(12_000);
    // What is left does not cover six seconds, so a longer lease is asked for instead.
    expect(late.effects).toEqual([{ type: "claimVoice", sentAt: 5_900 }]);
  });

  it("does not believe an answer to a claim of before the link broke", () => {
    const { state } = play(null, [
      ...ready,
      [100, { type: "linkChanged", connected: false }],
      [200, { type: "linkChanged", connected: true }],
      granted(300, 0),
    ]);
    expect(state.lease.until).toBe(Number.NEGATIVE_INFINITY);
  });

  it("ends what may have been begun before it asks again", () => {
    const unknown = play(null, [
      ...ready,
      granted(50, 0),
      [9_000, { type: "beginAnswered", announcementId, granted: null }],
    ]);
    expect(unknown.effects).toContainEqual({ type: "endAnnouncement", announcementId, outcome: "unheard" });
    expect(unknown.effects).not.toContainEqual({ type: "beginAnnouncement", announcementId });
  });

  it("tells an end again when it was not confirmed, after a pause", () => {
    const ended: readonly (readonly [number, Input])[] = [
      ...ready,
      granted(50, 0),
      begun,
      [6_100, { type: "partEnded", announcementId, heard: true }],
      [16_100, { type: "endAnswered", announcementId, settled: false }],
    ];
    const again = { type: "endAnnouncement", announcementId, outcome: "spoken" };
    expect(play(null, ended).effects).not.toContainEqual(again);
    expect(play(null, [...ended, [18_200, { type: "ticked" }]]).effects).toContainEqual(again);
    const settled: readonly [number, Input] = [
      18_300,
      { type: "endAnswered", announcementId, settled: true },
    ];
    expect(play(null, [...ended, [18_200, { type: "ticked" }], settled]).state.ends).toEqual([]);
  });

  it("says goodbye once: it hushes, tells the ends and gives the voice back", () => {
    const gone = play(null, [...ready, granted(50, 0), begun, [200, { type: "left" }]]);
    expect(gone.effects).toEqual([
      { type: "hush" },
      { type: "endAnnouncement", announcementId, outcome: "unheard" },
      { type: "releaseVoice" },
    ]);
    expect(
      step(gone.state, { type: "ticked" }, { mono: 9_999, hub: 9_999 as Instant }, compose).effects,
    ).toEqual([]);
  });
});
