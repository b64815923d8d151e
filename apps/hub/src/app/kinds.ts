import type { HubCommand } from "@giliran/shared/contract";
import type { HallCommand } from "@giliran/shared/domain";

export type AnyCommand = HallCommand | HubCommand;

/**
 * Who answers a command: the hall's rules, the voice of a zone, or the hub aside of both. `urgent` ones touch a call
 * or a ticket in hand and reach the screens in the same turn (rules of state 7).
 */
const kinds = {
  openDay: { kind: "hall", urgent: true },
  closeDay: { kind: "hall", urgent: true },
  issueTicket: { kind: "hall", urgent: false },
  issueBlock: { kind: "hall", urgent: false },
  redeemRight: { kind: "hall", urgent: false },
  settleTickets: { kind: "hall", urgent: true },
  enterPad: { kind: "hall", urgent: true },
  reportPrint: { kind: "hall", urgent: false },
  askCopy: { kind: "hall", urgent: false },
  takeCopy: { kind: "hall", urgent: false },
  reportCopy: { kind: "hall", urgent: false },
  openCounter: { kind: "hall", urgent: true },
  closeCounter: { kind: "hall", urgent: true },
  callNext: { kind: "hall", urgent: true },
  recall: { kind: "hall", urgent: true },
  startService: { kind: "hall", urgent: true },
  finish: { kind: "hall", urgent: true },
  markAbsent: { kind: "hall", urgent: true },
  callTicket: { kind: "hall", urgent: true },
  callWalkIn: { kind: "hall", urgent: true },
  returnTicket: { kind: "hall", urgent: true },
  park: { kind: "hall", urgent: true },
  transfer: { kind: "hall", urgent: true },
  letPass: { kind: "hall", urgent: false },
  pauseTicket: { kind: "hall", urgent: false },
  resumeTicket: { kind: "hall", urgent: false },
  endTicketPause: { kind: "hall", urgent: false },
  leaveQueue: { kind: "hall", urgent: false },
  cancelTicket: { kind: "hall", urgent: true },
  undo: { kind: "hall", urgent: true },
  setAutoCall: { kind: "hall", urgent: true },
  confirmClass: { kind: "hall", urgent: true },
  setWeight: { kind: "hall", urgent: true },
  closeTarget: { kind: "hall", urgent: true },
  answerClosure: { kind: "hall", urgent: true },
  reopenTarget: { kind: "hall", urgent: true },
  moveQueue: { kind: "hall", urgent: true },
  declareOutage: { kind: "hall", urgent: true },
  endOutage: { kind: "hall", urgent: true },
  pauseHall: { kind: "hall", urgent: true },
  resumeHall: { kind: "hall", urgent: true },
  setHours: { kind: "hall", urgent: true },
  setCrowding: { kind: "hall", urgent: true },
  countPeople: { kind: "hall", urgent: true },
  countDoor: { kind: "hall", urgent: false },
  admitTicket: { kind: "hall", urgent: true },
  handOver: { kind: "hall", urgent: true },
  beginRecovery: { kind: "hall", urgent: true },
  tellSlips: { kind: "hall", urgent: true },
  endRecovery: { kind: "hall", urgent: true },
  setGate: { kind: "hall", urgent: true },
  countGate: { kind: "hall", urgent: false },
  overrideGate: { kind: "hall", urgent: false },
  admitNext: { kind: "hall", urgent: true },
  standStill: { kind: "hall", urgent: true },
  claimVoice: { kind: "voice", urgent: false },
  releaseVoice: { kind: "voice", urgent: false },
  beginAnnouncement: { kind: "voice", urgent: false },
  endAnnouncement: { kind: "voice", urgent: false },
  reportHealth: { kind: "aside", urgent: false },
  requestHelp: { kind: "aside", urgent: false },
  answerHelp: { kind: "aside", urgent: false },
  registerGateCode: { kind: "aside", urgent: false },
  giveGateCode: { kind: "aside", urgent: false },
  useGateCode: { kind: "aside", urgent: false },
  changeRoll: { kind: "aside", urgent: false },
  acceptMachine: { kind: "aside", urgent: false },
  rejectMachine: { kind: "aside", urgent: false },
  setMachine: { kind: "aside", urgent: false },
  lockMachine: { kind: "aside", urgent: false },
  reloadMachine: { kind: "aside", urgent: false },
  unpairMachine: { kind: "aside", urgent: false },
} as const satisfies { [Type in AnyCommand["type"]]: { kind: "hall" | "voice" | "aside"; urgent: boolean } };

type Kinds = typeof kinds;
type TypesOf<Kind> = {
  [Type in keyof Kinds]: Kinds[Type]["kind"] extends Kind ? Type : never;
}[keyof Kinds];

export type VoiceCommand = Extract<AnyCommand, { type: TypesOf<"voice"> }>;
export type AsideCommand = Extract<AnyCommand, { type: TypesOf<"aside"> }>;

export function isAside(command: AnyCommand): command is AsideCommand {
  return kinds[command.type].kind === "aside";
}

export function isVoice(command: AnyCommand): command is VoiceCommand {
  return kinds[command.type].kind === "voice";
}

export function isUrgent(command: AnyCommand): boolean {
  return kinds[command.type].urgent;
}
