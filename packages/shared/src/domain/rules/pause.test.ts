import { describe, expect, it } from "vitest";
import { commands, kiosk, officer, openRehearsal, sample, staff, system } from "../../testing/index.ts";
import type { Instant } from "../brand.ts";
import { nextTurn } from "../order.ts";
import { findCounter } from "../catalogue.ts";

const { idCard } = sample.services;
const { one } = sample.counters;
const supervisor = staff("supervisor");
const minute = 60_000;

describe("a pause of the hall", () => {
  it("lets nobody be called or recalled; who is at a counter is served, and numbers are given", () => {
    const hall = openRehearsal();
    hall.sit(one);
    hall.arrive(idCard);
    const inHand = hall.callNext(one);
    hall.must(supervisor, commands.pauseHall());
    hall.arrive(idCard);
    hall.clock.advance(minute);
    expect(hall.refusal(officer(), commands.recall(one, inHand))).toBe("hall_paused");
    expect(hall.refusal(officer(), commands.callNext(one, inHand))).toBe("hall_paused");
    expect(hall.refusal(officer(), commands.callWalkIn(one, idCard, inHand))).toBe("hall_paused");
    hall.must(officer(), commands.setAutoCall(one, true));
    const finished = hall.must(officer(), commands.finish(one, inHand));
    expect(finished.map(({ type }) => type)).toEqual(["ticketFinished"]);
    expect(hall.refusal(supervisor, commands.pauseHall())).toBe("hall_paused");
    hall.must(supervisor, commands.resumeHall());
    expect(hall.refusal(supervisor, commands.resumeHall())).toBe("not_paused");
    hall.callNext(one);
  });

  it("puts off recall, return and undo by its length, and says by how much", () => {
    const hall = openRehearsal();
    hall.sit(one);
    hall.arrive(idCard);
    const id = hall.callNext(one);
    hall.clock.advance(5_000);
    hall.must(supervisor, commands.pauseHall());
    hall.clock.advance(10 * minute);
    const [resumed] = hall.must(supervisor, commands.resumeHall());
    expect(resumed).toMatchObject({ type: "hallResumed", shiftedMs: 10 * minute });
    hall.clock.advance(4_000);
    hall.must(officer(), commands.undo(one, id));
    hall.callNext(one);
    hall.clock.advance(19_000);
    expect(hall.refusal(officer(), commands.recall(one, id))).toBe("recall_too_soon");
    hall.clock.advance(1_000);
    hall.must(officer(), commands.recall(one, id));
  });

  it("lets nobody's wait grow, so that the order is as without it", () => {
    const hall = openRehearsal();
    hall.sit(one);
    hall.arrive(idCard);
    hall.arriveAs(sample.classes.elderly, idCard);
    hall.must(supervisor, commands.pauseHall());
    hall.clock.advance(60 * minute);
    hall.must(supervisor, commands.resumeHall());
    const counter = findCounter(hall.catalogue(), one);
    if (counter === null) throw new Error("no such counter");
    const turn = nextTurn(hall.hall, hall.catalogue(), counter, hall.clock.now());
    expect(turn?.reason.code).toBe("priority");
  });

  it("that the hub was away for begins in the past, but never before the last one ended", () => {
    const hall = openRehearsal();
    hall.must(supervisor, commands.pauseHall());
    hall.clock.advance(minute);
    hall.must(supervisor, commands.resumeHall());
    const ended = hall.clock.now();
    hall.clock.advance(20 * minute);
    hall.must(system, commands.standStill("hub_away", (ended - minute) as Instant));
    hall.must(system, commands.resumeHall());
    expect(hall.hall.pauses.map(({ cause, from, to }) => [cause, from - ended, (to ?? 0) - ended])).toEqual([
      ["pressed", -minute, 0],
      ["hub_away", 0, 20 * minute],
    ]);
    expect(hall.refusal(kiosk(), commands.standStill("hub_away", ended))).toBe("forbidden");
  });
});

describe("an outage of an agency", () => {
  const { population } = sample.agencies;

  it("warns, or stops new numbers of that agency alone, until it ends", () => {
    const hall = openRehearsal();
    const since = (hall.clock.now() - minute) as Instant;
    hall.must(supervisor, commands.declareOutage(population, since));
    hall.arrive(idCard);
    hall.must(supervisor, commands.declareOutage(population, since, { stopsNumbers: true }));
    expect(hall.refusal(kiosk(), commands.issue(idCard))).toBe("agency_outage");
    hall.arrive(sample.services.tax);
    hall.must(supervisor, commands.endOutage(population));
    hall.arrive(idCard);
    expect(hall.refusal(supervisor, commands.endOutage(population))).toBe("no_outage");
  });

  it("begins now or before, and is expected to end later", () => {
    const hall = openRehearsal();
    const now = hall.clock.now();
    const later = (now + minute) as Instant;
    expect(hall.refusal(supervisor, commands.declareOutage(population, later))).toBe("in_the_future");
    const over = commands.declareOutage(population, now, { expectedUntil: now });
    expect(hall.refusal(supervisor, over)).toBe("in_the_past");
  });
});
