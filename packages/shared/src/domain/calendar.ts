import type { Instant, ServiceDate, ZoneName } from "./brand.ts";

const formats = new Map<ZoneName, Intl.DateTimeFormat>();

function dateFormat(zone: ZoneName): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    calendar: "gregory",
    numberingSystem: "latn",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  formats.set(zone, made);
  return made;
}

const minuteMs = 60_000;
/** Since then every zone has been whole minutes ahead of UTC or behind it (the last was Liberia). */
const wholeMinutesSince = 63_676_800_000;

/** Keeps the last answer for its minute: whoever looks at a hall asks again and again, and Intl takes its time. */
function remembering<Answer>(
  answer: (now: Instant, zone: ZoneName) => Answer,
): (now: Instant, zone: ZoneName) => Answer {
  let last: { readonly at: number; readonly zone: ZoneName; readonly value: Answer } | null = null;
  return (now, zone) => {
    const at = now < wholeMinutesSince ? now : Math.floor(now / minuteMs) * minuteMs;
    if (last?.at !== at || last.zone !== zone) last = { at, zone, value: answer(now, zone) };
    return last.value;
  };
}

/** The one function that knows the service date: the calendar date of `now` in the hall's zone (domain.md 3). */
export const serviceDateOf = remembering(readDate);

function readDate(now: Instant, zone: ZoneName): ServiceDate {
  const parts = new Map(
    dateFormat(zone)
      .formatToParts(now)
      .map((part) => [part.type, part.value]),
  );
  const year = (parts.get("year") ?? "").padStart(4, "0");
  return `${year}-${parts.get("month")}-${parts.get("day")}` as ServiceDate;
}

/** True where Intl knows the zone; a hall file with another name is refused. */
export function isZoneName(name: string): name is ZoneName {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

const dayMs = 86_400_000;

/**
 * The first instant after `now` at which the hall has a later service date, to the millisecond.
 * Found by halving, so that zones with daylight saving and odd offsets need no rule of their own.
 */
export function nextServiceDateAt(now: Instant, zone: ZoneName): Instant {
  const today = serviceDateOf(now, zone);
  let before: number = now;
  let after = now + dayMs + dayMs / 6;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (serviceDateOf(middle as Instant, zone) > today) after = middle;
    else before = middle;
  }
  return after as Instant;
}

const clockFormats = new Map<ZoneName, Intl.DateTimeFormat>();

function clockFormat(zone: ZoneName): Intl.DateTimeFormat {
  const known = clockFormats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    numberingSystem: "latn",
  });
  clockFormats.set(zone, made);
  return made;
}

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** What the clock on the hall's wall shows. */
export interface LocalTime {
  /** 1 Monday to 7 Sunday. */
  readonly weekday: number;
  /** Whole minutes since midnight. */
  readonly minutes: number;
}

export const localTimeOf = remembering(readTime);

function readTime(now: Instant, zone: ZoneName): LocalTime {
  const parts = new Map(
    clockFormat(zone)
      .formatToParts(now)
      .map((part) => [part.type, part.value]),
  );
  return {
    weekday: weekdays.indexOf(parts.get("weekday") ?? "") + 1,
    minutes: Number(parts.get("hour")) * 60 + Number(parts.get("minute")),
  };
}
