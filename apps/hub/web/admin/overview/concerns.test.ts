import { adminView, type AdminView } from "@giliran/shared/contract";
import { ticketStates, type Instant } from "@giliran/shared/domain";
import { describe, expect, it } from "vitest";
import { sampleAdminView } from "@giliran/shared/testing";
import { concernsOf } from "./concerns.ts";
import { longestWait, queuesByWait, tallies, zonesOf } from "./selectors.ts";

type Device = AdminView["devices"][number];

const device = (changes: object): object => ({
  deviceId: "k1",
  name: "Anjungan Utara",
  role: "kiosk",
  connected: true,
  lastSeenAt: 1000,
  health: [],
  helpSince: null,
  letter: null,
  zoneId: null,
  screen: null,
  counterId: null,
  silent: false,
  language: "id",
  serviceIds: null,
  printer: null,
  locked: false,
  hasPin: true,
  paired: true,
  ...changes,
});
const printer = (...trouble: string[]) => ({ part: "printer", name: "Epson", simulated: false, trouble });

function view(changes: object): AdminView {
  return adminView.parse({
    ...sampleAdminView(),
    kind: "admin",
    staff: { name: "Agus", role: "supervisor" },
    hall: { name: { id: "MPP" }, timeZone: "Asia/Jakarta" },
    serviceDate: null,
    open: true,
    tickets: Object.fromEntries(ticketStates.map((state, index) => [state, index])),
    services: [],
    counters: [],
    devices: [],
    closures: [],
    outages: [],
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
    hours: null,
    hoursMode: "off",
    pauses: [],
    alerts: [],
    catalogueVersion: 1,
    warnings: [],
    ...changes,
  });
}

describe("what needs a person", () => {
  it("is nothing while all is well", () => {
    expect(concernsOf(view({ devices: [device({ health: [printer()] })] }))).toEqual([]);
  });

  it("starts with visitors, then machines by what visitors lose, then the hall file", () => {
    const concerns = concernsOf(
      view({
        warnings: ["services[7]"],
        devices: [
          device({ deviceId: "k3", connected: false, lastSeenAt: null }),
          device({ health: [printer("printer_paper_low", "printer_cover_open")] }),
          device({ deviceId: "k2", connected: false }),
          device({ deviceId: "k4", helpSince: 500 }),
        ],
      }),
    );
    expect(concerns.map((concern) => ("code" in concern ? concern.code : concern.kind))).toEqual([
      "help",
      "away",
      "printer_cover_open",
      "printer_paper_low",
      "never",
      "warning",
    ]);
  });

  it("names services where somebody waits and nobody serves", () => {
    const row = { serviceId: "ktp", name: { id: "KTP" }, agency: "Dukcapil", oldestIssuedAt: 1 };
    const services = [
      { ...row, waiting: 2, openCounters: 0 },
      { ...row, serviceId: "kk", waiting: 2, openCounters: 1 },
      { ...row, serviceId: "akta", waiting: 0, openCounters: 0 },
    ];
    expect(concernsOf(view({ services }))).toEqual([
      { kind: "unserved", serviceId: "ktp", service: { id: "KTP" }, waiting: 2 },
    ]);
  });

  describe("where health is to be measured", () => {
    const thermometer = (...trouble: string[]) => ({ ...printer(...trouble), part: "thermometer" });
    const told = (health: readonly object[], changes: object = {}, gate: object = {}) =>
      concernsOf(
        view({
          devices: [device({ health, ...changes })],
          gate: { ...sampleAdminView().gate, needsThermometer: true, ...gate },
        }),
      );
    const concern = { kind: "unmeasured", device: "Anjungan Utara", instead: "callStaff" };

    it("is a kiosk that cannot, once, with what visitors meet instead", () => {
      expect(told([printer(), thermometer("thermometer_missing")])).toEqual([
        { ...concern, code: "thermometer_missing" },
      ]);
      expect(told([printer()], {}, { withoutThermometer: "admitWithNotice" })).toEqual([
        { ...concern, code: null, instead: "admitWithNotice" },
      ]);
    });

    it("comes after a visitor who asks for a person, and before paper", () => {
      const health = [printer("printer_paper_out"), thermometer("thermometer_silent")];
      const kinds = told(health, { helpSince: 5 }).map(({ kind }) => kind);
      expect(kinds).toEqual(["help", "unmeasured", "trouble"]);
    });

    it("is not one that can, that is away, that has told nothing yet, or that is no kiosk", () => {
      expect(told([printer(), thermometer()])).toEqual([]);
      expect(told([printer()], { connected: false }).map(({ kind }) => kind)).toEqual(["away"]);
      expect(told([])).toEqual([]);
      expect(told([printer()], { role: "display" })).toEqual([]);
    });

    it("is only a machine's trouble where nobody has to be measured", () => {
      const health = [printer(), thermometer("thermometer_missing")];
      expect(told(health, {}, { needsThermometer: false }).map(({ kind }) => kind)).toEqual(["trouble"]);
    });
  });

  it("does not repeat what a machine said before it went away", () => {
    const gone: Partial<Device> = { connected: false };
    const concerns = concernsOf(view({ devices: [device({ ...gone, health: [printer("printer_error")] })] }));
    expect(concerns.map(({ kind }) => kind)).toEqual(["away"]);
  });
});

describe("the hall at a glance", () => {
  const service = (serviceId: string, oldestIssuedAt: number | null) => ({
    serviceId,
    name: { id: serviceId },
    agency: "Dukcapil",
    waiting: oldestIssuedAt === null ? 0 : 1,
    oldestIssuedAt,
    openCounters: 1,
  });

  it("has the longest wait first and empty queues last, in their own order", () => {
    const services = [service("a", null), service("b", 900), service("c", 100), service("d", null)];
    const rows = queuesByWait(view({ services }));
    expect(rows.map(({ serviceId }) => serviceId)).toEqual(["c", "b", "a", "d"]);
    expect(rows.map((row) => longestWait(row, 1000 as Instant))).toEqual([900, 100, null, null]);
  });

  it("tells of calls that nobody could hear, with number, zone and counter, until they are recalled", () => {
    const counter = (label: string, unheard: boolean) => ({
      counterId: label,
      label,
      zoneName: { id: "Zona B" },
      officer: "Siti",
      outOfUse: false,
      services: [],
      inHand: {
        ticketId: `0123456789abcdef0123${label}`,
        label: `A00${label}`,
        state: "called",
        since: 1,
        unheard,
      },
    });
    expect(concernsOf(view({ counters: [counter("1", false), counter("2", true)] }))).toEqual([
      { kind: "unheard", label: "A002", counter: "2", zone: { id: "Zona B" } },
    ]);
  });

  it("counts a number that is being printed as waiting", () => {
    expect(tallies(view({}))).toEqual({ waiting: 1, atCounters: 5, done: 6, absent: 5 });
  });

  it("groups counters by zone in the language asked for", () => {
    const counter = (counterId: string, zone: string) => ({
      counterId,
      label: counterId,
      zoneName: { id: `Zona ${zone}`, en: `Zone ${zone}` },
      officer: null,
      outOfUse: false,
      services: [],
      inHand: null,
    });
    const zones = zonesOf(
      view({ counters: [counter("1", "A"), counter("5", "B"), counter("2", "A")] }),
      "en",
    );
    expect(zones.map(({ name, counters }) => [name, counters.map(({ label }) => label)])).toEqual([
      ["Zone A", ["1", "2"]],
      ["Zone B", ["5"]],
    ]);
  });
});
