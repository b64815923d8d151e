import type { DeviceId, Instant, TicketId } from "./brand.ts";
import { ticketOf } from "./change.ts";
import type { Evolver } from "./evolve.ts";
import type { Hall } from "./hall.ts";

/** What is known of the copies of one slip. */
export interface Copies {
  /** A kiosk is to print one; null: none is. */
  readonly asked: { readonly kioskId: DeviceId; readonly at: Instant } | null;
  /** The kiosk that has one in its printer and has not said how that ended. */
  readonly printing: DeviceId | null;
  /** How many were begun. */
  readonly taken: number;
}

export const noCopies: Copies = { asked: null, printing: null, taken: 0 };

/** A request that no kiosk took for so long is forgotten: whoever waited for the paper has gone. */
export const copyRequestLifeMs = 10 * 60_000;

/**
 * For so long after a number was taken its own kiosk may print a copy by itself: a minute for its visitor, and what
 * printing and the question after it may take.
 */
export const copyAtKioskMs = 90_000;

export const copyAsked: Evolver<"copyAsked"> = (hall, { ticketId, kioskId }, at) => {
  ticketOf(hall, ticketId);
  hall.copies.set(ticketId, { ...copiesOf(hall, ticketId), asked: { kioskId, at } });
};

export const copyTaken: Evolver<"copyTaken"> = (hall, { ticketId, kioskId }) => {
  const { taken } = copiesOf(hall, ticketId);
  hall.copies.set(ticketId, { asked: null, printing: kioskId, taken: taken + 1 });
};

export const copyReported: Evolver<"copyReported"> = (hall, { ticketId }) => {
  hall.copies.set(ticketId, { ...copiesOf(hall, ticketId), printing: null });
};

export function copiesOf({ copies }: Readonly<Hall>, id: TicketId): Copies {
  return copies.get(id) ?? noCopies;
}

/** Copies that kiosks are still to print, oldest first. */
export function copiesToPrint(
  { copies }: Readonly<Hall>,
  now: Instant,
): readonly { readonly ticketId: TicketId; readonly kioskId: DeviceId; readonly at: Instant }[] {
  const open = [...copies].flatMap(([ticketId, { asked }]) =>
    asked !== null && now - asked.at < copyRequestLifeMs ? [{ ticketId, ...asked }] : [],
  );
  return open.sort((a, b) => a.at - b.at);
}
