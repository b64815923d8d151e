import type { Instant } from "./brand.ts";
import { localTimeOf } from "./calendar.ts";
import type { Catalogue } from "./catalogue.ts";

const minuteMs = 60_000;

/** The pause of the hall file that goes on at `now`, and when it ends; or null. */
export function scheduledPauseAt(
  { zone, settings }: Catalogue,
  now: Instant,
): { readonly until: Instant } | null {
  if (settings.pauses.length === 0) return null;
  const { weekday, minutes } = localTimeOf(now, zone);
  const due = settings.pauses.find(
    ({ days, at, minutes: lasts }) => days.includes(weekday) && minutes >= at && minutes < at + lasts,
  );
  if (due === undefined) return null;
  const begun = Math.floor(now / minuteMs) * minuteMs - (Math.floor(minutes) - due.at) * minuteMs;
  return { until: (begun + due.minutes * minuteMs) as Instant };
}
