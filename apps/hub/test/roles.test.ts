import { expect, test } from "vitest";
import { type CommandType, commandTypes } from "@giliran/shared/contract";
import { noGateCounts } from "@giliran/shared/domain";
import { arrive, asks } from "./asks.ts";
import { startTestHall } from "./hall.ts";
import { counters, hallFile } from "./hallFile.ts";

const leading = ["supervisor", "administrator"];
const entrance = [...leading, "reception"];
const office = ["officer", "supervisor", "administrator"];

/** Who may ask for what, written down anew: not read from the hub. */
const allowed: Readonly<Record<CommandType, readonly string[]>> = {
  issueTicket: ["kiosk"],
  issueBlock: ["kiosk"],
  redeemRight: ["kiosk"],
  settleTickets: leading,
  enterPad: office,
  reportPrint: ["kiosk"],
  askCopy: [...office, "reception"],
  takeCopy: ["kiosk"],
  reportCopy: ["kiosk"],
  openCounter: office,
  closeCounter: office,
  callNext: office,
  recall: office,
  startService: office,
  finish: office,
  markAbsent: office,
  callTicket: office,
  callWalkIn: office,
  returnTicket: [...office, "reception"],
  park: office,
  transfer: office,
  letPass: ["kiosk"],
  pauseTicket: ["kiosk"],
  resumeTicket: ["kiosk"],
  leaveQueue: ["kiosk"],
  cancelTicket: [...office, "reception"],
  undo: office,
  setAutoCall: office,
  confirmClass: [...office, "reception"],
  setWeight: leading,
  closeTarget: leading,
  answerClosure: leading,
  reopenTarget: leading,
  moveQueue: leading,
  declareOutage: leading,
  endOutage: leading,
  pauseHall: leading,
  resumeHall: leading,
  setHours: leading,
  setCrowding: leading,
  countPeople: [...leading, "reception"],
  countDoor: [...leading, "reception"],
  admitTicket: leading,
  handOver: ["kiosk"],
  setGate: leading,
  countGate: ["kiosk", ...entrance],
  overrideGate: entrance,
  claimVoice: ["display"],
  releaseVoice: ["display"],
  beginAnnouncement: ["display"],
  endAnnouncement: ["display"],
  reportHealth: ["kiosk", "display"],
  requestHelp: ["kiosk"],
  answerHelp: [...office, "reception"],
  registerGateCode: ["kiosk"],
  giveGateCode: entrance,
  useGateCode: ["kiosk"],
  changeRoll: [...office, "reception", "technician"],
  tellSlips: ["kiosk"],
  endRecovery: ["administrator"],
  acceptMachine: ["administrator"],
  rejectMachine: ["administrator"],
  setMachine: ["administrator"],
  lockMachine: ["administrator"],
  reloadMachine: ["administrator"],
  unpairMachine: ["administrator"],
};

const machineSetup = {
  name: "Anjungan 2",
  zoneId: null,
  screen: null,
  counterId: null,
  language: "id",
  serviceIds: null,
  printer: null,
};

