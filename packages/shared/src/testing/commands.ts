import type {
  AgencyId,
  AloneSlip,
  ClassId,
  ClosureId,
  ClosureTarget,
  CounterId,
  DeviceId,
  CrowdSettings,
  GateCounts,
  GateMode,
  HallCommandOf,
  Instant,
  JourneyWish,
  NeedId,
  PadEntry,
  PrintedSlip,
  PrintOutcome,
  SlipOutcome,
  ReasonId,
  RightCode,
  ServiceDate,
  ServiceId,
  Span,
  TicketId,
  TransferMode,
  Weight,
} from "../domain/index.ts";
import { noGateCounts, regularClass } from "../domain/index.ts";

/** What a visitor says of themselves at the kiosk; nothing: a regular without needs. */
export interface Claim {
  readonly classId?: ClassId;
  readonly needs?: readonly NeedId[];
  /** They were told of a long queue. */
  readonly acceptWait?: boolean;
  /** The steps that they walk under one number. */
  readonly journey?: JourneyWish | null;
}

/** What a transfer may say besides the service. */
export interface TransferWishes {
  readonly toCounterId?: CounterId | null;
  readonly note?: string | null;
}

/** Stands for the hash of a slip's secret where a test does not look at it. */
export const anySecretHash = "0".repeat(64);

