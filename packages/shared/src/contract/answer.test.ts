import type { DeviceId } from "../domain/index.ts";
import type { Instant } from "../domain/index.ts";
import { describe, expect, it } from "vitest";
import type { ServiceId, TicketId, ZoneId, ZoneName } from "../domain/index.ts";
import { passportOpensOn, sampleDate, sampleStart } from "../testing/index.ts";
import { answers, type Answers, type IssuedTicket } from "./answer.ts";
import type { CommandType } from "./command.ts";

const issued: IssuedTicket = {
  ticketId: "t1" as TicketId,
  label: "A001",
  issuedAt: sampleStart,
  timeZone: "Asia/Jakarta" as ZoneName,
  hallName: { id: "Mal Pelayanan Publik Magetan", en: "Magetan Public Service Mall" },
  agencyName: "Disdukcapil",
  serviceName: { id: "KTP elektronik" },
  personsAhead: 3,
  wait: { lowMs: 0, highMs: 300_000 },
  zone: { id: "depan" as ZoneId, name: { id: "Zona Depan" } },
  counters: ["1", "2", "Imigrasi 1"],
  outside: null,
  alerts: [],
  steps: [
    { serviceName: { id: "Pajak" }, agencyName: "Bapenda", zoneName: null, counters: ["3"] },
    { serviceName: { id: "Foto" }, agencyName: "Polres", zoneName: { id: "Zona A" }, counters: [] },
  ],
  ticketPage: null,
};

/** One of each; an answer without a row does not compile. */
const samples: { readonly [Type in CommandType]: Answers[Type] } = {
  issueTicket: issued,
  issueBlock: { tickets: [issued, { ...issued, label: "A002" }] },
  redeemRight: issued,
  settleTickets: {
    rights: [
      {
        code: "K7MNP2QRST",
        label: "A001",
        from: sampleDate,
        validOn: passportOpensOn,
        serviceId: "ktp" as ServiceId,
        partySize: 1,
      },
    ],
  },
  enterPad: { lastNumber: 12 },
  askCopy: null,
  takeCopy: issued,
  reportCopy: null,
  reportPrint: null,
  openCounter: null,
  closeCounter: null,
  callNext: { ticketId: "t1" as TicketId, label: "A001", more: 2 },
  recall: null,
  startService: null,
  finish: null,
  markAbsent: null,
  callTicket: { ticketId: "t2" as TicketId, label: "A002", more: 0 },
  callWalkIn: { ticketId: "t3" as TicketId, label: "A003", more: 0 },
  returnTicket: null,
  park: null,
  transfer: null,
  letPass: null,
  pauseTicket: null,
  resumeTicket: null,
  leaveQueue: null,
  cancelTicket: null,
  undo: null,
  setAutoCall: null,
  confirmClass: null,
  setWeight: null,
  closeTarget: null,
  answerClosure: null,
  reopenTarget: null,
  moveQueue: null,
  declareOutage: null,
  endOutage: null,
  pauseHall: null,
  resumeHall: null,
  setHours: null,
  setCrowding: null,
  countPeople: null,
  countDoor: null,
  admitTicket: null,
  handOver: { strays: [{ number: 3, error: "wrong_day" }] },
  setGate: null,
  countGate: null,
  overrideGate: null,
  claimVoice: { granted: true, leaseMs: 5_000 },
  releaseVoice: null,
  beginAnnouncement: { granted: false },
  endAnnouncement: null,
  reportHealth: null,
  requestHelp: null,
  answerHelp: null,
  registerGateCode: null,
  giveGateCode: { code: "123456", from: 1_795_395_600_000 as Instant, until: 1_795_397_400_000 as Instant },
  useGateCode: { kind: "pass" },
  changeRoll: null,
  tellSlips: null,
  endRecovery: null,
  acceptMachine: { deviceId: "kiosk-2" as DeviceId, name: "Anjungan 2" },
  rejectMachine: null,
  setMachine: null,
  lockMachine: null,
  reloadMachine: null,
  unpairMachine: null,
};
const rows = Object.keys(answers) as CommandType[];

describe("the answer to a command", () => {
  it.each(rows)("arrives as it was given: %s", (type) => {
    expect(answers[type].parse(JSON.parse(JSON.stringify(samples[type])))).toEqual(samples[type]);
  });

  it.each(rows)("is not anything else: %s", (type) => {
    const nonsense = [undefined, 0, "", [], {}, { granted: "yes" }, { ticketId: 1, label: 2 }];
    expect(nonsense.filter((raw) => answers[type].safeParse(raw).success)).toEqual([]);
  });

  it("has no estimate where nobody knows", () => {
    expect(answers.issueTicket.parse({ ...issued, wait: null })).toEqual({ ...issued, wait: null });
  });

  it("may bear what a later hub adds, which is left aside", () => {
    expect(answers.issueTicket.parse({ ...issued, priority: "none" })).toEqual(issued);
  });

  it("has room on the slip for the longest label, and no more", () => {
    expect(answers.issueTicket.safeParse({ ...issued, label: "KK9999" }).success).toBe(true);
    expect(answers.issueTicket.safeParse({ ...issued, label: "KK9999999" }).success).toBe(false);
  });
});
