import { useEffect, useState } from "react";
import { fetchLanding, type Landing } from "./links.ts";

const againMs = 3_000;

/** `failed`: the hub has not answered yet, and is asked again. */
export interface LandingState {
  readonly landing: Landing | null;
  readonly failed: boolean;
}

/** The hall's screens, asked for until the hub answers. */
export function useLanding(): LandingState {
  const [state, setState] = useState<LandingState>({ landing: null, failed: false });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let left = false;
    const ask = async (): Promise<void> => {
      const landing = await fetchLanding((path) => fetch(path));
      if (left) return;
      setState({ landing, failed: landing === null });
      if (landing === null) timer = setTimeout(() => void ask(), againMs);
    };
    void ask();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, []);
  return state;
}
