import { useEffect, useState } from "react";

/** Whole seconds until an instant of this machine's time, looked at four times a second; 0 where there is none. */
export function useSecondsUntil(until: number | null): number {
  const [now, look] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => look(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  return until === null ? 0 : Math.max(0, Math.ceil((until - now) / 1000));
}
