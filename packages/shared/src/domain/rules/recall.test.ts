import { describe, expect, it } from "vitest";
import {
  commands,
  officer,
  openRehearsal,
  sample,
  sampleCatalogue,
  type CatalogueChanges,
  type Rehearsal,
} from "../../testing/index.ts";
import type { TicketId } from "../brand.ts";

const { tax } = sample.services;
const { one, three } = sample.counters;

/** A hall in which one ticket was just called to counter 3. */
function called(settings: CatalogueChanges["settings"] = {}): { hall: Rehearsal; id: TicketId } {
  const hall = openRehearsal({ catalogue: sampleCatalogue({ settings }) });
  hall.sit(three);
  const id = hall.arrive(tax);
  hall.callNext(three);
  return { hall, id };
}

describe("calling again", () => {
  it("is a new announcement of the same ticket at the same counter", () => {
    const { hall, id } = called();
    const calledAt = hall.clock.now();
    const lastAt = hall.clock.advance(20_000);
    expect(hall.must(officer(), commands.recall(three, id))).toEqual([
      {
        type: "ticketRecalled",
        ticketId: id,
        announcementId: `${id}.2`,
        counterId: three,
        zoneId: sample.zones.rear,
        count: 2,
      },
    ]);
    expect(hall.ticket(id)).toMatchObject({
      state: "called",
      call: { announcementId: `${id}.2`, calledAt, lastAt, count: 2, reason: { code: "arrival" } },
    });
  });

  it("waits for the cool-down, to the millisecond, after the call and after each recall", () => {
    const { hall, id } = called();
    const answers = [19_999, 1, 19_999, 1].map((ms) => {
      hall.clock.advance(ms);
      return hall.refusal(officer(), commands.recall(three, id));
    });
    expect(answers).toEqual(["recall_too_soon", null, "recall_too_soon", null]);
  });

  it("happens as often as the hall allows, and then no more", () => {
    const { hall, id } = called({ recallLimit: 2 });
    for (const expected of [null, null, "recall_limit"]) {
      hall.clock.advance(20_000);
      expect(hall.refusal(officer(), commands.recall(three, id))).toBe(expected);
    }
    expect(hall.ticket(id).call?.count).toBe(3);
  });

  it("is possible again soon after the clock was set back by an hour", () => {
    const { hall, id } = called();
    hall.clock.advance(-3_600_000);
    expect(hall.refusal(officer(), commands.recall(three, id))).toBeNull();
    expect(hall.refusal(officer(), commands.recall(three, id))).toBe("recall_too_soon");
    hall.clock.advance(20_000);
    expect(hall.refusal(officer(), commands.recall(three, id))).toBeNull();
  });

  it("brings the ticket to the end of the newest calls", () => {
    const { hall, id } = called();
    hall.sit(one, 2);
    const other = hall.arrive(sample.services.idCard);
    hall.callNext(one, 2);
    expect(hall.hall.recentCalls).toEqual([id, other]);
    hall.clock.advance(20_000);
    hall.must(officer(), commands.recall(three, id));
    expect(hall.hall.recentCalls).toEqual([other, id]);
  });

  it("is for a ticket that is called here and has not come yet", () => {
    const { hall, id } = called();
    hall.clock.advance(20_000);
    hall.sit(one, 2);
    const waiting = hall.arrive(tax);
    expect(hall.refusal(officer(1), commands.recall(three, waiting))).toBe("not_at_this_counter");
    expect(hall.refusal(officer(2), commands.recall(one, id))).toBe("not_at_this_counter");
    expect(hall.refusal(officer(2), commands.recall(three, id))).toBe("not_your_counter");
    expect(hall.refusal(officer(1), commands.recall(three, "nobody" as TicketId))).toBe("unknown_ticket");
    hall.must(officer(1), commands.startService(three, id));
    expect(hall.refusal(officer(1), commands.recall(three, id))).toBe("wrong_state");
    hall.must(officer(1), commands.finish(three, id));
    expect(hall.refusal(officer(1), commands.recall(three, id))).toBe("not_at_this_counter");
  });
});
