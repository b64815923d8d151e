import type { Catalogue, ServiceDate } from "@giliran/shared/domain";
import { serviceDateAt } from "@giliran/shared/domain";
import type { Clock } from "./ports.ts";

const quarterMs = 15 * 60_000;

/**
 * The service date of now. Every command asks, so it is kept for a quarter of an hour of the
 * clock: in all zones of today a date begins with one, so within it the date is the same.
 */
export function createToday(clock: Clock, about: () => Pick<Catalogue, "zone" | "hours">): () => ServiceDate {
  let known: { readonly quarter: number; readonly about: object; readonly date: ServiceDate } | null = null;
  return () => {
    const now = clock.now();
    const quarter = Math.floor(now / quarterMs);
    const hall = about();
    if (known?.quarter !== quarter || known.about !== hall) {
      known = { quarter, about: hall, date: serviceDateAt(now, hall) };
    }
    return known.date;
  };
}
