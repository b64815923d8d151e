import { describe, expect, it } from "vitest";
import {
  commands,
  officer,
  openRehearsal,
  sample,
  sampleCatalogue,
  type Rehearsal,
} from "../../testing/index.ts";
import type { Instant, TicketId } from "../brand.ts";
import { counterState } from "../hall.ts";

const { tax, idCard } = sample.services;
const { one, two, three } = sample.counters;
const { elderly } = sample.classes;
const { photocopy, emergency, left } = sample.reasons;

function opened(): Rehearsal {
  const hall = openRehearsal({ catalogue: sampleCatalogue({ settings: { absentAfterRecalls: 0 } }) });
  hall.sit(three);
  return hall;
}

function undo(hall: Rehearsal, id: TicketId): string | null {
  return hall.refusal(officer(), commands.undo(three, id));
}

describe("undoing", () => {
  it("a call lets the ticket wait again at its place; what the call finished stays done", () => {
    const hall = opened();
    const [a, b, c] = [hall.arrive(tax), hall.arrive(tax), hall.arrive(tax)];
    hall.callNext(three);
    hall.callNext(three);
    expect(undo(hall, b)).toBeNull();
    expect([a, b, c].map((id) => hall.ticket(id).state)).toEqual(["done", "waiting", "waiting"]);
    expect(counterState(hall.hall, three).ticketId).toBeNull();
    expect(hall.hall.recentCalls).toEqual([a]);
    expect(hall.callNext(three)).toBe(b);
    expect(hall.ticket(b).call).toMatchObject({ announcementId: `${b}.2`, count: 2, firstCount: 2 });
  });

  it("a call gives the bound back what it took", () => {
    const hall = opened();
    const [r, p1, p2] = [hall.arrive(tax), hall.arriveAs(elderly, tax), hall.arriveAs(elderly, tax)];
    expect([hall.callNext(three), hall.callNext(three)]).toEqual([p1, p2]);
    undo(hall, p2);
    expect([hall.callNext(three), hall.callNext(three)]).toEqual([p2, r]);
    undo(hall, r);
    hall.arriveAs(elderly, tax);
    expect(hall.callNext(three)).toBe(r);
  });

  it("what was done to a ticket in hand lets it be called there again, without a new announcement", () => {
    const actions = [
      (id: TicketId) => commands.markAbsent(three, id),
      (id: TicketId) => commands.park(three, id, photocopy, 0 as Instant),
      (id: TicketId) => commands.transfer(three, id, idCard, "end"),
    ];
    for (const act of actions) {
      const hall = opened();
      const id = hall.arrive(tax);
      hall.callNext(three);
      hall.must(officer(), act(id));
      const events = hall.must(officer(), commands.undo(three, id));
      expect(events.map(({ type }) => type)).toEqual(["actionUndone"]);
      expect(hall.ticket(id)).toMatchObject({
        state: "called",
        serviceId: tax,
        parking: null,
        leftAt: null,
        call: { announcementId: `${id}.1` },
      });
      expect(counterState(hall.hall, three).ticketId).toBe(id);
    }
  });

  it("is possible for ten seconds", () => {
    const hall = opened();
    const id = hall.arrive(tax);
    hall.callNext(three);
    hall.clock.advance(10_000);
    expect(hall.consider(officer(), commands.undo(three, id)).ok).toBe(true);
    hall.clock.advance(1);
    expect(undo(hall, id)).toBe("too_late_to_undo");
  });

  it("is of the last thing only, once, and of the ticket that the officer means", () => {
    const hall = opened();
    const [a, b] = [hall.arrive(tax), hall.arrive(tax)];
    expect(undo(hall, a)).toBe("nothing_to_undo");
    hall.callNext(three);
    expect(undo(hall, b)).toBe("stale");
    expect(undo(hall, a)).toBeNull();
    expect(undo(hall, a)).toBe("nothing_to_undo");
  });

  it("is not of what was finished, started or recalled", () => {
    const hall = opened();
    const id = hall.arrive(tax);
    hall.callNext(three);
    hall.clock.advance(20_000);
    hall.must(officer(), commands.recall(three, id));
    expect(undo(hall, id)).toBe("nothing_to_undo");
    hall.must(officer(), commands.startService(three, id));
    expect(undo(hall, id)).toBe("nothing_to_undo");
    hall.must(officer(), commands.finish(three, id));
    expect(undo(hall, id)).toBe("nothing_to_undo");
  });

  it("is not possible once somebody else has acted on the ticket", () => {
    const hall = opened();
    hall.sit(one, 2);
    const sent = hall.arrive(tax);
    hall.callNext(three);
    hall.must(officer(), commands.transfer(three, sent, idCard, "front"));
    hall.callNext(one, 2);
    expect(undo(hall, sent)).toBe("nothing_to_undo");
    const gone = hall.arrive(tax);
    hall.callNext(three);
    hall.must(officer(), commands.markAbsent(three, gone));
    hall.must(officer(2), commands.returnTicket(gone));
    expect(undo(hall, gone)).toBe("nothing_to_undo");
    hall.callNext(three);
    hall.must(officer(), commands.cancelTicket(gone, left));
    expect(undo(hall, gone)).toBe("nothing_to_undo");
  });

  it("does not put anybody back aside, nor a walk-in into the queue", () => {
    const hall = opened();
    const id = hall.arrive(tax);
    hall.callNext(three);
    hall.must(officer(), commands.markAbsent(three, id));
    hall.must(officer(), commands.callTicket(three, id, emergency));
    expect(undo(hall, id)).toBe("nothing_to_undo");
    hall.must(officer(), commands.callWalkIn(three, tax, id));
    const walkIn = counterState(hall.hall, three).ticketId;
    expect(walkIn === null ? null : undo(hall, walkIn)).toBe("nothing_to_undo");
  });

  it("is of one's own counter", () => {
    const hall = opened();
    hall.sit(two, 2);
    const id = hall.arrive(tax);
    hall.callNext(three);
    expect(hall.refusal(officer(2), commands.undo(three, id))).toBe("not_your_counter");
    hall.must(officer(2), commands.openCounter(three, true));
    expect(hall.refusal(officer(2), commands.undo(three, id))).toBe("nothing_to_undo");
  });
});
