import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type {
  AgencyId,
  ClassId,
  ClosureId,
  CommandId,
  CounterId,
  DeviceId,
  Instant,
  JourneyId,
  NeedId,
  ReasonId,
  RightCode,
  ServiceId,
  TicketId,
} from "../domain/index.ts";
import { anySecretHash, commands, sampleDate } from "../testing/index.ts";
import { answers } from "./answer.ts";
import {
  command,
  commandFrame,
  commandTypes,
  type Command,
  type CommandOf,
  type CommandType,
} from "./command.ts";
import { commandsAgree } from "./command.ts";
import { healthCodes } from "./health.ts";
import { largestFrame } from "./protocol.ts";

const ticketId = "0123456789abcdef" as TicketId;
const counterId = "loket-1" as CounterId;
const announcementId = `${ticketId}.1` as CommandOf<"beginAnnouncement">["announcementId"];
const screenId = "screen-0001";
const at = 1_800_000_000_000 as Instant;
const machineSetup = {
  name: "Anjungan 2",
  zoneId: null,
  screen: null,
  counterId: null,
  language: "id",
  serviceIds: ["paspor" as ServiceId],
  printer: { kind: "tcp", model: "epson-tm-t20", host: "192.168.1.50", port: 9100 },
} as const;

/** One of each; a command without a row does not compile. */
const samples: { readonly [Type in CommandType]: CommandOf<Type> } = {
  issueTicket: commands.issue("ktp" as ServiceId, 2, "ab".repeat(32), {
    classId: "lansia" as ClassId,
    needs: ["kursi-roda" as NeedId],
    journey: { journeyId: "sim" as JourneyId, serviceIds: ["ktp" as ServiceId, "kk" as ServiceId] },
  }),
  issueBlock: commands.issueBlock("ktp" as ServiceId, ["ab".repeat(32), "cd".repeat(32)]),
  redeemRight: commands.redeemRight("K7MNP2QRST" as RightCode),
  settleTickets: commands.settleTickets([ticketId], "left" as ReasonId, true),
  enterPad: commands.enterPad("2026-11-23", "ktp" as ServiceId, [
    { number: 1, partySize: 2, takenAt: at, served: null },
    {
      number: 2,
      partySize: 1,
      takenAt: at,
      served: { counterId, calledAt: at, finishedAt: at, outcomeId: "completed" as ReasonId },
    },
  ]),
  askCopy: commands.askCopy(ticketId, "kiosk-1" as DeviceId),
  takeCopy: commands.takeCopy(ticketId),
  reportCopy: commands.reportCopy(ticketId, "failed"),
  reportPrint: commands.reportPrint(ticketId, "unknown"),
  openCounter: commands.openCounter(counterId, true),
  closeCounter: commands.closeCounter(counterId),
  callNext: commands.callNext(counterId, null),
  recall: commands.recall(counterId, ticketId),
  startService: commands.startService(counterId, ticketId),
  finish: commands.finish(counterId, ticketId),
  markAbsent: commands.markAbsent(counterId, ticketId),
  callTicket: commands.callTicket(counterId, ticketId, "emergency" as ReasonId),
  callWalkIn: commands.callWalkIn(counterId, "ktp" as ServiceId),
  returnTicket: commands.returnTicket(ticketId),
  park: commands.park(counterId, ticketId, "payment" as ReasonId, 1_800_000_000_000 as Instant),
  transfer: commands.transfer(counterId, ticketId, "ktp" as ServiceId, "return_after", { note: "Bawa KK" }),
  letPass: commands.letPass(anySecretHash, 3),
  pauseTicket: commands.pauseTicket(anySecretHash, 20),
  resumeTicket: commands.resumeTicket(anySecretHash),
  leaveQueue: commands.leaveQueue(anySecretHash),
  cancelTicket: commands.cancelTicket(ticketId, "left" as ReasonId),
  undo: commands.undo(counterId, ticketId),
  setAutoCall: commands.setAutoCall(counterId, true),
  confirmClass: commands.confirmClass(ticketId, "lansia" as ClassId),
  setWeight: commands.setWeight(counterId, "ktp" as ServiceId, "idle"),
  closeTarget: commands.closeTarget({ kind: "counter", id: counterId }, "event" as ReasonId, at),
  answerClosure: commands.answerClosure("closure-1" as ClosureId, true),
  reopenTarget: commands.reopenTarget("closure-1" as ClosureId),
  moveQueue: commands.moveQueue("ktp" as ServiceId, "kk" as ServiceId),
  declareOutage: commands.declareOutage("samsat" as AgencyId, at, { expectedUntil: at }),
  endOutage: commands.endOutage("samsat" as AgencyId),
  pauseHall: commands.pauseHall(at),
  resumeHall: commands.resumeHall(),
  setCrowding: commands.setCrowding({ capacity: 40 }),
  handOver: commands.handOver({
    serviceDate: sampleDate,
    number: 1,
    serviceId: "ktp" as ServiceId,
    partySize: 1,
    classId: "regular" as ClassId,
    needs: [],
    journey: null,
    secretHash: "0".repeat(64),
    at: null,
    uncertaintyMs: 500,
    replaces: null,
    paper: "printed",
  }),
  setGate: commands.setGate("enforce", "full"),
  countGate: commands.countGate({ passed: 3 }),
  overrideGate: commands.overrideGate("frail" as ReasonId),
  countPeople: commands.countPeople(12),
  countDoor: commands.countDoor(1, 2),
  admitTicket: commands.admitTicket(ticketId, "frail" as ReasonId),
  setHours: commands.setHours({ from: 480, to: 900 }),
  claimVoice: { type: "claimVoice", screenId },
  releaseVoice: { type: "releaseVoice", screenId },
  beginAnnouncement: { type: "beginAnnouncement", screenId, announcementId },
  endAnnouncement: { type: "endAnnouncement", screenId, announcementId, outcome: "spoken" },
  reportHealth: {
    type: "reportHealth",
    parts: [{ part: "printer", name: "EPSON TM-T82X", simulated: false, trouble: ["printer_paper_low"] }],
  },
  requestHelp: { type: "requestHelp" },
  changeRoll: { type: "changeRoll", deviceId: "kiosk-1" as DeviceId },
  tellSlips: {
    type: "tellSlips",
    slips: [
      {
        serviceDate: sampleDate,
        ticketId,
        label: "A007",
        serviceId: "paspor" as ServiceId,
        partySize: 1,
        classId: "regular" as ClassId,
        needs: [],
        journey: null,
        secretHash: "0".repeat(64),
        issuedAt: at,
      },
    ],
    last: true,
  },
  endRecovery: { type: "endRecovery", reasonId: "emergency" as ReasonId },
  acceptMachine: { type: "acceptMachine", code: "K7P2MX", deviceId: null, ...machineSetup },
  rejectMachine: { type: "rejectMachine", requestId: "request-0001" },
  setMachine: { type: "setMachine", deviceId: "kiosk-1" as DeviceId, ...machineSetup },
  lockMachine: { type: "lockMachine", deviceId: "kiosk-1" as DeviceId, locked: true },
  reloadMachine: { type: "reloadMachine", deviceId: "kiosk-1" as DeviceId },
  unpairMachine: { type: "unpairMachine", deviceId: "kiosk-1" as DeviceId },
  answerHelp: { type: "answerHelp", deviceId: "kiosk-1" as DeviceId },
  registerGateCode: { type: "registerGateCode", codeHash: "0".repeat(64) },
  giveGateCode: { type: "giveGateCode", kind: "pass" },
  useGateCode: { type: "useGateCode", codeHash: "0".repeat(64) },
};
/** What may be left out: a regular visitor without needs, an end without an outcome, a transfer without a note. */
const defaulted: readonly string[] = [
  "screen",
  "classId",
  "needs",
  "acceptWait",
  "outcomeId",
  "note",
  "journey",
  "endsJourney",
] satisfies (
  | keyof typeof samples.issueTicket
  | keyof typeof samples.finish
  | keyof typeof samples.transfer
  | keyof typeof samples.setMachine
)[];
const all: readonly Command[] = Object.values(samples);

