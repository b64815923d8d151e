import { describe, expect, it } from "vitest";
import {
  brokenInvariants,
  commands,
  kiosk,
  officer,
  openRehearsal,
  sample,
  system,
  visitor,
} from "../../testing/index.ts";
import type { ClassId, NeedId, TicketId } from "../brand.ts";
import { queueOf } from "../queue.ts";
import { findClass, laneOf } from "./class.ts";

const { tax } = sample.services;
const { three } = sample.counters;
const { regular, elderly, booked } = sample.classes;

describe("the class of a ticket", () => {
  it("is only claimed where the hall asks staff to look", () => {
    const hall = openRehearsal();
    const claimed = [regular, elderly, booked].map((classId) => hall.ticket(hall.arriveAs(classId, tax)));
    expect(claimed.map(({ classId, confirmed, lane }) => [classId, confirmed, lane])).toEqual([
      [regular, true, "regular"],
      [elderly, false, "priority"],
      [booked, true, "priority"],
    ]);
  });

  it("is one that the hall has, and so are the needs; each need is noted once", () => {
    const hall = openRehearsal();
    const issue = (classId: string, needs: readonly string[]): string | null =>
      hall.refusal(
        kiosk(),
        commands.issue(tax, 1, "0".repeat(64), {
          classId: classId as ClassId,
          needs: needs as readonly NeedId[],
        }),
      );
    const { wheelchair } = sample.needs;
    expect([issue("raja", []), issue(regular, ["helikopter"])]).toEqual(["unknown_class", "unknown_need"]);
    expect(issue(regular, [wheelchair, wheelchair])).toBeNull();
    expect([...hall.hall.tickets.values()].map(({ needs }) => needs)).toEqual([[wheelchair]]);
  });

  it("belongs to one of two lanes", () => {
    const { classes } = openRehearsal().catalogue();
    expect(classes.map(laneOf)).toEqual(["regular", "priority", "priority"]);
    expect(findClass(openRehearsal().catalogue(), "raja" as ClassId)).toBeNull();
  });
});

describe("confirming a class", () => {
  it("says once that it is so, and moves nobody", () => {
    const hall = openRehearsal();
    const id = hall.arriveAs(elderly, tax);
    expect(hall.must(officer(), commands.confirmClass(id, elderly))).toEqual([
      { type: "classChanged", ticketId: id, classId: elderly, confirmed: true, lane: "priority" },
    ]);
    expect(hall.must(officer(), commands.confirmClass(id, elderly))).toEqual([]);
    expect(hall.ticket(id)).toMatchObject({ classId: elderly, confirmed: true });
    expect(queueOf(hall.hall, tax).priority.ticketIds).toEqual([id]);
  });

  it("to be another moves the ticket to the place of its arrival there, printing or waiting", () => {
    const hall = openRehearsal();
    const [first, claimed, last] = [
      hall.arrive(tax),
      hall.issue(tax, 2, 1, { classId: elderly }),
      hall.arrive(tax),
    ];
    hall.must(officer(), commands.confirmClass(claimed, regular));
    expect(queueOf(hall.hall, tax)).toEqual({
      regular: { ticketIds: [first, claimed, last], persons: 4 },
      priority: { ticketIds: [], persons: 0 },
    });
    hall.must(officer(), commands.confirmClass(last, elderly));
    expect(queueOf(hall.hall, tax).priority.ticketIds).toEqual([last]);
    expect(brokenInvariants(hall.hall)).toEqual([]);
  });

  it("is done at the counter too", () => {
    const hall = openRehearsal();
    hall.sit(three);
    const id = hall.arriveAs(elderly, tax);
    hall.callNext(three);
    hall.must(officer(), commands.confirmClass(id, regular));
    expect(hall.ticket(id)).toMatchObject({ state: "called", classId: regular, lane: "regular" });
    expect(brokenInvariants(hall.hall)).toEqual([]);
  });

  it("is for staff, of tickets that live, to classes that are", () => {
    const hall = openRehearsal();
    hall.sit(three);
    const id = hall.arriveAs(elderly, tax);
    const others = [kiosk(), visitor, system].map((actor) =>
      hall.refusal(actor, commands.confirmClass(id, elderly)),
    );
    expect(others).toEqual(["forbidden", "forbidden", "forbidden"]);
    expect(hall.refusal(officer(), commands.confirmClass("nobody" as TicketId, elderly))).toBe(
      "unknown_ticket",
    );
    expect(hall.refusal(officer(), commands.confirmClass(id, "raja" as ClassId))).toBe("unknown_class");
    hall.callNext(three);
    hall.must(officer(), commands.finish(three, id));
    expect(hall.refusal(officer(), commands.confirmClass(id, elderly))).toBe("wrong_state");
  });
});
