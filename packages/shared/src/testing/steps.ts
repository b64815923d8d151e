import fc from "fast-check";
import type {
  Actor,
  AgencyId,
  AloneSlip,
  Break,
  Catalogue,
  ClassId,
  ClosureId,
  ClosureTarget,
  CommandId,
  CounterId,
  Decision,
  DeviceId,
  HallHours,
  HallCommand,
  HallCommandType,
  Instant,
  JourneyId,
  JourneyWish,
  NeedId,
  PadEntry,
  Prefix,
  PrintedSlip,
  SlipOutcome,
  ReasonId,
  RightCode,
  ServiceDate,
  ServiceId,
  ServiceLimits,
  StaffId,
  Ticket,
  TicketId,
  TransferMode,
  Weight,
} from "../domain/index.ts";
import {
  alwaysOpen,
  counterState,
  findService,
  noLimits,
  padPrefixOf,
  regularClass,
  serviceDateOf,
  ticketLabel,
  transferModes,
} from "../domain/index.ts";
import { device, kiosk, officer, staff, system, visitor } from "./actors.ts";
import { sample, sampleCatalogue, sampleLetter, withCounter, withService } from "./catalogue.ts";
import { anySecretHash, commands } from "./commands.ts";
import { openRehearsal, type Rehearsal } from "./rehearsal.ts";

/**
 * One thing that somebody does to the hall: sensible, mistaken or nonsense. Who and what is named by how it is
 * found, so that it means something in every hall, also when steps before it are left out.
 */
export interface Step {
  readonly type: HallCommandType;
  readonly who: Who;
  readonly kioskNumber: number;
  readonly officerNumber: number;
  readonly counterId: CounterId;
  /** At a counter that is open, if there is one, rather than at `counterId`. */
  readonly atOpenCounter: boolean;
  readonly serviceId: ServiceId;
  readonly which: Which;
  readonly pick: number;
  readonly partySize: number;
  readonly classId: ClassId;
  readonly needs: readonly NeedId[];
  readonly weight: Weight | null;
  readonly outcome: SlipOutcome;
  readonly takeOver: boolean;
  readonly mode: TransferMode;
  readonly toCounterId: CounterId | null;
  /** Of each of the hall's lists; none: null, or one that no list has. */
  readonly reason: "listed" | "none" | "nonsense";
  readonly date: "today" | "next" | "past";
  /** How far the clock moves before it; below 0 it goes back. */
  readonly moveMs: number;
  /** The catalogue that is published before it, or null. */
  readonly publish: number | null;
}

/** `fitting`: whoever may do it. */
type Who = "fitting" | "kiosk" | "display" | "officer" | "supervisor" | "visitor" | "system";
type Which = "inHand" | "known" | "none" | "nonsense";

const nonsenseCounter = "loket-99" as CounterId;
const nonsenseService = "parkir" as ServiceId;
const nonsenseClass = "raja" as ClassId;
const nonsenseNeed = "helikopter" as NeedId;
const nonsenseReason = "bosan" as ReasonId;
const nonsenseJourney = "ke-bulan" as JourneyId;
const nonsenseAgency = "kantor-bulan" as AgencyId;
const nonsenseTicket = "nobody" as TicketId;

function weighted<Value>(...rows: readonly (readonly [weight: number, value: Value])[]): fc.Arbitrary<Value> {
  return fc.oneof(...rows.map(([weight, value]) => ({ weight, arbitrary: fc.constant(value) })));
}

/** Small limits, so that short walks come to them. */
const crampedCatalogue = withService(
  sampleCatalogue({
    settings: {
      recallLimit: 2,
      absentAfterRecalls: 2,
      largestParty: 4,
      closureApproval: ["hall", "agency"],
      largestBlock: 4,
      rightsPerService: 1,
    },
  }),
  sample.services.permit,
  { padding: 1 },
);

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const wholeDay = { from: 0, to: 1440 };
/** The clock of a walk goes through the day in large steps: half of each is closed. */
const shortHours: HallHours = {
  ...alwaysOpen,
  mode: "enforce",
  week: [{ days: everyDay, serving: wholeDay, issuing: { from: 0, to: 720 } }],
};
const lunch: Break = { days: everyDay, span: { from: 0, to: 600 }, name: { id: "Istirahat" } };

