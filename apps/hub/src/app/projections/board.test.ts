import { createPairing } from "../pairing.ts";
import { describe, expect, it } from "vitest";
import { viewBounds } from "@giliran/shared/contract";
import {
  type Agency,
  type AgencyId,
  type AnnouncementId,
  type ClassId,
  type Catalogue,
  type Counter,
  type CounterId,
  defaultPolicy,
  defaultReasons,
  defaultSettings,
  earshotOf,
  type DeviceId,
  emptyHall,
  evolve,
  type Hall,
  type Instant,
  type Need,
  type NeedId,
  type Prefix,
  type Service,
  type ServiceDate,
  type ServiceId,
  type StaffId,
  type TicketClass,
  type TicketId,
  type ZoneId,
  type ZoneName,
  regularClass,
} from "@giliran/shared/domain";
import { alwaysOpen, noCrowding, noGate, noLimits, plainSlip } from "@giliran/shared/domain";
import { createAccess } from "../access.ts";
import { createDeviceStates } from "../devices.ts";
import { createVoice } from "../voice.ts";
import { openMemoryStore } from "../../store/sqlite.ts";
import { systemIds } from "../../ids.ts";
import { boardView } from "./board.ts";

const now = 1_800_000_000_000 as Instant;
const clock = { now: () => now, monotonic: () => 0 };
const zoneId = "zona-a" as ZoneId;
const long = "Pelayanan kependudukan, pencatatan sipil, perizinan dan pengaduan masyarakat";

const elderly: TicketClass = {
  id: "lansia" as ClassId,
  name: { id: "Lansia yang tidak boleh tampil" },
  kind: "priority",
  confirm: true,
};
const need: Need = {
  id: "kursi-roda" as NeedId,
  name: { id: "Kursi roda yang tidak boleh tampil" },
  prompt: { id: "Singkirkan kursi yang tidak boleh tampil" },
};

function catalogueOf(counterCount: number): Catalogue {
  const agency: Agency = {
    id: "dukcapil" as AgencyId,
    name: { id: long },
    shortName: "Dukcapil dan Capil",
    badge: "A",
    colour: "#000000",
    examples: null,
  };
  const services = Array.from({ length: counterCount }, (_, i): Service => ({
    id: `layanan-${i}` as ServiceId,
    agencyId: agency.id,
    name: { id: `${long} ${i}` },
    examples: null,
    prefix: "A" as Prefix,
    padding: 4,
    group: null,
    keywords: [],
    requirements: [],
    callsTogether: 1,
    limits: noLimits,
    expectedServiceMs: 600_000,
    opensOn: null,
    closed: false,
  }));
  const counters = services.map((service, i): Counter => ({
    id: `loket-${i}` as CounterId,
    label: `Imigrasi ${i}`,
    zoneId,
    serviceIds: [service.id],
    weights: {},
    fits: [],
    officers: [],
    closed: false,
  }));
  return {
    version: 1,
    name: { id: "Mal Pelayanan Publik Magetan" },
    zone: "Asia/Jakarta" as ZoneName,
    languages: ["id"],
    notices: [{ id: long }, { id: long }, { id: long }, { id: long }],
    zones: [{ id: zoneId, name: { id: "Zona A" }, about: { id: long }, earshot: null }],
    agencies: [agency],
    services,
    journeys: [],
    counters,
    classes: [regularClass, elderly],
    needs: [need],
    policy: defaultPolicy,
    hours: alwaysOpen,
    crowding: noCrowding,
    gate: noGate,
    slip: plainSlip,
    reasons: defaultReasons,
    settings: defaultSettings,
  };
}

const issued = {
  type: "ticketIssued",
  alone: null,
  outside: false,
  insideZone: null,
  journey: null,
  right: null,
  reckonedMs: null,
  kioskId: "k" as DeviceId,
  partySize: 1,
  confirmed: false,
} as const;

