import { z } from "zod";
import type { HallCommand } from "../domain/index.ts";
import {
  crowdModes,
  gateModes,
  longestNote,
  longestTicketPause,
  mostLetPass,
  printOutcomes,
  slipOutcomes,
  regularClass,
  transferModes,
  weights,
} from "../domain/index.ts";
import {
  agencyId,
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
  serviceDate,
  serviceId,
  sha256,
  ticketId,
} from "./ids.ts";
import { gateCounts, protocolId } from "./gate.ts";
import { hubCommand } from "./hubCommand.ts";

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
  paper: z.enum(slipOutcomes),
});

export const printedSlip = z.strictObject({
  serviceDate,
  ticketId,
  label: z.string().min(2).max(8),
  serviceId: serviceId.nullable(),
  partySize: z.int().min(1).max(999),
  classId,
  needs: z.array(needId).max(8).readonly(),
  journey: journeyWish.nullable(),
  secretHash: sha256,
  issuedAt: instant,
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
    outcome: z.enum(slipOutcomes),
  }),
  z.strictObject({ type: z.literal("askCopy"), ticketId, kioskId: deviceId }),
  z.strictObject({ type: z.literal("takeCopy"), ticketId }),
  z.strictObject({
    type: z.literal("reportCopy"),
    ticketId,
    outcome: z.enum(printOutcomes),
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
  z.strictObject({
    type: z.literal("letPass"),
    secretHash: sha256,
    count: z.int().min(1).max(mostLetPass),
  }),
  z.strictObject({
    type: z.literal("pauseTicket"),
    secretHash: sha256,
    minutes: z.int().min(1).max(longestTicketPause),
  }),
  z.strictObject({ type: z.literal("resumeTicket"), secretHash: sha256 }),
  z.strictObject({ type: z.literal("leaveQueue"), secretHash: sha256 }),
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
  /** What the hub gave and this kiosk printed today, asked for after a restored backup; again is no harm. */
  z.strictObject({
    type: z.literal("tellSlips"),
    slips: z.array(printedSlip).max(50).readonly(),
    last: z.boolean(),
  }),
  z.strictObject({ type: z.literal("endRecovery"), reasonId }),
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
  Exclude<
    HallCommand,
    { type: "openDay" | "closeDay" | "standStill" | "admitNext" | "beginRecovery" | "endTicketPause" }
  >
> = true;