function withLimits(limits: ServiceLimits): Catalogue {
  return withService(crampedCatalogue, sample.services.idCard, { limits });
}

const { tax, familyCard } = sample.services;
/** What an administrator may publish in the middle of a day. */
const catalogues: readonly Catalogue[] = [
  crampedCatalogue,
  withService(crampedCatalogue, tax, { closed: true }),
  withService(crampedCatalogue, tax, { prefix: "A" as Prefix, padding: 4 }),
  withCounter(crampedCatalogue, sample.counters.one, { closed: true }),
  withCounter(crampedCatalogue, sample.counters.two, {
    serviceIds: [tax, familyCard],
    zoneId: sample.zones.rear,
  }),
  { ...crampedCatalogue, services: crampedCatalogue.services.filter((service) => service.id !== tax) },
  { ...crampedCatalogue, counters: crampedCatalogue.counters.slice(0, 2) },
  {
    ...withCounter(crampedCatalogue, sample.counters.one, { officers: ["officer-2" as StaffId] }),
    policy: { priorityRatio: 1, longestWaitMs: 60_000 },
  },
  { ...crampedCatalogue, classes: [regularClass], needs: [] },
  withService(crampedCatalogue, sample.services.idCard, { callsTogether: 3 }),
  withLimits({ ...noLimits, contingent: 3, askFrom: 1 }),
  withLimits({ ...noLimits, askFrom: 1, largestQueue: 3 }),
  { ...crampedCatalogue, hours: shortHours },
  { ...crampedCatalogue, hours: { ...shortHours, breaks: [lunch] } },
  { ...crampedCatalogue, settings: { ...crampedCatalogue.settings, issuesPerMinute: { hall: 3, kiosk: 2 } } },
  {
    ...crampedCatalogue,
    settings: { ...crampedCatalogue.settings, outcomeRequired: true, returnWindowTickets: 2 },
  },
];

export const anyStep: fc.Arbitrary<Step> = fc.record({
  type: weighted<HallCommandType>(
    [60, "issueTicket"],
    [8, "issueBlock"],
    [8, "redeemRight"],
    [8, "settleTickets"],
    [8, "enterPad"],
    [50, "reportPrint"],
    [3, "askCopy"],
    [6, "takeCopy"],
    [4, "reportCopy"],
    [50, "callNext"],
    [25, "openCounter"],
    [5, "closeCounter"],
    [50, "recall"],
    [15, "startService"],
    [10, "finish"],
    [20, "markAbsent"],
    [15, "returnTicket"],
    [15, "callTicket"],
    [6, "callWalkIn"],
    [10, "park"],
    [15, "transfer"],
    [6, "letPass"],
    [6, "pauseTicket"],
    [5, "resumeTicket"],
    [5, "endTicketPause"],
    [3, "leaveQueue"],
    [5, "cancelTicket"],
    [15, "undo"],
    [3, "setAutoCall"],
    [8, "confirmClass"],
    [4, "setWeight"],
    [3, "closeTarget"],
    [3, "answerClosure"],
    [9, "reopenTarget"],
    [2, "moveQueue"],
    [2, "declareOutage"],
    [8, "endOutage"],
    [2, "pauseHall"],
    [1, "standStill"],
    [24, "resumeHall"],
    [3, "setCrowding"],
    [6, "handOver"],
    [1, "beginRecovery"],
    [4, "tellSlips"],
    [4, "endRecovery"],
    [3, "setGate"],
    [3, "countGate"],
    [3, "overrideGate"],
    [2, "countPeople"],
    [4, "countDoor"],
    [20, "admitNext"],
    [3, "admitTicket"],
    [2, "setHours"],
    [5, "openDay"],
    [1, "closeDay"],
  ),
  who: weighted<Who>(
    [24, "fitting"],
    [1, "kiosk"],
    [1, "display"],
    [2, "officer"],
    [1, "supervisor"],
    [1, "visitor"],
    [1, "system"],
  ),
  kioskNumber: fc.integer({ min: 1, max: 3 }),
  officerNumber: fc.integer({ min: 1, max: 4 }),
  counterId: weighted(
    [6, sample.counters.one],
    [6, sample.counters.two],
    [6, sample.counters.three],
    [4, sample.counters.immigration],
    [1, sample.counters.outOfUse],
    [1, nonsenseCounter],
  ),
  atOpenCounter: weighted([5, true], [1, false]),
  serviceId: weighted(
    [6, sample.services.idCard],
    [5, sample.services.familyCard],
    [5, sample.services.tax],
    [5, sample.services.permit],
    [2, sample.services.passport],
    [1, nonsenseService],
  ),
  which: weighted<Which>([12, "inHand"], [4, "known"], [2, "none"], [1, "nonsense"]),
  pick: fc.nat(1_000),
  partySize: weighted([8, 1], [3, 2], [2, 4], [1, 0], [1, 5], [1, 1.5], [1, Number.NaN]),
  classId: weighted(
    [6, sample.classes.regular],
    [5, sample.classes.elderly],
    [2, sample.classes.booked],
    [1, nonsenseClass],
  ),
  needs: weighted<readonly NeedId[]>(
    [8, []],
    [2, [sample.needs.wheelchair]],
    [2, [sample.needs.signs, sample.needs.wheelchair]],
    [1, [nonsenseNeed]],
  ),
  weight: weighted<Weight | null>([1, "primary"], [1, "normal"], [2, "idle"], [1, null]),
  outcome: weighted<SlipOutcome>([4, "printed"], [1, "failed"], [2, "unknown"], [1, "declined"]),
  takeOver: fc.boolean(),
  mode: fc.constantFrom(...transferModes),
  toCounterId: weighted<CounterId | null>(
    [6, null],
    [2, sample.counters.one],
    [2, sample.counters.two],
    [2, sample.counters.three],
    [1, sample.counters.outOfUse],
    [1, nonsenseCounter],
  ),
  reason: weighted<Step["reason"]>([6, "listed"], [2, "none"], [1, "nonsense"]),
  date: weighted<Step["date"]>([2, "today"], [4, "next"], [1, "past"]),
  moveMs: fc.oneof(
    { weight: 40, arbitrary: fc.integer({ min: 0, max: 8_000 }) },
    { weight: 1, arbitrary: fc.integer({ min: -7_200_000, max: 0 }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 2 * 86_400_000 }) },
  ),
  publish: fc.oneof(
    { weight: 30, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.nat(catalogues.length - 1) },
  ),
});

