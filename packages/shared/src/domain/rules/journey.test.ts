import { describe, expect, it } from "vitest";
import {
  commands,
  kiosk,
  officer,
  openRehearsal,
  sample,
  sampleCatalogue,
  withService,
  type Rehearsal,
} from "../../testing/index.ts";
import type { ServiceId, TicketId } from "../brand.ts";
import { counterState } from "../hall.ts";

const { tax, permit, idCard, familyCard } = sample.services;
const { one, three } = sample.counters;
const { licence } = sample.journeys;
const minute = 60_000;

function opened(catalogue = sampleCatalogue()): Rehearsal {
  const hall = openRehearsal({ catalogue });
  hall.sit(three, 3);
  hall.sit(one, 1);
  return hall;
}

function refusal(hall: Rehearsal, serviceIds: readonly ServiceId[], first = serviceIds[0]): string | null {
  const journey = { journeyId: licence, serviceIds };
  return hall.refusal(kiosk(), commands.issue(first ?? tax, 1, undefined, { journey }));
}

/** Somebody who walks from the tax at counter 3 to the id card at counter 1. */
function walker(hall: Rehearsal): TicketId {
  return hall.arrive(tax, 1, 1, { journey: { journeyId: licence, serviceIds: [tax, idCard] } });
}

describe("a journey", () => {
  it("goes on to its next step when the first ends, under the same number, behind all who wait there", () => {
    const hall = opened();
    const before = hall.arrive(idCard);
    const id = walker(hall);
    const label = hall.ticket(id).label;
    const after = hall.arrive(idCard);
    hall.callNext(three, 3);
    hall.clock.advance(5 * minute);
    hall.must(officer(3), commands.finish(three, id));
    const now = hall.clock.now();
    expect(hall.ticket(id)).toMatchObject({ label, state: "waiting", serviceId: idCard, queuedAt: now });
    expect(hall.ticket(id).walk?.step).toBe(1);
    expect(counterState(hall.hall, three)).toMatchObject({
      ticketId: null,
      finished: 1,
      serviceMs: 5 * minute,
    });
    const later = hall.arrive(idCard);
    expect([1, 2, 3, 4].map(() => hall.callNext(one))).toEqual([before, after, id, later]);
  });

  it("ends with its last step", () => {
    const hall = opened();
    const id = walker(hall);
    hall.callNext(three, 3);
    hall.must(officer(3), commands.finish(three, id));
    hall.callNext(one);
    hall.must(officer(), commands.finish(one, id));
    expect(hall.ticket(id).state).toBe("done");
    expect(hall.hall.crowd.inside).toBe(0);
  });

  it("ends before where the officer says so", () => {
    const hall = opened();
    const id = walker(hall);
    hall.callNext(three, 3);
    hall.must(officer(3), commands.finish(three, id, null, true));
    expect(hall.ticket(id).state).toBe("done");
  });

  it("goes on when the next one is called, too", () => {
    const hall = opened();
    const [id, other] = [walker(hall), hall.arrive(tax)];
    hall.callNext(three, 3);
    expect(hall.callNext(three, 3)).toBe(other);
    expect(hall.ticket(id)).toMatchObject({ state: "waiting", serviceId: idCard });
  });

  it("comes back first from where it was sent in between", () => {
    const hall = opened();
    const id = walker(hall);
    hall.callNext(three, 3);
    hall.must(officer(3), commands.transfer(three, id, familyCard, "return_after"));
    hall.callNext(one);
    hall.must(officer(), commands.finish(one, id));
    expect(hall.ticket(id)).toMatchObject({ serviceId: tax, onlyAt: three });
    hall.callNext(three, 3);
    hall.must(officer(3), commands.finish(three, id));
    expect(hall.ticket(id)).toMatchObject({ serviceId: idCard, onlyAt: null });
  });

  it("has waited no longer than it has been in this queue", () => {
    const hall = opened();
    const id = walker(hall);
    hall.callNext(three, 3);
    hall.clock.advance(50 * minute);
    const first = hall.arriveAs(sample.classes.elderly, idCard);
    hall.must(officer(3), commands.finish(three, id));
    expect(hall.callNext(one)).toBe(first);
  });

  it("is chosen within the hall's steps, in their order and each once", () => {
    const hall = opened();
    expect(refusal(hall, [tax, idCard, permit])).toBeNull();
    expect(refusal(hall, [permit])).toBeNull();
    expect(refusal(hall, [idCard, tax])).toBe("unknown_journey");
    expect(refusal(hall, [tax, tax])).toBe("unknown_journey");
    expect(refusal(hall, [tax, familyCard])).toBe("unknown_journey");
    expect(refusal(hall, [tax, idCard], idCard)).toBe("unknown_journey");
    expect(refusal(hall, [])).toBe("unknown_journey");
  });

  it("is walked whole where there is nothing to choose", () => {
    const plain = sampleCatalogue();
    const fixed = plain.journeys.map((journey) => ({ ...journey, chosen: false }));
    const hall = opened({ ...plain, journeys: fixed });
    expect(refusal(hall, [tax, idCard, permit])).toBeNull();
    expect(refusal(hall, [tax, idCard])).toBe("unknown_journey");
  });

  it("does not begin where a later step is closed", () => {
    const hall = opened(withService(sampleCatalogue(), permit, { closed: true }));
    expect(refusal(hall, [tax, permit])).toBe("service_closed");
    expect(refusal(hall, [tax, idCard])).toBeNull();
  });
});
