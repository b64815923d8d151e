import type { Instant, ServiceDate, ZoneName } from "./brand.ts";
import { localTimeOf, serviceDateOf } from "./calendar.ts";

/** Arithmetic of calendar dates without a clock: days are counted from 1 January 1970. */

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Days since 1970-01-01 of a date of the Gregorian calendar. */
export function dayNumber(date: ServiceDate): number {
  const [year = 1970, month = 1, day = 1] = date.split("-").map(Number);
  // Years begin in March, so that the leap day is the last.
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** 1 Monday to 7 Sunday. */
export function weekdayOf(date: ServiceDate): number {
  // The first of January 1970 was a Thursday.
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/** The date so many days later. */
export function dateAfter(date: ServiceDate, days: number): ServiceDate {
  const shifted = dayNumber(date) + days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const m = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * m + 2) / 5) + 1;
  const month = m < 10 ? m + 3 : m - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}` as ServiceDate;
}

/**
 * The first instant at which the clock on the hall's wall shows this date and so many minutes since its midnight;
 * 1440 and more lie on the days after. Found by halving, so that a skipped hour needs no rule of its own.
 */
export function instantOf(date: ServiceDate, minutes: number, zone: ZoneName): Instant {
  const days = Math.floor(minutes / 1440);
  const wanted = { date: dateAfter(date, days), minutes: minutes - days * 1440 };
  const guess = dayNumber(wanted.date) * dayMs + wanted.minutes * minuteMs;
  let before = guess - 16 * 3_600_000;
  let after = guess + 16 * 3_600_000;
  while (after - before > minuteMs) {
    const middle = Math.floor((before + after) / 2 / minuteMs) * minuteMs;
    if (hasCome(middle as Instant, wanted, zone)) after = middle;
    else before = middle;
  }
  return (Math.ceil(after / minuteMs) * minuteMs) as Instant;
}

function hasCome(
  at: Instant,
  wanted: { readonly date: ServiceDate; readonly minutes: number },
  zone: ZoneName,
): boolean {
  const date = serviceDateOf(at, zone);
  return date > wanted.date || (date === wanted.date && localTimeOf(at, zone).minutes >= wanted.minutes);
}
