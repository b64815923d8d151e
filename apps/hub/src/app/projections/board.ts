import type { BoardCall, BoardView } from "@giliran/shared/contract";
import { viewBounds } from "@giliran/shared/contract";
import type { Instant, Ticket, ZoneId } from "@giliran/shared/domain";
import {
  counterLabel,
  dueAt,
  earshotOf,
  findAgency,
  findService,
  localText,
  personsOf,
} from "@giliran/shared/domain";
import { alertsOf } from "./alerts.ts";
import type { Sources } from "./sources.ts";

const callsShown = 12;
const rowsShown = 10;
const pendingShown = 8;
/** Calls that are never left out for room: five counters at once, and one more. */
const callsKept = 6;
/** A call stays readable this long even when the visitor came at once, ms. */
const shortestShowMs = 15_000;

/** The call screens of one zone in one language. */
export function boardView(sources: Sources, zoneId: ZoneId, language: string): BoardView {
  const { hall, catalogue, voice } = sources;
  const zone = catalogue.zones.find(({ id }) => id === zoneId);
  const earshot = earshotOf(catalogue, zoneId);
  const { languages, reading, queueWord, repeats, backlogMs } = catalogue.settings.voice;
  return fit({
    kind: "board",
    language,
    hall: { name: localText(catalogue.name, language), timeZone: catalogue.zone },
    zone: {
      id: zoneId,
      name: zone === undefined ? zoneId : localText(zone.name, language),
      about: zone?.about ? localText(zone.about, language) : null,
    },
    serviceDate: hall.serviceDate,
    open: hall.open,
    calls: calls(sources, zoneId, language),
    waiting: waiting(sources, zoneId, language),
    notices: catalogue.notices.slice(0, 4).map((notice) => localText(notice, language)),
    alerts: alertsOf(sources),
    voice: {
      holder: voice.holder(earshot),
      languages: [...languages],
      reading,
      queueWord,
      repeats,
      backlogMs,
      pending: voice
        .pending(earshot)
        .slice(0, pendingShown)
        .map(({ counterId, ...call }) => ({ ...call, counter: counterLabel(catalogue, counterId) })),
    },
  });
}

/** Leaves out what a passer-by misses least until the view keeps its bound: old calls, then rows, then notices. */
function fit(view: BoardView): BoardView {
  const { calls, waiting, notices } = view;
  if (Buffer.byteLength(JSON.stringify(view)) <= viewBounds.board) return view;
  if (calls.length > callsKept) return fit({ ...view, calls: calls.slice(0, -1) });
  if (waiting.length > 0) return fit({ ...view, waiting: waiting.slice(0, -1) });
  return notices.length > 0 ? fit({ ...view, notices: notices.slice(0, -1) }) : view;
}

function calls(sources: Sources, zoneId: ZoneId, language: string): BoardCall[] {
  const found: BoardCall[] = [];
  for (const id of sources.hall.recentCalls.toReversed()) {
    const ticket = sources.hall.tickets.get(id);
    if (ticket?.call?.zoneId !== zoneId) continue;
    found.push(boardCall(sources, ticket, ticket.call, language));
    if (found.length === callsShown) break;
  }
  return found;
}

function boardCall(
  { hall, catalogue, now }: Sources,
  ticket: Ticket,
  call: NonNullable<Ticket["call"]>,
  language: string,
): BoardCall {
  const service = findService(catalogue, ticket.serviceId);
  const agency = service === null ? null : findAgency(catalogue, service.agencyId);
  return {
    announcementId: call.announcementId,
    label: ticket.label,
    counter: counterLabel(catalogue, call.counterId),
    agency: agency?.shortName ?? "",
    service: service === null ? "" : localText(service.name, language),
    at: call.lastAt,
    nowUntil: nowUntil(hall, ticket, call.lastAt, catalogue.settings.callLifeMs, now),
  };
}

/** A call is "now" for its life, or until the visitor came, but never so short that it cannot be read. */
function nowUntil(
  hall: Sources["hall"],
  ticket: Ticket,
  calledAt: Instant,
  lifeMs: number,
  now: Instant,
): Instant {
  const life = dueAt(hall, calledAt, lifeMs, now);
  if (ticket.state === "called") return life;
  const came = ticket.startedAt ?? ticket.leftAt ?? calledAt;
  return Math.min(life, Math.max(came, calledAt + shortestShowMs)) as Instant;
}

function waiting({ hall, catalogue }: Sources, zoneId: ZoneId, language: string): BoardView["waiting"] {
  const here = new Set(
    catalogue.counters.filter((counter) => counter.zoneId === zoneId).flatMap(({ serviceIds }) => serviceIds),
  );
  return catalogue.services
    .filter(({ id }) => here.has(id))
    .map(({ id, name, prefix }) => ({
      service: localText(name, language),
      prefix,
      persons: personsOf(hall, id),
    }))
    .slice(0, rowsShown);
}
