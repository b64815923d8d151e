import { z } from "zod";
import { alert } from "./alert.ts";
import { refusals } from "../domain/index.ts";
import type { CommandType } from "./command.ts";
import { gateCodeKinds } from "./gate.ts";
import { deviceId, instant, localText, serviceDate, serviceId, ticketId, zoneId, zoneName } from "./ids.ts";

export const waitRange = z.object({ lowMs: z.int().nonnegative(), highMs: z.int().nonnegative() });

/** A place outside: who comes in first, and how long that takes; a null wait: nobody knows. */
export const placeOutside = z.object({ personsAhead: z.int().nonnegative(), wait: waitRange.nullable() });

/** A service of a journey, and where it is served. */
export const journeyStep = z.object({
  serviceName: localText,
  agencyName: z.string(),
  zoneName: localText.nullable(),
  counters: z.array(z.string()),
});
export type JourneyStep = z.infer<typeof journeyStep>;

/** Everything a slip says, in every language of the hall; the kiosk chooses. */
export const issuedTicket = z.object({
  ticketId,
  label: z.string().max(8),
  issuedAt: instant,
  timeZone: zoneName,
  hallName: localText,
  agencyName: z.string(),
  serviceName: localText,
  /** Persons that hold a place before this ticket. */
  personsAhead: z.int().nonnegative(),
  /** Null: no counter is open for it yet, so nobody knows. */
  wait: waitRange.nullable(),
  /** The hall is full: it waits outside. Null: it comes in. */
  outside: placeOutside.nullable(),
  zone: z.object({ id: zoneId, name: localText }).nullable(),
  /** Labels of the counters that serve it: "1", "2", "Imigrasi 1". */
  counters: z.array(z.string()),
  /** What its visitor should know now; times are instants. */
  alerts: z.array(alert),
  /** The steps that it walks under its one number, the first of them `serviceName`; null: one service. */
  steps: z.array(journeyStep).nullable(),
  /** Where a phone follows the ticket; the secret goes into the fragment. Null: the hall has no such page. */
  ticketPage: z.string().nullable(),
});
export type IssuedTicket = z.infer<typeof issuedTicket>;

/** A right to go first on the next open day, as it is printed. */
export const givenRight = z.object({
  code: z.string(),
  label: z.string(),
  from: serviceDate,
  validOn: serviceDate,
  serviceId,
  partySize: z.int(),
});
export type GivenRight = z.infer<typeof givenRight>;

/** `label`: of a group the first; `more`: how many others were called with it. */
export const calledTicket = z.object({ ticketId, label: z.string(), more: z.int().nonnegative() });
/** `leaseMs` counts from when the claim was sent, by the screen's monotonic clock. */
export const voiceClaim = z.object({ granted: z.boolean(), leaseMs: z.int().nonnegative() });
export type VoiceClaim = z.infer<typeof voiceClaim>;
const nothing = z.null();

/** What an accepted command answers. A row is missing: it does not compile. */
export const answers = {
  issueTicket: issuedTicket,
  /** In the order of their numbers. */
  issueBlock: z.object({ tickets: z.array(issuedTicket) }),
  redeemRight: issuedTicket,
  reportPrint: nothing,
  askCopy: nothing,
  /** What the copy says, as it is now. */
  takeCopy: issuedTicket,
  reportCopy: nothing,
  openCounter: nothing,
  closeCounter: nothing,
  callNext: calledTicket,
  callTicket: calledTicket,
  callWalkIn: calledTicket,
  recall: nothing,
  startService: nothing,
  finish: nothing,
  markAbsent: nothing,
  returnTicket: nothing,
  park: nothing,
  transfer: nothing,
  letPass: nothing,
  pauseTicket: nothing,
  resumeTicket: nothing,
  leaveQueue: nothing,
  cancelTicket: nothing,
  /** Rights that were given, to be printed; none where none was asked for. */
  settleTickets: z.object({ rights: z.array(givenRight) }),
  /** The last number of the pad that is entered now. */
  enterPad: z.object({ lastNumber: z.int() }),
  undo: nothing,
  setAutoCall: nothing,
  confirmClass: nothing,
  setWeight: nothing,
  closeTarget: nothing,
  answerClosure: nothing,
  reopenTarget: nothing,
  moveQueue: nothing,
  declareOutage: nothing,
  endOutage: nothing,
  pauseHall: nothing,
  resumeHall: nothing,
  setHours: nothing,
  setCrowding: nothing,
  countPeople: nothing,
  countDoor: nothing,
  admitTicket: nothing,
  /** Slips that the queue of today cannot take, with why; all others stand in it. */
  tellSlips: nothing,
  endRecovery: nothing,
  handOver: z.object({ strays: z.array(z.object({ number: z.int(), error: z.enum(refusals) })) }),
  setGate: nothing,
  countGate: nothing,
  overrideGate: nothing,
  claimVoice: voiceClaim,
  releaseVoice: nothing,
  beginAnnouncement: z.object({ granted: z.boolean() }),
  endAnnouncement: nothing,
  reportHealth: nothing,
  requestHelp: nothing,
  answerHelp: nothing,
  registerGateCode: nothing,
  /** Six digits, and when they are good. */
  giveGateCode: z.object({ code: z.string(), from: instant, until: instant }),
  useGateCode: z.object({ kind: z.enum(gateCodeKinds) }),
  changeRoll: nothing,
  acceptMachine: z.object({ deviceId, name: z.string() }),
  rejectMachine: nothing,
  setMachine: nothing,
  lockMachine: nothing,
  reloadMachine: nothing,
  unpairMachine: nothing,
} satisfies { [Type in CommandType]: z.ZodType };

export type Answers = { [Type in CommandType]: z.infer<(typeof answers)[Type]> };
