import type { ServiceId } from "../brand.ts";
import type { Catalogue, Journey } from "../catalogue.ts";
import { findService } from "../catalogue.ts";
import type { JourneyWish } from "../command.ts";
import type { HallEvent } from "../event.ts";
import type { Hall } from "../hall.ts";
import type { Refusal } from "../refusal.ts";
import type { Ticket } from "../ticket.ts";
import { findClass, laneOf } from "./class.ts";
import type { IssueTime } from "./issuing.ts";
import { whyNeverGiven } from "./issuing.ts";

export function findJourney({ journeys }: Catalogue, id: JourneyWish["journeyId"]): Journey | null {
  return journeys.find((journey) => journey.id === id) ?? null;
}

/** Why these steps cannot be walked today under one number that begins with this service, or null. */
export function whyNotJourney(
  hall: Readonly<Hall>,
  catalogue: Catalogue,
  { journeyId, serviceIds }: JourneyWish,
  first: ServiceId,
  time: IssueTime,
): Refusal | null {
  const journey = findJourney(catalogue, journeyId);
  if (journey === null || serviceIds[0] !== first || !isWalk(journey, serviceIds)) return "unknown_journey";
  for (const id of serviceIds) {
    const service = findService(catalogue, id);
    if (service === null) return "unknown_service";
    const error = whyNeverGiven(hall, catalogue, service, time);
    if (error !== null) return error;
  }
  return null;
}

/** All of its steps, or where they may be chosen some; in its order and each once. */
function isWalk({ serviceIds: steps, chosen }: Journey, serviceIds: readonly ServiceId[]): boolean {
  if (!chosen) return serviceIds.join() === steps.join();
  return serviceIds.length > 0 && steps.filter((id) => serviceIds.includes(id)).join() === serviceIds.join();
}

/** The service to which this ticket goes when it is done here; null: it is at its last step. */
export function nextStepOf({ walk }: Ticket): ServiceId | null {
  return walk === null ? null : (walk.serviceIds[walk.step + 1] ?? null);
}

/** The way to the next step: behind all who wait there, in the lane of its class. */
export function goesOn(
  hall: Readonly<Hall>,
  catalogue: Catalogue,
  { id: ticketId, classId }: Ticket,
  end: Pick<Extract<HallEvent, { type: "stepFinished" }>, "counterId" | "outcomeId" | "serviceId">,
  nth: number,
): HallEvent {
  const ticketClass = findClass(catalogue, classId);
  const lane = ticketClass === null ? "regular" : laneOf(ticketClass);
  const place = { rank: hall.issued, sub: hall.moves + 1 + nth };
  return { type: "stepFinished", ticketId, ...end, lane, place };
}
