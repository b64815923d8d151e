import type { Answers, IssuedTicket } from "@giliran/shared/contract";
import type {
  Catalogue,
  Hall,
  HallCommand,
  HallCommandOf,
  HallCommandType,
  HallEvent,
  HallEventOf,
  TicketId,
} from "@giliran/shared/domain";
import { journeyStepOf } from "./projections/journey.ts";
import { alertsOf } from "./projections/alerts.ts";
import {
  comeInOutlook,
  countersOf,
  findAgency,
  findService,
  outlook,
  serviceDateAt,
  whyNotSlip,
  zoneOfService,
} from "@giliran/shared/domain";

type Answerer<Type extends HallCommandType> = (
  events: readonly HallEvent[],
  hall: Readonly<Hall>,
  catalogue: Catalogue,
  ticketPage: string | null,
  command: HallCommandOf<Type>,
) => Type extends keyof Answers ? Answers[Type] : null;

const answerers: { readonly [Type in HallCommandType]: Answerer<Type> } = {
  openDay: () => null,
  closeDay: () => null,
  issueTicket: (events, hall, catalogue, ticketPage) =>
    issuedTicket(only(events, "ticketIssued"), hall, catalogue, ticketPage),
  issueBlock: (events, hall, catalogue, ticketPage) => ({
    tickets: all(events, "ticketIssued").map((issued) => issuedTicket(issued, hall, catalogue, ticketPage)),
  }),
  redeemRight: (events, hall, catalogue, ticketPage) =>
    issuedTicket(only(events, "ticketIssued"), hall, catalogue, ticketPage),
  settleTickets: (events) => ({
    rights: all(events, "rightGranted").map(({ right }) => {
      const { code, label, from, validOn, serviceId, partySize } = right;
      return { code, label, from, validOn, serviceId, partySize };
    }),
  }),
  enterPad: (events) => ({
    lastNumber: all(events, "padEntered").reduce((last, { number }) => Math.max(last, number), 0),
  }),
  reportPrint: () => null,
  askCopy: () => null,
  takeCopy: (events, hall, catalogue, ticketPage) =>
    slipOf(only(events, "copyTaken").ticketId, hall, catalogue, ticketPage),
  reportCopy: () => null,
  openCounter: () => null,
  closeCounter: () => null,
  callNext: calledTicket,
  callTicket: calledTicket,
  callWalkIn: calledTicket,
  recall: () => null,
  startService: () => null,
  finish: () => null,
  markAbsent: () => null,
  returnTicket: () => null,
  park: () => null,
  transfer: () => null,
  letPass: () => null,
  pauseTicket: () => null,
  resumeTicket: () => null,
  endTicketPause: () => null,
  leaveQueue: () => null,
  cancelTicket: () => null,
  undo: () => null,
  setAutoCall: () => null,
  confirmClass: () => null,
  setWeight: () => null,
  closeTarget: () => null,
  answerClosure: () => null,
  reopenTarget: () => null,
  moveQueue: () => null,
  declareOutage: () => null,
  endOutage: () => null,
  pauseHall: () => null,
  resumeHall: () => null,
  setHours: () => null,
  setCrowding: () => null,
  countPeople: () => null,
  countDoor: () => null,
  admitTicket: () => null,
  admitNext: () => null,
  handOver: (_events, hall, catalogue, _page, { slips }) => ({
    strays: slips.flatMap((slip) => {
      const error = whyNotSlip(hall, catalogue, slip);
      return error === null ? [] : [{ number: slip.number, error }];
    }),
  }),
  beginRecovery: () => null,
  tellSlips: () => null,
  endRecovery: () => null,
  setGate: () => null,
  countGate: () => null,
  overrideGate: () => null,
  standStill: () => null,
};

/** What the sender of an accepted command is told; asked for right after its events have changed the hall. */
export function answerTo(
  command: HallCommand,
  events: readonly HallEvent[],
  hall: Readonly<Hall>,
  catalogue: Catalogue,
  ticketPage: string | null,
): Answers[keyof Answers] {
  const answer = answerers[command.type] as Answerer<HallCommandType>;
  return answer(events, hall, catalogue, ticketPage, command);
}

function only<Type extends HallEvent["type"]>(events: readonly HallEvent[], type: Type): HallEventOf<Type> {
  const found = events.find((event): event is HallEventOf<Type> => event.type === type);
  if (found === undefined) throw new Error(`no ${type} among the events`);
  return found;
}

function all<Type extends HallEvent["type"]>(
  events: readonly HallEvent[],
  type: Type,
): readonly HallEventOf<Type>[] {
  return events.filter((event): event is HallEventOf<Type> => event.type === type);
}

function calledTicket(events: readonly HallEvent[], hall: Readonly<Hall>): Answers["callNext"] {
  const { ticketId } = only(events, "ticketCalled");
  const label = hall.tickets.get(ticketId)?.label ?? "";
  return { ticketId, label, more: all(events, "ticketCalled").length - 1 };
}

function issuedTicket(
  issued: HallEventOf<"ticketIssued">,
  hall: Readonly<Hall>,
  catalogue: Catalogue,
  ticketPage: string | null,
): IssuedTicket {
  return slipOf(issued.ticketId, hall, catalogue, ticketPage);
}

/** What a slip of this ticket says, as the hall stands. */
function slipOf(
  ticketId: TicketId,
  hall: Readonly<Hall>,
  catalogue: Catalogue,
  ticketPage: string | null,
): IssuedTicket {
  const ticket = hall.tickets.get(ticketId);
  const service = ticket === undefined ? null : findService(catalogue, ticket.serviceId);
  if (service === null || ticket === undefined)
    throw new Error(`a slip of ${ticketId} for an unknown service`);
  const zone = zoneOfService(catalogue, service.id);
  return {
    ticketId,
    label: ticket.label,
    issuedAt: ticket.issuedAt,
    timeZone: catalogue.zone,
    hallName: { ...catalogue.name },
    agencyName: findAgency(catalogue, service.agencyId)?.shortName ?? "",
    serviceName: { ...service.name },
    ...outlook(hall, catalogue, service, ticket, ticket.issuedAt),
    outside: ticket.outside ? { ...comeInOutlook(hall, catalogue, ticket, ticket.issuedAt) } : null,
    zone: zone === null ? null : { id: zone.id, name: { ...zone.name } },
    counters: countersOf(catalogue, service.id).map(({ label }) => label),
    alerts: alertsOf({
      hall,
      catalogue,
      now: ticket.issuedAt,
      today: hall.serviceDate ?? serviceDateAt(ticket.issuedAt, catalogue),
    }).filter((alert) => alert.kind !== "outage" || alert.agencyId === service.agencyId),
    steps: ticket.walk && ticket.walk.serviceIds.map((id) => journeyStepOf(catalogue, id)),
    ticketPage,
  };
}
