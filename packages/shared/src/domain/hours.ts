import type { Instant, ServiceDate } from "./brand.ts";
import { localTimeOf, serviceDateOf } from "./calendar.ts";
import type { Catalogue, LocalText } from "./catalogue.ts";
import { dateAfter, instantOf, weekdayOf } from "./civil.ts";
import type { Hall } from "./hall.ts";

/** Minutes since midnight of the service date; 1440 and more lie after the next midnight. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Hours of some days of the week, 1 Monday to 7 Sunday. */
export interface WeekHours {
  readonly days: readonly number[];
  readonly serving: Span;
  /** When numbers are given; apart from serving, for a hall that stops giving them before it closes. */
  readonly issuing: Span;
}

export interface Break {
  readonly days: readonly number[];
  readonly span: Span;
  readonly name: LocalText;
}

/** A holiday, or a date with hours of its own. */
export interface SpecialDate {
  readonly date: ServiceDate;
  readonly name: LocalText;
  /** Null: closed. */
  readonly hours: Pick<WeekHours, "serving" | "issuing"> | null;
}

/** Ramadan, for example: other hours from one date to another, both included. */
export interface Season {
  readonly from: ServiceDate;
  readonly to: ServiceDate;
  readonly name: LocalText;
  readonly week: readonly WeekHours[];
  readonly breaks: readonly Break[];
}

export const hoursModes = ["off", "advise", "enforce"] as const;
export interface HallHours {
  /** `advise`: staff see them; `enforce`: no numbers outside of them, and everybody is told. */
  readonly mode: (typeof hoursModes)[number];
  /** When the service date begins, minutes after midnight; a multiple of 15. */
  readonly boundary: number;
  readonly week: readonly WeekHours[];
  readonly breaks: readonly Break[];
  readonly dates: readonly SpecialDate[];
  readonly seasons: readonly Season[];
}

/** A hall that never closes. */
export const alwaysOpen: HallHours = {
  mode: "off",
  boundary: 0,
  week: [],
  breaks: [],
  dates: [],
  seasons: [],
};

/** What one date is like by the calendar. */
export interface DayPlan {
  /** Of the holiday, special date or season. */
  readonly name: LocalText | null;
  /** Null: closed all day. */
  readonly hours: Pick<WeekHours, "serving" | "issuing"> | null;
  readonly breaks: readonly Break[];
}

/** A special date goes before a season, a season before the week. A hall without a week is open all day. */
export function planOf({ week, breaks, dates, seasons }: HallHours, date: ServiceDate): DayPlan {
  const weekday = weekdayOf(date);
  const season = seasons.find(({ from, to }) => from <= date && date <= to) ?? null;
  const plan = season ?? { week, breaks };
  const usual = plan.week.find(({ days }) => days.includes(weekday)) ?? null;
  const special = dates.find((one) => one.date === date);
  const todays = plan.breaks.filter(({ days }) => days.includes(weekday));
  if (special !== undefined) return { name: special.name, hours: special.hours, breaks: todays };
  const allDay = { from: 0, to: 2 * 1440 };
  const hours = plan.week.length === 0 ? { serving: allDay, issuing: allDay } : usual;
  return { name: season?.name ?? null, hours, breaks: todays };
}

/** The service date of `now`: the calendar date in the hall's zone, or the one before until the hall's boundary. */
export function serviceDateAt(now: Instant, { zone, hours }: Pick<Catalogue, "zone" | "hours">): ServiceDate {
  return serviceDateOf((now - hours.boundary * 60_000) as Instant, zone);
}

/** Whether numbers are given by the clock, and if not, why and until when. */
export type HoursState =
  | { readonly kind: "open" }
  /** `until`: when numbers are given again; null: not within the next two weeks. */
  | {
      readonly kind: "before" | "after" | "closed";
      readonly name: LocalText | null;
      readonly until: Instant | null;
    }
  | { readonly kind: "break"; readonly name: LocalText; readonly until: Instant };

/**
 * How the hall stands by its calendar at `now`. A supervisor's hours of today go before the calendar's.
 * @param today the service date of `now`
 */
export function hoursState(
  hall: Readonly<Hall>,
  catalogue: Catalogue,
  now: Instant,
  today: ServiceDate,
): HoursState {
  const { hours, zone } = catalogue;
  if (hours.mode === "off") return { kind: "open" };
  const plan = planOf(hours, today);
  const ownHours = hall.serviceDate === today ? hall.hours : null;
  const todays = ownHours ?? plan.hours;
  const next = (from: ServiceDate): Instant | null => nextOpening(catalogue, from);
  if (todays === null) return { kind: "closed", name: plan.name, until: next(dateAfter(today, 1)) };
  const minutes = minutesOf(now, today, catalogue);
  const { issuing } = todays;
  if (minutes < issuing.from) {
    return { kind: "before", name: plan.name, until: instantOf(today, issuing.from, zone) };
  }
  if (minutes >= issuing.to) return { kind: "after", name: plan.name, until: next(dateAfter(today, 1)) };
  const pause = plan.breaks.find(({ span }) => span.from <= minutes && minutes < span.to);
  if (pause === undefined) return { kind: "open" };
  return { kind: "break", name: pause.name, until: instantOf(today, pause.span.to, zone) };
}

/** When this date's numbers end: with the hours of issuing where they are kept, else with the date. Null: none are given. */
export function numbersEnd(hall: Readonly<Hall>, catalogue: Catalogue, today: ServiceDate): Instant | null {
  const { hours, zone } = catalogue;
  if (hours.mode !== "enforce") return instantOf(dateAfter(today, 1), hours.boundary, zone);
  const todays = (hall.serviceDate === today ? hall.hours : null) ?? planOf(hours, today).hours;
  return todays === null ? null : instantOf(today, todays.issuing.to, zone);
}

/** When numbers are given next, on this date or after it; null: not within two weeks. */
function nextOpening({ hours, zone }: Catalogue, from: ServiceDate): Instant | null {
  for (let day = 0; day < 14; day += 1) {
    const date = dateAfter(from, day);
    const plan = planOf(hours, date).hours;
    if (plan !== null) return instantOf(date, plan.issuing.from, zone);
  }
  return null;
}

/** Minutes since midnight of the service date, which may have begun on the day before. */
export function minutesOf(now: Instant, today: ServiceDate, { zone }: Pick<Catalogue, "zone">): number {
  const { minutes } = localTimeOf(now, zone);
  return serviceDateOf(now, zone) > today ? minutes + 1440 : minutes;
}
