import type { CommandType } from "@giliran/shared/contract";
import type { Actor, Role } from "@giliran/shared/domain";
import { roleOf } from "@giliran/shared/domain";
import type { AnyCommand } from "./kinds.ts";

const supervising = ["supervisor", "administrator"] as const;
const administering = ["administrator"] as const;
/** Who stands at the entrance. */
const atGate = ["reception", "supervisor", "administrator"] as const;
const atCounters = ["officer", "supervisor", "administrator"] as const;

/** Who may ask for what. A command without a row does not compile. */
const allowed: { readonly [Type in CommandType]: readonly Role[] } = {
  issueTicket: ["kiosk"],
  issueBlock: ["kiosk"],
  redeemRight: ["kiosk"],
  settleTickets: supervising,
  enterPad: atCounters,
  reportPrint: ["kiosk", "system"],
  askCopy: [...atCounters, "reception"],
  takeCopy: ["kiosk"],
  reportCopy: ["kiosk"],
  openCounter: atCounters,
  closeCounter: atCounters,
  callNext: atCounters,
  recall: atCounters,
  startService: atCounters,
  finish: atCounters,
  markAbsent: atCounters,
  callTicket: atCounters,
  callWalkIn: atCounters,
  returnTicket: [...atCounters, "reception"],
  park: atCounters,
  transfer: atCounters,
  letPass: ["kiosk"],
  pauseTicket: ["kiosk"],
  resumeTicket: ["kiosk"],
  leaveQueue: ["kiosk"],
  cancelTicket: [...atCounters, "reception"],
  undo: atCounters,
  setAutoCall: atCounters,
  confirmClass: [...atCounters, "reception"],
  setWeight: supervising,
  closeTarget: supervising,
  answerClosure: supervising,
  reopenTarget: supervising,
  moveQueue: supervising,
  declareOutage: supervising,
  endOutage: supervising,
  pauseHall: supervising,
  resumeHall: supervising,
  setHours: supervising,
  setCrowding: supervising,
  countPeople: [...supervising, "reception"],
  countDoor: ["sensor", ...supervising, "reception"],
  admitTicket: supervising,
  handOver: ["kiosk"],
  tellSlips: ["kiosk"],
  endRecovery: administering,
  setGate: supervising,
  countGate: ["kiosk", ...atGate],
  overrideGate: atGate,
  claimVoice: ["display"],
  releaseVoice: ["display"],
  beginAnnouncement: ["display"],
  endAnnouncement: ["display"],
  reportHealth: ["kiosk", "display", "panel", "sensor"],
  requestHelp: ["kiosk"],
  answerHelp: [...atCounters, "reception"],
  registerGateCode: ["kiosk"],
  giveGateCode: atGate,
  useGateCode: ["kiosk"],
  changeRoll: [...atCounters, "reception", "technician"],
  acceptMachine: administering,
  rejectMachine: administering,
  setMachine: administering,
  lockMachine: administering,
  reloadMachine: administering,
  unpairMachine: administering,
};

/** What only the hub asks of itself. */
function isOwn(command: AnyCommand): command is Exclude<AnyCommand, { type: CommandType }> {
  return !Object.hasOwn(allowed, command.type);
}

/** Whether this actor's role may ask this at all; the hall's rules say the rest. The day is the hub's own. */
export function isPermitted(command: AnyCommand, actor: Actor): boolean {
  if (actor.kind === "system") return true;
  if (isOwn(command)) return false;
  return allowed[command.type].includes(roleOf(actor));
}
