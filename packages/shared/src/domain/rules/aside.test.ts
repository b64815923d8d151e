import { describe, expect, it } from "vitest";
import {
  commands,
  kiosk,
  officer,
  openRehearsal,
  sample,
  sampleCatalogue,
  staff,
  system,
  type CatalogueChanges,
  type Rehearsal,
} from "../../testing/index.ts";
import type { Instant, ReasonId, TicketId } from "../brand.ts";
import { counterState } from "../hall.ts";

const { tax, permit } = sample.services;
const { one, three } = sample.counters;
const { elderly } = sample.classes;
const { photocopy } = sample.reasons;
const minute = 60_000;

/** Counter 3 is open, the first of these was called and did not come. */
function absent(
  settings: CatalogueChanges["settings"],
  others: number,
): { hall: Rehearsal; gone: TicketId; waiting: readonly TicketId[] } {
  const catalogue = sampleCatalogue({ settings: { absentAfterRecalls: 0, ...settings } });
  const hall = openRehearsal({ catalogue });
  hall.sit(three);
  const gone = hall.arrive(tax);
  const waiting = Array.from({ length: others }, () => hall.arrive(tax));
  hall.callNext(three);
  hall.must(officer(), commands.markAbsent(three, gone));
  return { hall, gone, waiting };
}

function callAll(hall: Rehearsal, count: number): readonly TicketId[] {
  return Array.from({ length: count }, () => hall.callNext(three));
}

describe("somebody who was absent and comes back", () => {
  it("waits after the next two of their service: not at the end, not at the front", () => {
    const { hall, gone, waiting } = absent({}, 4);
    hall.must(officer(), commands.returnTicket(gone));
    expect(hall.ticket(gone)).toMatchObject({ state: "waiting", standing: "returned", leftAt: null });
    expect(callAll(hall, 5)).toEqual([waiting[0], waiting[1], gone, waiting[2], waiting[3]]);
    expect(hall.ticket(gone).call?.reason).toEqual({ code: "returned" });
  });

  it("waits after as many as the hall says", () => {
    const { hall, gone, waiting } = absent({ returnAfter: 1 }, 3);
    hall.must(staff("reception"), commands.returnTicket(gone));
    expect(callAll(hall, 3)).toEqual([waiting[0], gone, waiting[1]]);
  });

  it("waits for no others where none of their service are left, though others wait at the counter", () => {
    const { hall, gone, waiting } = absent({}, 1);
    const other = hall.arrive(permit);
    hall.must(officer(), commands.returnTicket(gone));
    expect(callAll(hall, 3)).toEqual([waiting[0], gone, other]);
  });

  it("lets those pass who are called for other services", () => {
    const { hall, gone, waiting } = absent({}, 3);
    const other = hall.arriveAs(elderly, permit);
    hall.must(officer(), commands.returnTicket(gone));
    expect(callAll(hall, 5)).toEqual([other, waiting[0], waiting[1], gone, waiting[2]]);
  });

  it("counts as a priority call: after two, a regular goes first", () => {
    const { hall, gone, waiting } = absent({ returnAfter: 0 }, 2);
    const old = [hall.arriveAs(elderly, tax), hall.arriveAs(elderly, tax)];
    hall.must(officer(), commands.returnTicket(gone));
    expect(callAll(hall, 4)).toEqual([gone, old[0], waiting[0], old[1]]);
  });

  it("is called anew: the recalls of before are forgotten, the names of calls are not used again", () => {
    const { hall, gone } = absent({ recallLimit: 1, returnAfter: 0 }, 1);
    hall.must(officer(), commands.returnTicket(gone));
    hall.callNext(three);
    hall.clock.advance(minute);
    expect(hall.refusal(officer(), commands.recall(three, gone))).toBeNull();
    expect(hall.ticket(gone).call).toMatchObject({ count: 3, announcementId: `${gone}.3` });
    hall.clock.advance(minute);
    expect(hall.refusal(officer(), commands.recall(three, gone))).toBe("recall_limit");
  });

  it("may do so for half an hour, to the millisecond", () => {
    const { hall, gone } = absent({}, 1);
    hall.clock.advance(30 * minute);
    expect(hall.consider(officer(), commands.returnTicket(gone)).ok).toBe(true);
    hall.clock.advance(1);
    expect(hall.refusal(officer(), commands.returnTicket(gone))).toBe("return_window_over");
    expect(hall.ticket(gone).state).toBe("absent");
  });

  it("may do so until as many were called as the hall says, however late", () => {
    const { hall, gone } = absent({ returnWindowMs: null, returnWindowTickets: 2 }, 4);
    hall.clock.advance(300 * minute);
    callAll(hall, 2);
    expect(hall.consider(officer(), commands.returnTicket(gone)).ok).toBe(true);
    hall.callNext(three);
    expect(hall.refusal(officer(), commands.returnTicket(gone))).toBe("return_window_over");
  });

  it("does so only when staff say so, and once", () => {
    const { hall, gone } = absent({}, 1);
    for (const actor of [kiosk(), system])
      expect(hall.refusal(actor, commands.returnTicket(gone))).toBe("forbidden");
    expect(hall.refusal(officer(), commands.returnTicket("x" as TicketId))).toBe("unknown_ticket");
    hall.must(officer(), commands.returnTicket(gone));
    expect(hall.refusal(officer(), commands.returnTicket(gone))).toBe("wrong_state");
  });

  it("keeps the place when staff confirm the class", () => {
    const { hall, gone } = absent({}, 1);
    hall.must(officer(), commands.returnTicket(gone));
    hall.must(officer(), commands.confirmClass(gone, sample.classes.regular));
    expect(hall.ticket(gone)).toMatchObject({ standing: "returned", lane: "priority" });
  });
});