/** Walks of up to `most` steps. */
export function anySteps(most: number): fc.Arbitrary<Step[]> {
  return fc.array(anyStep, { maxLength: most, size: "max" });
}

/** What a step comes to in this hall. */
function meaning(hall: Rehearsal, step: Step): { readonly actor: Actor; readonly command: HallCommand } {
  const known = [...hall.hall.tickets.values()];
  const counterId = counterOf(hall, step);
  const inHand = counterState(hall.hall, counterId).ticketId;
  // A slip that is still out is what a kiosk has in hand.
  const printing = known.find((ticket) => ticket.state === "printing");
  const picked = pickOf(known, step);
  const aside = known.filter(({ state }) => state === "absent" || state === "parked");
  const waiting = known.filter(({ state }) => state === "waiting");
  const paused = waiting.filter(({ pause }) => pause !== null);
  const callable = [...aside, ...waiting];
  const copied = (printing: boolean): TicketId | null =>
    [...hall.hall.copies].find(([, copy]) => (printing ? copy.printing : copy.asked) !== null)?.[0] ?? null;
  const meant: Partial<Readonly<Record<HallCommandType, TicketId | null>>> = {
    takeCopy: copied(false),
    reportCopy: copied(true),
    returnTicket: pickOf(aside, step)?.id ?? null,
    callTicket: pickOf(callable, step)?.id ?? null,
    letPass: pickOf(waiting, step)?.id ?? null,
    pauseTicket: pickOf(waiting, step)?.id ?? null,
    resumeTicket: pickOf(paused, step)?.id ?? null,
    endTicketPause: pickOf(paused, step)?.id ?? null,
    leaveQueue: pickOf(callable, step)?.id ?? null,
    undo: counterState(hall.hall, counterId).lastAction?.after.id ?? null,
  };
  const found: Readonly<Record<Which, TicketId | null>> = {
    inHand: meant[step.type] ?? (step.type === "reportPrint" ? (printing?.id ?? null) : inHand),
    known: picked?.id ?? null,
    none: null,
    nonsense: nonsenseTicket,
  };
  const ticketId = found[step.which];
  const command = commandOf(hall, step, counterId, ticketId);
  const ticket = ticketId === null ? null : (hall.hall.tickets.get(ticketId) ?? null);
  return { actor: actorOf(hall, step, counterId, ticket), command };
}

