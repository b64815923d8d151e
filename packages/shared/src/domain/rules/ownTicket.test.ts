import { describe, expect, it } from "vitest";
import {
  commands,
  kiosk,
  officer,
  openRehearsal,
  replay,
  sample,
  system,
  type Rehearsal,
} from "../../testing/index.ts";
import type { TicketId } from "../brand.ts";
import { counterState } from "../hall.ts";
import { nextTurns } from "../order.ts";

const { idCard } = sample.services;
const { one } = sample.counters;
const { elderly } = sample.classes;
const minute = 60_000;

function ask(hall: Rehearsal, what: "resumeTicket" | "leaveQueue", id: TicketId) {
  return hall.refusal(kiosk(), commands[what](hall.secretHash(id)));
}

function letPass(hall: Rehearsal, id: TicketId, count: number) {
  return hall.refusal(kiosk(), commands.letPass(hall.secretHash(id), count));
}

function pause(hall: Rehearsal, id: TicketId, minutes: number) {
  return hall.refusal(kiosk(), commands.pauseTicket(hall.secretHash(id), minutes));
}

function order(hall: Rehearsal): readonly string[] {
  const counter = hall.catalogue().counters.find(({ id }) => id === one);
  if (counter === undefined) throw new Error("no counter 1");
  return nextTurns(hall.hall, hall.catalogue(), counter, hall.clock.now(), 9).map(
    ({ ticket }) => ticket.label,
  );
}

function hallOf(count: number): { hall: Rehearsal; ids: readonly TicketId[]; first: TicketId } {
  const hall = openRehearsal();
  hall.sit(one);
  const ids = Array.from({ length: count }, () => {
    hall.clock.advance(minute);
    return hall.arrive(idCard);
  });
  const [first] = ids;
  if (first === undefined) throw new Error("nobody came");
  return { hall, ids, first };
}

describe("a visitor who lets others go first", () => {
  it("stands behind as many of the lane as were let go, with all other places as they were", () => {
    const { hall, first } = hallOf(5);
    expect(letPass(hall, first, 2)).toBeNull();
    expect(order(hall)).toEqual(["A002", "A003", "A001", "A004", "A005"]);
    expect(replay(hall.history).queues).toEqual(hall.hall.queues);
  });

  it("goes to the end where fewer are behind, and is told where nobody is", () => {
    const { hall, first } = hallOf(3);
    expect(letPass(hall, first, 10)).toBeNull();
    expect(order(hall)).toEqual(["A002", "A003", "A001"]);
    expect(letPass(hall, first, 1)).toBe("nobody_behind");
  });

  it("may do so again, and lets those before it who stand at one place with another go in their order", () => {
    const { hall, ids, first } = hallOf(5);
    const [, second = first] = ids;
    expect(letPass(hall, first, 2)).toBeNull();
    expect(letPass(hall, second, 1)).toBeNull();
    // A001 had let A003 go: it stands right behind it, and A002 behind both.
    expect(order(hall)).toEqual(["A003", "A001", "A002", "A004", "A005"]);
    expect(letPass(hall, first, 2)).toBeNull();
    expect(order(hall)).toEqual(["A003", "A002", "A004", "A001", "A005"]);
  });

  it("has waited no longer than the one behind whom it stands now", () => {
    const { hall, ids, first } = hallOf(3);
    const [, second = first] = ids;
    letPass(hall, first, 1);
    expect(hall.ticket(first).queuedAt).toBe(hall.ticket(second).queuedAt);
    expect(hall.ticket(first).issuedAt).toBeLessThan(hall.ticket(second).issuedAt);
  });

  it("passes over paused and priority numbers, which are not let go by it", () => {
    const { hall, ids, first } = hallOf(4);
    const [, second = first] = ids;
    hall.arriveAs(elderly, idCard);
    pause(hall, second, 5);
    expect(letPass(hall, first, 1)).toBeNull();
    expect(order(hall)).toEqual(["A005", "A003", "A001", "A004"]);
  });
});

