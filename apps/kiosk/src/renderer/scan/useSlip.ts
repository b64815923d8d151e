import { useEffect, useEffectEvent, useState } from "react";
import type { Answer, ReadSlip } from "../../core/index.ts";

/** What the screen knows of the slip that was read. */
export interface SlipNews {
  /** Null: nothing yet. */
  readonly slip: ReadSlip | null;
  /** Why the last question was not answered; null: it was, or nothing was heard yet. */
  readonly lacks: "gone" | "away" | null;
}

export interface Slip {
  readonly news: SlipNews;
  /** Something was done to it. */
  readonly askNow: () => Promise<void>;
}

/** Somebody who stands before the screen sees a call as soon as a phone does. */
const everyMs = 2_500;
const nothingYet: SlipNews = { slip: null, lacks: null };

/**
 * Asks where a number stands for as long as the screen is open, one question at a time.
 * @param ask for one secret: who shows another one mounts anew
 */
export function useSlip(ask: () => Promise<Answer<ReadSlip>>): Slip {
  const [news, setNews] = useState(nothingYet);
  const question = useEffectEvent(ask);
  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (): Promise<void> => {
      const answer = await question();
      if (over) return;
      setNews((before) => learn(before, answer));
      timer = setTimeout(() => void look(), everyMs);
    };
    void look();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, []);
  return {
    news,
    askNow: async () => {
      const answer = await ask();
      setNews((before) => learn(before, answer));
    },
  };
}

/** What was told once stands while the hub is away. */
function learn(before: SlipNews, answer: Answer<ReadSlip>): SlipNews {
  if (answer.ok) return { slip: answer.value, lacks: answer.value.kind === "own" ? "away" : null };
  if (answer.error === "not_found") return { slip: null, lacks: "gone" };
  return { ...before, lacks: "away" };
}