function pickOf(tickets: readonly Ticket[], { pick }: Step): Ticket | null {
  return tickets[pick % Math.max(1, tickets.length)] ?? null;
}

function counterOf(hall: Rehearsal, step: Step): CounterId {
  const open = [...hall.hall.counters].filter(([, counter]) => counter.officerId !== null);
  const [picked] = open[step.pick % Math.max(1, open.length)] ?? [step.counterId];
  return step.atOpenCounter && step.type !== "openCounter" ? picked : step.counterId;
}

function commandOf(hall: Rehearsal, step: Step, counterId: CounterId, found: TicketId | null): HallCommand {
  const ticketId = found ?? nonsenseTicket;
  const { zone } = hall.catalogue();
  const today = serviceDateOf(hall.clock.now(), zone);
  const dates: Readonly<Record<Step["date"], string>> = {
    today,
    next: dayAfter(hall.hall.serviceDate ?? today),
    past: "2026-11-01",
  };
  const { photocopy, emergency, left, completed } = sample.reasons;
  const reason = (listed: ReasonId): ReasonId | null =>
    ({ listed, none: null, nonsense: nonsenseReason })[step.reason];
  const inHand = counterState(hall.hall, counterId).ticketId;
  const remindAt = (hall.clock.now() + 60_000) as Instant;
  const table: { readonly [Type in HallCommandType]: () => HallCommand } = {
    openDay: () => commands.openDay(dates[step.date]),
    closeDay: () => commands.closeDay(),
    issueTicket: () =>
      commands.issue(step.serviceId, step.partySize, hall.ids.secretHash(), {
        journey: journeyOf(step),
        classId: step.classId,
        needs: step.needs,
        acceptWait: step.takeOver,
      }),
    issueBlock: () =>
      commands.issueBlock(step.serviceId, Array<string>((step.pick % 6) + 1).fill(anySecretHash), {
        classId: step.classId,
        needs: step.needs,
        acceptWait: step.takeOver,
      }),
    redeemRight: () => commands.redeemRight(rightOf(hall, step)),
    settleTickets: () =>
      commands.settleTickets([ticketId], reason(left) ?? nonsenseReason, step.takeOver || step.pick % 3 > 0),
    enterPad: () =>
      commands.enterPad(
        step.date === "past" ? dates.past : (hall.hall.serviceDate ?? today),
        step.serviceId,
        [padEntryOf(hall, step, counterId)],
      ),
    reportPrint: () => commands.reportPrint(ticketId, step.outcome),
    askCopy: () => commands.askCopy(ticketId, kiosk(step.kioskNumber).id),
    takeCopy: () => commands.takeCopy(ticketId),
    reportCopy: () => commands.reportCopy(ticketId, step.outcome === "declined" ? "failed" : step.outcome),
    openCounter: () => commands.openCounter(counterId, step.takeOver),
    closeCounter: () => commands.closeCounter(counterId),
    callNext: () => commands.callNext(counterId, found, step.takeOver ? reason(completed) : null),
    callTicket: () =>
      commands.callTicket(counterId, ticketId, reason(emergency), step.takeOver ? inHand : null),
    callWalkIn: () => commands.callWalkIn(counterId, step.serviceId, inHand),
    returnTicket: () => commands.returnTicket(ticketId),
    park: () => commands.park(counterId, ticketId, reason(photocopy) ?? nonsenseReason, remindAt),
    transfer: () => {
      const wishes = { toCounterId: step.toCounterId, note: step.takeOver ? "\u0007 Bawa  KK asli\n" : null };
      return commands.transfer(counterId, ticketId, step.serviceId, step.mode, wishes);
    },
    letPass: () => commands.letPass(hall.secretHash(ticketId), 1 + (step.pick % 5)),
    pauseTicket: () => commands.pauseTicket(hall.secretHash(ticketId), 1 + (step.pick % 30)),
    resumeTicket: () => commands.resumeTicket(hall.secretHash(ticketId)),
    endTicketPause: () => commands.endTicketPause(ticketId),
    leaveQueue: () => commands.leaveQueue(hall.secretHash(ticketId)),
    cancelTicket: () => commands.cancelTicket(ticketId, reason(left) ?? nonsenseReason),
    undo: () => commands.undo(counterId, ticketId),
    setAutoCall: () => commands.setAutoCall(counterId, step.takeOver),
    recall: () => commands.recall(counterId, ticketId),
    startService: () => commands.startService(counterId, ticketId),
    finish: () => commands.finish(counterId, ticketId, reason(completed), step.pick % 4 === 0),
    markAbsent: () => commands.markAbsent(counterId, ticketId),
    confirmClass: () => commands.confirmClass(ticketId, step.classId),
    setWeight: () => commands.setWeight(counterId, step.serviceId, step.weight),
    closeTarget: () =>
      commands.closeTarget(
        targetOf(step, counterId),
        reason(sample.reasons.equipment) ?? nonsenseReason,
        step.takeOver ? remindAt : null,
      ),
    answerClosure: () => commands.answerClosure(closureOf(hall, step), step.takeOver),
    reopenTarget: () => commands.reopenTarget(closureOf(hall, step)),
    moveQueue: () => commands.moveQueue(step.serviceId, step.takeOver ? familyCard : sample.services.idCard),
    declareOutage: () =>
      commands.declareOutage(
        step.takeOver ? sample.agencies.population : nonsenseAgency,
        step.pick % 4 === 0 ? remindAt : hall.clock.now(),
        {
          expectedUntil: step.pick % 2 === 0 ? remindAt : null,
          stopsNumbers: step.pick % 3 === 0,
        },
      ),
    endOutage: () => commands.endOutage(sample.agencies.population),
    pauseHall: () => commands.pauseHall(step.pick % 5 === 0 ? (0 as Instant) : null),
    standStill: () =>
      commands.standStill(
        step.takeOver ? "scheduled" : "hub_away",
        (hall.clock.now() - step.pick) as Instant,
      ),
    setCrowding: () =>
      commands.setCrowding({ mode: step.takeOver ? "enforce" : null, capacity: (step.pick % 9) + 1 }),
    handOver: () => commands.handOver(...aloneSlips(hall, step)),
    beginRecovery: () =>
      commands.beginRecovery(
        (hall.clock.now() - step.pick * 1_000) as Instant,
        ...[1, 2].slice(0, step.pick % 3).map((n) => `kiosk-${n}` as DeviceId),
      ),
    tellSlips: () => commands.tellSlips(toldSlips(hall, step), step.takeOver),
    endRecovery: () => commands.endRecovery(reason(emergency) ?? nonsenseReason),
    setGate: () => commands.setGate(step.takeOver ? "enforce" : null, step.pick % 4 === 0 ? "nothing" : null),
    countGate: () => commands.countGate({ passed: step.pick % 3, refused: step.pick % 2 }),
    overrideGate: () => commands.overrideGate(reason(emergency) ?? nonsenseReason),
    countPeople: () => commands.countPeople(step.pick % 12),
    countDoor: () => commands.countDoor(step.pick % 3, step.pick % 5),
    admitNext: () => commands.admitNext(),
    admitTicket: () => commands.admitTicket(ticketId, reason(emergency) ?? nonsenseReason),
    resumeHall: () => commands.resumeHall(),
    setHours: () => commands.setHours(step.takeOver ? null : { from: 0, to: step.pick * 3 - 30 }),
  };
  return table[step.type]();
}

