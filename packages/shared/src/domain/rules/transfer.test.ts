import { describe, expect, it } from "vitest";
import { commands, officer, openRehearsal, sample, type Rehearsal } from "../../testing/index.ts";
import type { CounterId, ServiceId, TicketId } from "../brand.ts";
import type { TransferMode } from "../command.ts";
import { counterState } from "../hall.ts";

const { idCard, familyCard, tax } = sample.services;
const { one, two, three, immigration, outOfUse } = sample.counters;
const { elderly } = sample.classes;

/** Counters 1 (A) and 3 (B) are open; somebody is served at 3, and three wait for the id card. */
function served(): { hall: Rehearsal; id: TicketId; waiting: readonly TicketId[] } {
  const hall = openRehearsal();
  hall.sit(three, 3);
  hall.sit(one, 1);
  const early = hall.arrive(idCard);
  const id = hall.arrive(tax);
  const waiting = [early, hall.arrive(idCard), hall.arrive(idCard)];
  hall.callNext(three, 3);
  hall.must(officer(3), commands.startService(three, id));
  return { hall, id, waiting };
}

function callAll(hall: Rehearsal, count: number): readonly TicketId[] {
  return Array.from({ length: count }, () => hall.callNext(one, 1));
}

describe("a transfer", () => {
  const modes: readonly (readonly [TransferMode, number])[] = [
    ["front", 0],
    ["return_after", 0],
    ["arrival", 1],
    ["end", 3],
  ];
  it.each(modes)("by %s lets it stand after %i of three", (mode, place) => {
    const { hall, id, waiting } = served();
    hall.must(officer(3), commands.transfer(three, id, idCard, mode));
    expect(hall.ticket(id)).toMatchObject({ state: "waiting", serviceId: idCard, startedAt: null });
    expect(counterState(hall.hall, three).ticketId).toBeNull();
    const later = hall.arrive(idCard);
    expect(callAll(hall, 5)).toEqual([...waiting.toSpliced(place, 0, id), later]);
  });

  it("to the end begins to wait anew, and is not late before those who stood there", () => {
    const { hall, id, waiting } = served();
    hall.clock.advance(44 * 60_000);
    hall.must(officer(3), commands.transfer(three, id, idCard, "end"));
    expect(hall.ticket(id).queuedAt).toBe(hall.clock.now());
    hall.clock.advance(60_000);
    expect(callAll(hall, 4)).toEqual([...waiting, id]);
    expect(hall.ticket(id).call?.reason.code).toBe("arrival");
  });

  it("to the front says so, and counts as a priority call", () => {
    const { hall, id, waiting } = served();
    const old = [hall.arriveAs(elderly, idCard), hall.arriveAs(elderly, idCard)];
    hall.must(officer(3), commands.transfer(three, id, idCard, "front"));
    expect(callAll(hall, 3)).toEqual([id, old[0], waiting[0]]);
    expect(hall.ticket(id).call?.reason).toEqual({ code: "front" });
  });

  it("keeps two that were sent to the front in the order in which they were sent", () => {
    const { hall, id } = served();
    hall.must(officer(3), commands.transfer(three, id, idCard, "front"));
    const second = hall.arrive(tax);
    hall.callNext(three, 3);
    hall.must(officer(3), commands.transfer(three, second, idCard, "front"));
    expect(callAll(hall, 2)).toEqual([id, second]);
  });

  it("starts one that was only called", () => {
    const { hall, id } = served();
    hall.must(officer(3), commands.finish(three, id));
    const next = hall.arrive(tax);
    hall.callNext(three, 3);
    const events = hall.must(officer(3), commands.transfer(three, next, idCard, "end"));
    expect(events.map(({ type }) => type)).toEqual(["serviceStarted", "ticketTransferred"]);
  });

  it("to one counter is for that counter, while it has an officer", () => {
    const { hall, id } = served();
    hall.sit(two, 2);
    hall.must(officer(3), commands.transfer(three, id, idCard, "front", { toCounterId: two }));
    expect(hall.callNext(one, 1)).not.toBe(id);
    expect(hall.consider(officer(2), commands.callNext(two)).ok).toBe(true);
    hall.must(officer(2), commands.closeCounter(two));
    expect(hall.callNext(one, 1)).toBe(id);
  });

  it("carries a note of one plain line to the next officer", () => {
    const { hall, id } = served();
    const note = `\u0007 Bawa\n\tKK   asli ${"x".repeat(200)}`;
    hall.must(officer(3), commands.transfer(three, id, idCard, "end", { note }));
    expect(hall.ticket(id).note).toBe(`Bawa KK asli ${"x".repeat(127)}`);
  });

  it("carries no note that is blank", () => {
    const { hall, id } = served();
    hall.must(officer(3), commands.transfer(three, id, idCard, "end", { note: " \n " }));
    expect(hall.ticket(id).note).toBeNull();
  });

  const nowhere: readonly (readonly [string, ServiceId, CounterId | null, string])[] = [
    ["a service that is none", "parkir" as ServiceId, null, "unknown_service"],
    ["a counter that is none", idCard, "loket-99" as CounterId, "unknown_counter"],
    ["a counter out of use", tax, outOfUse, "counter_out_of_use"],
    ["a counter that does not serve it", familyCard, two, "not_served_here"],
    ["the counter where it is", tax, three, "not_served_here"],
  ];
  it.each(nowhere)("does not go to %s", (_where, serviceId, toCounterId, refusal) => {
    const { hall, id } = served();
    const command = commands.transfer(three, id, serviceId, "front", { toCounterId });
    expect(hall.refusal(officer(3), command)).toBe(refusal);
  });
});

