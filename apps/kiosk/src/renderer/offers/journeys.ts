import type { PublicCatalogue } from "@giliran/shared/contract";
import type { ServiceId } from "@giliran/shared/domain";
import type { KioskState } from "../../core/index.ts";
import type { Wanted } from "../useVisit.ts";
import {
  type Agency,
  allLanguages,
  type Availability,
  findByWords,
  serviceOffers,
  type ServiceOffer,
} from "./offers.ts";

export type Journey = PublicCatalogue["journeys"][number];

/** Several services under one number, and whether it can be had now. */
export interface JourneyOffer {
  readonly journey: Journey;
  readonly agency: Agency;
  /** Its steps, in their order. */
  readonly steps: readonly ServiceOffer[];
  readonly availability: Availability;
}

/** The journeys of the hall; one that leads to a service that this kiosk does not know is left out. */
export function journeyOffers(state: KioskState): readonly JourneyOffer[] {
  const services = serviceOffers(state);
  return (state.catalogue?.journeys ?? []).flatMap((journey) => {
    const agency = state.catalogue?.agencies.find(({ id }) => id === journey.agencyId);
    const steps = journey.serviceIds.flatMap((id) => services.find(({ service }) => service.id === id) ?? []);
    if (agency === undefined || steps.length < journey.serviceIds.length) return [];
    return [{ journey, agency, steps, availability: availabilityOf(journey, steps) }];
  });
}

/** A walk is as open as its first step; later ones must only not be closed for good today. */
function availabilityOf({ chosen }: Journey, steps: readonly ServiceOffer[]): Availability {
  const [first] = chosen ? steps.filter(({ availability }) => availability.kind === "open") : steps;
  if (first === undefined) return { kind: "closed", why: "closed" };
  const never = chosen ? undefined : steps.find((step) => !isWalkedLater(step));
  return never === undefined ? first.availability : never.availability;
}

/** Whether somebody who takes a number now may come to this step later today. */
export function isWalkedLater({ availability }: ServiceOffer): boolean {
  return availability.kind === "open" || (availability.kind === "closed" && availability.why !== "closed");
}

/** The wish for these steps of a journey; null: none is wanted. */
export function wantedOf({ id }: Journey, serviceIds: readonly ServiceId[]): Wanted | null {
  const [first] = serviceIds;
  return first === undefined ? null : { serviceId: first, journey: { journeyId: id, serviceIds } };
}

/** Journeys by their own words and those of their steps. */
export function findJourneys(offers: readonly JourneyOffer[], query: string): readonly JourneyOffer[] {
  return findByWords(offers, query, ({ journey, agency, steps }) =>
    [
      ...[journey.name, journey.examples, agency.name].map(allLanguages),
      agency.shortName,
      ...steps.map(({ service }) => allLanguages(service.name)),
    ].join(" "),
  );
}
