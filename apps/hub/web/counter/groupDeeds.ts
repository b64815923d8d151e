import type { CommandOf, GroupTicket } from "@giliran/shared/contract";
import type { CounterId, Instant } from "@giliran/shared/domain";
import { type Hindrance, whyNotRecall } from "./actions.ts";

/** What an officer does to one of a group; the same as to the one in hand. */
export const groupDeeds = ["recall", "startService", "markAbsent", "finish"] as const;
export type GroupDeed = (typeof groupDeeds)[number];

/** What stands in the way of it by what the panel knows; null: nothing. */
export function whyNotInGroup(deed: GroupDeed, ticket: GroupTicket, now: Instant): Hindrance | null {
  if (deed === "finish") return null;
  if (ticket.state !== "called") return { kind: "serving_already" };
  if (deed === "recall") return whyNotRecall(ticket, now);
  const missing = deed === "markAbsent" ? ticket.recallsToAbsent : 0;
  return missing > 0 ? { kind: "recalls_first", count: missing } : null;
}

export function groupCommand(
  deed: GroupDeed,
  counterId: CounterId,
  ticketId: GroupTicket["ticketId"],
): CommandOf<GroupDeed> {
  const which = { counterId, ticketId };
  return deed === "finish"
    ? { type: deed, ...which, outcomeId: null, endsJourney: false }
    : { type: deed, ...which };
}