/** Every counter has called one ticket at the same moment; the first few called it again. */
function busyBoard(counterCount: number, { nextOnBoard = 0, recalled = 0 } = {}) {
  const plain = catalogueOf(counterCount);
  const catalogue = { ...plain, settings: { ...plain.settings, nextOnBoard } };
  const store = openMemoryStore();
  const hall: Hall = emptyHall();
  const voice = createVoice({
    store: store.hall,
    clock,
    settings: () => catalogue.settings,
    earshotOfDisplay: () => null,
    earshotOf: (id) => earshotOf(catalogue, id),
  });
  const happen = (event: Parameters<typeof evolve>[1]): void => {
    evolve(hall, event, now);
    voice.follow(event, now, hall);
  };
  happen({ type: "dayOpened", serviceDate: "2027-01-04" as ServiceDate });
  catalogue.counters.forEach((counter, i) => {
    const ticketId = `0123456789abcdef0123${i}` as TicketId;
    const facts = { prefix: "A" as Prefix, number: i + 1, label: `A${i + 1001}`, secretHash: "" };
    const serviceId = counter.serviceIds[0] as ServiceId;
    happen({
      ...issued,
      ticketId,
      ...facts,
      serviceId,
      arrival: i + 1,
      classId: elderly.id,
      needs: [need.id],
      lane: "priority",
    });
    happen({ type: "printReported", ticketId, outcome: "printed" });
    const announcementId = `${ticketId}.1` as AnnouncementId;
    happen({
      type: "ticketCalled",
      ticketId,
      announcementId,
      counterId: counter.id,
      zoneId,
      count: 1,
      reason: { code: "priority", nth: 1, ratio: 2 },
      streaks: [],
    });
    if (i >= recalled) return;
    const again = `${ticketId}.2` as AnnouncementId;
    const where = { counterId: counter.id, zoneId };
    happen({ type: "ticketRecalled", ticketId, announcementId: again, ...where, count: 2 });
  });
  const officerId = "officer" as StaffId;
  for (const counterId of ["loket-0", "loket-1"] as CounterId[])
    happen({ type: "counterOpened", counterId, officerId });
  for (const i of [1, 2, 3]) {
    const ticketId = `abcdef0123456789abcd000${i}` as TicketId;
    const facts = { prefix: "B" as Prefix, number: i, label: `B00${i}`, secretHash: "" };
    happen({
      ...issued,
      ticketId,
      ...facts,
      serviceId: (i === 3 ? "layanan-1" : "layanan-0") as ServiceId,
      arrival: 100 + i,
      classId: regularClass.id,
      needs: [],
      lane: "regular",
    });
    happen({ type: "printReported", ticketId, outcome: "printed" });
  }
  const access = createAccess(store.access, clock, systemIds);
  const devices = createDeviceStates(clock);
  const sources = {
    hall,
    catalogue,
    voice,
    access,
    devices,
    pairing: createPairing({ clock, ids: systemIds, changed: () => undefined }),
    fingerprint: null,
    ticketPage: null,
    warnings: [],
    now,
    today: "2027-01-04" as ServiceDate,
  };
  return boardView(sources, zoneId, "id");
}

describe("a call screen's view", () => {
  it("keeps its bound with twelve counters, long names and everybody called at once", () => {
    const view = busyBoard(12);
    expect(Buffer.byteLength(JSON.stringify(view))).toBeLessThanOrEqual(viewBounds.board);
    expect(view.calls.length).toBeGreaterThanOrEqual(6);
    expect(view.calls[0]?.label).toBe("A1012");
    expect(view.voice.pending.map(({ label }) => label)[0]).toBe("A1001");
  });

  it("tells the voice which calls are recalls", () => {
    const { pending } = busyBoard(3, { recalled: 1 }).voice;
    expect(pending.map(({ label, recall }) => [label, recall])).toEqual([
      ["A1001", true],
      ["A1002", false],
      ["A1003", false],
    ]);
  });

  it("says nothing of classes, needs and reasons: not on the screen, not to the voice", () => {
    const said = JSON.stringify(busyBoard(2));
    const secrets = [
      "tidak boleh tampil",
      "lansia",
      "kursi-roda",
      "priority",
      "regular",
      "class",
      "need",
      "reason",
    ];
    expect(secrets.filter((word) => said.includes(word))).toEqual([]);
  });

  it("says who is next at the open counters, the firsts before the seconds, where the hall shows it", () => {
    expect(busyBoard(3).next).toEqual([]);
    expect(busyBoard(3, { nextOnBoard: 8 }).next).toEqual(["B001", "B003", "B002"]);
    expect(busyBoard(3, { nextOnBoard: 2 }).next).toEqual(["B001", "B003"]);
  });

  it("leaves nothing out where there is room", () => {
    const view = busyBoard(2);
    expect([view.calls.length, view.waiting.length, view.notices.length]).toEqual([2, 2, 4]);
  });
});
