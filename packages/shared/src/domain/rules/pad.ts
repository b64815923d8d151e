import type { Instant, ServiceDate } from "../brand.ts";
import type { Catalogue } from "../catalogue.ts";
import { findCounter, findService } from "../catalogue.ts";
import type { PadEntry } from "../command.ts";
import type { Rule } from "../decide.ts";
import type { HallEvent, HallEventOf } from "../event.ts";
import { serviceDateAt } from "../hours.ts";
import { largestNumber, ticketLabel } from "../number.ts";
import { padPadding, padPrefixOf } from "../pad.ts";
import type { Refusal } from "../refusal.ts";
import { whyNotReason } from "./calling.ts";
import { happened, refused } from "./outcome.ts";

/**
 * Enters what was served by a pre-printed pad while the machines were down, so that the day's figures stay whole: also
 * after the day. A pad's numbers follow on those that were entered before; all of them or none.
 */
export const enterPad: Rule<"enterPad"> = (hall, catalogue, command, { actor, now, newTicketId }) => {
  if (actor.kind !== "staff") return refused("forbidden");
  const { serviceDate, entries } = command;
  if (hall.serviceDate === null || serviceDate !== hall.serviceDate) return refused("wrong_day");
  const service = findService(catalogue, command.serviceId);
  if (service === null) return refused("unknown_service");
  const prefix = padPrefixOf(catalogue, service);
  const last = hall.lastNumber.get(prefix) ?? 0;
  if (entries.length === 0 || entries.some(({ number }, nth) => number !== last + 1 + nth))
    return refused("number_gap");
  if (last + entries.length > largestNumber(padPadding)) return refused("series_full");
  for (const entry of entries) {
    const error = whyNotEntry(catalogue, entry, serviceDate, now);
    if (error !== null) return refused(error);
  }
  return happened(
    ...entries.map<HallEvent>(({ number, partySize, takenAt, served }, nth) => ({
      type: "padEntered",
      ticketId: newTicketId(),
      label: ticketLabel(prefix, number, padPadding),
      prefix,
      number,
      serviceId: service.id,
      partySize,
      arrival: hall.issued + 1 + nth,
      takenAt,
      served: served && servedAt(catalogue, served),
    })),
  );
};

function servedAt(
  catalogue: Catalogue,
  served: NonNullable<PadEntry["served"]>,
): HallEventOf<"padEntered">["served"] {
  const counter = findCounter(catalogue, served.counterId);
  return counter === null ? null : { ...served, zoneId: counter.zoneId };
}

function whyNotEntry(
  catalogue: Catalogue,
  { partySize, takenAt, served }: PadEntry,
  date: ServiceDate,
  now: Instant,
): Refusal | null {
  const fits = Number.isInteger(partySize) && partySize >= 1 && partySize <= catalogue.settings.largestParty;
  if (!fits) return "party_size";
  const times = served === null ? [takenAt] : [takenAt, served.calledAt, served.finishedAt];
  if (times.some((at) => at > now)) return "in_the_future";
  if (times.some((at) => serviceDateAt(at, catalogue) !== date)) return "wrong_day";
  if (times.some((at, i) => at < (times[i - 1] ?? at))) return "times_reversed";
  if (served === null) return null;
  if (findCounter(catalogue, served.counterId) === null) return "unknown_counter";
  return served.outcomeId === null ? null : whyNotReason(catalogue, "outcome", served.outcomeId);
}
