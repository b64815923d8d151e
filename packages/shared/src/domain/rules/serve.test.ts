import { describe, expect, it } from "vitest";
import {
  commands,
  kiosk,
  officer,
  openRehearsal,
  sample,
  sampleCatalogue,
  system,
  visitor,
  type CatalogueChanges,
  type Rehearsal,
} from "../../testing/index.ts";
import type { TicketId } from "../brand.ts";
import { counterState } from "../hall.ts";

const { tax } = sample.services;
const { one, three } = sample.counters;

function called(settings: CatalogueChanges["settings"] = {}): { hall: Rehearsal; id: TicketId } {
  const hall = openRehearsal({ catalogue: sampleCatalogue({ settings }) });
  hall.sit(three);
  const id = hall.arrive(tax);
  hall.callNext(three);
  return { hall, id };
}

describe("serving", () => {
  it("starts when the visitor has come, and not twice", () => {
    const { hall, id } = called();
    const startedAt = hall.clock.advance(30_000);
    hall.must(officer(), commands.startService(three, id));
    expect(hall.ticket(id)).toMatchObject({ state: "serving", startedAt, leftAt: null });
    expect(hall.refusal(officer(), commands.startService(three, id))).toBe("wrong_state");
  });

  it("ends with finish: the counter is free, and the time from start to end is counted", () => {
    const { hall, id } = called();
    hall.clock.advance(30_000);
    hall.must(officer(), commands.startService(three, id));
    const leftAt = hall.clock.advance(240_000);
    hall.must(officer(), commands.finish(three, id));
    expect(hall.ticket(id)).toMatchObject({ state: "done", leftAt });
    expect(counterState(hall.hall, three)).toMatchObject({
      officerId: "officer-1",
      ticketId: null,
      finished: 1,
      serviceMs: 240_000,
    });
  });

  it("may end without a start; then it is counted from the call", () => {
    const { hall, id } = called();
    hall.clock.advance(100_000);
    hall.must(officer(), commands.finish(three, id));
    expect(hall.ticket(id)).toMatchObject({ state: "done", startedAt: null });
    expect(counterState(hall.hall, three)).toMatchObject({ finished: 1, serviceMs: 100_000 });
  });

  it("takes no less than no time, also when the clock goes back in between", () => {
    const { hall, id } = called();
    hall.must(officer(), commands.startService(three, id));
    hall.clock.advance(-3_600_000);
    hall.must(officer(), commands.finish(three, id));
    expect(counterState(hall.hall, three)).toMatchObject({ finished: 1, serviceMs: 0 });
  });

  it("ends once", () => {
    const { hall, id } = called();
    hall.must(officer(), commands.finish(three, id));
    expect(hall.refusal(officer(), commands.finish(three, id))).toBe("not_at_this_counter");
    expect(counterState(hall.hall, three).finished).toBe(1);
  });
});

describe("absent", () => {
  it("may be said after as many recalls as the hall asks, and frees the counter", () => {
    const { hall, id } = called({ absentAfterRecalls: 2 });
    for (const recalls of [0, 1]) {
      expect(hall.refusal(officer(), commands.markAbsent(three, id)), `${recalls} recalls`).toBe(
        "absent_too_early",
      );
      hall.clock.advance(20_000);
      hall.must(officer(), commands.recall(three, id));
    }
    hall.must(officer(), commands.markAbsent(three, id));
    expect(hall.ticket(id)).toMatchObject({ state: "absent", leftAt: hall.clock.now() });
    expect(counterState(hall.hall, three).ticketId).toBeNull();
    expect(counterState(hall.hall, three).finished).toBe(0);
  });

  it("may be said at once where the hall asks for no recall", () => {
    const { hall, id } = called({ absentAfterRecalls: 0 });
    expect(hall.refusal(officer(), commands.markAbsent(three, id))).toBeNull();
  });

  it("may be said when no further recall is allowed, whatever else the hall asks", () => {
    const { hall, id } = called({ absentAfterRecalls: 3, recallLimit: 1 });
    expect(hall.refusal(officer(), commands.markAbsent(three, id))).toBe("absent_too_early");
    hall.clock.advance(20_000);
    hall.must(officer(), commands.recall(three, id));
    expect(hall.refusal(officer(), commands.markAbsent(three, id))).toBeNull();
  });

  it("is not for somebody who has come", () => {
    const { hall, id } = called({ absentAfterRecalls: 0 });
    hall.must(officer(), commands.startService(three, id));
    expect(hall.refusal(officer(), commands.markAbsent(three, id))).toBe("wrong_state");
  });
});

describe("the ticket in hand", () => {
  it("is for the officer at its counter alone", () => {
    const { hall, id } = called({ absentAfterRecalls: 0 });
    hall.sit(one, 2);
    const works = [commands.startService, commands.finish, commands.markAbsent];
    for (const work of works) {
      expect(hall.refusal(officer(2), work(three, id))).toBe("not_your_counter");
      expect(hall.refusal(officer(2), work(one, id))).toBe("not_at_this_counter");
      expect(hall.refusal(officer(2), work(one, "nobody" as TicketId))).toBe("unknown_ticket");
      expect(hall.refusal(officer(3), work(sample.counters.two, id))).toBe("counter_not_open");
      const others = [kiosk(), system, visitor].map((actor) => hall.refusal(actor, work(three, id)));
      expect(others).toEqual(["forbidden", "forbidden", "forbidden"]);
    }
    expect(hall.ticket(id).state).toBe("called");
  });
});