function accepts(raw: unknown): boolean {
  return command.safeParse(raw).success;
}

describe("a command on the wire", () => {
  it.each(all)("arrives as it was sent: $type", (sent) => {
    expect(command.parse(JSON.parse(JSON.stringify(sent)))).toEqual(sent);
  });

  it("is one of a known list, and each has an answer", () => {
    expect([...commandTypes].sort()).toEqual(Object.keys(samples).sort());
    expect(Object.keys(answers).sort()).toEqual(Object.keys(samples).sort());
  });

  it("is the same for the wire and for the hall", () => {
    expect(commandsAgree).toBe(true);
  });

  it("never opens or closes a day, nor says that the hub was away: that is the hub's own", () => {
    const own = [commands.openDay("2026-11-23"), commands.closeDay(), commands.standStill("hub_away", at)];
    expect(own.map(accepts)).toEqual([false, false, false]);
  });

  it.each(all)("is refused with a field too many: $type", (sent) => {
    expect(accepts({ ...sent, extra: 1 })).toBe(false);
  });

  it.each(all)("is refused with any field missing: $type", (sent) => {
    // The counter of a screen may be left out, that of an officer may not.
    const machines = sent.type === "setMachine" || sent.type === "acceptMachine" ? ["counterId"] : [];
    const needed = Object.keys(sent).filter((field) => ![...defaulted, ...machines].includes(field));
    const without = needed.map((field) => ({ ...sent, [field]: undefined }));
    expect(without.map(accepts)).toEqual(without.map(() => false));
  });

  it("is a regular visitor's without needs where it says nothing of either", () => {
    const { classId: _class, needs: _needs, acceptWait: _wait, ...plain } = samples.issueTicket;
    const nothing = { classId: "regular", needs: [], acceptWait: false };
    expect(command.parse(plain)).toEqual({ ...plain, ...nothing });
    expect(accepts({ ...samples.issueTicket, needs: Array(8).fill("kursi-roda") })).toBe(true);
    expect(accepts({ ...samples.issueTicket, needs: Array(9).fill("kursi-roda") })).toBe(false);
  });

  it.each([null, undefined, 0, "issueTicket", [], [samples.requestHelp], {}, { type: "x" }, { type: null }])(
    "is not %j",
    (raw) => {
      expect(accepts(raw)).toBe(false);
    },
  );

  it("is parsed to exactly what was sent, or refused, whatever stands in a field", () => {
    const broken = fc.constantFrom(...all).chain((sent) =>
      fc.record({
        sent: fc.constant(sent),
        field: fc.constantFrom(...Object.keys(sent)),
        value: fc.oneof(
          fc.anything(),
          fc.string({ maxLength: 80 }),
          fc.constantFrom(...all.flatMap(Object.values)),
        ),
      }),
    );
    fc.assert(
      fc.property(broken, ({ sent, field, value }) => {
        // What says nothing of a field that may be left out has its default.
        fc.pre(value !== undefined || !defaulted.includes(field));
        // Another command's name makes it another command, which may have defaults of its own.
        fc.pre(field !== "type" || value === sent.type || !all.some(({ type }) => type === value));
        const raw: unknown = { ...sent, [field]: value };
        const parsed = command.safeParse(raw);
        expect(parsed.success ? parsed.data : raw).toEqual(raw);
      }),
      { numRuns: 500 },
    );
  });

  it("fits into the largest frame, however much a device has to say", () => {
    const trouble = [...healthCodes].sort((a, b) => b.length - a.length).slice(0, 8);
    const part = { part: "thermometer" as const, name: "\u{a9d1}".repeat(64), simulated: true, trouble };
    const said = { type: "reportHealth", parts: Array.from({ length: 8 }, () => part) };
    const frame = JSON.stringify({ id: "i".repeat(64), command: said });
    expect(accepts(said)).toBe(true);
    expect(Buffer.byteLength(frame)).toBeLessThan(largestFrame / 2);
  });
});

