import { describe, expect, test } from "vitest";
import {
  emptyHall,
  evolve,
  type HallEventType,
  type Instant,
  personsOf,
  type ServiceId,
  type TicketId,
} from "@giliran/shared/domain";
import { eventVersion, readEvent } from "./upcasters.ts";

const issued = {
  ticketId: "22fd464aa3ea99a349a5cf3e",
  label: "A001",
  prefix: "A",
  number: 1,
  serviceId: "ktp-el",
  kioskId: "anjungan-1",
  partySize: 2,
  arrival: 1,
  secretHash: "ab".repeat(32),
};
/** Nobody walked several steps or had a right then. */
const plain = { alone: null, journey: null, right: null, reckonedMs: null };
/** Nobody waited outside then. */
const inside = { outside: false, insideZone: null, ...plain };
const called = {
  ticketId: "22fd464aa3ea99a349a5cf3e",
  announcementId: "22fd464aa3ea99a349a5cf3e.1",
  counterId: "loket-1",
  zoneId: "zona-a",
  count: 1,
};

type Captured = readonly [type: HallEventType, version: number, json: string, today?: object];

/** Events as the log has them, captured once: whatever comes later must still read them; and as they are read today. */
const captured: readonly Captured[] = [
  ["dayOpened", 1, `{"serviceDate":"2026-11-23"}`],
  ["dayClosed", 1, `{"serviceDate":"2026-11-23"}`],
  [
    "ticketIssued",
    1,
    `{"ticketId":"22fd464aa3ea99a349a5cf3e","label":"A001","prefix":"A","number":1,"serviceId":"ktp-el","kioskId":"anjungan-1","partySize":2,"arrival":1,"secretHash":"${"ab".repeat(32)}"}`,
    { ...issued, classId: "regular", confirmed: true, needs: [], lane: "regular", ...inside },
  ],
  [
    "ticketIssued",
    2,
    `{"ticketId":"22fd464aa3ea99a349a5cf3e","label":"A001","prefix":"A","number":1,"serviceId":"ktp-el","kioskId":"anjungan-1","partySize":2,"arrival":1,"classId":"lansia","confirmed":false,"needs":["kursi-roda"],"lane":"priority","secretHash":"${"ab".repeat(32)}"}`,
    { ...issued, classId: "lansia", confirmed: false, needs: ["kursi-roda"], lane: "priority", ...inside },
  ],
  [
    "ticketIssued",
    3,
    `{"ticketId":"22fd464aa3ea99a349a5cf3e","label":"A001","prefix":"A","number":1,"serviceId":"ktp-el","kioskId":"anjungan-1","partySize":2,"arrival":1,"classId":"lansia","confirmed":false,"needs":["kursi-roda"],"lane":"priority","outside":true,"insideZone":"zona-a","secretHash":"${"ab".repeat(32)}"}`,
    {
      ...issued,
      classId: "lansia",
      confirmed: false,
      needs: ["kursi-roda"],
      lane: "priority",
      outside: true,
      insideZone: "zona-a",
      ...plain,
    },
  ],
  [
    "ticketIssued",
    4,
    `{"ticketId":"22fd464aa3ea99a349a5cf3e","label":"A001","prefix":"A","number":1,"serviceId":"ktp-el","kioskId":"anjungan-1","partySize":1,"arrival":1,"classId":"regular","confirmed":true,"needs":[],"lane":"priority","outside":false,"insideZone":null,"journey":{"journeyId":"sim-baru","serviceIds":["ktp-el","sim"]},"right":"K7MNP2QRST","reckonedMs":480000,"secretHash":"${"ab".repeat(32)}"}`,
    {
      ...issued,
      partySize: 1,
      classId: "regular",
      confirmed: true,
      needs: [],
      lane: "priority",
      outside: false,
      insideZone: null,
      journey: { journeyId: "sim-baru", serviceIds: ["ktp-el", "sim"] },
      right: "K7MNP2QRST",
      reckonedMs: 480_000,
      alone: null,
    },
  ],
  [
    "ticketIssued",
    5,
    `{"ticketId":"22fd464aa3ea99a349a5cf3e","label":"X001","prefix":"X","number":1,"serviceId":"ktp-el","kioskId":"anjungan-1","partySize":1,"arrival":7,"classId":"regular","confirmed":true,"needs":[],"lane":"regular","outside":false,"insideZone":null,"journey":null,"right":null,"reckonedMs":null,"secretHash":"${"ab".repeat(32)}","alone":{"at":1795395600000,"uncertaintyMs":500,"paper":"printed","place":{"rank":3,"sub":12001}}}`,
  ],
  [
    "closureBegan",
    1,
    `{"closure":{"id":"f3c1","target":{"kind":"service","id":"ktp-el"},"reasonId":"equipment","by":"wulan","since":1795395600000,"reopensAt":null,"pending":false}}`,
  ],
  [
    "outageDeclared",
    1,
    `{"outage":{"agencyId":"dukcapil","since":1795395600000,"expectedUntil":null,"stopsNumbers":true,"by":"wulan"}}`,
  ],
  ["hallPaused", 1, `{"cause":"pressed","from":1795395600000,"until":null}`],
  ["hallResumed", 1, `{"to":1795395900000,"shiftedMs":300000,"waiting":12}`],
  ["hoursSet", 1, `{"hours":{"serving":{"from":480,"to":900},"issuing":{"from":465,"to":870}}}`],
  ["crowdingSet", 1, `{"settings":{"mode":"enforce","capacity":40,"spacing":null}}`],
  ["gateSet", 1, `{"settings":{"mode":"enforce","protocolId":"lengkap"}}`],
  [
    "gateCounted",
    1,
    `{"counts":{"passed":2,"recheck":1,"refused":0,"implausible":0,"unmeasured":0,"skipped":0},"by":"kiosk"}`,
  ],
  [
    "slipStrayed",
    1,
    `{"stray":{"label":"X003","serviceDate":"2026-11-22","serviceId":"ktp-el","kioskId":"anjungan-1","why":"wrong_day"}}`,
  ],
  ["recoveryBegun", 1, `{"madeAt":1795392000000,"kioskIds":["anjungan-1"]}`],
  [
    "slipsTold",
    1,
    `{"slips":[{"serviceDate":"2026-11-23","ticketId":"22fd464aa3ea99a349a5cf3f","label":"A007","serviceId":"ktp-el","partySize":1,"classId":"regular","needs":[],"journey":null,"secretHash":"${"0".repeat(64)}","issuedAt":1795393000000,"kioskId":"anjungan-1"}]}`,
  ],
  ["kioskTold", 1, `{"kioskId":"anjungan-1"}`],
  ["recoveryEnded", 1, `{"reasonId":null}`],
  ["gateOverridden", 1, `{"reasonId":"frail"}`],
  ["peopleCounted", 1, `{"counted":-3,"by":"door"}`],
  ["ticketAdmitted", 1, `{"ticketId":"22fd464aa3ea99a349a5cf3e","passes":null,"override":false}`],
  ["printReported", 1, `{"ticketId":"22fd464aa3ea99a349a5cf3e","outcome":"printed"}`],
  ["copyAsked", 1, `{"ticketId":"22fd464aa3ea99a349a5cf3e","kioskId":"anjungan-1"}`],
  ["copyTaken", 1, `{"ticketId":"22fd464aa3ea99a349a5cf3e","kioskId":"anjungan-1"}`],
  ["copyReported", 1, `{"ticketId":"22fd464aa3ea99a349a5cf3e","outcome":"failed"}`],
  ["counterOpened", 1, `{"counterId":"loket-1","officerId":"siti"}`],
  ["counterClosed", 1, `{"counterId":"loket-1"}`],
  [
    "ticketCalled",
    1,
    `{"ticketId":"22fd464aa3ea99a349a5cf3e","announcementId":"22fd464aa3ea99a349a5cf3e.1","counterId":"loket-1","zoneId":"zona-a","count":1,"reason":"arrival"}`,
    { ...called, reason: { code: "arrival" }, streaks: [] },
  ],
  [
    "ticketCalled",
    2,
    `{"ticketId":"22fd464aa3ea99a349a5cf3e","announcementId":"22fd464aa3ea99a349a5cf3e.1","counterId":"loket-1","zoneId":"zona-a","count":1,"reason":{"code":"priority","nth":1,"ratio":2},"streaks":[["loket-1",1],["loket-2",1]]}`,
  ],
  [
    "ticketRecalled",
    1,
    `{"ticketId":"22fd464aa3ea99a349a5cf3e","announcementId":"22fd464aa3ea99a349a5cf3e.2","counterId":"loket-1","zoneId":"zona-a","count":2}`,
  ],
  ["serviceStarted", 1, `{"ticketId":"22fd464aa3ea99a349a5cf3e","counterId":"loket-1"}`],
  [
    "ticketFinished",
    1,
    `{"ticketId":"22fd464aa3ea99a349a5cf3e","counterId":"loket-1"}`,
    { ticketId: issued.ticketId, counterId: "loket-1", outcomeId: null },
  ],
  [
    "ticketFinished",
    2,
    `{"ticketId":"22fd464aa3ea99a349a5cf3e","counterId":"loket-1","outcomeId":"completed"}`,
  ],
  [
    "stepFinished",
    1,
    `{"ticketId":"22fd464aa3ea99a349a5cf3e","counterId":"loket-1","outcomeId":null,"serviceId":"sim","lane":"regular","place":{"rank":12,"sub":3}}`,
  ],
  [
    "rightGranted",
    1,
    `{"right":{"code":"K7MNP2QRST","label":"A057","from":"2026-11-23","validOn":"2026-11-24","serviceId":"ktp-el","classId":"regular","partySize":1}}`,
  ],
  [
    "padEntered",
    1,
    `{"ticketId":"22fd464aa3ea99a349a5cf3e","label":"MA001","prefix":"MA","number":1,"serviceId":"ktp-el","partySize":1,"arrival":4,"takenAt":1795395600000,"served":{"counterId":"loket-1","zoneId":"zona-a","calledAt":1795395660000,"finishedAt":1795396200000,"outcomeId":null}}`,
  ],
  [
    "ticketReturned",
    1,
    `{"ticketId":"22fd464aa3ea99a349a5cf3e","lane":"priority","place":{"rank":1,"sub":0},"dueAtCalls":3}`,
  ],
  [
    "ticketParked",
    1,
    `{"ticketId":"22fd464aa3ea99a349a5cf3e","counterId":"loket-1","reasonId":"payment","remindAt":1795395600000}`,
  ],
  [
    "ticketLetPass",
    1,
    `{"ticketId":"22fd464aa3ea99a349a5cf3e","passed":2,"place":{"rank":3,"sub":1},"queuedAt":1795395600000}`,
  ],
  ["ticketPaused", 1, `{"ticketId":"22fd464aa3ea99a349a5cf3e","until":1795395600000}`],
  ["ticketResumed", 1, `{"ticketId":"22fd464aa3ea99a349a5cf3e"}`],
  [
    "ticketTransferred",
    1,
    `{"ticketId":"22fd464aa3ea99a349a5cf3e","counterId":"loket-1","serviceId":"ktp-el","toCounterId":null,"mode":"front","lane":"priority","place":{"rank":0,"sub":1},"standing":"front","note":null,"comeBack":null}`,
  ],
  [
    "actionUndone",
    1,
    `{"ticketId":"22fd464aa3ea99a349a5cf3e","counterId":"loket-1","action":"called","streaks":[["loket-1",0]]}`,
  ],
  ["autoCallSet", 1, `{"counterId":"loket-1","on":true}`],
  ["ticketCancelled", 1, `{"ticketId":"22fd464aa3ea99a349a5cf3e","reasonId":"left"}`],
  [
    "classChanged",
    1,
    `{"ticketId":"22fd464aa3ea99a349a5cf3e","classId":"lansia","confirmed":true,"lane":"priority"}`,
  ],
  ["weightChanged", 1, `{"counterId":"loket-1","serviceId":"ktp-el","weight":null}`],
  ["ticketAbsent", 1, `{"ticketId":"22fd464aa3ea99a349a5cf3e","counterId":"loket-1"}`],
  [
    "ticketVoided",
    1,
    `{"ticketId":"22fd464aa3ea99a349a5cf3e","reason":"day_closed"}`,
    { ticketId: "22fd464aa3ea99a349a5cf3e", reason: "day_closed", replacedBy: null },
  ],
  [
    "ticketVoided",
    2,
    `{"ticketId":"22fd464aa3ea99a349a5cf3e","reason":"issued_offline","replacedBy":"X001"}`,
  ],
];

