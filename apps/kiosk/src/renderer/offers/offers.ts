import type { PublicCatalogue } from "@giliran/shared/contract";
import type { AgencyId, LocalText, ServiceDate, ServiceId, ServiceState } from "@giliran/shared/domain";
import type { KioskState, ServiceNow } from "../../core/index.ts";

export type Agency = PublicCatalogue["agencies"][number];
export type Service = PublicCatalogue["services"][number];

/** Whether a row leads to a number, and if not, why. */
export type Availability =
  | {
      readonly kind: "open";
      readonly waiting: number;
      readonly wait: ServiceNow["wait"];
      /** Numbers that are left today; null: many. */
      readonly left: number | null;
    }
  | { readonly kind: "later"; readonly opensOn: ServiceDate | null }
  | { readonly kind: "closed"; readonly why: ClosedState };

/** Why a service that is known and open for the public gives no number now. */
export type ClosedState = Exclude<ServiceState, "open" | "not_yet_open">;

export interface ServiceOffer {
  readonly service: Service;
  readonly agency: Agency;
  readonly availability: Availability;
}

export interface AgencyOffer {
  readonly agency: Agency;
  readonly services: readonly ServiceOffer[];
  /** Whether it has several services under one number. */
  readonly walks: boolean;
  /** Of all its services together. */
  readonly availability: Availability;
}

/** Every agency that has a service, in the catalogue's order. */
export function agencyOffers(state: KioskState): readonly AgencyOffer[] {
  const services = serviceOffers(state);
  return (state.catalogue?.agencies ?? []).flatMap((agency) => {
    const own = services.filter((offer) => offer.agency.id === agency.id);
    const walks = state.catalogue?.journeys.some(({ agencyId }) => agencyId === agency.id) ?? false;
    return own.length === 0 ? [] : [{ agency, services: own, walks, availability: together(own) }];
  });
}

/** Every service with its agency and how it stands now. */
export function serviceOffers(state: KioskState): readonly ServiceOffer[] {
  const now = new Map<ServiceId, ServiceNow>(state.services.map((service) => [service.serviceId, service]));
  const agencies = new Map<AgencyId, Agency>(state.catalogue?.agencies.map((agency) => [agency.id, agency]));
  return (state.catalogue?.services ?? []).flatMap((service) => {
    const agency = agencies.get(service.agencyId);
    if (agency === undefined) return [];
    return [{ service, agency, availability: availabilityOf(service, now.get(service.id)) }];
  });
}

/** The service that a touch on the agency itself means: the only thing it has, while that is open. */
export function onlyService(offer: AgencyOffer): ServiceOffer | null {
  const [only] = offer.services;
  return offer.services.length === 1 && !offer.walks && only?.availability.kind === "open" ? only : null;
}

function availabilityOf(service: Service, now: ServiceNow | undefined): Availability {
  // A service that the hub's view lacks is of another catalogue than ours: nothing is promised.
  if (now === undefined) return { kind: "closed", why: "closed" };
  const { state, waiting, wait, left } = now;
  if (state === "open") return { kind: "open", waiting, wait, left };
  if (state === "not_yet_open") return { kind: "later", opensOn: service.opensOn };
  return { kind: "closed", why: state };
}

/** Persons are summed over the open services; waits span those that somebody knows of. */
function together(offers: readonly ServiceOffer[]): Availability {
  const kinds = offers.map((offer) => offer.availability);
  const open = kinds.filter((kind) => kind.kind === "open");
  if (open.length > 0) {
    return {
      kind: "open",
      waiting: open.reduce((sum, { waiting }) => sum + waiting, 0),
      wait: span(open.flatMap(({ wait }) => wait ?? [])),
      left: null,
    };
  }
  const later = kinds.filter((kind) => kind.kind === "later");
  if (later.length === 0) return { kind: "closed", why: sameWhy(kinds) };
  const dates = later.flatMap(({ opensOn }) => (opensOn === null ? [] : [opensOn])).sort();
  return { kind: "later", opensOn: dates[0] ?? null };
}

/** The one reason that all have, else just that they are closed. */
function sameWhy(kinds: readonly Availability[]): ClosedState {
  const reasons = new Set(kinds.flatMap((one) => (one.kind === "closed" ? [one.why] : [])));
  const [only] = reasons;
  return reasons.size === 1 && only !== undefined ? only : "closed";
}

/** From the shortest to the longest; null: nobody knows of any. */
function span(waits: readonly NonNullable<ServiceNow["wait"]>[]): ServiceNow["wait"] {
  if (waits.length === 0) return null;
  return {
    lowMs: Math.min(...waits.map(({ lowMs }) => lowMs)),
    highMs: Math.max(...waits.map(({ highMs }) => highMs)),
  };
}

/** Services of one group stand together, in the order in which the groups first come; those without one stand first. */
export function inGroups(offers: readonly ServiceOffer[]): readonly ServiceOffer[] {
  const groups = new Map<string, ServiceOffer[]>([["", []]]);
  for (const offer of offers) {
    const name = offer.service.group?.id ?? "";
    const known = groups.get(name);
    if (known === undefined) groups.set(name, [offer]);
    else known.push(offer);
  }
  return [...groups.values()].flat();
}

/**
 * Services whose names, keywords, examples or agency hold every word that was typed, in any of the hall's languages; those
 * where all of them begin a word come first.
 */
export function findOffers(offers: readonly ServiceOffer[], query: string): readonly ServiceOffer[] {
  return findByWords(offers, query, wordsOf);
}

/** Those of whom everything that was typed is said; first those where each of it begins a word. */
export function findByWords<Offer>(
  offers: readonly Offer[],
  query: string,
  saidOf: (offer: Offer) => string,
): readonly Offer[] {
  const words = plain(query).split(" ").filter(Boolean);
  if (words.length === 0) return [];
  const said = new Map(offers.map((offer) => [offer, ` ${plain(saidOf(offer))}`]));
  const holds = (offer: Offer, before: string): boolean =>
    words.every((word) => said.get(offer)?.includes(before + word) ?? false);
  const begun = offers.filter((offer) => holds(offer, " "));
  return [...begun, ...offers.filter((offer) => !begun.includes(offer) && holds(offer, ""))];
}

function wordsOf({ service, agency }: ServiceOffer): string {
  const texts = [service.name, service.examples, agency.name, agency.examples].map(allLanguages);
  return [...texts, agency.shortName, ...service.keywords].join(" ");
}

export function allLanguages(text: LocalText | null): string {
  return text === null ? "" : Object.values(text).join(" ");
}

/** Lower case, without accents and punctuation. */
function plain(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
