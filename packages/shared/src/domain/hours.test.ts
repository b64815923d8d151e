import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  commands,
  fakeClock,
  kiosk,
  rehearsal,
  sample,
  sampleCatalogue,
  staff,
  system,
  withService,
} from "../testing/index.ts";
import type { ServiceDate, ZoneName } from "./brand.ts";
import { localTimeOf, serviceDateOf } from "./calendar.ts";
import { noLimits } from "./catalogue.ts";
import { dateAfter, dayNumber, instantOf, weekdayOf } from "./civil.ts";
import { alwaysOpen, type HallHours, hoursState, planOf, serviceDateAt } from "./hours.ts";

const date = (text: string): ServiceDate => text as ServiceDate;
const zone = (text: string): ZoneName => text as ZoneName;
const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

const magetan: HallHours = {
  ...alwaysOpen,
  mode: "enforce",
  week: [
    { days: [1, 2, 3, 4], serving: { from: 480, to: 900 }, issuing: { from: 465, to: 870 } },
    { days: [5], serving: { from: 480, to: 930 }, issuing: { from: 465, to: 900 } },
  ],
  breaks: [{ days: [5], span: { from: 690, to: 780 }, name: { id: "Salat Jumat" } }],
  dates: [{ date: date("2026-12-25"), name: { id: "Natal" }, hours: null }],
  seasons: [
    {
      from: date("2027-02-08"),
      to: date("2027-03-09"),
      name: { id: "Ramadan" },
      week: [{ days: [1], serving: { from: 480, to: 840 }, issuing: { from: 480, to: 810 } }],
      breaks: [],
    },
  ],
};

function hallAt(start: string, hours: HallHours = magetan): ReturnType<typeof rehearsal> {
  const hall = rehearsal({ catalogue: sampleCatalogue({ hours }), clock: fakeClock(start) });
  hall.must(system, commands.openDay(serviceDateAt(hall.clock.now(), hall.catalogue())));
  return hall;
}

function stateAt(start: string, hours: HallHours = magetan): { kind: string; until: string | null } {
  const hall = hallAt(start, hours);
  const now = hall.clock.now();
  const state = hoursState(hall.hall, hall.catalogue(), now, serviceDateAt(now, hall.catalogue()));
  return { kind: state.kind, until: state.kind === "open" ? null : iso(state.until) };
}

