import type { LedgerRow } from "@giliran/hub";
import type { AnnouncementId, ZoneId } from "@giliran/shared/domain";
import { ruleOf, type Rule, type RuleParts } from "./rule.ts";

export interface VoiceRule extends Rule {
  /** A screen begins to speak. */
  readonly begins: (announcementId: AnnouncementId, screen: string) => void;
  /** At the end of the day each call has exactly one outcome. */
  readonly close: (ledger: readonly LedgerRow[]) => void;
}

/** Spoken at most once per call, recall and zone, and never silently missing (15). */
export function voiceRule({ complain }: RuleParts): VoiceRule {
  const calls = new Map<AnnouncementId, ZoneId>();
  const begun = new Map<AnnouncementId, string>();
  const rule = ruleOf({
    dayOpened: () => [calls, begun].forEach((map) => map.clear()),
    ticketCalled: ({ announcementId, zoneId }) => {
      if (calls.has(announcementId)) complain(`two calls have the name ${announcementId}`);
      calls.set(announcementId, zoneId);
    },
    ticketRecalled: ({ announcementId, zoneId }) => {
      if (calls.has(announcementId)) complain(`two calls have the name ${announcementId}`);
      calls.set(announcementId, zoneId);
    },
  });
  return {
    take: rule.take,
    begins: (announcementId, screen) => {
      const before = begun.get(announcementId);
      if (before !== undefined) complain(`${announcementId} is spoken twice: by ${before} and ${screen}`);
      begun.set(announcementId, screen);
    },
    close: (ledger) => {
      const outcomes = Map.groupBy(ledger, (row) => row.announcementId);
      for (const [id, zoneId] of calls) {
        const rows = outcomes.get(id) ?? [];
        const [row] = rows;
        if (rows.length !== 1 || row?.outcome === null || row?.zoneId !== zoneId)
          complain(
            `${id} has ${String(rows.length)} entries in the ledger, the first ended ${String(row?.outcome)}`,
          );
      }
      if (ledger.length !== calls.size)
        complain(`${String(calls.size)} calls, ${String(ledger.length)} entries in the ledger`);
    },
  };
}
