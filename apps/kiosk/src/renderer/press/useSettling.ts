import { useLayoutEffect, useRef } from "react";
import type { RefObject } from "react";

/** Shorter than a person needs to read a new screen, longer than a double tap. */
export const settlingMs = 350;

/**
 * Makes an element deaf for a moment after each change of what it shows, so that the second tap of a double tap does
 * not hit what has just appeared under the finger.
 * @param shown names what is shown
 */
export function useSettling(shown: string): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const deaf = element.current;
    if (deaf === null) return undefined;
    deaf.dataset["settling"] = shown;
    const timer = setTimeout(() => delete deaf.dataset["settling"], settlingMs);
    return () => clearTimeout(timer);
  }, [shown]);
  return element;
}
