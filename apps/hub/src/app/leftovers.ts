import type { Leftovers, Pads } from "@giliran/shared/contract";
import type { Catalogue, Hall, ServiceDate, Ticket } from "@giliran/shared/domain";
import { nextOpenDate, padPadding, padPrefixOf, rightsLeft } from "@giliran/shared/domain";

type Row = Leftovers["tickets"][number];
const states: readonly Row["state"][] = ["printing", "waiting", "parked", "absent"];

/** What is left of the day, and what may be given for the next; null: no day was ever opened. */
export function leftoversOf(hall: Readonly<Hall>, catalogue: Catalogue): Leftovers | null {
  const { serviceDate } = hall;
  if (serviceDate === null) return null;
  const place = new Map(catalogue.services.map(({ id }, i) => [id, i]));
  const tickets = [...hall.tickets.values()]
    .sort((a, b) => a.arrival - b.arrival)
    .sort((a, b) => (place.get(a.serviceId) ?? Infinity) - (place.get(b.serviceId) ?? Infinity))
    .flatMap(rowOf);
  return {
    date: serviceDate,
    validOn: nextOpenDate(catalogue, serviceDate),
    tickets,
    rightsLeft: catalogue.services.map(({ id }) => ({
      serviceId: id,
      left: rightsLeft(hall, catalogue, id),
    })),
    rights: [...hall.rights.values()].map(({ code, label, from, validOn, serviceId, partySize }) => {
      return { code, label, from, validOn, serviceId, partySize };
    }),
  };
}

function rowOf({ id, label, serviceId, state, partySize, issuedAt }: Ticket): Row[] {
  const left = states.find((one) => one === state);
  return left === undefined ? [] : [{ ticketId: id, label, serviceId, state: left, partySize, issuedAt }];
}

/** The pads of a date: their series, and how far they are entered. */
export function padsOf(hall: Readonly<Hall> | null, catalogue: Catalogue, date: ServiceDate): Pads {
  return {
    date,
    pads: catalogue.services.map((service) => {
      const prefix = padPrefixOf(catalogue, service);
      const lastNumber = hall?.lastNumber.get(prefix) ?? 0;
      return { serviceId: service.id, prefix, padding: padPadding, lastNumber };
    }),
  };
}
