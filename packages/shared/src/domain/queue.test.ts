import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openRehearsal, sample } from "../testing/index.ts";
import type { TicketId } from "./brand.ts";
import { emptyHall } from "./hall.ts";
import { enterQueue, leaveQueue, oldestWaiting, personsOf, placesOf, queueOf } from "./queue.ts";
import type { Lane, Ticket } from "./ticket.ts";

const { idCard, familyCard, tax } = sample.services;

function ticket(arrival: number, partySize = 1): Ticket {
  const hall = openRehearsal();
  const issued = hall.ticket(hall.issue(tax, partySize));
  return { ...issued, id: `t${arrival}` as TicketId, arrival, place: { rank: arrival, sub: 0 } };
}

describe("a queue", () => {
  it("is empty where nobody ever came", () => {
    const empty = { ticketIds: [], persons: 0 };
    expect(queueOf(emptyHall(), tax)).toEqual({ regular: empty, priority: empty });
  });

  it("puts a ticket at the place of its arrival, also one that comes back", () => {
    const hall = emptyHall();
    const tickets = [3, 1, 2].map((arrival) => ticket(arrival));
    for (const one of tickets) {
      hall.tickets.set(one.id, one);
      enterQueue(hall, one);
    }
    expect(queueOf(hall, tax).regular.ticketIds).toEqual(["t1", "t2", "t3"]);
  });

  it("throws when a ticket leaves that holds no place", () => {
    const hall = emptyHall();
    const [here, gone] = [ticket(1), ticket(2)];
    expect(() => leaveQueue(hall, gone)).toThrow("t2 holds no place");
    hall.tickets.set(here.id, here);
    enterQueue(hall, here);
    expect(() => leaveQueue(hall, gone)).toThrow("t2 holds no place");
    expect(queueOf(hall, tax).regular).toEqual({ ticketIds: ["t1"], persons: 1 });
  });

  it("is by arrival in each lane and counts its persons, whoever comes and goes in whatever order", () => {
    const coming = fc.uniqueArray(fc.nat(1_000), { maxLength: 30 });
    fc.assert(
      fc.property(coming, fc.array(fc.nat(29)), (arrivals, leaving) => {
        const hall = emptyHall();
        const lane = (arrival: number): Lane => (arrival % 3 === 0 ? "priority" : "regular");
        let left = arrivals.map((a) => ({ ...ticket(a, (a % 5) + 1), lane: lane(a) }));
        for (const one of left) {
          hall.tickets.set(one.id, one);
          enterQueue(hall, one);
        }
        for (const place of leaving) {
          const goes = left[place];
          if (goes !== undefined) leaveQueue(hall, goes);
          left = left.filter((one) => one !== goes);
        }
        const sorted = [...left].sort((a, b) => a.arrival - b.arrival);
        for (const one of ["regular", "priority"] as const) {
          const members = sorted.filter((member) => member.lane === one);
          expect(queueOf(hall, tax)[one]).toEqual({
            ticketIds: members.map(({ id }) => id),
            persons: members.reduce((sum, { partySize }) => sum + partySize, 0),
          });
        }
        expect(placesOf(hall, tax)).toBe(left.length);
        expect(personsOf(hall, tax)).toBe(left.reduce((sum, { partySize }) => sum + partySize, 0));
      }),
    );
  });
});

describe("who has waited longest", () => {
  it("is the first by arrival over services and lanes, without slips that are not out", () => {
    const hall = openRehearsal();
    hall.issue(familyCard);
    const first = hall.arriveAs(sample.classes.elderly, idCard);
    const second = hall.arrive(familyCard);
    hall.arrive(idCard);
    expect(oldestWaiting(hall.hall, [familyCard, idCard])?.id).toBe(first);
    expect(oldestWaiting(hall.hall, [familyCard])?.id).toBe(second);
    expect(oldestWaiting(hall.hall, [tax])).toBeNull();
    expect(oldestWaiting(hall.hall, [])).toBeNull();
  });
});