describe("a stored event", () => {
  test.each(captured.map((row) => [row[0], row[1], row] as const))(
    "%s of version %i is read",
    (_, _v, row) => {
      const [type, version, json, today] = row;
      expect(readEvent(type, version, json)).toEqual({ type, ...(today ?? (JSON.parse(json) as object)) });
      expect(eventVersion(type)).toBeGreaterThanOrEqual(version);
    },
  );

  test("has a captured sample of each of its versions", () => {
    const known = new Set(captured.map(([type, version]) => `${type}@${version}`));
    const types = new Set(captured.map(([type]) => type));
    const wanted = [...types].flatMap((type) =>
      Array.from({ length: eventVersion(type) }, (_, before) => `${type}@${before + 1}`),
    );
    expect(wanted.filter((name) => !known.has(name))).toEqual([]);
  });

  test("of an unknown type, a newer version or a version without a way is refused", () => {
    expect(() => readEvent("ticketEaten", 1, "{}")).toThrow("unknown event ticketEaten");
    expect(() => readEvent("toString", 1, "{}")).toThrow("unknown event toString");
    expect(() => readEvent("dayOpened", 99, "{}")).toThrow("newer than this program");
    expect(() => readEvent("dayOpened", 0, "{}")).toThrow("no way from dayOpened version 0");
  });

  test("of a hall before there were classes makes the hall that it made then, of regular visitors", () => {
    const hall = emptyHall();
    const firsts = ["dayOpened", "ticketIssued", "printReported", "counterOpened", "ticketCalled"];
    for (const name of firsts) {
      const row = captured.find(([type]) => type === name);
      if (row === undefined) throw new Error(`no ${name} was captured`);
      evolve(hall, readEvent(row[0], row[1], row[2]), 0 as Instant);
    }
    expect(personsOf(hall, "ktp-el" as ServiceId)).toBe(0);
    expect(hall.tickets.get(issued.ticketId as TicketId)).toMatchObject({
      label: "A001",
      state: "called",
      classId: "regular",
      lane: "regular",
      call: { counterId: "loket-1", reason: { code: "arrival" } },
    });
  });
});