describe("what a field may hold", () => {
  const issue = samples.issueTicket;

  it("is a party of 1 to 999 whole persons", () => {
    const sizes = [1, 2, 999].map((partySize) => accepts({ ...issue, partySize }));
    expect(sizes).toEqual([true, true, true]);
    const nonsense = [0, -1, 1.5, 1_000, Number.NaN, Number.POSITIVE_INFINITY, "1", null, [1]];
    expect(nonsense.filter((partySize) => accepts({ ...issue, partySize }))).toEqual([]);
  });

  it("is a hash in 64 lower-case hex digits", () => {
    const nonsense = [
      "",
      "0".repeat(63),
      "0".repeat(65),
      "A".repeat(64),
      "g".repeat(64),
      `${"0".repeat(64)}\n`,
    ];
    expect(nonsense.filter((secretHash) => accepts({ ...issue, secretHash }))).toEqual([]);
  });

  it("is an id of 1 to 64 letters, digits, dots, dashes and underscores, that begins with a letter or digit", () => {
    const fine = ["a", "loket-1", "A.b_c-9", "x".repeat(64)];
    expect(fine.filter((id) => !accepts({ ...samples.closeCounter, counterId: id }))).toEqual([]);
    const nonsense = [
      "",
      "x".repeat(65),
      "-a",
      ".a",
      "_a",
      "a b",
      "a/b",
      "../etc",
      "é",
      "a\n",
      "<b>",
      "a\u0000",
    ];
    expect(nonsense.filter((id) => accepts({ ...samples.closeCounter, counterId: id }))).toEqual([]);
  });

  it("is at most 8 parts with at most 8 troubles each, of known names", () => {
    const part = samples.reportHealth.parts[0];
    const many = (count: number): unknown => ({ ...samples.reportHealth, parts: Array(count).fill(part) });
    expect([many(0), many(8), many(9)].map(accepts)).toEqual([true, true, false]);
    const trouble = (list: unknown): unknown => ({
      ...samples.reportHealth,
      parts: [{ ...part, trouble: list }],
    });
    expect(accepts(trouble(["on_fire"]))).toBe(false);
    expect(accepts(trouble(Array(9).fill("printer_busy")))).toBe(false);
    const named = (name: string): unknown => ({ ...samples.reportHealth, parts: [{ ...part, name }] });
    expect([named("n".repeat(64)), named("n".repeat(65))].map(accepts)).toEqual([true, false]);
  });

  it("is a page load of 8 to 64 characters", () => {
    const loads = ["s".repeat(7), "s".repeat(8), "s".repeat(64), "s".repeat(65), "screen 01", "screen.01"];
    expect(loads.map((screen) => accepts({ ...samples.claimVoice, screenId: screen }))).toEqual([
      false,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe("the frame around a command", () => {
  const id = "0123456789abcdef" as CommandId;

  it("holds the id that was made once per touch, 16 to 64 characters", () => {
    expect(commandFrame.parse({ id, command: samples.requestHelp })).toEqual({
      id,
      command: samples.requestHelp,
    });
    const ids = ["i".repeat(15), "i".repeat(65), "0123456789abcde!", "", 7, null, undefined];
    expect(
      ids.filter((bad) => commandFrame.safeParse({ id: bad, command: samples.requestHelp }).success),
    ).toEqual([]);
    expect(commandFrame.safeParse({ id: "i".repeat(64), command: samples.requestHelp }).success).toBe(true);
  });

  it("may bear what a later protocol adds to it, which is left aside", () => {
    const later = { id, command: samples.requestHelp, sentAt: 1 };
    expect(commandFrame.parse(later)).toEqual({ id, command: samples.requestHelp });
  });

  it("is never made of nonsense", () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        expect(commandFrame.safeParse(raw).success).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
