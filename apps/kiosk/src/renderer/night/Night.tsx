import type { ReactNode } from "react";
import type { KioskState } from "../../core/index.ts";
import { useNight } from "./useNight.ts";

/** By night nothing is lit: nothing burns into the panel, and an empty hall is dark. */
export function Night({ state }: { readonly state: KioskState | null }): ReactNode {
  return useNight(state) ? <div className="night" data-name="night" /> : null;
}
