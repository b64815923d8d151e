import type { TicketId } from "@giliran/shared/domain";
import { ruleOf, type Rule, type RuleParts } from "./rule.ts";

export interface CrowdRule extends Rule {
  readonly inside: () => number;
}

/** Nobody comes into a full hall but by a recorded word, or where the limit was lowered under those who are there. */
export function crowdRule({ catalogue, complain }: RuleParts): CrowdRule {
  const parties = new Map<TicketId, { readonly size: number; inside: boolean }>();
  const { crowding } = catalogue;
  let capacity: number | null = crowding.mode === "enforce" ? crowding.capacity : null;
  let inside = 0;

  function comesIn(ticketId: TicketId, byWord: boolean): void {
    const party = parties.get(ticketId);
    if (party === undefined || party.inside) return;
    const full = capacity !== null && inside + party.size > capacity;
    if (full && inside > 0 && !byWord)
      complain(`${String(inside + party.size)} persons in a hall for ${String(capacity)}`);
    party.inside = true;
    inside += party.size;
  }

  function leaves(ticketId: TicketId): void {
    const party = parties.get(ticketId);
    if (party === undefined) return;
    if (party.inside) inside -= party.size;
    parties.delete(ticketId);
  }

  const rule = ruleOf({
    dayOpened: () => {
      parties.clear();
      inside = 0;
      capacity = crowding.mode === "enforce" ? crowding.capacity : null;
    },
    crowdingSet: ({ settings }) => {
      const mode = settings.mode ?? crowding.mode;
      capacity = mode === "enforce" ? (settings.capacity ?? crowding.capacity) : null;
    },
    ticketIssued: ({ ticketId, partySize, outside, kioskId }) => {
      parties.set(ticketId, { size: partySize, inside: false });
      // Whoever stands at the counter without a number is in the hall already.
      if (!outside) comesIn(ticketId, kioskId === null);
    },
    ticketAdmitted: ({ ticketId, override }) => comesIn(ticketId, override),
    ticketFinished: ({ ticketId }) => leaves(ticketId),
    ticketCancelled: ({ ticketId }) => leaves(ticketId),
    ticketVoided: ({ ticketId }) => leaves(ticketId),
  });
  return { take: rule.take, inside: () => inside };
}
