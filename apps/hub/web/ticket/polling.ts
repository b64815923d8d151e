import type { Instant } from "@giliran/shared/domain";
import { parseAnswer, type Answer, type Visitor } from "./visitor.ts";

/** What the phone knows of its ticket. */
export type Knowledge =
  | { readonly kind: "nothing"; readonly tried: boolean }
  /** The hub knows no such ticket, or no longer. */
  | { readonly kind: "unknown" }
  /** `away`: the last attempt failed; `at`: the hub's time of this truth. */
  | { readonly kind: "known"; readonly visitor: Visitor; readonly at: Instant; readonly away: boolean };

export interface Polling {
  readonly start: () => void;
  readonly stop: () => void;
  /** Asks now: the network is back, or somebody looks at the page again. */
  readonly askNow: () => void;
}

/** While the hub answers, and the longest pause while it does not, ms. */
const every = 5_000;
const longest = 30_000;

/** The pause after so many failures in a row, ms: it doubles. */
export function pauseAfter(failures: number): number {
  return Math.min(longest, every * 2 ** failures);
}

/**
 * Asks the hub about one ticket again and again, until it is done or void.
 * @param ask one request; rejects where there is no network
 * @param tell called with what is known, after every attempt
 */
export function createPolling(ask: () => Promise<unknown>, tell: (knowledge: Knowledge) => void): Polling {
  let knowledge: Knowledge = { kind: "nothing", tried: false };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let asking = false;
  let stopped = true;

  async function attempt(): Promise<void> {
    if (asking || stopped) return;
    asking = true;
    clearTimeout(timer);
    const answer = await ask().then(parseAnswer, (): Answer => ({ ok: false, error: "unreadable" }));
    asking = false;
    if (stopped) return;
    const failed = !answer.ok && answer.error === "unreadable";
    failures = failed ? failures + 1 : 0;
    knowledge = learn(knowledge, answer);
    tell(knowledge);
    if (!isOver(knowledge)) timer = setTimeout(() => void attempt(), pauseAfter(failures));
  }

  return {
    start: () => {
      stopped = false;
      void attempt();
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
    askNow: () => {
      if (!isOver(knowledge)) void attempt();
    },
  };
}

function learn(before: Knowledge, answer: Answer): Knowledge {
  if (answer.ok) return { kind: "known", visitor: answer.value, at: answer.value.hubTime, away: false };
  if (answer.error === "not_found") return { kind: "unknown" };
  switch (before.kind) {
    case "known":
      return { ...before, away: true };
    case "nothing":
      return { kind: "nothing", tried: true };
    case "unknown":
      return before;
    default:
      return before satisfies never;
  }
}

/** True where nothing can change any more. */
function isOver(knowledge: Knowledge): boolean {
  return (
    knowledge.kind === "known" && (knowledge.visitor.state === "done" || knowledge.visitor.state === "void")
  );
}
