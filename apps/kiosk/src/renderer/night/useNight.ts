import { useEffect, useRef, useState } from "react";
import type { Instant } from "@giliran/shared/domain";
import type { KioskState } from "../../core/index.ts";
import { closedUntil, isNight } from "./night.ts";

const lookEveryMs = 1_000;
/** Whoever wakes the screen has so long, from their last touch. */
const awakeMs = 60_000;

/** Whether the screen is dark now. A touch or a key wakes it for a minute, and does nothing else. */
export function useNight(state: KioskState | null): boolean {
  const [dark, setDark] = useState(false);
  const closedSince = useRef<Instant | null>(null);
  const touchedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const look = (): void => {
      // A page that has lost its program says so, and knows of the hall what it knew before.
      if (state === null) return setDark(false);
      const night = lookAt(state, closedSince);
      setDark(night && performance.now() - touchedAt.current >= awakeMs);
    };
    look();
    const timer = setInterval(look, lookEveryMs);
    return () => clearInterval(timer);
  }, [state]);
  useEffect(() => {
    const touch = (event: Event): void => {
      touchedAt.current = performance.now();
      if (!dark) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      // A finger is still down: what is beneath must not see it leave.
      if (event.type !== "pointerdown") setDark(false);
    };
    const names = ["pointerdown", "pointerup", "pointercancel", "click", "keydown"] as const;
    for (const name of names) addEventListener(name, touch, { capture: true });
    return () => {
      for (const name of names) removeEventListener(name, touch, { capture: true });
    };
  }, [dark]);
  return dark;
}

function lookAt(state: KioskState, closedSince: { current: Instant | null }): boolean {
  const { night, catalogue } = state;
  if (night === null || catalogue === null) return false;
  const now = Math.round(Date.now() + night.offsetMs) as Instant;
  const closed = closedUntil(state);
  closedSince.current = closed === null ? null : (closedSince.current ?? now);
  if (closed === null) return false;
  return isNight({
    now,
    zone: catalogue.zone,
    span: night.span,
    closedSince: closedSince.current,
    ...closed,
  });
}
