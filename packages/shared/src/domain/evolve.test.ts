import { describe, expect, it } from "vitest";
import { openRehearsal, sample } from "../testing/index.ts";
import type { AnnouncementId, Instant, TicketId } from "./brand.ts";
import { evolve } from "./evolve.ts";
import type { HallEvent } from "./event.ts";
import { announcementIdOf, isLive, ticketEdges, ticketStates } from "./ticket.ts";

const { tax } = sample.services;
const { three } = sample.counters;
const at = 0 as Instant;

describe("events that contradict the hall", () => {
  const nobody = "nobody" as TicketId;
  const facts = {
    announcementId: "nobody.1" as AnnouncementId,
    counterId: three,
    zoneId: sample.zones.rear,
    count: 1,
  };

  it("stop the program instead of making a hall that never was", () => {
    const hall = openRehearsal();
    const events: readonly HallEvent[] = [
      { type: "printReported", ticketId: nobody, outcome: "printed" },
      { type: "ticketCalled", ticketId: nobody, reason: { code: "arrival" }, streaks: [], ...facts },
      { type: "ticketRecalled", ticketId: nobody, ...facts },
      { type: "serviceStarted", ticketId: nobody, counterId: three },
      { type: "ticketFinished", ticketId: nobody, counterId: three, outcomeId: null },
      { type: "ticketAbsent", ticketId: nobody, counterId: three },
      { type: "ticketVoided", ticketId: nobody, reason: "day_closed", replacedBy: null },
      {
        type: "classChanged",
        ticketId: nobody,
        classId: sample.classes.elderly,
        confirmed: true,
        lane: "priority",
      },
    ];
    for (const event of events) expect(() => evolve(hall.hall, event, at)).toThrow("no ticket nobody");
  });

  it("stop it when a ticket is called twice, or called again before its first call", () => {
    const hall = openRehearsal();
    const id = hall.arrive(tax);
    const again: HallEvent = { type: "ticketRecalled", ...facts, ticketId: id };
    expect(() => evolve(hall.hall, again, at)).toThrow("never called");
    const call: HallEvent = {
      type: "ticketCalled",
      ...facts,
      ticketId: id,
      reason: { code: "arrival" },
      streaks: [],
    };
    evolve(hall.hall, call, at);
    expect(() => evolve(hall.hall, call, at)).toThrow("holds no place");
  });
});

describe("the states of a ticket", () => {
  it("are eight, of which two are ends", () => {
    expect(ticketStates.length).toBe(8);
    expect(ticketStates.filter((state) => !isLive(state))).toEqual(["done", "void"]);
  });

  it("can all be voided while the ticket lives, and never left once it ended", () => {
    expect(ticketStates.filter((state) => ticketEdges[state].includes("void"))).toEqual(
      ticketStates.filter(isLive),
    );
  });

  it("give each call and recall a name of its own", () => {
    const id = "t1" as TicketId;
    expect([1, 2, 3].map((count) => announcementIdOf(id, count))).toEqual(["t1.1", "t1.2", "t1.3"]);
  });
});