/** A well-formed command of each type. */
const well: Readonly<Record<CommandType, object>> = {
  issueTicket: asks.issue(),
  issueBlock: asks.block(2),
  redeemRight: asks.redeem("K7MNP2QRST"),
  settleTickets: asks.settle(["nobody"]),
  enterPad: asks.pad("2026-01-01", [{ number: 1, partySize: 1, takenAt: 0, served: null }]),
  reportPrint: asks.report("nobody"),
  askCopy: asks.copy("nobody", "kiosk-1"),
  takeCopy: asks.takeCopy("nobody"),
  reportCopy: asks.reportCopy("nobody"),
  openCounter: asks.open("loket-2"),
  closeCounter: asks.close("loket-2"),
  callNext: asks.next("loket-2"),
  recall: asks.recall("loket-2", "nobody"),
  startService: asks.start("loket-2", "nobody"),
  finish: asks.finish("loket-2", "nobody"),
  markAbsent: asks.absent("loket-2", "nobody"),
  callTicket: asks.call("loket-2", "nobody", "emergency"),
  callWalkIn: asks.walkIn("loket-2", "ktp"),
  returnTicket: asks.comeBack("nobody"),
  park: asks.park("loket-2", "nobody"),
  transfer: asks.transfer("loket-2", "nobody", "ktp", "front"),
  letPass: { type: "letPass", secretHash: "a".repeat(64), count: 3 },
  pauseTicket: { type: "pauseTicket", secretHash: "a".repeat(64), minutes: 20 },
  resumeTicket: { type: "resumeTicket", secretHash: "a".repeat(64) },
  leaveQueue: { type: "leaveQueue", secretHash: "a".repeat(64) },
  cancelTicket: asks.cancel("nobody"),
  undo: asks.undo("loket-2", "nobody"),
  setAutoCall: asks.autoCall("loket-2", true),
  confirmClass: asks.confirm("nobody", "lansia"),
  setWeight: asks.weigh("loket-2", "ktp", "idle"),
  closeTarget: { ...asks.shut("counter", "loket-2"), reopensAt: null },
  answerClosure: { type: "answerClosure", closureId: "nothing", approve: true },
  reopenTarget: { type: "reopenTarget", closureId: "nothing" },
  moveQueue: { type: "moveQueue", serviceId: "ktp", toServiceId: "ktp" },
  declareOutage: asks.outage("nobody"),
  endOutage: { type: "endOutage", agencyId: "nobody" },
  pauseHall: { type: "pauseHall", until: 1 },
  resumeHall: { type: "resumeHall" },
  setCrowding: { type: "setCrowding", settings: { mode: null, capacity: null, spacing: null } },
  handOver: {
    type: "handOver",
    slips: [
      {
        serviceDate: "2020-01-01",
        number: 1,
        serviceId: "ktp",
        partySize: 1,
        classId: "regular",
        needs: [],
        journey: null,
        secretHash: "0".repeat(64),
        at: null,
        uncertaintyMs: 0,
        replaces: null,
        paper: "printed",
      },
    ],
  },
  setGate: { type: "setGate", settings: { mode: null, protocolId: null } },
  countGate: { type: "countGate", counts: noGateCounts },
  overrideGate: { type: "overrideGate", reasonId: "nothing" },
  countPeople: { type: "countPeople", present: 0 },
  countDoor: { type: "countDoor", in: 0, out: 0 },
  admitTicket: { type: "admitTicket", ticketId: "nobody", reasonId: "emergency" },
  setHours: { type: "setHours", hours: { serving: { from: 9, to: 1 }, issuing: { from: 1, to: 9 } } },
  claimVoice: asks.claim("page-load-1"),
  releaseVoice: asks.release("page-load-1"),
  beginAnnouncement: asks.begin("page-load-1", "nobody.1"),
  endAnnouncement: asks.end("page-load-1", "nobody.1"),
  reportHealth: asks.health(),
  requestHelp: asks.help(),
  answerHelp: asks.answerHelp("kiosk-1"),
  registerGateCode: { type: "registerGateCode", codeHash: "0".repeat(64) },
  giveGateCode: { type: "giveGateCode", kind: "pass" },
  useGateCode: { type: "useGateCode", codeHash: "0".repeat(64) },
  changeRoll: asks.changeRoll("kiosk-1"),
  tellSlips: { type: "tellSlips", slips: [], last: true },
  endRecovery: { type: "endRecovery", reasonId: "emergency" },
  acceptMachine: { type: "acceptMachine", code: "K7P2MX", deviceId: null, ...machineSetup },
  rejectMachine: { type: "rejectMachine", requestId: "nobody" },
  setMachine: { type: "setMachine", deviceId: "nobody", ...machineSetup },
  lockMachine: { type: "lockMachine", deviceId: "nobody", locked: true },
  reloadMachine: { type: "reloadMachine", deviceId: "nobody" },
  unpairMachine: { type: "unpairMachine", deviceId: "nobody" },
};

