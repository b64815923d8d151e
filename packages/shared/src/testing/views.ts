import type {
  AdminView,
  BoardView,
  EntranceView,
  GuardView,
  KioskView,
  PanelView,
  SignView,
  ViewFrame,
  VisitorView,
} from "../contract/index.ts";
import { noGateCounts } from "../domain/index.ts";
import { sampleCatalogue, sampleDate } from "./catalogue.ts";
import { sampleStart } from "./clock.ts";

const hall = sampleCatalogue();

/** A call screen of an open hall where nobody was called yet. */
export function sampleBoardView(changes: Partial<BoardView> = {}): BoardView {
  const [zone] = hall.zones;
  if (zone === undefined) throw new Error("the sample hall has no zone");
  return {
    kind: "board",
    language: "id",
    hall: { name: hall.name.id, timeZone: hall.zone },
    zone: { id: zone.id, name: zone.name.id, about: zone.about?.id ?? null },
    serviceDate: sampleDate,
    open: true,
    calls: [],
    waiting: [],
    next: [],
    notices: [],
    alerts: [],
    voice: {
      silent: false,
      holder: null,
      languages: ["id"],
      reading: "digits",
      queueWord: "antrean",
      backlogMs: 20_000,
      chime: "two-tones",
      volume: [],
      repeats: 1,
      pending: [],
    },
    ...changes,
  };
}

/** The sign over an open counter where nobody is. */
export function sampleSignView(changes: Partial<SignView> = {}): SignView {
  const [counter] = hall.counters;
  if (counter === undefined) throw new Error("the sample hall has no counter");
  return {
    kind: "sign",
    language: "id",
    hall: { name: hall.name.id, timeZone: hall.zone },
    counter: { id: counter.id, label: counter.label },
    serviceDate: sampleDate,
    open: true,
    agencies: [],
    numbers: [],
    ...changes,
  };
}

/** The entrance of an open hall without a limit. */
export function sampleEntranceView(changes: Partial<EntranceView> = {}): EntranceView {
  return {
    kind: "entrance",
    language: "id",
    hall: { name: hall.name.id, timeZone: hall.zone },
    serviceDate: sampleDate,
    open: true,
    crowd: null,
    admitted: [],
    upTo: [],
    next: [],
    alerts: [],
    ...changes,
  };
}

/** One ticket as its visitor reads it: waiting, three persons ahead. */
export function sampleVisitorView(changes: Partial<VisitorView> = {}): VisitorView {
  return {
    kind: "visitor",
    label: "A012",
    hallName: { ...hall.name },
    timeZone: hall.zone,
    agencyName: "Disdukcapil",
    serviceName: { id: "Perekaman KTP elektronik", en: "Electronic ID card" },
    zoneName: { id: "Zona A", en: "Zone A" },
    state: "waiting",
    counter: null,
    outside: null,
    personsAhead: 3,
    wait: { lowMs: 480_000, highMs: 900_000 },
    pausedUntil: null,
    behind: 4,
    journey: null,
    alerts: [],
    issuedAt: sampleStart,
    calls: 0,
    hubTime: sampleStart,
    ...changes,
  };
}

/** A kiosk of an open hall where nobody waits. */
export function sampleKioskView(changes: Partial<KioskView> = {}): KioskView {
  return {
    kind: "kiosk",
    serviceDate: sampleDate,
    open: true,
    catalogueVersion: hall.version,
    gate: { mode: "off", protocolId: null },
    services: hall.services.map(({ id, opensOn }) => ({
      serviceId: id,
      state: opensOn === null ? ("open" as const) : ("not_yet_open" as const),
      waiting: 0,
      wait: { lowMs: 0, highMs: 0 },
      left: null,
      share: null,
    })),
    alone: { minutes: 0, until: null, kiosks: [] },
    recovery: [],
    rights: false,
    paperChoice: false,
    crowd: null,
    alerts: [],
    copiesAsked: [],
    rollsChanged: [],
    helpRequestedAt: [],
    ...changes,
  };
}

/** An officer who has not chosen a counter yet. */
export function samplePanelView(changes: Partial<PanelView> = {}): PanelView {
  return {
    kind: "panel",
    officer: { name: "Sri Wahyuni" },
    hall: { name: hall.name, timeZone: hall.zone },
    serviceDate: sampleDate,
    open: true,
    counters: hall.counters.map(({ id, label, zoneId, closed }) => ({
      counterId: id,
      label,
      zoneId,
      zoneName: { id: zoneId },
      agencies: [],
      officer: null,
      outOfUse: closed,
      forYou: true,
      waiting: 0,
    })),
    counter: null,
    catalogueVersion: 1,
    outcomeRequired: false,
    alerts: [],
    help: [],
    ...changes,
  };
}

/** A supervisor's view of an open hall without tickets and devices. */
export function sampleAdminView(changes: Partial<AdminView> = {}): AdminView {
  return {
    kind: "admin",
    staff: { name: "Bambang Sutrisno", role: "supervisor" },
    hall: { name: hall.name, timeZone: hall.zone },
    serviceDate: sampleDate,
    open: true,
    tickets: { printing: 0, waiting: 0, called: 0, serving: 0, parked: 0, absent: 0, done: 0, void: 0 },
    services: [],
    counters: [],
    devices: [],
    pairing: { waiting: [], fingerprint: null },
    closures: [],
    outages: [],
    hours: null,
    hoursMode: "off",
    crowd: {
      mode: "off",
      capacity: null,
      spacing: null,
      countBy: "tickets",
      present: 0,
      changed: { mode: null, capacity: null, spacing: null },
      zones: [],
      outside: [],
      outsidePersons: 0,
      overrides: 0,
    },
    gate: {
      mode: "off",
      protocolId: null,
      changed: { mode: null, protocolId: null },
      protocols: [],
      counts: noGateCounts,
      needsThermometer: false,
      withoutThermometer: "callStaff",
      overrides: 0,
    },
    strays: [],
    recovery: null,
    pauses: [],
    alerts: [],
    catalogueVersion: 1,
    warnings: [],
    ...changes,
  };
}

/** What staff at the entrance see of an open hall without a protocol. */
export function sampleGuardView(changes: Partial<GuardView> = {}): GuardView {
  return {
    kind: "guard",
    staff: { name: "Dimas Aji" },
    hall: { name: hall.name, timeZone: hall.zone },
    open: true,
    gate: {
      mode: "off",
      protocolId: null,
      name: null,
      limitCelsius: 37.3,
      counts: noGateCounts,
      overrides: 0,
    },
    alerts: [],
    reasons: [],
    ...changes,
  };
}

/** The first frame of a run of the hub: a kiosk's, unless another view is given. */
export function sampleFrame(changes: Partial<ViewFrame> = {}): ViewFrame {
  return {
    lineage: "lineage-1",
    epoch: "epoch-1",
    revision: 1,
    hubTime: sampleStart,
    view: sampleKioskView(),
    ...changes,
  };
}
