import { describe, expect, it } from "vitest";
import {
  commands,
  device,
  kiosk,
  openRehearsal,
  rehearsal,
  sample,
  sampleCatalogue,
  sampleStart,
  system,
  visitor,
  officer,
  withService,
} from "../../testing/index.ts";
import type { Prefix, ServiceId, ServiceDate } from "../brand.ts";
import { findService, type Service } from "../catalogue.ts";
import { personsOf, queueOf } from "../queue.ts";
import { serviceState } from "./issuing.ts";

const { idCard, familyCard, tax, permit, passport } = sample.services;

function labels(hall: ReturnType<typeof openRehearsal>, services: readonly ServiceId[]): string[] {
  return services.map((service) => hall.ticket(hall.issue(service)).label);
}

describe("taking a number", () => {
  it("counts from 1 in three digits, each series for itself", () => {
    expect(labels(openRehearsal(), [idCard, tax, idCard, tax, idCard])).toEqual([
      "A001",
      "B001",
      "A002",
      "B002",
      "A003",
    ]);
  });

  it("counts two services that share a series as one", () => {
    expect(labels(openRehearsal(), [idCard, familyCard, familyCard, idCard])).toEqual([
      "A001",
      "A002",
      "A003",
      "A004",
    ]);
  });

  it("pads to four digits where the service asks for it", () => {
    expect(labels(openRehearsal(), [permit, permit])).toEqual(["C0001", "C0002"]);
  });

  it.each([
    ["", "001"],
    ["A", "A001"],
    ["KK", "KK001"],
  ])("knows a prefix of no, one and two characters: %j", (prefix, label) => {
    const catalogue = withService(sampleCatalogue(), tax, { prefix: prefix as Prefix });
    expect(labels(openRehearsal({ catalogue }), [tax])).toEqual([label]);
  });

  it("gives the last number of a series and then says that it is full", () => {
    const hall = openRehearsal();
    for (let number = 1; number < 999; number += 1) hall.issue(tax);
    expect(labels(hall, [tax])).toEqual(["B999"]);
    expect(hall.refusal(kiosk(), commands.issue(tax))).toBe("series_full");
    expect(labels(hall, [idCard])).toEqual(["A001"]);
  });

  it("goes on to 9999 where there are four digits", () => {
    const hall = openRehearsal();
    for (let number = 1; number < 9_999; number += 1) hall.issue(permit);
    expect(labels(hall, [permit])).toEqual(["C9999"]);
    expect(hall.refusal(kiosk(), commands.issue(permit))).toBe("series_full");
  });

  it("stands for a party of one and up to the hall's largest, and its queue counts persons", () => {
    const hall = openRehearsal();
    hall.issue(tax, 1);
    hall.issue(tax, 50);
    expect(personsOf(hall.hall, tax)).toBe(51);
    const sizes = [0, -1, 51, 1.5, Number.NaN, Number.POSITIVE_INFINITY];
    const refusals = new Set(sizes.map((size) => hall.refusal(kiosk(), commands.issue(tax, size))));
    expect(refusals).toEqual(new Set(["party_size"]));
    expect(personsOf(hall.hall, tax)).toBe(51);
  });

  it("holds a place at once, before the slip is out, and is not callable yet", () => {
    const hall = openRehearsal();
    hall.sit(sample.counters.two);
    const id = hall.issue(idCard);
    expect(hall.ticket(id)).toMatchObject({ state: "printing", paper: "pending", arrival: 1 });
    expect(queueOf(hall.hall, idCard).regular.ticketIds).toEqual([id]);
    expect(hall.refusal(officer(), commands.callNext(sample.counters.two))).toBe("queue_empty");
  });

  it("remembers the kiosk, the time and the hash of the secret, never the secret", () => {
    const hall = openRehearsal();
    const hash = "ab".repeat(32);
    hall.must(kiosk(2), commands.issue(tax, 3, hash));
    const [ticket] = [...hall.hall.tickets.values()];
    expect(ticket).toMatchObject({ kioskId: "kiosk-2", partySize: 3, issuedAt: hall.clock.now() });
    expect(hall.history.at(-1)?.event).toMatchObject({ type: "ticketIssued", secretHash: hash });
  });

  it("refuses what the hall does not offer, and says why", () => {
    const hall = openRehearsal();
    expect(hall.refusal(kiosk(), commands.issue("parkir" as ServiceId))).toBe("unknown_service");
    expect(hall.refusal(kiosk(), commands.issue(passport))).toBe("service_not_yet_open");
    hall.publish(withService(hall.catalogue(), tax, { closed: true }));
    expect(hall.refusal(kiosk(), commands.issue(tax))).toBe("service_closed");
  });

  it("offers a service from the date on which it opens", () => {
    const hall = rehearsal();
    hall.clock.set("2026-12-01T00:00:00+07:00");
    hall.must(system, commands.openDay("2026-12-01"));
    expect(labels(hall, [passport])).toEqual(["P001"]);
  });

  it("gives no number before the day opens and after it closed", () => {
    const hall = rehearsal();
    expect(hall.refusal(kiosk(), commands.issue(tax))).toBe("day_closed");
    hall.must(system, commands.openDay("2026-11-23"));
    hall.must(system, commands.closeDay());
    expect(hall.refusal(kiosk(), commands.issue(tax))).toBe("day_closed");
  });

  it("is for devices only", () => {
    const hall = openRehearsal();
    const others = [officer(), visitor, system].map((actor) => hall.refusal(actor, commands.issue(tax)));
    expect(others).toEqual(["forbidden", "forbidden", "forbidden"]);
    expect(hall.refusal(device("kiosk"), commands.issue(tax))).toBeNull();
  });

  it("goes on with the series when a service changes its prefix or its digits at noon", () => {
    const hall = openRehearsal();
    expect(labels(hall, [tax, tax])).toEqual(["B001", "B002"]);
    hall.publish(withService(hall.catalogue(), tax, { prefix: "Z" as Prefix }));
    expect(labels(hall, [tax])).toEqual(["Z001"]);
    hall.publish(withService(hall.catalogue(), tax, { prefix: "B" as Prefix, padding: 4 }));
    expect(labels(hall, [tax])).toEqual(["B0003"]);
  });
});

describe("what the kiosk may offer", () => {
  function state(hall: ReturnType<typeof rehearsal>, today: string, changes: Partial<Service> = {}): string {
    const service = findService(hall.catalogue(), passport);
    if (service === null) throw new Error("no such service");
    const time = { now: sampleStart, today: today as ServiceDate };
    return serviceState(hall.hall, hall.catalogue(), { ...service, ...changes }, time);
  }

  it("names why a service is not to be had", () => {
    expect(state(rehearsal(), "2026-12-01")).toBe("day_closed");
    const hall = openRehearsal();
    expect(state(hall, "2026-11-30")).toBe("not_yet_open");
    expect(state(hall, "2026-12-01")).toBe("open");
    expect(state(hall, "2026-12-01", { opensOn: null })).toBe("open");
    expect(state(hall, "2026-12-02", { closed: true })).toBe("closed");
    hall.hall.lastNumber.set("F" as Prefix, 999);
    expect(state(hall, "2026-12-02", { prefix: "F" as Prefix })).toBe("full");
  });
});
