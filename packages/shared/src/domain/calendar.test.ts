import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instantOf } from "../testing/index.ts";
import type { Instant, ZoneName } from "./brand.ts";
import { isZoneName, nextServiceDateAt, serviceDateOf } from "./calendar.ts";

const jakarta = "Asia/Jakarta" as ZoneName;
const makassar = "Asia/Makassar" as ZoneName;
const jayapura = "Asia/Jayapura" as ZoneName;
const berlin = "Europe/Berlin" as ZoneName;

describe("the service date", () => {
  it.each([
    [jakarta, "+07:00"],
    [makassar, "+08:00"],
    [jayapura, "+09:00"],
  ])("begins at 00:00 in %s, not a millisecond before", (zone, offset) => {
    const midnight = instantOf(`2026-11-24T00:00:00${offset}`);
    expect(serviceDateOf((midnight - 1) as Instant, zone)).toBe("2026-11-23");
    expect(serviceDateOf(midnight, zone)).toBe("2026-11-24");
  });

  it.each([jakarta, makassar, jayapura])("is the same before and after 00:00 UTC in %s", (zone) => {
    const midnight = instantOf("2026-11-24T00:00:00Z");
    expect(serviceDateOf((midnight - 1) as Instant, zone)).toBe("2026-11-24");
    expect(serviceDateOf(midnight, zone)).toBe("2026-11-24");
  });

  it("differs between zones at one instant", () => {
    const at = instantOf("2026-12-31T15:30:00Z");
    expect([jakarta, makassar, jayapura, berlin].map((zone) => serviceDateOf(at, zone))).toEqual([
      "2026-12-31",
      "2026-12-31",
      "2027-01-01",
      "2026-12-31",
    ]);
  });

  it("knows leap days and the end of the year", () => {
    const dates = [
      "2028-02-28T23:59:59",
      "2028-02-29T12:00:00",
      "2027-12-31T23:59:59",
      "2028-01-01T00:00:00",
    ];
    expect(dates.map((text) => serviceDateOf(instantOf(`${text}+07:00`), jakarta))).toEqual([
      "2028-02-28",
      "2028-02-29",
      "2027-12-31",
      "2028-01-01",
    ]);
  });

  it.each([
    ["spring, 23 hours", "2026-03-29T00:00:00+01:00", "2026-03-30T00:00:00+02:00", 23],
    ["autumn, 25 hours", "2026-10-25T00:00:00+02:00", "2026-10-26T00:00:00+01:00", 25],
  ])("holds through the change of the clocks in %s", (_name, from, to, hours) => {
    const [start, end] = [instantOf(from), instantOf(to)];
    expect((end - start) / 3_600_000).toBe(hours);
    const dates = Array.from({ length: hours * 4 }, (_, quarter) =>
      serviceDateOf((start + quarter * 900_000) as Instant, berlin),
    );
    expect(new Set(dates)).toEqual(new Set([from.slice(0, 10)]));
    expect(serviceDateOf((start - 1) as Instant, berlin) < from.slice(0, 10)).toBe(true);
    expect(serviceDateOf(end, berlin)).toBe(to.slice(0, 10));
  });
});

describe("the next service date", () => {
  it.each([
    [jakarta, "2026-11-23T08:00:00+07:00", "2026-11-24T00:00:00+07:00"],
    [jakarta, "2026-11-23T00:00:00+07:00", "2026-11-24T00:00:00+07:00"],
    [jakarta, "2026-11-23T23:59:59.999+07:00", "2026-11-24T00:00:00+07:00"],
    [makassar, "2026-11-23T08:00:00+08:00", "2026-11-24T00:00:00+08:00"],
    [jayapura, "2026-12-31T08:00:00+09:00", "2027-01-01T00:00:00+09:00"],
    [berlin, "2026-03-29T00:00:00+01:00", "2026-03-30T00:00:00+02:00"],
    [berlin, "2026-10-25T00:00:00+02:00", "2026-10-26T00:00:00+01:00"],
  ])("of %s at %s begins at %s", (zone, now, next) => {
    expect(nextServiceDateAt(instantOf(now), zone)).toBe(instantOf(next));
  });

  it("leaves out a day that a zone left out", () => {
    const apia = "Pacific/Apia" as ZoneName;
    const next = nextServiceDateAt(instantOf("2011-12-29T12:00:00-10:00"), apia);
    expect(next).toBe(instantOf("2011-12-31T00:00:00+14:00"));
    expect(serviceDateOf(next, apia)).toBe("2011-12-31");
  });

  it("begins at the first millisecond of a later date, and no other date lies before it", () => {
    const zones = fc.constantFrom(
      ...([
        jakarta,
        makassar,
        jayapura,
        berlin,
        "UTC",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",
        "America/Santiago",
        "Pacific/Kiritimati",
      ] as ZoneName[]),
    );
    const instants = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2040, 0, 1) });
    fc.assert(
      fc.property(zones, instants, fc.double({ min: 0, max: 1, noNaN: true }), (zone, at, share) => {
        const now = at as Instant;
        const next = nextServiceDateAt(now, zone);
        const today = serviceDateOf(now, zone);
        const between = Math.min(next - 1, Math.floor(now + (next - now) * share)) as Instant;
        expect(next).toBeGreaterThan(now);
        expect(serviceDateOf((next - 1) as Instant, zone)).toBe(today);
        expect(serviceDateOf(between, zone)).toBe(today);
        expect(serviceDateOf(next, zone) > today).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe("names of zones", () => {
  it("are what Intl knows", () => {
    expect(["Asia/Jakarta", "Europe/Berlin", "UTC"].map(isZoneName)).toEqual([true, true, true]);
    expect(["", "WIB", "Asia/Magetan", "../etc"].map(isZoneName)).toEqual([false, false, false, false]);
  });
});
