import { z } from "zod";
import type { HallCommand } from "../domain/index.ts";
import {
  crowdModes,
  gateModes,
  longestNote,
  printOutcomes,
  regularClass,
  transferModes,
  weights,
} from "../domain/index.ts";
import {
  agencyId,
  announcementId,
  classId,
  closureId,
  commandId,
  counterId,
  deviceId,
  instant,
  journeyId,
  localText,
  needId,
  reasonId,
  rightCode,
  screenId,
  serviceDate,
  serviceId,
  sha256,
  ticketId,
} from "./ids.ts";
import { gateCodeKinds, gateCounts, protocolId } from "./gate.ts";
import { deviceHealth } from "./health.ts";
import { machineSetup } from "./machine.ts";

/** Steps of a journey, and numbers of one print job: no hall has more. */
const mostSteps = 12;
export const mostInBlock = 50;

const atCounter = { counterId, ticketId };
/** How the ticket in hand ended; what says nothing of it has no outcome. */
const outcomeId = reasonId.nullable().default(null);
const calling = { counterId, expectedTicketId: ticketId.nullable(), outcomeId };

/** Minutes since midnight of the service date. */
const minutes = z.int().min(0).max(2880);
const span = z.strictObject({ from: minutes, to: minutes });

/** What may be closed: the hall has no id. */
const closureTarget = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("counter"), id: counterId }),
  z.strictObject({ kind: z.literal("service"), id: serviceId }),
  z.strictObject({ kind: z.literal("agency"), id: agencyId }),
  z.strictObject({ kind: z.literal("hall"), id: z.null() }),
]);

const journeyWish = z.strictObject({
  journeyId,
  serviceIds: z.array(serviceId).min(1).max(mostSteps).readonly(),
});

/** One number of a pre-printed pad, as it was noted on paper; null: its visitor left unserved. */
const padEntry = z.strictObject({
  number: z.int().min(1).max(999),
  partySize: z.int().min(1).max(999),
  takenAt: instant,
  served: z.strictObject({ counterId, calledAt: instant, finishedAt: instant, outcomeId }).nullable(),
});

/** A slip that a kiosk printed in its own series while the hub was away. */
export const aloneSlip = z.strictObject({
  serviceDate,
  number: z.int().min(1).max(9_999),
  serviceId,
  partySize: z.int().min(1).max(999),
  classId,
  needs: z.array(needId).max(8).readonly(),
  journey: journeyWish.nullable(),
  secretHash: sha256,
  at: instant.nullable(),
  uncertaintyMs: z.int().min(0),
  replaces: commandId.nullable(),
  paper: z.enum(printOutcomes),
});

