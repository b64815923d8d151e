import { useEffect, useRef } from "react";
import type { KioskState } from "../core/index.ts";
import type { Heard } from "./useBridge.ts";

/**
 * Loads the page anew when somebody wanted it since the page began, and nobody is at it.
 * @param idle nobody has a number on its way, nor has chosen anything
 */
export function useReload(heard: Heard<KioskState>, idle: boolean): void {
  const first = useRef<KioskState["reloadAt"] | undefined>(undefined);
  const wanted = heard?.reloadAt;
  useEffect(() => {
    if (wanted === undefined) return;
    if (first.current === undefined) first.current = wanted;
    if (idle && wanted !== first.current) globalThis.location.reload();
  }, [wanted, idle]);
}
