import { describe, expect, it } from "vitest";
import {
  commands,
  kiosk,
  officer,
  openRehearsal,
  sample,
  sampleCatalogue,
  system,
  withService,
} from "../../testing/index.ts";
import type { ServiceLimits } from "../catalogue.ts";
import { findService, noLimits } from "../catalogue.ts";
import { leftOf, serviceState } from "./issuing.ts";

const { idCard, tax } = sample.services;
const { one } = sample.counters;

function hallWith(limits: Partial<ServiceLimits>): ReturnType<typeof openRehearsal> {
  const catalogue = withService(sampleCatalogue(), idCard, { limits: { ...noLimits, ...limits } });
  return openRehearsal({ catalogue });
}

function standing(hall: ReturnType<typeof openRehearsal>): { state: string; left: number | null } {
  const service = findService(hall.catalogue(), idCard);
  if (service === null || hall.hall.serviceDate === null) throw new Error("no such day or service");
  const time = { now: hall.clock.now(), today: hall.hall.serviceDate };
  return {
    state: serviceState(hall.hall, hall.catalogue(), service, time),
    left: leftOf(hall.hall, service),
  };
}

describe("a daily contingent", () => {
  it("gives so many numbers and no more, whoever is served meanwhile", () => {
    const hall = hallWith({ contingent: 2 });
    hall.sit(one);
    hall.arrive(idCard);
    expect(standing(hall)).toEqual({ state: "open", left: 1 });
    hall.callNext(one);
    hall.arrive(idCard);
    expect(standing(hall)).toEqual({ state: "contingent_used", left: 0 });
    expect(hall.refusal(kiosk(), commands.issue(idCard))).toBe("contingent_used");
    expect(hall.refusal(kiosk(), commands.issue(tax))).toBeNull();
  });

  it("has the place of a void number back, even where the visitor was sent on before", () => {
    const hall = hallWith({ contingent: 1 });
    hall.sit(one);
    hall.arrive(idCard);
    const id = hall.callNext(one);
    hall.must(officer(), commands.transfer(one, id, tax, "arrival"));
    expect(standing(hall).left).toBe(0);
    hall.must(officer(), commands.cancelTicket(id, sample.reasons.left));
    expect(standing(hall)).toEqual({ state: "open", left: 1 });
  });

  it("holds back nobody whom an officer takes at the counter, and begins anew each day", () => {
    const hall = hallWith({ contingent: 1 });
    hall.sit(one);
    hall.arrive(idCard);
    expect(hall.refusal(officer(), commands.callWalkIn(one, idCard, null))).toBeNull();
    hall.clock.advance(86_400_000);
    hall.must(system, commands.closeDay());
    hall.must(system, commands.openDay("2026-11-24"));
    expect(standing(hall)).toEqual({ state: "open", left: 1 });
  });
});

describe("a long queue", () => {
  it("is joined only by whoever was told of it, and counts persons", () => {
    const hall = hallWith({ askFrom: 3 });
    hall.arrive(idCard, 2);
    expect(hall.refusal(kiosk(), commands.issue(idCard))).toBeNull();
    expect(hall.refusal(kiosk(), commands.issue(idCard))).toBe("long_queue");
    const told = commands.issue(idCard, 1, undefined, { acceptWait: true });
    expect(hall.refusal(kiosk(), told)).toBeNull();
  });

  it("that is full takes nobody until somebody was called", () => {
    const hall = hallWith({ largestQueue: 2 });
    hall.sit(one);
    hall.arrive(idCard);
    hall.arrive(idCard);
    const told = commands.issue(idCard, 1, undefined, { acceptWait: true });
    expect(hall.refusal(kiosk(), told)).toBe("queue_full");
    expect(standing(hall).state).toBe("queue_full");
    hall.callNext(one);
    expect(hall.refusal(kiosk(), told)).toBeNull();
  });
});