function targetOf({ pick, serviceId }: Step, counterId: CounterId): ClosureTarget {
  const targets: readonly ClosureTarget[] = [
    { kind: "counter", id: counterId },
    { kind: "service", id: serviceId },
    { kind: "agency", id: sample.agencies.revenue },
    { kind: "agency", id: nonsenseAgency },
    { kind: "hall", id: null },
  ];
  return targets[pick % targets.length] ?? { kind: "hall", id: null };
}

function closureOf({ hall }: Rehearsal, { pick }: Step): ClosureId {
  const known = [...hall.closures.keys()];
  return known[pick % Math.max(1, known.length)] ?? ("no closure" as ClosureId);
}

/** Of a fifth of all, the steps of a journey: some that are walked so, and some that are not. */
function journeyOf({ pick, serviceId }: Step): JourneyWish | null {
  const journeyId = pick % 11 === 0 ? nonsenseJourney : sample.journeys.licence;
  const rest =
    [[], [sample.services.permit], [sample.services.idCard, sample.services.permit]][pick % 3] ?? [];
  return pick % 5 === 0 ? { journeyId, serviceIds: [serviceId, ...rest] } : null;
}

function rightOf({ hall }: Rehearsal, { pick }: Step): RightCode {
  const known = [...hall.rights.keys()];
  return known[pick % Math.max(1, known.length)] ?? ("NORIGHT" as RightCode);
}

