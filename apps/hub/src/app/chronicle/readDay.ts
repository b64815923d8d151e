import { emptyHall, evolve, type Hall, type ServiceDate } from "@giliran/shared/domain";
import type { HallStore, StoredEvent } from "../ports.ts";

/** So many events are read in one turn: a few milliseconds, after which calls and numbers go first. */
const inOneTurn = 400;

/**
 * Goes through a service date once more, event by event, between the hall's own work.
 * @param take sees each event, with the hall as it was before it
 * @returns the hall at the end of what is stored of that date; null: nothing is
 */
export async function readDay(
  store: Pick<HallStore, "eventsAfter">,
  date: ServiceDate,
  take: (stored: StoredEvent, before: Readonly<Hall>) => void,
): Promise<Readonly<Hall> | null> {
  const hall = emptyHall();
  let seq = 0;
  for (;;) {
    const events = store.eventsAfter(date, seq, inOneTurn);
    for (const stored of events) {
      take(stored, hall);
      evolve(hall, stored.event, stored.at);
      seq = stored.seq;
    }
    if (events.length < inOneTurn) return seq === 0 ? null : hall;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
