import { describe, expect, it } from "vitest";
import {
  commands,
  kiosk,
  officer,
  openRehearsal,
  sample,
  sampleCatalogue,
  type Rehearsal,
} from "../../testing/index.ts";
import type { ReasonId, TicketId } from "../brand.ts";

const { tax, permit, idCard, passport } = sample.services;
const { one, three } = sample.counters;
const { elderly } = sample.classes;
const { emergency } = sample.reasons;

function hallWithThree(): { hall: Rehearsal; ids: readonly [TicketId, TicketId, TicketId] } {
  const hall = openRehearsal({ catalogue: sampleCatalogue({ settings: { absentAfterRecalls: 0 } }) });
  hall.sit(three);
  return { hall, ids: [hall.arrive(tax), hall.arrive(permit), hall.arrive(tax)] };
}

describe("calling by number", () => {
  it("needs a reason from the hall's list for whoever is not next, and records it", () => {
    const { hall, ids } = hallWithThree();
    const last = ids[2];
    expect(hall.refusal(officer(), commands.callTicket(three, last))).toBe("reason_required");
    const bored = commands.callTicket(three, last, "bosan" as ReasonId);
    expect(hall.refusal(officer(), bored)).toBe("unknown_reason");
    hall.must(officer(), commands.callTicket(three, last, emergency));
    expect(hall.ticket(last).call?.reason).toEqual({ code: "override", reasonId: emergency });
  });

  it("needs none for whoever is next, and is then a call as any other", () => {
    const { hall, ids } = hallWithThree();
    hall.must(officer(), commands.callTicket(three, ids[0]));
    expect(hall.ticket(ids[0]).call?.reason).toEqual({ code: "arrival" });
  });

  it("finishes the ticket in hand as calling the next does, and is stale in the same way", () => {
    const { hall, ids } = hallWithThree();
    hall.callNext(three);
    expect(hall.refusal(officer(), commands.callTicket(three, ids[2], emergency))).toBe("stale");
    const types = hall.must(officer(), commands.callTicket(three, ids[2], emergency, ids[0]));
    expect(types.map(({ type }) => type)).toEqual(["ticketFinished", "ticketCalled"]);
    expect(hall.ticket(ids[0]).state).toBe("done");
  });

  it("is left out of the bound: it neither uses up the priority calls nor gives new ones", () => {
    const hall = openRehearsal();
    hall.sit(three);
    const r = [hall.arrive(tax), hall.arrive(tax)];
    const p = [1, 2, 3, 4].map(() => hall.arriveAs(elderly, tax));
    const inHand = hall.callNext(three);
    expect(inHand).toBe(p[0]);
    hall.must(officer(), commands.callTicket(three, p[2] ?? inHand, emergency, inHand));
    expect(hall.callNext(three)).toBe(p[1]);
    hall.must(officer(), commands.callTicket(three, r[1] ?? inHand, emergency, p[1] ?? null));
    expect([hall.callNext(three), hall.callNext(three)]).toEqual([r[0], p[3]]);
  });

  it("may call the absent, in and out of their window, with a reason", () => {
    const { hall, ids } = hallWithThree();
    hall.callNext(three);
    hall.must(officer(), commands.markAbsent(three, ids[0]));
    hall.clock.advance(5 * 3_600_000);
    expect(hall.refusal(officer(), commands.callTicket(three, ids[0]))).toBe("reason_required");
    hall.must(officer(), commands.callTicket(three, ids[0], emergency));
    expect(hall.ticket(ids[0])).toMatchObject({ state: "called", leftAt: null, leftAtCalls: null });
    expect(hall.hall.aside.size).toBe(0);
  });

  it("is not for a slip that is not out, one at a counter, one that is done, or one that is served elsewhere", () => {
    const { hall, ids } = hallWithThree();
    const [slow, foreign] = [hall.issue(tax), hall.arrive(idCard)];
    hall.callNext(three);
    const refusal = (id: TicketId): unknown =>
      hall.refusal(officer(), commands.callTicket(three, id, emergency, ids[0]));
    expect([slow, ids[0], foreign, "nobody" as TicketId].map(refusal)).toEqual([
      "wrong_state",
      "wrong_state",
      "not_served_here",
      "unknown_ticket",
    ]);
  });
});

describe("a walk-in", () => {
  it("gets the next number of the service and is called with it at once, without paper", () => {
    const { hall, ids } = hallWithThree();
    const events = hall.must(officer(), commands.callWalkIn(three, tax));
    expect(events.map(({ type }) => type)).toEqual(["ticketIssued", "ticketCalled"]);
    const walkIn = [...hall.hall.tickets.values()].find(({ kioskId }) => kioskId === null);
    expect(walkIn).toMatchObject({
      label: "B003",
      state: "called",
      paper: "none",
      call: { counterId: three, reason: { code: "walk_in" } },
    });
    expect(hall.refusal(kiosk(), commands.reportPrint(walkIn?.id ?? ids[0]))).toBe("not_your_ticket");
    hall.must(officer(), commands.callNext(three, walkIn?.id ?? null));
    expect(hall.ticket(ids[0]).state).toBe("called");
  });

  it("is refused for a service of other counters, and for one that gives no numbers today", () => {
    const { hall } = hallWithThree();
    expect(hall.refusal(officer(), commands.callWalkIn(three, idCard))).toBe("not_served_here");
    expect(hall.refusal(officer(), commands.callWalkIn(three, passport))).toBe("service_not_yet_open");
    expect(hall.refusal(officer(2), commands.callWalkIn(one, idCard))).toBe("counter_not_open");
  });
});
