import { useEffect, useRef } from "react";
import type { PointerEvent } from "react";

/** Longer than anybody's finger rests by chance. */
const heldMs = 5_000;

export interface HeldHandlers {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onPointerUp: () => void;
  readonly onPointerLeave: () => void;
  readonly onPointerCancel: () => void;
}

/** A finger that rests on an element for five seconds; one that slips off, or a second one, begins anew. */
export function useHeld(onHeld: () => void): HeldHandlers {
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const end = (): void => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
  };
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
  const begin = (event: PointerEvent): void => {
    end();
    if (event.isPrimary && event.button === 0) timer.current = setTimeout(onHeld, heldMs);
  };
  return { onPointerDown: begin, onPointerUp: end, onPointerLeave: end, onPointerCancel: end };
}
