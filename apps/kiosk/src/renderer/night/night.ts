import { type Instant, localTimeOf, type ZoneName } from "@giliran/shared/domain";
import type { KioskState, NightSpan } from "../../core/index.ts";

/** Whoever comes just after the hall has closed still reads so, ms. */
const afterClosingMs = 30 * 60_000;
/** Before numbers are given again the screen is light: the first visitors stand here early, ms. */
const beforeOpeningMs = 30 * 60_000;

export interface NightFacts {
  /** By the hub's clock. */
  readonly now: Instant;
  readonly zone: ZoneName;
  readonly span: NightSpan;
  /** Since when this page has seen the hall closed, by the hub's clock; null: it is open. */
  readonly closedSince: Instant | null;
  /** When numbers are given again; null: nobody knows. */
  readonly opensAt: Instant | null;
}

/** Whether the screen goes dark: by night, and only where the hall is closed. A closed hall in daytime says so. */
export function isNight({ now, zone, span, closedSince, opensAt }: NightFacts): boolean {
  if (closedSince === null || now - closedSince < afterClosingMs) return false;
  if (opensAt !== null && opensAt - now <= beforeOpeningMs) return false;
  const { minutes } = localTimeOf(now, zone);
  return span.from <= span.to
    ? span.from <= minutes && minutes < span.to
    : span.from <= minutes || minutes < span.to;
}

/** Whether the hall is closed for everybody who could come, and until when; a break of an hour is not. */
export function closedUntil(
  state: Pick<KioskState, "alerts" | "obstacle" | "touch" | "pairing">,
): { readonly opensAt: Instant | null } | null {
  if (state.touch.phase !== "idle" || state.pairing !== null) return null;
  const hours = state.alerts.find(({ kind }) => kind === "hours");
  if (hours?.kind === "hours") return { opensAt: hours.until };
  return state.obstacle === "closed" ? { opensAt: null } : null;
}