describe("a transfer with return", () => {
  it("comes back to the front of the counter that sent it, when the other has finished", () => {
    const { hall, id } = served();
    const waits = hall.arrive(tax);
    hall.must(officer(3), commands.transfer(three, id, idCard, "return_after", { note: "cek NIK" }));
    expect(hall.callNext(one, 1)).toBe(id);
    const events = hall.must(officer(1), commands.finish(one, id));
    expect(events.map(({ type }) => type)).toEqual(["serviceStarted", "ticketTransferred"]);
    expect(hall.ticket(id)).toMatchObject({
      state: "waiting",
      serviceId: tax,
      onlyAt: three,
      comeBack: null,
    });
    expect(hall.callNext(three, 3)).toBe(id);
    expect(hall.ticket(id).call?.reason).toEqual({ code: "front" });
    hall.must(officer(3), commands.finish(three, id));
    expect(hall.ticket(id).state).toBe("done");
    expect(hall.callNext(three, 3)).toBe(waits);
  });

  it("does so too when the other counter calls the next without finishing first", () => {
    const { hall, id, waiting } = served();
    hall.must(officer(3), commands.transfer(three, id, idCard, "return_after"));
    expect(callAll(hall, 2)).toEqual([id, waiting[0]]);
    expect(hall.callNext(three, 3)).toBe(id);
  });

  it("finds its way over a third counter", () => {
    const { hall, id } = served();
    hall.sit(immigration, 4);
    hall.must(officer(3), commands.transfer(three, id, idCard, "return_after", { toCounterId: one }));
    hall.callNext(one, 1);
    hall.must(officer(1), commands.transfer(one, id, idCard, "front", { toCounterId: immigration }));
    expect(hall.callNext(immigration, 4)).toBe(id);
    hall.must(officer(4), commands.finish(immigration, id));
    expect(hall.callNext(three, 3)).toBe(id);
  });

  it("is simply finished where it is back already", () => {
    const { hall, id } = served();
    hall.must(officer(3), commands.transfer(three, id, idCard, "return_after"));
    hall.callNext(one, 1);
    hall.must(officer(1), commands.transfer(one, id, tax, "front"));
    expect(hall.callNext(three, 3)).toBe(id);
    hall.must(officer(3), commands.finish(three, id));
    expect(hall.ticket(id).state).toBe("done");
  });
});
