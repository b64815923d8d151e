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
} from "../../testing/index.ts";
import type { ClosureId, Instant } from "../brand.ts";
import { emptyHall } from "../hall.ts";
import { evolve } from "../evolve.ts";
import type { ClosureKind, ClosureTarget } from "../standing.ts";

const { idCard, familyCard, tax } = sample.services;
const { one, two } = sample.counters;
const { equipment } = sample.reasons;
const supervisor = staff("supervisor");
const service: ClosureTarget = { kind: "service", id: idCard };

function only(hall: ReturnType<typeof openRehearsal>): ClosureId {
  const [id] = hall.hall.closures.keys();
  if (id === undefined) throw new Error("nothing is closed");
  return id;
}

function hallWith(closureApproval: readonly ClosureKind[]): ReturnType<typeof openRehearsal> {
  return openRehearsal({ catalogue: sampleCatalogue({ settings: { closureApproval } }) });
}

describe("closing", () => {
  it.each<[string, ClosureTarget]>([
    ["a service", service],
    ["its agency", { kind: "agency", id: sample.agencies.population }],
    ["the hall", { kind: "hall", id: null }],
  ])("%s stops new numbers, while those who have one are called", (_what, target) => {
    const hall = openRehearsal();
    hall.sit(one);
    const waiting = hall.arrive(idCard);
    hall.must(supervisor, commands.closeTarget(target, equipment));
    expect(hall.refusal(kiosk(), commands.issue(idCard))).toBe("service_closed");
    expect(hall.callNext(one)).toBe(waiting);
  });

  it("a counter lets its officer finish, and then nobody is called or sits down there", () => {
    const hall = openRehearsal();
    hall.sit(one);
    hall.arrive(idCard);
    hall.arrive(idCard);
    const inHand = hall.callNext(one);
    hall.must(supervisor, commands.closeTarget({ kind: "counter", id: one }, equipment));
    expect(hall.refusal(officer(), commands.callNext(one, inHand))).toBe("counter_out_of_use");
    hall.must(officer(), commands.finish(one, inHand));
    hall.must(officer(), commands.closeCounter(one));
    expect(hall.refusal(officer(), commands.openCounter(one))).toBe("counter_out_of_use");
  });

  it("frees whom was sent to a counter that is closed", () => {
    const hall = openRehearsal();
    hall.sit(one, 1);
    hall.sit(two, 2);
    hall.arrive(idCard);
    const sent = hall.callNext(two, 2);
    hall.must(officer(2), commands.transfer(two, sent, idCard, "front", { toCounterId: one }));
    expect(hall.refusal(officer(2), commands.callNext(two))).toBe("queue_empty");
    hall.must(supervisor, commands.closeTarget({ kind: "counter", id: one }, equipment));
    expect(hall.callNext(two, 2)).toBe(sent);
  });

  it("is undone by hand, or by the hub when its time has come", () => {
    const hall = openRehearsal();
    hall.must(supervisor, commands.closeTarget(service, equipment));
    expect(hall.refusal(supervisor, commands.closeTarget(service, equipment))).toBe("already_closed");
    hall.must(supervisor, commands.reopenTarget(only(hall)));
    hall.arrive(idCard);
    const soon = (hall.clock.now() + 60_000) as Instant;
    hall.must(supervisor, commands.closeTarget(service, equipment, soon));
    const [ended] = hall.must(system, commands.reopenTarget(only(hall)));
    expect(ended).toMatchObject({ type: "closureEnded", how: "due" });
  });

  it("refuses what does not exist, an unknown reason and a time that is over", () => {
    const hall = openRehearsal();
    const nowhere = { kind: "agency", id: "nowhere" } as unknown as ClosureTarget;
    expect(hall.refusal(supervisor, commands.closeTarget(nowhere, equipment))).toBe("unknown_agency");
    expect(hall.refusal(supervisor, commands.closeTarget(service, "boredom" as never))).toBe(
      "unknown_reason",
    );
    expect(hall.refusal(supervisor, commands.closeTarget(service, equipment, hall.clock.now()))).toBe(
      "in_the_past",
    );
    expect(hall.refusal(supervisor, commands.reopenTarget("none" as ClosureId))).toBe("unknown_closure");
  });

  it("holds on the next day too, until somebody opens", () => {
    const hall = openRehearsal();
    hall.must(supervisor, commands.closeTarget(service, equipment));
    hall.must(system, commands.closeDay());
    hall.clock.advance(86_400_000);
    const opened = hall.must(system, commands.openDay("2026-11-24"));
    expect(hall.refusal(kiosk(), commands.issue(idCard))).toBe("service_closed");
    const fresh = emptyHall();
    for (const event of opened) evolve(fresh, event, hall.clock.now());
    expect([...fresh.closures]).toEqual([...hall.hall.closures]);
  });
});

describe("a closure that needs two", () => {
  it("closes nothing before another person approves", () => {
    const hall = hallWith(["service"]);
    hall.must(supervisor, commands.closeTarget(service, equipment));
    hall.arrive(idCard);
    expect(hall.refusal(supervisor, commands.answerClosure(only(hall), true))).toBe("needs_second_person");
    hall.must(staff("supervisor", 2), commands.answerClosure(only(hall), true));
    expect(hall.refusal(kiosk(), commands.issue(idCard))).toBe("service_closed");
  });

  it("may be withdrawn or declined, and says which", () => {
    const hall = hallWith(["service"]);
    for (const [who, how] of [
      [supervisor, "withdrawn"],
      [staff("administrator"), "declined"],
    ] as const) {
      hall.must(supervisor, commands.closeTarget(service, equipment));
      const [ended] = hall.must(who, commands.answerClosure(only(hall), false));
      expect(ended).toMatchObject({ type: "closureEnded", how });
    }
  });

  it("asks nobody else where an administrator closes, or where the rule does not name its kind", () => {
    const hall = hallWith(["hall"]);
    hall.must(supervisor, commands.closeTarget(service, equipment));
    hall.must(staff("administrator"), commands.closeTarget({ kind: "hall", id: null }, equipment));
    expect([...hall.hall.closures.values()].map(({ pending }) => pending)).toEqual([false, false]);
  });
});

describe("carrying a queue over", () => {
  it("leaves everybody their place among those who wait there", () => {
    const hall = openRehearsal();
    hall.sit(one);
    const [a, b, c] = [hall.arrive(familyCard), hall.arrive(idCard), hall.arrive(familyCard)];
    hall.must(supervisor, commands.moveQueue(familyCard, idCard));
    for (const expected of [a, b, c]) expect(hall.callNext(one)).toBe(expected);
  });

  it("goes only to where somebody serves, and only where somebody waits", () => {
    const hall = openRehearsal();
    expect(hall.refusal(supervisor, commands.moveQueue(idCard, tax))).toBe("queue_empty");
    hall.arrive(idCard);
    expect(hall.refusal(supervisor, commands.moveQueue(idCard, idCard))).toBe("not_served_here");
    for (const id of [sample.counters.three, sample.counters.outOfUse]) {
      hall.ask(supervisor, commands.closeTarget({ kind: "counter", id }, equipment));
    }
    expect(hall.refusal(supervisor, commands.moveQueue(idCard, tax))).toBe("not_served_here");
  });
});
