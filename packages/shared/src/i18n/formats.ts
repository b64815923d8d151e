import type { Instant, ServiceDate, ZoneName } from "../domain/index.ts";
import type { Texts } from "./texts.ts";

const minuteMs = 60_000;

/** A calendar day and a time of day in a zone. Month 1-12, weekday 0-6 from Sunday. */
interface Clock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockFormat(zone: ZoneName): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  clocks.set(zone, made);
  return made;
}

function clockAt(at: Instant, zone: ZoneName): Clock {
  const parts = new Map(
    clockFormat(zone)
      .formatToParts(at)
      .map((part) => [part.type, Number(part.value)]),
  );
  const read = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const [year, month, day] = [read("year"), read("month"), read("day")];
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return { year, month, day, weekday, hour: read("hour"), minute: read("minute"), second: read("second") };
}

/** Two digits at least, in the pack's digits: 9 is "09". */
function twoDigits(texts: Texts, value: number): string {
  return texts.number(value).padStart(2, texts.number(0));
}

/** Time of day in the hall's zone, in the language's way: "09.42" or "09:42". */
export function formatTime(texts: Texts, at: Instant, zone: ZoneName): string {
  const clock = clockAt(at, zone);
  return texts.t("common.time", {
    hour: twoDigits(texts, clock.hour),
    minute: twoDigits(texts, clock.minute),
  });
}

/** Weekday, day, month and year in the hall's zone: "Senin, 23 November 2026". */
export function formatDate(texts: Texts, at: Instant, zone: ZoneName): string {
  const clock = clockAt(at, zone);
  return texts.t("common.longDate", {
    weekday: texts.pack.days[clock.weekday] ?? "",
    ...dayMonthYear(texts, clock),
  });
}

/** A service date without its weekday and, within the year of `near`, without the year: "4 Januari". */
export function formatServiceDate(texts: Texts, date: ServiceDate, near: ServiceDate | null): string {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const said = dayMonthYear(texts, { year, month, day });
  if (near?.slice(0, 4) === date.slice(0, 4)) return texts.t("common.dayAndMonth", said);
  return texts.t("common.date", said);
}

function dayMonthYear(
  texts: Texts,
  date: Pick<Clock, "year" | "month" | "day">,
): { day: string; month: string; year: string } {
  return {
    day: texts.number(date.day),
    month: texts.pack.months[date.month - 1] ?? "",
    year: Array.from(String(date.year), (digit) => texts.number(Number(digit))).join(""),
  };
}

/** A wait as a range of minutes: "10–20 menit", or "langsung" where nobody waits. */
export function formatWait(texts: Texts, wait: { readonly lowMs: number; readonly highMs: number }): string {
  if (wait.highMs === 0) return texts.t("common.noWait");
  const high = texts.number(Math.ceil(wait.highMs / minuteMs));
  if (wait.lowMs === 0) return texts.t("common.waitUpTo", { high });
  return texts.t("common.waitRange", { low: texts.number(Math.floor(wait.lowMs / minuteMs)), high });
}

/** How long something has lasted, in whole minutes: "18 menit", "< 1 menit". */
export function formatMinutes(texts: Texts, ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / minuteMs));
  return minutes === 0 ? texts.t("common.underAMinute") : texts.t("common.minutes", { minutes });
}

/** "5 orang", "1 person". */
export function formatPersons(texts: Texts, persons: number): string {
  return texts.t("common.persons", { persons });
}

/** A running duration as on a stop-watch: "04.12", with hours in front from an hour on. */
export function formatStopwatch(texts: Texts, ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const rest = {
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
    hour: Math.floor(seconds / 3600),
  };
  const short = texts.t("common.time", {
    hour: twoDigits(texts, rest.minute),
    minute: twoDigits(texts, rest.second),
  });
  if (rest.hour === 0) return short;
  return texts.t("common.time", { hour: texts.number(rest.hour), minute: short });
}
