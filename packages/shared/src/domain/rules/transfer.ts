import type { ServiceId } from "../brand.ts";
import type { Catalogue } from "../catalogue.ts";
import { countersOf, findCounter, findService } from "../catalogue.ts";
import type { HallCommandOf, TransferMode } from "../command.ts";
import { longestNote } from "../command.ts";
import type { Rule } from "../decide.ts";
import type { HallEventOf } from "../event.ts";
import type { Hall } from "../hall.ts";
import type { Refusal } from "../refusal.ts";
import { isCounterClosed } from "../standing.ts";
import type { Lane, Ticket } from "../ticket.ts";
import { ticketInHand } from "./atCounter.ts";
import { started } from "./calling.ts";
import { findClass, laneOf } from "./class.ts";
import { happened, refused } from "./outcome.ts";

/**
 * Sends the visitor on to another service, or to another counter of the same, with a note for the officer there. To
 * the front counts as a priority call; `return_after` brings the ticket back here when the other counter is done.
 */
export const transfer: Rule<"transfer"> = (hall, catalogue, command, { actor }) => {
  const ticket = ticketInHand(hall, command, actor, ["called", "serving"]);
  if (typeof ticket === "string") return refused(ticket);
  const error = whyNotThere(hall, catalogue, command);
  if (error !== null) return refused(error);
  const { counterId, serviceId, toCounterId, mode } = command;
  return happened(...started(ticket.state, ticket.id, counterId), {
    type: "ticketTransferred",
    ticketId: ticket.id,
    counterId,
    serviceId,
    toCounterId,
    mode,
    ...standAt(hall, catalogue, ticket, mode),
    note: cleanNote(command.note),
    comeBack: mode === "return_after" ? { counterId, serviceId: ticket.serviceId } : ticket.comeBack,
  });
};

function whyNotThere(
  hall: Readonly<Hall>,
  catalogue: Catalogue,
  { counterId, serviceId, toCounterId }: HallCommandOf<"transfer">,
): Refusal | null {
  if (findService(catalogue, serviceId) === null) return "unknown_service";
  if (toCounterId === null) return isServed(hall, catalogue, serviceId) ? null : "not_served_here";
  const counter = findCounter(catalogue, toCounterId);
  if (counter === null) return "unknown_counter";
  if (isCounterClosed(hall, catalogue, counter.id)) return "counter_out_of_use";
  if (toCounterId === counterId || !counter.serviceIds.includes(serviceId)) return "not_served_here";
  return null;
}

function isServed(hall: Readonly<Hall>, catalogue: Catalogue, serviceId: ServiceId): boolean {
  return countersOf(catalogue, serviceId).some(({ id }) => !isCounterClosed(hall, catalogue, id));
}

/** The lane and the place of each way to be transferred. */
function standAt(
  hall: Readonly<Hall>,
  catalogue: Catalogue,
  { arrival, classId }: Ticket,
  mode: TransferMode,
): Pick<HallEventOf<"ticketTransferred">, "lane" | "place" | "standing"> {
  const ticketClass = findClass(catalogue, classId);
  const lane: Lane = ticketClass === null ? "regular" : laneOf(ticketClass);
  const sub = hall.moves + 1;
  const front = { lane: "priority", place: { rank: 0, sub }, standing: "front" } as const;
  const table = {
    front,
    return_after: front,
    arrival: { lane, place: { rank: arrival, sub: 0 }, standing: "arrival" },
    end: { lane, place: { rank: hall.issued, sub }, standing: "arrival" },
  } as const;
  return table[mode];
}

/** One line of plain text, or nothing: no control characters, no runs of blanks, no more than fits. */
function cleanNote(note: string | null): string | null {
  const cleaned = (note ?? "").replaceAll(/[\p{C}\s]+/gu, " ").trim();
  return cleaned === "" ? null : [...cleaned].slice(0, longestNote).join("").trim();
}
