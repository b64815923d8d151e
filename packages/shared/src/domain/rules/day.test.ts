import { describe, expect, it } from "vitest";
import {
  commands,
  kiosk,
  officer,
  openRehearsal,
  rehearsal,
  sample,
  system,
  type Rehearsal,
} from "../../testing/index.ts";
import { serviceDateOf } from "../calendar.ts";
import { counterState } from "../hall.ts";
import { personsOf, placesOf } from "../queue.ts";
import type { ServiceDate } from "../brand.ts";

const { idCard, tax } = sample.services;
const { one, three } = sample.counters;

function today(hall: Rehearsal): ServiceDate {
  return serviceDateOf(hall.clock.now(), hall.catalogue().zone);
}

describe("opening a day", () => {
  it("starts with an empty hall and every series at 1", () => {
    const hall = openRehearsal();
    hall.sit(three);
    hall.arrive(tax);
    hall.must(system, commands.closeDay());
    hall.must(system, commands.openDay("2026-11-24"));
    expect(hall.hall).toMatchObject({ serviceDate: "2026-11-24", open: true, issued: 0 });
    const { tickets, queues, lastNumber, recentCalls } = hall.hall;
    expect([tickets.size, queues.size, lastNumber.size, recentCalls.length]).toEqual([0, 0, 0, 0]);
    expect(counterState(hall.hall, three).officerId).toBeNull();
    expect(hall.ticket(hall.issue(tax)).label).toBe("B001");
  });

  it("happens once for each date", () => {
    const hall = openRehearsal();
    expect(hall.refusal(system, commands.openDay("2026-11-23"))).toBe("day_already_open");
    expect(hall.refusal(system, commands.openDay("2026-11-24"))).toBe("day_already_open");
    hall.must(system, commands.closeDay());
    expect(hall.refusal(system, commands.openDay("2026-11-23"))).toBe("day_already_open");
  });

  it("never goes back, so that a clock that was set back cannot use a number twice", () => {
    const hall = openRehearsal();
    hall.arrive(tax);
    hall.must(system, commands.closeDay());
    hall.clock.set("2026-11-21T08:00:00+07:00");
    expect(hall.refusal(system, commands.openDay(today(hall)))).toBe("day_already_open");
    hall.clock.set("2026-11-24T00:00:00+07:00");
    expect(hall.refusal(system, commands.openDay(today(hall)))).toBeNull();
  });

  it("leaves out the days on which the machine was off", () => {
    const hall = openRehearsal();
    hall.must(system, commands.closeDay());
    expect(hall.refusal(system, commands.openDay("2027-01-04"))).toBeNull();
  });

  it("keeps an open day whose clock is set back: numbers go on and times are what the clock said", () => {
    const hall = openRehearsal();
    hall.arrive(tax);
    hall.clock.set("2026-11-22T23:00:00+07:00");
    hall.sit(three);
    const second = hall.arrive(tax);
    expect(hall.hall.serviceDate).toBe("2026-11-23");
    expect(hall.ticket(second)).toMatchObject({ label: "B002", arrival: 2, issuedAt: hall.clock.now() });
    expect(hall.ticket(hall.callNext(three)).label).toBe("B001");
  });
});

describe("closing a day", () => {
  it("voids what is left, with a reason, and sends everybody home", () => {
    const hall = openRehearsal();
    hall.sit(one, 1);
    hall.sit(three, 2);
    const served = hall.arrive(idCard);
    const called = hall.arrive(tax);
    hall.callNext(one, 1);
    hall.must(officer(1), commands.startService(one, served));
    hall.callNext(three, 2);
    const waiting = hall.arrive(tax);
    const printing = hall.issue(tax);
    const events = hall.must(system, commands.closeDay());
    for (const id of [served, called, waiting, printing]) {
      expect(hall.ticket(id)).toMatchObject({ state: "void", leftAt: hall.clock.now() });
      expect(events).toContainEqual({
        type: "ticketVoided",
        ticketId: id,
        reason: "day_closed",
        replacedBy: null,
      });
    }
    for (const id of [one, three]) {
      expect(counterState(hall.hall, id)).toMatchObject({ officerId: null, ticketId: null });
    }
    expect(placesOf(hall.hall, tax) + personsOf(hall.hall, tax)).toBe(0);
    expect(events.at(-1)).toEqual({ type: "dayClosed", serviceDate: "2026-11-23" });
  });

  it("leaves alone what has ended, and keeps the numbers to look at", () => {
    const hall = openRehearsal();
    hall.sit(three);
    const done = hall.arrive(tax);
    hall.callNext(three);
    hall.must(officer(), commands.finish(three, done));
    hall.must(system, commands.closeDay());
    expect(hall.ticket(done).state).toBe("done");
    expect(hall.hall).toMatchObject({ serviceDate: "2026-11-23", open: false, issued: 1 });
  });

  it("is refused when no day is open", () => {
    const hall = rehearsal();
    expect(hall.refusal(system, commands.closeDay())).toBe("day_closed");
    hall.must(system, commands.openDay("2026-11-23"));
    hall.must(system, commands.closeDay());
    expect(hall.refusal(system, commands.closeDay())).toBe("day_closed");
  });

  it("ends all work at counters", () => {
    const hall = openRehearsal();
    hall.sit(three);
    const id = hall.arrive(tax);
    hall.callNext(three);
    hall.must(system, commands.closeDay());
    const asked = [
      commands.openCounter(three),
      commands.closeCounter(three),
      commands.callNext(three),
      commands.recall(three, id),
      commands.startService(three, id),
      commands.finish(three, id),
      commands.markAbsent(three, id),
    ];
    const refusals = asked.map((command) => hall.refusal(officer(), command));
    expect(new Set(refusals)).toEqual(new Set(["day_closed"]));
    expect(hall.refusal(kiosk(), commands.issue(tax))).toBe("day_closed");
  });
});
