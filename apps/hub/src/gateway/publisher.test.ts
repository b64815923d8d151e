import { systemTurns } from "../ids.ts";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { View, ViewFrame } from "@giliran/shared/contract";
import type { StaffId, ZoneId } from "@giliran/shared/domain";
import {
  fakeClock,
  sampleBoardView,
  sampleSignView,
  sampleEntranceView,
  sampleGuardView,
  sampleKioskView,
  samplePanelView,
} from "@giliran/shared/testing";
import type { Audience } from "../app/ports.ts";
import { audienceKey, coalesceMs, createPublisher, type Publisher } from "./publisher.ts";

const board: Audience = { kind: "board", zoneId: "depan" as ZoneId, language: "id" };
const english: Audience = { ...board, language: "en" };
const kiosk: Audience = { kind: "kiosk" };
const panel: Audience = { kind: "panel", staffId: "siti" as StaffId };

interface Stage {
  readonly publisher: Publisher;
  readonly sent: { readonly key: string; readonly frame: ViewFrame }[];
  readonly warnings: object[];
  /** What all views show from now on. */
  show: (text: string) => void;
  /** The ticket in hand at every panel from now on. */
  take: (ticket: string) => void;
  projected: () => number;
}

function stage(): Stage {
  let text = "first";
  let inHand = "none";
  let projected = 0;
  const sent: { key: string; frame: ViewFrame }[] = [];
  const warnings: object[] = [];
  const views: Readonly<Record<Audience["kind"], () => View>> = {
    board: () => sampleBoardView({ notices: [text] }),
    sign: () => sampleSignView(),
    entrance: () => sampleEntranceView(),
    kiosk: () => sampleKioskView({ helpRequestedAt: [text as never] }),
    panel: () => samplePanelView({ officer: { name: text } }),
    admin: () => samplePanelView(),
    guard: () => sampleGuardView(),
  };
  const publisher = createPublisher({
    lineage: "lineage",
    epoch: "epoch",
    coalesceMs,
    turns: systemTurns,
    clock: { now: fakeClock().now, monotonic: () => 0 },
    log: { info: () => undefined, warn: (facts) => void warnings.push(facts), error: () => undefined },
    project: ({ kind }) => {
      projected += 1;
      return views[kind]();
    },
    atHand: () => inHand,
    emit: (key, frame) => void sent.push({ key, frame }),
  });
  return {
    publisher,
    sent,
    warnings,
    show: (next) => void (text = next),
    take: (ticket) => void (inHand = ticket),
    projected: () => projected,
  };
}

