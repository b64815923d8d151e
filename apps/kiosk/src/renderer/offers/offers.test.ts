import { describe, expect, it } from "vitest";
import type { ServiceDate } from "@giliran/shared/domain";
import { sample, sampleKioskView } from "@giliran/shared/testing";
import type { KioskState, ServiceNow } from "../../core/index.ts";
import { samplePublicCatalogue } from "../../../test/support/fakeHub.ts";
import { agencyOffers, findOffers, onlyService, serviceOffers } from "./offers.ts";

const { services } = sample;

function state(changes: Readonly<Record<string, Partial<ServiceNow>>> = {}): KioskState {
  const view = sampleKioskView();
  return {
    hub: { status: "connected", since: 0 as KioskState["hub"]["since"], refusal: null },
    obstacle: null,
    serviceDate: view.serviceDate,
    open: true,
    catalogue: samplePublicCatalogue(),
    packsDigest: null,
    services: view.services.map((service) => ({ ...service, ...changes[service.serviceId] })),
    rights: false,
    paperChoice: false,
    crowd: null,
    alerts: [],
    alertsAt: 0 as KioskState["alertsAt"],
    devices: [],
    touch: { phase: "idle" },
    gate: { phase: "idle" },
    gateOn: false,
    alone: false,
    helpRequested: false,
    pairing: null,
    technician: { open: false, maintenance: false, waitsUntil: null, scan: null },
    night: null,
    screenInches: null,
    reloadAt: null,
  };
}

function availabilityOf(agency: string, from: KioskState): unknown {
  return agencyOffers(from).find((offer) => offer.agency.id === agency)?.availability;
}

describe("what a kiosk offers", () => {
  it("counts persons over an agency's services, and spans their waits", () => {
    const now = state({
      [services.idCard]: { waiting: 7, wait: { lowMs: 600_000, highMs: 1_200_000 } },
      [services.familyCard]: { waiting: 2, wait: { lowMs: 300_000, highMs: 900_000 } },
    });
    expect(availabilityOf(sample.agencies.population, now)).toEqual({
      kind: "open",
      left: null,
      waiting: 9,
      wait: { lowMs: 300_000, highMs: 1_200_000 },
    });
  });

  it("spans the waits that somebody knows of, and knows of none where no counter is open", () => {
    const half = state({
      [services.idCard]: { wait: null },
      [services.familyCard]: { wait: { lowMs: 300_000, highMs: 900_000 } },
    });
    expect(availabilityOf(sample.agencies.population, half)).toMatchObject({
      wait: { lowMs: 300_000, highMs: 900_000 },
    });
    const none = state({ [services.idCard]: { wait: null }, [services.familyCard]: { wait: null } });
    expect(availabilityOf(sample.agencies.population, none)).toMatchObject({ kind: "open", wait: null });
  });

  it("leaves closed services out of the count, and closes an agency with all of them", () => {
    const half = state({
      [services.idCard]: { state: "closed", waiting: 7 },
      [services.familyCard]: { waiting: 2 },
    });
    expect(availabilityOf(sample.agencies.population, half)).toMatchObject({ kind: "open", waiting: 2 });
    const closed = state({
      [services.idCard]: { state: "closed" },
      [services.familyCard]: { state: "day_closed" },
    });
    expect(availabilityOf(sample.agencies.population, closed)).toEqual({ kind: "closed", why: "closed" });
    const full = state({ [services.idCard]: { state: "full" }, [services.familyCard]: { state: "full" } });
    expect(availabilityOf(sample.agencies.population, full)).toEqual({ kind: "closed", why: "full" });
  });

  it("says when an agency opens, by its first service", () => {
    expect(availabilityOf(sample.agencies.immigration, state())).toEqual({
      kind: "later",
      opensOn: "2026-12-01" as ServiceDate,
    });
  });

  it("promises nothing of a service that the hub does not speak of", () => {
    const now = state();
    const silent = { ...now, services: now.services.filter(({ serviceId }) => serviceId !== services.tax) };
    const tax = serviceOffers(silent).find(({ service }) => service.id === services.tax);
    expect(tax?.availability).toEqual({ kind: "closed", why: "closed" });
  });

  it("offers nothing without a catalogue", () => {
    expect(agencyOffers({ ...state(), catalogue: null })).toEqual([]);
  });

  it("needs no second touch for an agency with one open service", () => {
    const only = (from: KioskState): (string | null)[] =>
      agencyOffers(from).map((offer) => onlyService(offer)?.service.id ?? null);
    expect(only(state())).toEqual([null, services.tax, services.permit, null]);
    expect(only(state({ [services.tax]: { state: "closed" } }))).toEqual([null, null, services.permit, null]);
  });
});

describe("searching", () => {
  const find = (query: string): string[] =>
    findOffers(serviceOffers(state()), query).map(({ service }) => service.id);

  it("finds by any word of service and agency, whatever the case and the signs", () => {
    expect(find("pajak")).toContain(services.tax);
    expect(find("  PAJAK ")).toEqual(find("pajak"));
    expect(find("disdukcapil")).toEqual(expect.arrayContaining([services.idCard, services.familyCard]));
  });

  it("wants every word that was typed", () => {
    expect(find("pajak zzz")).toEqual([]);
  });

  it("finds nothing before something was typed", () => {
    expect(find("")).toEqual([]);
    expect(find(" ")).toEqual([]);
  });

  it("puts first what begins with the letters", () => {
    const found = find("k");
    const begins = found.findIndex((id) => id === services.familyCard);
    expect(begins).toBeGreaterThanOrEqual(0);
    expect(begins).toBeLessThan(found.length);
    expect(new Set(found).size).toBe(found.length);
  });
});
