import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createPolling, pauseAfter, type Knowledge } from "./polling.ts";

const value = {
  label: "A012",
  hallName: { id: "MPP" },
  timeZone: "Asia/Jakarta",
  agencyName: "Dukcapil",
  serviceName: { id: "KTP" },
  zoneName: null,
  state: "waiting",
  counter: null,
  pausedUntil: null,
  behind: 0,
  personsAhead: 5,
  wait: { lowMs: 0, highMs: 300_000 },
  outside: null,
  alerts: [],
  issuedAt: 1,
  journey: null,
  calls: 0,
  hubTime: 7,
};
const good = async (): Promise<unknown> => ({ ok: true, value });
const bad = async (): Promise<unknown> => Promise.reject(new TypeError("network"));

function polling(first: () => Promise<unknown>) {
  const heard: Knowledge[] = [];
  const hub = { answer: first, asked: 0 };
  const ask = async (): Promise<unknown> => {
    hub.asked += 1;
    return hub.answer();
  };
  return { hub, heard, page: createPolling(ask, (knowledge) => void heard.push(knowledge)) };
}

describe("a phone that follows its ticket", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("asks every 5 seconds", async () => {
    const { hub, heard, page } = polling(good);
    page.start();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(hub.asked).toBe(3);
    expect(heard[0]).toMatchObject({ kind: "known", at: 7, away: false, visitor: { label: "A012" } });
    page.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(hub.asked).toBe(3);
  });

  it("keeps the last truth while the hub is away, and asks less and less often", async () => {
    const { hub, heard, page } = polling(good);
    page.start();
    await vi.advanceTimersByTimeAsync(0);
    hub.answer = bad;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(heard.at(-1)).toMatchObject({ kind: "known", away: true, at: 7, visitor: { label: "A012" } });
    expect([0, 1, 2, 3, 9].map(pauseAfter)).toEqual([5_000, 10_000, 20_000, 30_000, 30_000]);
    hub.answer = good;
    page.askNow();
    await vi.advanceTimersByTimeAsync(0);
    expect(heard.at(-1)).toMatchObject({ away: false });
    page.stop();
  });

  it("never asks twice at once", async () => {
    const { hub, page } = polling(async () => new Promise(() => {}));
    page.start();
    page.askNow();
    page.askNow();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(hub.asked).toBe(1);
    page.stop();
  });

  it("says so when it never reached the hub, and when the hub knows no such ticket", async () => {
    const { hub, heard, page } = polling(bad);
    page.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(heard).toEqual([{ kind: "nothing", tried: true }]);
    hub.answer = async () => ({ ok: false, error: "not_found" });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(heard.at(-1)).toEqual({ kind: "unknown" });
    page.stop();
  });

  it("stops by itself when the ticket is done", async () => {
    const { hub, page } = polling(async () => ({ ok: true, value: { ...value, state: "done" } }));
    page.start();
    await vi.advanceTimersByTimeAsync(60_000);
    page.askNow();
    expect(hub.asked).toBe(1);
  });
});