function watched(...audiences: readonly Audience[]): Stage {
  const there = stage();
  for (const audience of audiences) {
    there.publisher.watch(audience);
    there.publisher.current(audience);
  }
  there.sent.length = 0;
  return there;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("the publisher", () => {
  test("tells calls at once to boards and panels, and to all others a little later", () => {
    const { publisher, sent, show, take } = watched(kiosk, panel, board);
    show("called");
    take("A001");
    publisher.changed(true);
    expect(sent.map(({ key }) => key)).toEqual([audienceKey(board), audienceKey(panel)]);
    vi.advanceTimersByTime(coalesceMs);
    expect(sent.map(({ key }) => key).slice(2)).toEqual([audienceKey(kiosk)]);
  });

  test("lets a panel wait whose ticket in hand is as before", () => {
    const { publisher, sent, show, take } = watched(panel, board);
    show("called elsewhere");
    publisher.changed(true);
    expect(sent.map(({ key }) => key)).toEqual([audienceKey(board)]);
    vi.advanceTimersByTime(coalesceMs);
    expect(sent.map(({ key }) => key).slice(1)).toEqual([audienceKey(panel)]);
    show("called here");
    take("A001");
    publisher.changed(true);
    expect(sent.map(({ key }) => key).slice(2)).toEqual([audienceKey(board), audienceKey(panel)]);
  });

  test("tells many small changes as one", () => {
    const { publisher, sent, show } = watched(kiosk, board);
    for (let n = 1; n <= 50; n += 1) {
      show(`change ${n}`);
      publisher.changed(false);
    }
    expect(sent).toEqual([]);
    vi.advanceTimersByTime(coalesceMs);
    expect(sent.map(({ key }) => key).sort()).toEqual([audienceKey(board), audienceKey(kiosk)]);
    vi.advanceTimersByTime(10 * coalesceMs);
    expect(sent).toHaveLength(2);
  });

  test("does not hold small changes back for longer because more of them come", () => {
    const { publisher, sent, show } = watched(kiosk);
    for (let n = 1; n <= 4; n += 1) {
      show(`change ${n}`);
      publisher.changed(false);
      vi.advanceTimersByTime(coalesceMs / 2);
    }
    expect(sent).toHaveLength(2);
  });

  test("does not send a view that equals the last", () => {
    const { publisher, sent, show } = watched(board);
    publisher.changed(true);
    expect(sent).toEqual([]);
    show("other");
    publisher.changed(true);
    show("first");
    publisher.changed(true);
    expect(sent).toHaveLength(2);
    expect(publisher.stats()).toMatchObject({ published: 2, overBound: 0 });
  });

  test("stamps one epoch, and revisions that rise for everybody", () => {
    const { publisher, sent, show, take } = watched(board, english, panel);
    for (const text of ["a", "b", "c"]) {
      show(text);
      take(text);
      publisher.changed(true);
    }
    expect(sent).toHaveLength(9);
    const revisions = sent.map(({ frame }) => frame.revision);
    expect(revisions).toEqual([...new Set(revisions)].sort((a, b) => a - b));
    expect(new Set(sent.map(({ frame }) => `${frame.lineage}/${frame.epoch}`)).size).toBe(1);
    expect(sent[0]?.frame.epoch).toBe("epoch");
  });

  test("shows a newcomer what is true now, and so everybody who watches the same", () => {
    const { publisher, sent, show } = watched(board);
    const first = publisher.current(board);
    expect(publisher.current(board)).toEqual(first);
    show("newer");
    publisher.watch(board);
    const shown = publisher.current(board);
    expect(shown.view).toMatchObject({ notices: ["newer"] });
    expect(sent).toEqual([{ key: audienceKey(board), frame: shown }]);
  });

  test("makes no view that nobody watches", () => {
    const { publisher, sent, show, projected } = watched(board, board, kiosk);
    publisher.unwatch(board);
    publisher.unwatch(kiosk);
    const before = projected();
    show("other");
    publisher.changed(true);
    vi.advanceTimersByTime(coalesceMs);
    expect(sent.map(({ key }) => key)).toEqual([audienceKey(board)]);
    publisher.unwatch(board);
    const then = projected();
    expect(then).toBeGreaterThan(before);
    publisher.changed(true);
    vi.advanceTimersByTime(coalesceMs);
    expect(projected()).toBe(then);
  });

  test("says when a view is larger than its bound", () => {
    const { publisher, warnings, show } = watched(kiosk);
    show("x".repeat(9_000));
    publisher.changed(false);
    vi.advanceTimersByTime(coalesceMs);
    expect(publisher.stats().overBound).toBe(1);
    expect(warnings).toEqual([{ kind: "kiosk", bytes: expect.any(Number) }]);
  });

  test("says nothing after it was stopped", () => {
    const { publisher, sent, show } = watched(kiosk);
    show("late");
    publisher.changed(false);
    publisher.stop();
    vi.advanceTimersByTime(10 * coalesceMs);
    expect(sent).toEqual([]);
  });
});

test("audiences that are shown the same share a key, others do not", () => {
  const keys = [
    board,
    english,
    { ...board, zoneId: "belakang" as ZoneId },
    kiosk,
    panel,
    { ...panel, kind: "admin" as const },
  ];
  expect(new Set(keys.map(audienceKey)).size).toBe(keys.length);
  expect(audienceKey({ ...board })).toBe(audienceKey(board));
});
