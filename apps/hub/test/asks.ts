import type { CallReason } from "@giliran/shared/domain";
import type { IssuedTicket } from "@giliran/shared/contract";
import type { BareClient } from "./bareClient.ts";

/** Stands for the hash of a slip's secret where a test does not look at it. */
export const someHash = "ab".repeat(32);

/** Commands as they go over the wire, in as few words as a test wants to read. */
export const asks = {
  issue: (serviceId = "ktp", partySize = 1, secretHash = someHash) => ({
    type: "issueTicket",
    serviceId,
    partySize,
    secretHash,
  }),
  block: (count: number, serviceId = "ktp") => ({
    type: "issueBlock",
    serviceId,
    secretHashes: Array.from({ length: count }, (_, i) => String(i).padStart(64, "0")),
  }),
  redeem: (code: string, secretHash = someHash) => ({ type: "redeemRight", code, secretHash }),
  settle: (ticketIds: readonly string[], right = false, reasonId = "left") => ({
    type: "settleTickets",
    ticketIds,
    reasonId,
    right,
  }),
  pad: (serviceDate: string, entries: readonly object[], serviceId = "ktp") => ({
    type: "enterPad",
    serviceDate,
    serviceId,
    entries,
  }),
  copy: (ticketId: string, kioskId: string) => ({ type: "askCopy", ticketId, kioskId }),
  takeCopy: (ticketId: string) => ({ type: "takeCopy", ticketId }),
  reportCopy: (ticketId: string, outcome = "printed") => ({ type: "reportCopy", ticketId, outcome }),
  report: (ticketId: string, outcome = "printed") => ({ type: "reportPrint", ticketId, outcome }),
  open: (counterId: string, takeOver = false) => ({ type: "openCounter", counterId, takeOver }),
  close: (counterId: string) => ({ type: "closeCounter", counterId }),
  next: (counterId: string, expectedTicketId: string | null = null) => ({
    type: "callNext",
    counterId,
    expectedTicketId,
  }),
  recall: (counterId: string, ticketId: string) => ({ type: "recall", counterId, ticketId }),
  start: (counterId: string, ticketId: string) => ({ type: "startService", counterId, ticketId }),
  finish: (counterId: string, ticketId: string) => ({ type: "finish", counterId, ticketId }),
  absent: (counterId: string, ticketId: string) => ({ type: "markAbsent", counterId, ticketId }),
  call: (
    counterId: string,
    ticketId: string,
    reasonId: string | null = null,
    expectedTicketId: string | null = null,
  ) => ({ type: "callTicket", counterId, ticketId, reasonId, expectedTicketId }),
  walkIn: (counterId: string, serviceId: string) => ({
    type: "callWalkIn",
    counterId,
    serviceId,
    expectedTicketId: null,
  }),
  comeBack: (ticketId: string) => ({ type: "returnTicket", ticketId }),
  park: (counterId: string, ticketId: string, reasonId = "payment", remindAt = 2_000_000_000_000) => ({
    type: "park",
    counterId,
    ticketId,
    reasonId,
    remindAt,
  }),
  transfer: (
    counterId: string,
    ticketId: string,
    serviceId: string,
    mode: string,
    toCounterId: string | null = null,
    note: string | null = null,
  ) => ({ type: "transfer", counterId, ticketId, serviceId, toCounterId, mode, note }),
  cancel: (ticketId: string, reasonId = "left") => ({ type: "cancelTicket", ticketId, reasonId }),
  undo: (counterId: string, ticketId: string) => ({ type: "undo", counterId, ticketId }),
  autoCall: (counterId: string, on: boolean) => ({ type: "setAutoCall", counterId, on }),
  confirm: (ticketId: string, classId: string) => ({ type: "confirmClass", ticketId, classId }),
  weigh: (counterId: string, serviceId: string, weight: string | null) => ({
    type: "setWeight",
    counterId,
    serviceId,
    weight,
  }),
  shut: (kind: string, id: string | null, reopensAt: number | null = null) => ({
    type: "closeTarget",
    target: { kind, id },
    reasonId: "event",
    reopensAt,
  }),
  outage: (agencyId: string, stopsNumbers = false, since = 0, expectedUntil: number | null = null) => ({
    type: "declareOutage",
    agencyId,
    since,
    expectedUntil,
    stopsNumbers,
  }),
  pause: (until: number | null = null) => ({ type: "pauseHall", until }),
  resume: () => ({ type: "resumeHall" }),
  claim: (screenId: string) => ({ type: "claimVoice", screenId }),
  release: (screenId: string) => ({ type: "releaseVoice", screenId }),
  begin: (screenId: string, announcementId: string) => ({
    type: "beginAnnouncement",
    screenId,
    announcementId,
  }),
  end: (screenId: string, announcementId: string, outcome = "spoken") => ({
    type: "endAnnouncement",
    screenId,
    announcementId,
    outcome,
  }),
  health: (trouble: readonly string[] = []) => ({
    type: "reportHealth",
    parts: [{ part: "printer", name: "Pencetak", simulated: true, trouble }],
  }),
  help: () => ({ type: "requestHelp" }),
  changeRoll: (deviceId: string) => ({ type: "changeRoll", deviceId }),
  answerHelp: (deviceId: string) => ({ type: "answerHelp", deviceId }),
} as const;

/** A ticket that waits: issued, and its slip reported as printed. */
export async function arrive(
  kiosk: BareClient,
  serviceId = "ktp",
  secretHash = someHash,
): Promise<IssuedTicket> {
  const ticket = await kiosk.must<IssuedTicket>(asks.issue(serviceId, 1, secretHash));
  await kiosk.must(asks.report(ticket.ticketId));
  return ticket;
}

/** What `callNext` answers. */
export interface Called {
  readonly ticketId: string;
  readonly label: string;
  readonly reason?: CallReason;
}