/** What a client may ask of the hall; the day's own commands belong to the hub. */
export const hallCommand = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("issueTicket"),
    serviceId,
    partySize: z.int().min(1).max(999),
    classId: classId.default(regularClass.id),
    needs: z.array(needId).max(8).readonly().default([]),
    acceptWait: z.boolean().default(false),
    journey: journeyWish.nullable().default(null),
    secretHash: sha256,
  }),
  z.strictObject({
    type: z.literal("issueBlock"),
    serviceId,
    classId: classId.default(regularClass.id),
    needs: z.array(needId).max(8).readonly().default([]),
    acceptWait: z.boolean().default(false),
    secretHashes: z.array(sha256).min(2).max(mostInBlock).readonly(),
  }),
  z.strictObject({ type: z.literal("redeemRight"), code: rightCode, secretHash: sha256 }),
  z.strictObject({
    type: z.literal("reportPrint"),
    ticketId,
    outcome: z.enum(["printed", "failed", "unknown"]),
  }),
  z.strictObject({ type: z.literal("askCopy"), ticketId, kioskId: deviceId }),
  z.strictObject({ type: z.literal("takeCopy"), ticketId }),
  z.strictObject({
    type: z.literal("reportCopy"),
    ticketId,
    outcome: z.enum(["printed", "failed", "unknown"]),
  }),
  z.strictObject({ type: z.literal("openCounter"), counterId, takeOver: z.boolean() }),
  z.strictObject({ type: z.literal("closeCounter"), counterId }),
  z.strictObject({ type: z.literal("callNext"), ...calling }),
  z.strictObject({
    type: z.literal("callTicket"),
    ...calling,
    ticketId,
    reasonId: reasonId.nullable(),
  }),
  z.strictObject({ type: z.literal("callWalkIn"), ...calling, serviceId }),
  z.strictObject({ type: z.literal("recall"), ...atCounter }),
  z.strictObject({ type: z.literal("startService"), ...atCounter }),
  z.strictObject({
    type: z.literal("finish"),
    ...atCounter,
    outcomeId,
    endsJourney: z.boolean().default(false),
  }),
  z.strictObject({ type: z.literal("markAbsent"), ...atCounter }),
  z.strictObject({ type: z.literal("returnTicket"), ticketId }),
  z.strictObject({ type: z.literal("park"), ...atCounter, reasonId, remindAt: instant }),
  z.strictObject({
    type: z.literal("transfer"),
    ...atCounter,
    serviceId,
    toCounterId: counterId.nullable(),
    mode: z.enum(transferModes),
    note: z.string().max(longestNote).nullable().default(null),
  }),
  z.strictObject({ type: z.literal("cancelTicket"), ticketId, reasonId }),
  z.strictObject({
    type: z.literal("settleTickets"),
    ticketIds: z.array(ticketId).min(1).max(200).readonly(),
    reasonId,
    right: z.boolean(),
  }),
  z.strictObject({
    type: z.literal("enterPad"),
    serviceDate,
    serviceId,
    entries: z.array(padEntry).min(1).max(60).readonly(),
  }),
  z.strictObject({ type: z.literal("undo"), ...atCounter }),
  z.strictObject({ type: z.literal("setAutoCall"), counterId, on: z.boolean() }),
  z.strictObject({ type: z.literal("confirmClass"), ticketId, classId }),
  z.strictObject({
    type: z.literal("setWeight"),
    counterId,
    serviceId,
    weight: z.enum(weights).nullable(),
  }),
  z.strictObject({
    type: z.literal("closeTarget"),
    target: closureTarget,
    reasonId,
    reopensAt: instant.nullable(),
  }),
  z.strictObject({ type: z.literal("answerClosure"), closureId, approve: z.boolean() }),
  z.strictObject({ type: z.literal("reopenTarget"), closureId }),
  z.strictObject({ type: z.literal("moveQueue"), serviceId, toServiceId: serviceId }),
  z.strictObject({
    type: z.literal("declareOutage"),
    agencyId,
    since: instant,
    expectedUntil: instant.nullable(),
    stopsNumbers: z.boolean(),
  }),
  z.strictObject({ type: z.literal("endOutage"), agencyId }),
  z.strictObject({ type: z.literal("pauseHall"), until: instant.nullable() }),
  z.strictObject({ type: z.literal("resumeHall") }),
  z.strictObject({
    type: z.literal("setCrowding"),
    settings: z.strictObject({
      mode: z.enum(crowdModes).nullable(),
      capacity: z.int().min(1).max(99_999).nullable(),
      spacing: localText.nullable(),
    }),
  }),
  z.strictObject({ type: z.literal("countPeople"), present: z.int().min(0).max(99_999) }),
  z.strictObject({
    type: z.literal("countDoor"),
    in: z.int().min(0).max(999),
    out: z.int().min(0).max(999),
  }),
  z.strictObject({ type: z.literal("admitTicket"), ticketId, reasonId }),
  /** What a kiosk gave while the hub was away, in the order of its numbers; again is no harm. */
  z.strictObject({ type: z.literal("handOver"), slips: z.array(aloneSlip).min(1).max(50).readonly() }),
  z.strictObject({
    type: z.literal("setGate"),
    settings: z.strictObject({ mode: z.enum(gateModes).nullable(), protocolId: protocolId.nullable() }),
  }),
  z.strictObject({ type: z.literal("countGate"), counts: gateCounts }),
  z.strictObject({ type: z.literal("overrideGate"), reasonId }),
  z.strictObject({
    type: z.literal("setHours"),
    hours: z.strictObject({ serving: span, issuing: span }).nullable(),
  }),
]);

