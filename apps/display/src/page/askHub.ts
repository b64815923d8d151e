import { type Asking, createAsking, type GivenPlace, pairingOver } from "@giliran/shared/client";
import { version } from "../version.ts";

/** Asks the hub that this page came from to let it in as a call screen. */
export function askHub(before: GivenPlace | null, onPaired: (given: GivenPlace) => void): Asking {
  return createAsking({
    port: pairingOver((input, init) => globalThis.fetch(input, init), ""),
    wish: { role: "display", version, was: before?.id ?? null },
    before,
    after: (ms, work) => {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
    onPaired,
  });
}