describe("parking", () => {
  function serving(): { hall: Rehearsal; id: TicketId; remindAt: Instant } {
    const hall = openRehearsal();
    hall.sit(three);
    const id = hall.arrive(tax);
    hall.callNext(three);
    return { hall, id, remindAt: (hall.clock.now() + 10 * minute) as Instant };
  }

  it("puts a ticket aside with a reason and a reminder, and frees the counter", () => {
    const { hall, id, remindAt } = serving();
    const types = hall.must(officer(), commands.park(three, id, photocopy, remindAt)).map(({ type }) => type);
    expect(types).toEqual(["serviceStarted", "ticketParked"]);
    const at = hall.clock.now();
    expect(hall.ticket(id)).toMatchObject({
      state: "parked",
      parking: { counterId: three, reasonId: photocopy, remindAt, at },
    });
    expect(counterState(hall.hall, three).ticketId).toBeNull();
    expect([...hall.hall.aside]).toEqual([id]);
  });

  it("is for a reason from the hall's list", () => {
    const { hall, id, remindAt } = serving();
    const bored = commands.park(three, id, "bosan" as ReasonId, remindAt);
    expect(hall.refusal(officer(), bored)).toBe("unknown_reason");
  });

  it("ends where it was parked with one call that needs no reason, and goes on there", () => {
    const { hall, id, remindAt } = serving();
    hall.must(officer(), commands.park(three, id, photocopy, remindAt));
    const next = hall.arrive(tax);
    hall.callNext(three);
    hall.must(officer(), commands.callTicket(three, id, null, next));
    expect(hall.ticket(id)).toMatchObject({
      state: "called",
      parking: null,
      call: { reason: { code: "resumed" } },
    });
    expect(hall.ticket(next).state).toBe("done");
  });

  it("ends elsewhere only with a reason", () => {
    const { hall, id, remindAt } = serving();
    hall.must(officer(), commands.park(three, id, photocopy, remindAt));
    hall.sit(one, 2);
    expect(hall.refusal(officer(2), commands.callTicket(one, id, null))).toBe("not_served_here");
  });

  it("may end in the queue, whenever that is", () => {
    const { hall, id, remindAt } = serving();
    hall.must(officer(), commands.park(three, id, photocopy, remindAt));
    hall.clock.advance(90 * minute);
    hall.must(officer(), commands.returnTicket(id));
    expect(hall.callNext(three)).toBe(id);
  });

  it("ends with the day", () => {
    const { hall, id, remindAt } = serving();
    hall.must(officer(), commands.park(three, id, photocopy, remindAt));
    hall.must(system, commands.closeDay());
    expect(hall.ticket(id).state).toBe("void");
    expect(hall.hall.aside.size).toBe(0);
  });
});