/** Mostly the next number of the pad, and times that may have been. */
function padEntryOf(hall: Rehearsal, step: Step, counterId: CounterId): PadEntry {
  const service = findService(hall.catalogue(), step.serviceId);
  const last = service && hall.hall.lastNumber.get(padPrefixOf(hall.catalogue(), service));
  const now = hall.clock.now();
  const ago = (minutes: number): Instant => (now - minutes * 60_000) as Instant;
  const [calledAt, finishedAt] = step.pick % 5 === 0 ? [ago(1), ago(2)] : [ago(2), ago(1)];
  return {
    number: (last ?? 0) + (step.pick % 7 === 0 ? 2 : 1),
    partySize: step.partySize,
    takenAt: step.pick % 6 === 0 ? ago(-5) : ago(3),
    served: step.takeOver ? { counterId, calledAt, finishedAt, outcomeId: null } : null,
  };
}

function dayAfter(date: string): string {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
}

/** The kiosk that is to print, or is printing, a copy of this ticket. */
function copyingKiosk(hall: Rehearsal, ticket: Ticket | null): Actor | null {
  const copies = ticket === null ? undefined : hall.hall.copies.get(ticket.id);
  const id = copies?.printing ?? copies?.asked?.kioskId;
  return id === undefined ? null : { kind: "device", role: "kiosk", id };
}

function actorOf(hall: Rehearsal, step: Step, counterId: CounterId, ticket: Ticket | null): Actor {
  const seated = counterState(hall.hall, counterId).officerId;
  const atCounter: Actor =
    seated === null || step.type === "openCounter"
      ? officer(step.officerNumber)
      : { kind: "staff", role: "officer", id: seated };
  const itsKiosk: Actor =
    ticket === null || ticket.kioskId === null
      ? kiosk(step.kioskNumber)
      : { kind: "device", role: "kiosk", id: ticket.kioskId };
  const fitting: { readonly [Type in HallCommandType]: Actor } = {
    openDay: system,
    closeDay: system,
    issueTicket: kiosk(step.kioskNumber),
    issueBlock: kiosk(step.kioskNumber),
    redeemRight: kiosk(step.kioskNumber),
    settleTickets: staff("supervisor"),
    enterPad: staff("supervisor"),
    reportPrint: step.outcome === "unknown" ? system : itsKiosk,
    askCopy: staff("reception"),
    takeCopy: copyingKiosk(hall, ticket) ?? itsKiosk,
    reportCopy: copyingKiosk(hall, ticket) ?? itsKiosk,
    openCounter: atCounter,
    closeCounter: atCounter,
    callNext: atCounter,
    recall: atCounter,
    startService: atCounter,
    finish: atCounter,
    markAbsent: atCounter,
    callTicket: atCounter,
    callWalkIn: atCounter,
    returnTicket: atCounter,
    park: atCounter,
    transfer: atCounter,
    letPass: kiosk(step.kioskNumber),
    pauseTicket: kiosk(step.kioskNumber),
    resumeTicket: kiosk(step.kioskNumber),
    endTicketPause: system,
    leaveQueue: kiosk(step.kioskNumber),
    cancelTicket: atCounter,
    undo: atCounter,
    setAutoCall: atCounter,
    confirmClass: atCounter,
    setWeight: staff("supervisor"),
    closeTarget: staff("supervisor", step.takeOver ? 1 : 2),
    answerClosure: staff("supervisor", step.takeOver ? 1 : 2),
    reopenTarget: step.takeOver ? system : staff("supervisor"),
    moveQueue: staff("supervisor"),
    declareOutage: staff("supervisor"),
    endOutage: staff("supervisor"),
    pauseHall: staff("supervisor"),
    standStill: system,
    setCrowding: staff("supervisor"),
    handOver: device("kiosk"),
    beginRecovery: system,
    tellSlips: kiosk(1 + (step.pick % 2)),
    endRecovery: staff("administrator"),
    setGate: staff("supervisor"),
    countGate: step.takeOver ? device("kiosk") : staff("supervisor"),
    overrideGate: staff("supervisor"),
    countPeople: staff("supervisor"),
    countDoor: step.takeOver ? device("sensor") : staff("supervisor"),
    admitNext: system,
    admitTicket: staff("supervisor"),
    resumeHall: staff("supervisor"),
    setHours: staff("supervisor"),
  };
  const whom: Readonly<Record<Who, Actor>> = {
    fitting: fitting[step.type],
    kiosk: kiosk(step.kioskNumber),
    display: device("display"),
    officer: officer(step.officerNumber),
    supervisor: staff("supervisor"),
    visitor,
    system,
  };
  return whom[step.who];
}