const roles = {
  kiosk: "kiosk-1",
  display: "screen-1",
  officer: "officer-1",
  supervisor: "supervisor-1",
  administrator: "administrator",
  technician: "technician-1",
  auditor: "auditor-1",
  reception: "reception-1",
};

test.each(Object.entries(roles))("%s may ask what its role allows, and nothing else", async (role, id) => {
  const hall = await startTestHall();
  const client = await hall.connect(id);
  for (const type of commandTypes) {
    const before = hall.rows("SELECT * FROM event");
    const answer = await client.send(well[type]);
    const forbidden = !answer.ok && answer.error === "forbidden";
    expect({ type, forbidden }).toEqual({ type, forbidden: !allowed[type].includes(role) });
    const grew = hall.rows("SELECT * FROM event").length > before.length;
    expect({ type, role, grew: grew && forbidden }).toEqual({ type, role, grew: false });
  }
});

test("a kiosk reports its own slips alone; an officer works at their own counter alone", async () => {
  const hall = await startTestHall();
  const [one, two] = [await hall.connect("kiosk-1"), await hall.connect("kiosk-2")];
  const { ticketId } = await one.must<{ ticketId: string }>(asks.issue());
  expect(await two.send(asks.report(ticketId))).toEqual({ ok: false, error: "not_your_ticket" });
  await one.must(asks.report(ticketId));
  expect(await one.send(asks.report(ticketId, "failed"))).toEqual({ ok: false, error: "wrong_state" });

  const [first, second] = [await hall.connect("officer-1"), await hall.connect("officer-2")];
  await first.must(asks.open("loket-1"));
  await first.must(asks.next("loket-1"));
  const error = "not_your_counter";
  expect(await second.send(asks.next("loket-1", ticketId))).toEqual({ ok: false, error });
  expect(await second.send(asks.finish("loket-1", ticketId))).toEqual({ ok: false, error });
  expect(await second.send(asks.close("loket-1"))).toEqual({ ok: false, error });
  expect(await second.send(asks.open("loket-1"))).toEqual({ ok: false, error: "counter_taken" });
  await second.must(asks.open("loket-1", true));
  await second.must(asks.finish("loket-1", ticketId));
});

test("a counter of named officers is for them alone, and every panel says which are its officer's", async () => {
  const reserved = counters.map((counter) =>
    counter.id === "loket-1" ? { ...counter, officers: ["officer-2"] } : counter,
  );
  const hall = await startTestHall({ file: hallFile({ counters: reserved }) });
  const [first, second] = [await hall.connect("officer-1"), await hall.connect("officer-2")];
  const supervisor = await hall.connect("supervisor-1");
  const forYou = (client: typeof first): readonly boolean[] =>
    client.view("panel").counters.map((row) => row.forYou);
  expect(forYou(first)).toEqual([false, true, true, true]);
  expect(forYou(second)).toEqual([true, true, true, true]);
  const refusal = { ok: false, error: "not_for_this_officer" };
  expect(await first.send(asks.open("loket-1"))).toEqual(refusal);
  expect(await supervisor.send(asks.open("loket-1"))).toEqual(refusal);
  await second.must(asks.open("loket-1"));
  expect(await first.send(asks.open("loket-1", true))).toEqual(refusal);
  await first.must(asks.open("loket-2"));
});

test("what nobody may see goes down to nobody", async () => {
  const hall = await startTestHall();
  const secretHash = "c0ffee".padEnd(64, "0");
  const kiosk = await hall.connect("kiosk-1");
  await kiosk.must(asks.issue("ktp", 1, secretHash));
  await arrive(kiosk);
  for (const id of Object.values(roles)) {
    const client = await hall.connect(id);
    const shown = JSON.stringify(client.frames);
    expect(shown).not.toContain(secretHash);
    expect(shown).not.toContain("token");
  }
});
