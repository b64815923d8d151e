import { counterState, isCounterClosed, nextTurns, type ZoneId } from "@giliran/shared/domain";
import type { Sources } from "./sources.ts";

/**
 * The numbers that are next in turn at the open counters of a zone, or of the whole hall, as things stand: first who is
 * first at any counter, then who is second. None where the hall does not show them.
 */
export function nextNumbers({ hall, catalogue, now }: Sources, zoneId: ZoneId | null): string[] {
  const most = catalogue.settings.nextOnBoard;
  if (most === 0 || !hall.open) return [];
  const lists = catalogue.counters
    .filter((counter) => zoneId === null || counter.zoneId === zoneId)
    .filter(({ id }) => counterState(hall, id).officerId !== null && !isCounterClosed(hall, catalogue, id))
    .map((counter) => nextTurns(hall, catalogue, counter, now, most).map(({ ticket }) => ticket.label));
  const byRank = Array.from({ length: most }, (_, rank) => lists.flatMap((list) => list[rank] ?? []));
  return [...new Set(byRank.flat())].slice(0, most);
}