describe("dates", () => {
  it("count days as the calendar does, for a thousand years", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -150_000, max: 250_000 }),
        fc.integer({ min: -900, max: 900 }),
        (n, days) => {
          const text = date(new Date(n * 86_400_000).toISOString().slice(0, 10));
          fc.pre(/^\d{4}-/.test(text));
          expect(dayNumber(text)).toBe(n);
          expect(dayNumber(dateAfter(text, days))).toBe(n + days);
          expect(weekdayOf(text)).toBe(new Date(n * 86_400_000).getUTCDay() || 7);
        },
      ),
    );
  });

  it("and times of the wall lead to the instant, in every zone, also where an hour is skipped or comes twice", () => {
    const jakarta = instantOf(date("2026-11-27"), 690, zone("Asia/Jakarta"));
    expect(iso(jakarta)).toBe("2026-11-27T04:30:00.000Z");
    expect(iso(instantOf(date("2026-11-27"), 1530, zone("Asia/Jayapura")))).toBe("2026-11-27T16:30:00.000Z");
    // Berlin skips from 02:00 to 03:00 on 29 March 2026, and has 02:00 to 03:00 twice on 25 October.
    expect(iso(instantOf(date("2026-03-29"), 150, zone("Europe/Berlin")))).toBe("2026-03-29T01:00:00.000Z");
    expect(iso(instantOf(date("2026-10-25"), 150, zone("Europe/Berlin")))).toBe("2026-10-25T00:30:00.000Z");
    fc.assert(
      fc.property(
        fc.constantFrom(
          "Asia/Jakarta",
          "Asia/Makassar",
          "Asia/Jayapura",
          "Europe/Berlin",
          "America/St_Johns",
        ),
        fc.integer({ min: 20_000, max: 23_000 }),
        fc.integer({ min: 240, max: 1439 }),
        (name, n, minutes) => {
          const text = date(new Date(n * 86_400_000).toISOString().slice(0, 10));
          const at = instantOf(text, minutes, zone(name));
          expect(serviceDateOf(at, zone(name))).toBe(text);
          expect(localTimeOf(at, zone(name)).minutes).toBe(minutes);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("a day of the hall", () => {
  it("is the week's, the season's or a special date's, in this order", () => {
    expect(planOf(magetan, date("2026-11-27")).breaks).toHaveLength(1);
    expect(planOf(magetan, date("2026-11-28")).hours).toBeNull();
    expect(planOf(magetan, date("2026-12-25"))).toMatchObject({ name: { id: "Natal" }, hours: null });
    expect(planOf(magetan, date("2027-02-08"))).toMatchObject({
      name: { id: "Ramadan" },
      hours: { serving: { to: 840 } },
    });
    expect(planOf(magetan, date("2027-02-09")).hours).toBeNull();
    expect(planOf(alwaysOpen, date("2026-12-25")).hours).not.toBeNull();
  });

  it.each([
    ["2026-11-26T07:44:59+07:00", "before", "2026-11-26T00:45:00.000Z"],
    ["2026-11-26T07:45:00+07:00", "open", null],
    ["2026-11-26T14:30:00+07:00", "after", "2026-11-27T00:45:00.000Z"],
    ["2026-11-27T11:30:00+07:00", "break", "2026-11-27T06:00:00.000Z"],
    ["2026-11-27T13:00:00+07:00", "open", null],
    ["2026-11-27T15:00:00+07:00", "after", "2026-11-30T00:45:00.000Z"],
    ["2026-11-28T10:00:00+07:00", "closed", "2026-11-30T00:45:00.000Z"],
    ["2026-12-24T15:00:00+07:00", "after", "2026-12-28T00:45:00.000Z"],
  ])("%s is %s", (start, kind, until) => {
    expect(stateAt(start)).toEqual({ kind, until });
  });

  it("gives numbers within its hours alone, and not after a service's own cut-off", () => {
    const hall = hallAt("2026-11-27T07:00:00+07:00");
    const { idCard, tax } = sample.services;
    const limits = { ...noLimits, cutOff: 600 };
    hall.publish(withService(hall.catalogue(), tax, { limits }));
    expect(hall.refusal(kiosk(), commands.issue(idCard))).toBe("outside_hours");
    hall.clock.set("2026-11-27T10:00:00+07:00");
    hall.arrive(idCard);
    expect(hall.refusal(kiosk(), commands.issue(tax))).toBe("outside_hours");
    hall.clock.set("2026-11-27T12:00:00+07:00");
    expect(hall.refusal(kiosk(), commands.issue(idCard))).toBe("on_break");
    hall.sit(sample.counters.one);
    hall.callNext(sample.counters.one);
  });

  it("has other hours for today where a supervisor says so, until the day ends", () => {
    const hall = hallAt("2026-11-26T16:00:00+07:00");
    const supervisor = staff("supervisor");
    expect(hall.refusal(supervisor, commands.setHours({ from: 900, to: 480 }))).toBe("hours_reversed");
    hall.must(supervisor, commands.setHours({ from: 480, to: 1020 }));
    hall.arrive(sample.services.idCard);
    hall.must(supervisor, commands.setHours(null));
    expect(hall.refusal(kiosk(), commands.issue(sample.services.idCard))).toBe("outside_hours");
    hall.must(supervisor, commands.setHours({ from: 480, to: 1020 }));
    hall.must(system, commands.closeDay());
    hall.clock.set("2026-11-27T16:00:00+07:00");
    hall.must(system, commands.openDay("2026-11-27"));
    expect(hall.refusal(kiosk(), commands.issue(sample.services.idCard))).toBe("outside_hours");
  });

  it("that goes on over midnight keeps its date until the boundary", () => {
    const night: HallHours = {
      ...alwaysOpen,
      mode: "enforce",
      boundary: 240,
      week: [{ days: [5], serving: { from: 1200, to: 1590 }, issuing: { from: 1200, to: 1560 } }],
    };
    const catalogue = sampleCatalogue({ hours: night });
    const at = (text: string) => fakeClock(text).now();
    expect(serviceDateAt(at("2026-11-28T03:59:59+07:00"), catalogue)).toBe("2026-11-27");
    expect(serviceDateAt(at("2026-11-28T04:00:00+07:00"), catalogue)).toBe("2026-11-28");
    expect(stateAt("2026-11-28T01:30:00+07:00", night)).toEqual({ kind: "open", until: null });
    expect(stateAt("2026-11-28T02:00:00+07:00", night).kind).toBe("after");
  });
});

describe("numbers in one minute", () => {
  it("are no more than the hall allows, in all and of one kiosk", () => {
    const issuesPerMinute = { hall: 3, kiosk: 2 };
    const hall = rehearsal({ catalogue: sampleCatalogue({ settings: { issuesPerMinute } }) });
    hall.must(system, commands.openDay(serviceDateAt(hall.clock.now(), hall.catalogue())));
    const issue = commands.issue(sample.services.idCard);
    hall.must(kiosk(1), issue);
    hall.must(kiosk(1), issue);
    expect(hall.refusal(kiosk(1), issue)).toBe("too_many_numbers");
    hall.must(kiosk(2), issue);
    expect(hall.refusal(kiosk(2), issue)).toBe("too_many_numbers");
    hall.clock.advance(60_000);
    hall.must(kiosk(1), issue);
    hall.clock.advance(-3_600_000);
    hall.must(kiosk(1), issue);
  });
});
