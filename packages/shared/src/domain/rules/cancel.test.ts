import { describe, expect, it } from "vitest";
import {
  commands,
  kiosk,
  officer,
  openRehearsal,
  sample,
  sampleCatalogue,
  staff,
} from "../../testing/index.ts";
import type { ReasonId, TicketId } from "../brand.ts";
import { counterState } from "../hall.ts";
import { personsOf } from "../queue.ts";

const { tax } = sample.services;
const { one, three } = sample.counters;
const { left, completed } = sample.reasons;

describe("cancelling", () => {
  it("makes a ticket void, wherever it is, and its number is never given again", () => {
    const hall = openRehearsal();
    hall.sit(three);
    const [slow, waits] = [hall.issue(tax), hall.arrive(tax)];
    hall.must(staff("reception"), commands.cancelTicket(slow, left));
    hall.must(officer(2), commands.cancelTicket(waits, left));
    expect(personsOf(hall.hall, tax)).toBe(0);
    const inHand = hall.arrive(tax);
    hall.callNext(three);
    hall.must(officer(), commands.cancelTicket(inHand, left));
    expect([slow, waits, inHand].map((id) => hall.ticket(id).state)).toEqual(["void", "void", "void"]);
    expect(counterState(hall.hall, three)).toMatchObject({ ticketId: null, finished: 0 });
    expect(hall.ticket(hall.arrive(tax)).label).toBe("B004");
  });

  it("needs a reason from the hall's list", () => {
    const hall = openRehearsal();
    const id = hall.arrive(tax);
    expect(hall.refusal(officer(), commands.cancelTicket(id, "bosan" as ReasonId))).toBe("unknown_reason");
  });

  it("takes from a colleague's hand only for a supervisor", () => {
    const hall = openRehearsal();
    hall.sit(three);
    const id = hall.arrive(tax);
    hall.callNext(three);
    expect(hall.refusal(officer(2), commands.cancelTicket(id, left))).toBe("not_your_counter");
    expect(hall.refusal(staff("supervisor"), commands.cancelTicket(id, left))).toBeNull();
  });

  it("is for staff, and for tickets that live", () => {
    const hall = openRehearsal();
    const id = hall.arrive(tax);
    expect(hall.refusal(kiosk(), commands.cancelTicket(id, left))).toBe("forbidden");
    hall.must(officer(), commands.cancelTicket(id, left));
    expect(hall.refusal(officer(), commands.cancelTicket(id, left))).toBe("wrong_state");
    expect(hall.refusal(officer(), commands.cancelTicket("x" as TicketId, left))).toBe("unknown_ticket");
  });
});

describe("an outcome", () => {
  it("may be said at the end, from the hall's list", () => {
    const hall = openRehearsal();
    hall.sit(three);
    const id = hall.arrive(tax);
    hall.callNext(three);
    expect(hall.refusal(officer(), commands.finish(three, id, "bosan" as ReasonId))).toBe("unknown_reason");
    const [event] = hall.must(officer(), commands.finish(three, id, completed));
    expect(event).toMatchObject({ type: "ticketFinished", outcomeId: completed });
  });

  it("must be said where the hall asks for it, also when the next is called", () => {
    const hall = openRehearsal({ catalogue: sampleCatalogue({ settings: { outcomeRequired: true } }) });
    hall.sit(three);
    const [a, b] = [hall.arrive(tax), hall.arrive(tax)];
    hall.callNext(three);
    expect(hall.refusal(officer(), commands.finish(three, a))).toBe("outcome_required");
    expect(hall.refusal(officer(), commands.callNext(three, a))).toBe("outcome_required");
    hall.must(officer(), commands.callNext(three, a, completed));
    expect(hall.ticket(b).state).toBe("called");
  });
});

describe("calling by itself", () => {
  it("calls the next when one is finished, for the officer who wants it, until they leave", () => {
    const hall = openRehearsal();
    hall.sit(three);
    const [a, b, c] = [hall.arrive(tax), hall.arrive(tax), hall.arrive(tax)];
    hall.callNext(three);
    hall.must(officer(), commands.setAutoCall(three, true));
    hall.must(officer(), commands.finish(three, a));
    expect(hall.ticket(b)).toMatchObject({ state: "called", call: { reason: { code: "arrival" } } });
    hall.must(officer(2), commands.openCounter(three, true));
    hall.must(officer(2), commands.finish(three, b));
    expect(hall.ticket(c).state).toBe("waiting");
  });

  it("is off by default, rests when nobody waits, and is one's own wish", () => {
    const hall = openRehearsal();
    hall.sit(three);
    hall.sit(one, 2);
    expect(hall.refusal(officer(2), commands.setAutoCall(three, true))).toBe("not_your_counter");
    hall.must(officer(), commands.setAutoCall(three, true));
    const id = hall.arrive(tax);
    hall.callNext(three);
    hall.must(officer(), commands.finish(three, id));
    expect(counterState(hall.hall, three)).toMatchObject({ ticketId: null, autoCall: true });
    expect(hall.must(officer(), commands.setAutoCall(three, true))).toEqual([]);
  });
});
