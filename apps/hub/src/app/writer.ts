import type { Result } from "@giliran/shared/contract";
import { denied } from "@giliran/shared/contract";
import type { Turns } from "./ports.ts";

/** One entry of the inbox. `run` answers inside the transaction; `answer` is told after the commit. */
export interface Entry {
  /** Touches a call or a ticket in hand. */
  readonly urgent: boolean;
  readonly run: () => Result;
  readonly answer: (result: Result) => void;
}

export interface WriterParts {
  /** Runs its work in one durable transaction; what it throws rolls back and goes on to the caller. */
  readonly transaction: (work: () => void) => void;
  /** Told after each commit that changed something, once its answers have left. */
  readonly changed: (urgent: boolean) => void;
  readonly turns: Turns;
  /** The state can no longer be trusted: the process has to end. */
  readonly failStop: (error: unknown) => never;
}

export interface WriterStats {
  readonly commands: number;
  readonly refused: number;
  readonly commits: number;
}

/**
 * The single writer (design.md, rules of state 1). Entries of one turn of the event loop share one durable commit;
 * nothing runs between its begin and its end, so nobody ever sees what is not committed.
 */
export interface Writer {
  readonly enter: (entry: Entry) => void;
  /** Answers what is in the inbox now; tells nobody of changes any more. */
  readonly stop: () => void;
  readonly stats: () => WriterStats;
}

/** @param beforeEach called before a batch is run: what was put aside for this turn is over */
export function createWriter(parts: WriterParts, beforeEach: () => void): Writer {
  const stats = { commands: 0, refused: 0, commits: 0 };
  let inbox: Entry[] = [];
  let scheduled = false;
  let stopping = false;

  function drain(): void {
    scheduled = false;
    beforeEach();
    const batch = inbox;
    inbox = [];
    if (batch.length > 0) answer(batch, commit(batch));
  }

  function commit(batch: readonly Entry[]): readonly Result[] {
    const results: Result[] = [];
    try {
      parts.transaction(() => {
        for (const entry of batch) results.push(entry.run());
      });
    } catch (error) {
      parts.failStop(error);
    }
    stats.commits += 1;
    return results;
  }

  function answer(batch: readonly Entry[], results: readonly Result[]): void {
    const done = batch.map((entry, i) => ({ entry, result: results[i] ?? denied("internal") }));
    for (const { entry, result } of done) entry.answer(result);
    const accepted = done.filter(({ result }) => result.ok);
    stats.commands += done.length;
    stats.refused += done.length - accepted.length;
    if (accepted.length > 0) tell(accepted.some(({ entry }) => entry.urgent));
  }

  /** Once the answers have left: showing it to a hundred screens takes longer than to answer one sender. */
  function tell(urgent: boolean): void {
    parts.turns.soon(() => {
      if (!stopping) parts.changed(urgent);
    });
  }

  return {
    enter: (entry) => {
      inbox.push(entry);
      if (scheduled) return;
      scheduled = true;
      parts.turns.soon(drain);
    },
    stop: () => {
      stopping = true;
      drain();
    },
    stats: () => stats,
  };
}