/** How a screen ended an announcement that it had begun. */
export const announcementEnds = ["spoken", "unheard"] as const;
export type AnnouncementEnd = (typeof announcementEnds)[number];

/** What a client tells about itself, or asks of the hub rather than of the hall. Not events, not stored with them. */
export const hubCommand = z.discriminatedUnion("type", [
  /** A screen that can be heard asks for, or renews, the voice of its zone. */
  z.strictObject({ type: z.literal("claimVoice"), screenId }),
  z.strictObject({ type: z.literal("releaseVoice"), screenId }),
  /** Sent before the first clip; only a granted answer lets the screen speak. */
  z.strictObject({ type: z.literal("beginAnnouncement"), screenId, announcementId }),
  z.strictObject({
    type: z.literal("endAnnouncement"),
    screenId,
    announcementId,
    outcome: z.enum(announcementEnds),
  }),
  z.strictObject({ type: z.literal("reportHealth"), parts: z.array(deviceHealth).max(8) }),
  /** A visitor at the kiosk asks for a person. */
  z.strictObject({ type: z.literal("requestHelp") }),
  z.strictObject({ type: z.literal("answerHelp"), deviceId }),
  /** A kiosk gave a code for a second measurement; the hub keeps its hash in memory. */
  z.strictObject({ type: z.literal("registerGateCode"), codeHash: sha256 }),
  /** Staff at the gate want a code for somebody. */
  z.strictObject({ type: z.literal("giveGateCode"), kind: z.enum(gateCodeKinds) }),
  /** Somebody shows a code: good once, anywhere in the hall. */
  z.strictObject({ type: z.literal("useGateCode"), codeHash: sha256 }),
  /** Somebody has put a new roll into a kiosk's printer. */
  z.strictObject({ type: z.literal("changeRoll"), deviceId }),
  /** A machine that shows this code is let in: as a new one, or in the place of one that the hall knows. */
  z.strictObject({
    type: z.literal("acceptMachine"),
    code: z.string().min(1).max(32),
    deviceId: deviceId.nullable(),
    ...machineSetup,
  }),
  z.strictObject({ type: z.literal("rejectMachine"), requestId: z.string().min(1).max(64) }),
  z.strictObject({ type: z.literal("setMachine"), deviceId, ...machineSetup }),
  /** A locked machine says that it is out of use, and may do nothing that concerns visitors. */
  z.strictObject({ type: z.literal("lockMachine"), deviceId, locked: z.boolean() }),
  /** Its page loads itself anew. */
  z.strictObject({ type: z.literal("reloadMachine"), deviceId }),
  /** Its tokens end at once; the machine then asks to be let in by a code. */
  z.strictObject({ type: z.literal("unpairMachine"), deviceId }),
]);

export const command = z.union([hallCommand, hubCommand]);
export type Command = z.infer<typeof command>;
export type HubCommand = z.infer<typeof hubCommand>;
export type CommandType = Command["type"];
export type CommandOf<Type extends CommandType> = Extract<Command, { type: Type }>;
export type ClientHallCommand = z.infer<typeof hallCommand>;
export const commandTypes = [...hallCommand.options, ...hubCommand.options].map(
  (option) => option.shape.type.value,
) as readonly CommandType[];

/** The one event that goes up: `command`, with an acknowledgement. */
export const commandFrame = z.object({ id: commandId, command });
export type CommandFrame = z.infer<typeof commandFrame>;

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
/** Fails to compile when the wire and the domain speak of different commands. */
export const commandsAgree: Same<
  ClientHallCommand,
  Exclude<HallCommand, { type: "openDay" | "closeDay" | "standStill" | "admitNext" }>
> = true;
