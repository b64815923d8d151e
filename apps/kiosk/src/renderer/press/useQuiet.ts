import { useEffect, useState } from "react";

const touches = ["pointerdown", "keydown"] as const;

export interface Quiet {
  /** Whole seconds until the end, by the last look. */
  readonly left: number;
  /** Rises with each touch: from then the time counts anew. */
  readonly touches: number;
}

/** Counts from the last touch anywhere on the page, and tells when nobody has touched it for `limitMs`. */
export function useQuiet(limitMs: number, onEnd: () => void): Quiet {
  const [quiet, setQuiet] = useState<Quiet>({ left: Math.ceil(limitMs / 1000), touches: 0 });
  useEffect(() => {
    let touchedAt = performance.now();
    const leftMs = (): number => limitMs - (performance.now() - touchedAt);
    const touch = (): void => {
      touchedAt = performance.now();
      setQuiet((before) => ({ left: Math.ceil(limitMs / 1000), touches: before.touches + 1 }));
    };
    const look = (): void => {
      const left = Math.ceil(leftMs() / 1000);
      setQuiet((before) => (before.left === left ? before : { ...before, left }));
      if (leftMs() <= 0) onEnd();
    };
    const timer = setInterval(look, 250);
    for (const name of touches) addEventListener(name, touch, { capture: true });
    return () => {
      clearInterval(timer);
      for (const name of touches) removeEventListener(name, touch, { capture: true });
    };
  }, [limitMs, onEnd]);
  return quiet;
}
