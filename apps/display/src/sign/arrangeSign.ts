import type { SignView } from "@giliran/shared/contract";
import type { Instant } from "@giliran/shared/domain";

/** What a counter's sign says at one moment. */
export interface SignShown {
  readonly state: "closed" | "free" | "now" | "serving";
  /** What is called now; where nothing is, who is served. */
  readonly labels: readonly string[];
}

/** By the hub's clock: no number is "now" any longer than the hub said, and one that nobody came for is not shown. */
export function arrangeSign(view: SignView, hubNow: Instant): SignShown {
  if (!view.open) return { state: "closed", labels: [] };
  const now = view.numbers.filter(({ nowUntil }) => hubNow < nowUntil);
  if (now.length > 0) return { state: "now", labels: now.map(({ label }) => label) };
  const served = view.numbers.filter(({ state }) => state === "serving");
  return { state: served.length > 0 ? "serving" : "free", labels: served.map(({ label }) => label) };
}