describe("a visitor who steps out for a while", () => {
  it("is not called by turn, keeps the place, and is next again when the time is over", () => {
    const { hall, first } = hallOf(3);
    expect(pause(hall, first, 10)).toBeNull();
    expect(order(hall)).toEqual(["A002", "A003"]);
    hall.clock.advance(10 * minute - 1);
    expect(hall.refusal(system, commands.endTicketPause(first))).toBe("wrong_state");
    hall.clock.advance(1);
    expect(hall.refusal(system, commands.endTicketPause(first))).toBeNull();
    expect(order(hall)).toEqual(["A001", "A002", "A003"]);
    expect(hall.hall.paused.size).toBe(0);
  });

  it("may go on sooner, and then has waited without the time of the pause", () => {
    const { hall, first } = hallOf(1);
    const { queuedAt } = hall.ticket(first);
    pause(hall, first, 30);
    hall.clock.advance(7 * minute);
    expect(ask(hall, "resumeTicket", first)).toBeNull();
    expect(hall.ticket(first).queuedAt - queuedAt).toBe(7 * minute);
    expect(ask(hall, "resumeTicket", first)).toBe("wrong_state");
  });

  it("may ask for more time, which is not counted twice", () => {
    const { hall, first } = hallOf(1);
    const { queuedAt } = hall.ticket(first);
    pause(hall, first, 5);
    hall.clock.advance(4 * minute);
    pause(hall, first, 20);
    hall.clock.advance(6 * minute);
    expect(ask(hall, "resumeTicket", first)).toBeNull();
    expect(hall.ticket(first).queuedAt - queuedAt).toBe(10 * minute);
  });

  it("is called by number all the same, and then is not paused any more; undone, it is paused again", () => {
    const { hall, first } = hallOf(2);
    pause(hall, first, 30);
    hall.must(officer(), commands.callTicket(one, first, sample.reasons.emergency, null));
    expect(hall.ticket(first).pause).toBeNull();
    expect(hall.hall.paused.size).toBe(0);
    hall.must(officer(), commands.undo(one, first));
    expect([...hall.hall.paused]).toEqual([first]);
    expect(order(hall)).toEqual(["A002"]);
    expect(replay(hall.history)).toEqual(hall.hall);
  });

  it("leaves an officer whose queue has all stepped out with an empty queue", () => {
    const { hall, first } = hallOf(1);
    pause(hall, first, 5);
    expect(hall.refusal(officer(), commands.callNext(one, null))).toBe("queue_empty");
  });
});

describe("a visitor who leaves", () => {
  it("gives the number back, also while paused; the next one moves up", () => {
    const { hall, first } = hallOf(2);
    pause(hall, first, 5);
    expect(ask(hall, "leaveQueue", first)).toBeNull();
    expect(hall.ticket(first)).toMatchObject({ state: "void", pause: null });
    expect(order(hall)).toEqual(["A002"]);
    expect(hall.hall.given.get(idCard)).toBe(1);
    expect(ask(hall, "leaveQueue", first)).toBe("wrong_state");
  });

  it("who is called, is served or waits for paper does not leave by a kiosk", () => {
    const { hall, first } = hallOf(1);
    hall.callNext(one);
    expect(counterState(hall.hall, one).ticketId).toBe(first);
    const printing = hall.issue(idCard);
    for (const id of [first, printing]) {
      expect(ask(hall, "leaveQueue", id)).toBe("wrong_state");
      expect(letPass(hall, id, 1)).toBe("wrong_state");
      expect(pause(hall, id, 1)).toBe("wrong_state");
    }
  });
});

describe("a slip that nobody gave", () => {
  it("moves nothing", () => {
    const { hall } = hallOf(2);
    const before = structuredClone(hall.hall);
    const stranger = "f".repeat(64);
    const asked = [
      commands.letPass(stranger, 1),
      commands.pauseTicket(stranger, 1),
      commands.resumeTicket(stranger),
      commands.leaveQueue(stranger),
    ];
    for (const command of asked) expect(hall.refusal(kiosk(), command)).toBe("unknown_ticket");
    expect(hall.hall).toEqual(before);
    hall.must(system, commands.closeDay());
    for (const command of asked) expect(hall.refusal(kiosk(), command)).toBe("day_closed");
  });
});