/** Commands of the hall in as few words as a test wants to read. */
export const commands = {
  openDay: (serviceDate: ServiceDate | string): HallCommandOf<"openDay"> => ({
    type: "openDay",
    serviceDate: serviceDate as ServiceDate,
  }),
  closeDay: (): HallCommandOf<"closeDay"> => ({ type: "closeDay" }),
  issue: (
    serviceId: ServiceId,
    partySize = 1,
    secretHash = anySecretHash,
    { classId = regularClass.id, needs = [], acceptWait = false, journey = null }: Claim = {},
  ): HallCommandOf<"issueTicket"> => ({
    type: "issueTicket",
    serviceId,
    partySize,
    classId,
    needs,
    acceptWait,
    journey,
    secretHash,
  }),
  issueBlock: (
    serviceId: ServiceId,
    secretHashes: readonly string[],
    { classId = regularClass.id, needs = [], acceptWait = false }: Claim = {},
  ): HallCommandOf<"issueBlock"> => ({
    type: "issueBlock",
    serviceId,
    classId,
    needs,
    acceptWait,
    secretHashes,
  }),
  redeemRight: (code: RightCode, secretHash = anySecretHash): HallCommandOf<"redeemRight"> => ({
    type: "redeemRight",
    code,
    secretHash,
  }),
  settleTickets: (
    ticketIds: readonly TicketId[],
    reasonId: ReasonId,
    right = false,
  ): HallCommandOf<"settleTickets"> => ({ type: "settleTickets", ticketIds, reasonId, right }),
  enterPad: (
    serviceDate: ServiceDate | string,
    serviceId: ServiceId,
    entries: readonly PadEntry[],
  ): HallCommandOf<"enterPad"> => ({
    type: "enterPad",
    serviceDate: serviceDate as ServiceDate,
    serviceId,
    entries,
  }),
  askCopy: (ticketId: TicketId, kioskId: DeviceId): HallCommandOf<"askCopy"> => ({
    type: "askCopy",
    ticketId,
    kioskId,
  }),
  takeCopy: (ticketId: TicketId): HallCommandOf<"takeCopy"> => ({ type: "takeCopy", ticketId }),
  reportCopy: (ticketId: TicketId, outcome: PrintOutcome = "printed"): HallCommandOf<"reportCopy"> => ({
    type: "reportCopy",
    ticketId,
    outcome,
  }),
  reportPrint: (ticketId: TicketId, outcome: SlipOutcome = "printed"): HallCommandOf<"reportPrint"> => ({
    type: "reportPrint",
    ticketId,
    outcome,
  }),
  openCounter: (counterId: CounterId, takeOver = false): HallCommandOf<"openCounter"> => ({
    type: "openCounter",
    counterId,
    takeOver,
  }),
  closeCounter: (counterId: CounterId): HallCommandOf<"closeCounter"> => ({
    type: "closeCounter",
    counterId,
  }),
  callNext: (
    counterId: CounterId,
    expectedTicketId: TicketId | null = null,
    outcomeId: ReasonId | null = null,
  ): HallCommandOf<"callNext"> => ({ type: "callNext", counterId, expectedTicketId, outcomeId }),
  callTicket: (
    counterId: CounterId,
    ticketId: TicketId,
    reasonId: ReasonId | null = null,
    expectedTicketId: TicketId | null = null,
  ): HallCommandOf<"callTicket"> => ({
    type: "callTicket",
    counterId,
    expectedTicketId,
    outcomeId: null,
    ticketId,
    reasonId,
  }),
  callWalkIn: (
    counterId: CounterId,
    serviceId: ServiceId,
    expectedTicketId: TicketId | null = null,
  ): HallCommandOf<"callWalkIn"> => ({
    type: "callWalkIn",
    counterId,
    expectedTicketId,
    outcomeId: null,
    serviceId,
  }),
  recall: (counterId: CounterId, ticketId: TicketId): HallCommandOf<"recall"> => ({
    type: "recall",
    counterId,
    ticketId,
  }),
  startService: (counterId: CounterId, ticketId: TicketId): HallCommandOf<"startService"> => ({
    type: "startService",
    counterId,
    ticketId,
  }),
  finish: (
    counterId: CounterId,
    ticketId: TicketId,
    outcomeId: ReasonId | null = null,
    endsJourney = false,
  ): HallCommandOf<"finish"> => ({ type: "finish", counterId, ticketId, outcomeId, endsJourney }),
  returnTicket: (ticketId: TicketId): HallCommandOf<"returnTicket"> => ({ type: "returnTicket", ticketId }),
  park: (
    counterId: CounterId,
    ticketId: TicketId,
    reasonId: ReasonId,
    remindAt: Instant,
  ): HallCommandOf<"park"> => ({ type: "park", counterId, ticketId, reasonId, remindAt }),
  transfer: (
    counterId: CounterId,
    ticketId: TicketId,
    serviceId: ServiceId,
    mode: TransferMode,
    { toCounterId = null, note = null }: TransferWishes = {},
  ): HallCommandOf<"transfer"> => ({
    type: "transfer",
    counterId,
    ticketId,
    serviceId,
    toCounterId,
    mode,
    note,
  }),
  letPass: (secretHash: string, count: number): HallCommandOf<"letPass"> => ({
    type: "letPass",
    secretHash,
    count,
  }),
  pauseTicket: (secretHash: string, minutes: number): HallCommandOf<"pauseTicket"> => ({
    type: "pauseTicket",
    secretHash,
    minutes,
  }),
  resumeTicket: (secretHash: string): HallCommandOf<"resumeTicket"> => ({ type: "resumeTicket", secretHash }),
  leaveQueue: (secretHash: string): HallCommandOf<"leaveQueue"> => ({ type: "leaveQueue", secretHash }),
  endTicketPause: (ticketId: TicketId): HallCommandOf<"endTicketPause"> => ({
    type: "endTicketPause",
    ticketId,
  }),
  cancelTicket: (ticketId: TicketId, reasonId: ReasonId): HallCommandOf<"cancelTicket"> => ({
    type: "cancelTicket",
    ticketId,
    reasonId,
  }),
  undo: (counterId: CounterId, ticketId: TicketId): HallCommandOf<"undo"> => ({
    type: "undo",
    counterId,
    ticketId,
  }),
  setAutoCall: (counterId: CounterId, on: boolean): HallCommandOf<"setAutoCall"> => ({
    type: "setAutoCall",
    counterId,
    on,
  }),
  markAbsent: (counterId: CounterId, ticketId: TicketId): HallCommandOf<"markAbsent"> => ({
    type: "markAbsent",
    counterId,
    ticketId,
  }),
  confirmClass: (ticketId: TicketId, classId: ClassId): HallCommandOf<"confirmClass"> => ({
    type: "confirmClass",
    ticketId,
    classId,
  }),
  setWeight: (
    counterId: CounterId,
    serviceId: ServiceId,
    weight: Weight | null,
  ): HallCommandOf<"setWeight"> => ({ type: "setWeight", counterId, serviceId, weight }),
  closeTarget: (
    target: ClosureTarget,
    reasonId: ReasonId,
    reopensAt: Instant | null = null,
  ): HallCommandOf<"closeTarget"> => ({ type: "closeTarget", target, reasonId, reopensAt }),
  answerClosure: (closureId: ClosureId, approve: boolean): HallCommandOf<"answerClosure"> => ({
    type: "answerClosure",
    closureId,
    approve,
  }),
  reopenTarget: (closureId: ClosureId): HallCommandOf<"reopenTarget"> => ({
    type: "reopenTarget",
    closureId,
  }),
  moveQueue: (serviceId: ServiceId, toServiceId: ServiceId): HallCommandOf<"moveQueue"> => ({
    type: "moveQueue",
    serviceId,
    toServiceId,
  }),
  declareOutage: (
    agencyId: AgencyId,
    since: Instant,
    wishes: { readonly expectedUntil?: Instant | null; readonly stopsNumbers?: boolean } = {},
  ): HallCommandOf<"declareOutage"> => ({
    type: "declareOutage",
    agencyId,
    since,
    expectedUntil: wishes.expectedUntil ?? null,
    stopsNumbers: wishes.stopsNumbers ?? false,
  }),
  endOutage: (agencyId: AgencyId): HallCommandOf<"endOutage"> => ({ type: "endOutage", agencyId }),
  pauseHall: (until: Instant | null = null): HallCommandOf<"pauseHall"> => ({ type: "pauseHall", until }),
  standStill: (
    cause: "scheduled" | "hub_away",
    from: Instant,
    until: Instant | null = null,
  ): HallCommandOf<"standStill"> => ({ type: "standStill", cause, from, until }),
  resumeHall: (): HallCommandOf<"resumeHall"> => ({ type: "resumeHall" }),
  /** Numbers are given as long as the hall serves. */
  setHours: (span: Span | null): HallCommandOf<"setHours"> => ({
    type: "setHours",
    hours: span && { serving: span, issuing: span },
  }),
  beginRecovery: (madeAt: Instant, ...kioskIds: readonly DeviceId[]): HallCommandOf<"beginRecovery"> => ({
    type: "beginRecovery",
    madeAt,
    kioskIds,
  }),
  tellSlips: (slips: readonly PrintedSlip[], last = true): HallCommandOf<"tellSlips"> => ({
    type: "tellSlips",
    slips,
    last,
  }),
  endRecovery: (reasonId: ReasonId): HallCommandOf<"endRecovery"> => ({ type: "endRecovery", reasonId }),
  handOver: (...slips: readonly AloneSlip[]): HallCommandOf<"handOver"> => ({ type: "handOver", slips }),
  setGate: (mode: GateMode | null, protocolId: string | null = null): HallCommandOf<"setGate"> => ({
    type: "setGate",
    settings: { mode, protocolId },
  }),
  countGate: (counts: Partial<GateCounts>): HallCommandOf<"countGate"> => ({
    type: "countGate",
    counts: { ...noGateCounts, ...counts },
  }),
  overrideGate: (reasonId: ReasonId): HallCommandOf<"overrideGate"> => ({ type: "overrideGate", reasonId }),
  setCrowding: (settings: Partial<CrowdSettings>): HallCommandOf<"setCrowding"> => ({
    type: "setCrowding",
    settings: { mode: null, capacity: null, spacing: null, ...settings },
  }),
  countPeople: (present: number): HallCommandOf<"countPeople"> => ({ type: "countPeople", present }),
  countDoor: (into: number, out: number): HallCommandOf<"countDoor"> => ({
    type: "countDoor",
    in: into,
    out,
  }),
  admitNext: (): HallCommandOf<"admitNext"> => ({ type: "admitNext" }),
  admitTicket: (ticketId: TicketId, reasonId: ReasonId): HallCommandOf<"admitTicket"> => ({
    type: "admitTicket",
    ticketId,
    reasonId,
  }),
} as const;
