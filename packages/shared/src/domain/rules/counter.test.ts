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
  withCounter,
} from "../../testing/index.ts";
import type { CounterId, StaffId } from "../brand.ts";
import { counterState } from "../hall.ts";
import { counterOfOfficer } from "./counter.ts";

const { tax } = sample.services;
const { one, two, three, outOfUse } = sample.counters;

describe("sitting down at a counter", () => {
  it("opens it, since now", () => {
    const hall = openRehearsal();
    hall.sit(three, 1);
    expect(counterState(hall.hall, three)).toMatchObject({
      officerId: "officer-1",
      ticketId: null,
      since: hall.clock.now(),
    });
    expect(counterOfOfficer(hall.hall, "officer-1" as StaffId)).toBe(three);
    expect(counterOfOfficer(hall.hall, "officer-2" as StaffId)).toBeNull();
  });

  it("again changes nothing", () => {
    const hall = openRehearsal();
    hall.sit(three, 1);
    hall.clock.advance(60_000);
    const before = counterState(hall.hall, three);
    expect(hall.must(officer(1), commands.openCounter(three))).toEqual([]);
    expect(counterState(hall.hall, three)).toEqual(before);
  });

  it("leaves the counter where the officer was", () => {
    const hall = openRehearsal();
    hall.sit(one, 1);
    hall.sit(two, 1);
    expect(counterState(hall.hall, one).officerId).toBeNull();
    expect(counterState(hall.hall, two).officerId).toBe("officer-1");
  });

  it("is refused while somebody stands at the counter where the officer was", () => {
    const hall = openRehearsal();
    hall.sit(three, 1);
    hall.arrive(tax);
    hall.callNext(three, 1);
    expect(hall.refusal(officer(1), commands.openCounter(one))).toBe("ticket_in_hand");
    expect(counterOfOfficer(hall.hall, "officer-1" as StaffId)).toBe(three);
  });

  it("is refused where a colleague sits, unless it is meant", () => {
    const hall = openRehearsal();
    hall.sit(three, 1);
    expect(hall.refusal(officer(2), commands.openCounter(three))).toBe("counter_taken");
    hall.must(officer(2), commands.openCounter(three, true));
    expect(counterState(hall.hall, three).officerId).toBe("officer-2");
    expect(counterOfOfficer(hall.hall, "officer-1" as StaffId)).toBeNull();
  });

  it("in a colleague's place takes over the ticket in hand with the counter", () => {
    const hall = openRehearsal();
    hall.sit(three, 1);
    const id = hall.arrive(tax);
    hall.callNext(three, 1);
    hall.must(officer(2), commands.openCounter(three, true));
    expect(hall.refusal(officer(1), commands.startService(three, id))).toBe("not_your_counter");
    hall.must(officer(2), commands.startService(three, id));
    expect(hall.ticket(id).state).toBe("serving");
  });

  it("is for those whom the catalogue names, where it names any; a take-over makes no difference", () => {
    const officers = ["officer-2" as StaffId];
    const hall = openRehearsal({ catalogue: withCounter(sampleCatalogue(), three, { officers }) });
    expect(hall.refusal(officer(1), commands.openCounter(three))).toBe("not_for_this_officer");
    hall.sit(three, 2);
    expect(hall.refusal(officer(1), commands.openCounter(three))).toBe("not_for_this_officer");
    expect(hall.refusal(officer(1), commands.openCounter(three, true))).toBe("not_for_this_officer");
    hall.sit(one, 1);
    expect(counterOfOfficer(hall.hall, "officer-2" as StaffId)).toBe(three);
  });

  it("is refused at counters that do not exist or are out of use", () => {
    const hall = openRehearsal();
    expect(hall.refusal(officer(), commands.openCounter("loket-99" as CounterId))).toBe("unknown_counter");
    expect(hall.refusal(officer(), commands.openCounter(outOfUse))).toBe("counter_out_of_use");
    expect(hall.refusal(officer(), commands.openCounter(outOfUse, true))).toBe("counter_out_of_use");
  });

  it("is for staff", () => {
    const hall = openRehearsal();
    const others = [kiosk(), visitor, system].map((actor) =>
      hall.refusal(actor, commands.openCounter(three)),
    );
    expect(others).toEqual(["forbidden", "forbidden", "forbidden"]);
  });
});

describe("leaving a counter", () => {
  it("closes it, since now", () => {
    const hall = openRehearsal();
    hall.sit(three, 1);
    hall.clock.advance(60_000);
    hall.must(officer(1), commands.closeCounter(three));
    expect(counterState(hall.hall, three)).toMatchObject({
      officerId: null,
      ticketId: null,
      since: hall.clock.now(),
    });
  });

  it("is refused while somebody is in hand", () => {
    const hall = openRehearsal();
    hall.sit(three, 1);
    const id = hall.arrive(tax);
    hall.callNext(three, 1);
    expect(hall.refusal(officer(1), commands.closeCounter(three))).toBe("ticket_in_hand");
    hall.must(officer(1), commands.finish(three, id));
    expect(hall.refusal(officer(1), commands.closeCounter(three))).toBeNull();
  });

  it("is for the officer who sits there", () => {
    const hall = openRehearsal();
    expect(hall.refusal(officer(1), commands.closeCounter(three))).toBe("counter_not_open");
    hall.sit(three, 1);
    expect(hall.refusal(officer(2), commands.closeCounter(three))).toBe("not_your_counter");
    expect(hall.refusal(kiosk(), commands.closeCounter(three))).toBe("forbidden");
  });

  it("is possible at a counter that was put out of use while somebody sat there", () => {
    const hall = openRehearsal();
    hall.sit(three, 1);
    hall.publish(withCounter(hall.catalogue(), three, { closed: true }));
    expect(hall.refusal(officer(1), commands.closeCounter(three))).toBeNull();
    expect(hall.refusal(officer(1), commands.openCounter(three))).toBe("counter_out_of_use");
  });
});
