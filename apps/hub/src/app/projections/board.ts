import type { BoardCall, BoardView } from "@giliran/shared/contract";
import { viewBounds } from "@giliran/shared/contract";
import type { AnnouncementId, Catalogue, Earshot, Ticket, ZoneId } from "@giliran/shared/domain";
import {
  counterLabel,
  earshotOf,
  earshotOfHall,
  findAgency,
  findService,
  localText,
  personsOf,
  recallsOf,
  ticketOfAnnouncement,
} from "@giliran/shared/domain";
import { alertsOf } from "./alerts.ts";
import { nextNumbers } from "./nextNumbers.ts";
import { nowUntil } from "./nowUntil.ts";
import type { Sources } from "./sources.ts";

const callsShown = 12;
const rowsShown = 10;
const pendingShown = 8;
/** Calls that are never left out for room: five counters at once, and one more. */
const callsKept = 6;

/** The call screens of one zone, or of the whole hall, in one language. */
export function boardView(sources: Sources, zoneId: ZoneId | null, language: string): BoardView {
  const { hall, catalogue, voice } = sources;
  const earshot = zoneId === null ? earshotOfHall(catalogue) : earshotOf(catalogue, zoneId);
  const { languages, reading, queueWord, repeats, backlogMs, chime, volume } = catalogue.settings.voice;
  return fit({
    kind: "board",
    language,
    hall: { name: localText(catalogue.name, language), timeZone: catalogue.zone },
    zone: zoneId && zoneOf(catalogue, zoneId, language),
    serviceDate: hall.serviceDate,
    open: hall.open,
    calls: calls(sources, zoneId, language),
    waiting: waiting(sources, zoneId, language),
    next: nextNumbers(sources, zoneId),
    notices: catalogue.notices.slice(0, 4).map((notice) => localText(notice, language)),
    alerts: alertsOf(sources),
    voice: {
      silent: earshot === null,
      holder: earshot && voice.holder(earshot),
      languages: [...languages],
      reading,
      queueWord,
      repeats,
      backlogMs,
      chime,
      volume: [...volume],
      pending: earshot === null ? [] : pending(sources, earshot),
    },
  });
}

function zoneOf(catalogue: Catalogue, zoneId: ZoneId, language: string): BoardView["zone"] {
  const zone = catalogue.zones.find(({ id }) => id === zoneId);
  return {
    id: zoneId,
    name: zone === undefined ? zoneId : localText(zone.name, language),
    about: zone?.about ? localText(zone.about, language) : null,
  };
}

function pending({ voice, catalogue, hall }: Sources, earshot: Earshot): BoardView["voice"]["pending"] {
  return voice
    .pending(earshot)
    .slice(0, pendingShown)
    .map(({ counterId, ...call }) => ({
      ...call,
      counter: counterLabel(catalogue, counterId),
      recall: isRecalled(hall, call.announcementId),
    }));
}

/** Screens word a recall differently: who did not hear the first call learns that it was not the first. */
function isRecalled(hall: Sources["hall"], announcementId: AnnouncementId): boolean {
  const call = hall.tickets.get(ticketOfAnnouncement(announcementId))?.call ?? null;
  return call !== null && recallsOf(call) > 0;
}

/** Leaves out what a passer-by misses least until the view keeps its bound: old calls, then rows, then who is next, then notices. */
function fit(view: BoardView): BoardView {
  const { calls, waiting, next, notices } = view;
  if (Buffer.byteLength(JSON.stringify(view)) <= viewBounds.board) return view;
  if (calls.length > callsKept) return fit({ ...view, calls: calls.slice(0, -1) });
  if (waiting.length > 0) return fit({ ...view, waiting: waiting.slice(0, -1) });
  if (next.length > 0) return fit({ ...view, next: next.slice(0, -1) });
  return notices.length > 0 ? fit({ ...view, notices: notices.slice(0, -1) }) : view;
}

function calls(sources: Sources, zoneId: ZoneId | null, language: string): BoardCall[] {
  const found: BoardCall[] = [];
  for (const id of sources.hall.recentCalls.toReversed()) {
    const ticket = sources.hall.tickets.get(id);
    if (ticket === undefined || ticket.call === null) continue;
    if (zoneId !== null && ticket.call.zoneId !== zoneId) continue;
    const zone = zoneId === null ? zoneOf(sources.catalogue, ticket.call.zoneId, language) : null;
    found.push({ ...boardCall(sources, ticket, ticket.call, language), zone: zone?.name ?? null });
    if (found.length === callsShown) break;
  }
  return found;
}

function boardCall(
  sources: Sources,
  ticket: Ticket,
  call: NonNullable<Ticket["call"]>,
  language: string,
): Omit<BoardCall, "zone"> {
  const { catalogue } = sources;
  const service = findService(catalogue, ticket.serviceId);
  const agency = service === null ? null : findAgency(catalogue, service.agencyId);
  return {
    announcementId: call.announcementId,
    label: ticket.label,
    counter: counterLabel(catalogue, call.counterId),
    agency: agency?.shortName ?? "",
    badge: agency?.badge ?? "",
    colour: agency?.colour ?? "",
    service: service === null ? "" : localText(service.name, language),
    at: call.lastAt,
    nowUntil: nowUntil(sources, ticket, call.lastAt),
  };
}

function waiting(
  { hall, catalogue }: Sources,
  zoneId: ZoneId | null,
  language: string,
): BoardView["waiting"] {
  const here = new Set(
    catalogue.counters
      .filter((counter) => zoneId === null || counter.zoneId === zoneId)
      .flatMap(({ serviceIds }) => serviceIds),
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
