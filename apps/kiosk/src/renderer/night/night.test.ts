import { describe, expect, it } from "vitest";
import type { Instant, ZoneName } from "@giliran/shared/domain";
import { closedUntil, isNight, type NightFacts } from "./night.ts";

const at = (time: string): Instant => Date.parse(`${time}:00+07:00`) as Instant;
const evening: NightFacts = {
  now: at("2026-11-26T21:00"),
  zone: "Asia/Jakarta" as ZoneName,
  span: { from: 18 * 60, to: 6 * 60 },
  closedSince: at("2026-11-26T14:30"),
  opensAt: at("2026-11-27T07:45"),
};

describe("night", () => {
  it.each<[string, Partial<NightFacts>, boolean]>([
    ["a closed hall in the evening", {}, true],
    ["after midnight", { now: at("2026-11-27T03:00") }, true],
    ["an open hall in the evening", { closedSince: null }, false],
    ["a hall that has closed just now", { closedSince: at("2026-11-26T20:31") }, false],
    ["a hall that closed half an hour ago", { closedSince: at("2026-11-26T20:30") }, true],
    ["a closed hall by day", { now: at("2026-11-26T17:59") }, false],
    ["when night begins", { now: at("2026-11-26T18:00") }, true],
    ["when night ends", { now: at("2026-11-27T06:00") }, false],
    [
      "a hall that opens in half an hour",
      { now: at("2026-11-27T04:30"), opensAt: at("2026-11-27T05:00") },
      false,
    ],
    [
      "a hall that opens a minute later",
      { now: at("2026-11-27T04:29"), opensAt: at("2026-11-27T05:00") },
      true,
    ],
    ["a holiday at noon", { now: at("2026-12-25T12:00"), opensAt: at("2026-12-28T07:45") }, false],
    ["nobody knows when it opens", { opensAt: null }, true],
    ["a night within one day", { span: { from: 60, to: 300 }, now: at("2026-11-27T03:00") }, true],
    ["outside of that", { span: { from: 60, to: 300 } }, false],
  ])("%s: %s", (_name, changes, night) => expect(isNight({ ...evening, ...changes })).toBe(night));
});

describe("a closed hall", () => {
  const idle = { alerts: [], obstacle: null, touch: { phase: "idle" }, pairing: null } as const;
  const until = at("2026-11-27T07:45");

  it("is one outside of its hours, or whose day is closed; not one at its break, nor one with a visitor", () => {
    const after = { kind: "hours", when: "after", name: null, until } as const;
    const pause = { kind: "break", name: { id: "Istirahat" }, until } as const;
    expect(closedUntil(idle)).toBeNull();
    expect(closedUntil({ ...idle, alerts: [pause], obstacle: "outside_hours" })).toBeNull();
    expect(closedUntil({ ...idle, alerts: [after], obstacle: "outside_hours" })).toEqual({ opensAt: until });
    expect(closedUntil({ ...idle, obstacle: "closed" })).toEqual({ opensAt: null });
    expect(closedUntil({ ...idle, obstacle: "hub_away" })).toBeNull();
    const working = { phase: "issuing", touchId: "t", serviceId: null } as const;
    expect(closedUntil({ ...idle, alerts: [after], touch: working })).toBeNull();
  });
});