/** A hall of small limits on its first day, with officers at three counters: where walks start. */
export function crampedHall(): Rehearsal {
  const hall = openRehearsal({ catalogue: crampedCatalogue });
  hall.sit(sample.counters.one, 1);
  hall.sit(sample.counters.two, 2);
  hall.sit(sample.counters.three, 3);
  return hall;
}

/** What was asked, and what the hall said. */
export interface Asked {
  readonly actor: Actor;
  readonly command: HallCommand;
  readonly decision: Decision;
}

/** Moves the clock, publishes, and asks; `before` sees the hall at the moment of asking. */
export function takeStep(
  hall: Rehearsal,
  step: Step,
  before: (actor: Actor, command: HallCommand) => void = () => undefined,
): Asked {
  hall.clock.advance(step.moveMs);
  const published = step.publish === null ? undefined : catalogues[step.publish];
  if (published !== undefined) hall.publish(published);
  const { actor, command } = meaning(hall, step);
  before(actor, command);
  return { actor, command, decision: hall.ask(actor, command) };
}

/** The series of the sample hall's identity cards. */
const seriesTold = "A" as Prefix;

/** What a kiosk printed of which the hall may know nothing: on from the last number, with holes, known, or of another day. */
function toldSlips({ hall, clock }: Rehearsal, step: Step): readonly PrintedSlip[] {
  const last = hall.lastNumber.get(seriesTold) ?? 0;
  const known = [...hall.tickets.keys()].at(step.pick % Math.max(1, hall.tickets.size));
  const from = step.pick % 7 === 0 ? 1 : last + 1;
  return Array.from({ length: step.pick % 4 }, (_, i) => ({
    serviceDate: hall.serviceDate ?? serviceDateOf(clock.now(), sampleCatalogue().zone),
    ticketId: (step.pick % 5 === 0 && known !== undefined ? known : `told-${clock.now()}-${i}`) as TicketId,
    label: ticketLabel(seriesTold, from + i * (1 + (step.pick % 2)), 3),
    serviceId: step.pick % 3 === 0 ? null : sample.services.idCard,
    partySize: step.partySize,
    classId: step.classId,
    needs: step.needs,
    journey: null,
    secretHash: anySecretHash,
    issuedAt: (clock.now() - step.pick * 5_000) as Instant,
  }));
}

/** What a kiosk gave alone: on from its last number, sometimes with a hole, known already, or of another day. */
function aloneSlips({ hall, clock }: Rehearsal, step: Step): readonly AloneSlip[] {
  const last = hall.lastNumber.get(sampleLetter) ?? 0;
  const from = last + ([1, 1, 1, 2, 0][step.pick % 5] ?? 1);
  const known = [...hall.tickets.keys()];
  return Array.from({ length: 1 + (step.pick % 3) }, (_, i) => ({
    serviceDate: step.takeOver
      ? (hall.serviceDate ?? serviceDateOf(clock.now(), sampleCatalogue().zone))
      : ("2026-11-23" as ServiceDate),
    number: Math.max(1, from + i),
    serviceId: step.serviceId,
    partySize: step.partySize,
    classId: step.classId,
    needs: step.needs,
    journey: journeyOf(step),
    secretHash: anySecretHash,
    at: step.pick % 4 === 0 ? null : ((clock.now() - step.pick * 7_000) as Instant),
    uncertaintyMs: 500,
    replaces: (known.at(step.pick % Math.max(1, known.length)) ?? null) as CommandId | null,
    paper: step.outcome,
  }));
}
