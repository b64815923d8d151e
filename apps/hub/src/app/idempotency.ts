import type { CommandId } from "@giliran/shared/domain";
import type { Clock, StoredAnswer } from "./ports.ts";

const keptMs = 10 * 60_000;
const mostKept = 20_000;

/** Remembers refusals for 10 minutes, so that a resent command is refused the same way (rules of state 5). */
export interface RefusalMemory {
  readonly find: (id: CommandId) => StoredAnswer | null;
  readonly remember: (id: CommandId, answer: StoredAnswer) => void;
}

export function createRefusalMemory(clock: Clock): RefusalMemory {
  const kept = new Map<CommandId, { readonly answer: StoredAnswer; readonly until: number }>();

  function forgetOld(now: number): void {
    for (const [id, { until }] of kept) {
      if (until > now && kept.size <= mostKept) return;
      kept.delete(id);
    }
  }

  return {
    find: (id) => {
      const found = kept.get(id);
      return found !== undefined && found.until > clock.monotonic() ? found.answer : null;
    },
    remember: (id, answer) => {
      const now = clock.monotonic();
      forgetOld(now);
      kept.set(id, { answer, until: now + keptMs });
    },
  };
}
