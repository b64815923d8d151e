import { z } from "zod";
import { alwaysOpen, type HallHours, type SpecialDate, type WeekHours } from "@giliran/shared/domain";
import { breakItem, dateItem, holidayItem, hoursHead, seasonItem, weekItem } from "./hallFile.ts";
import { listOf } from "./items.ts";
import { firstIssue, readWhole, type Warn, within } from "./readWhole.ts";

const calendar = z.record(z.string(), z.unknown());

/**
 * The hall's calendar. A file that says nothing of hours is of a hall that never closes. Any item that is wrong is
 * skipped and named, and then the hall is rather open by mistake than closed: a mode that cannot be read only shows the
 * hours, and on the days of a row of the week that cannot be read it stays open.
 */
export function readHours(raw: unknown, warn: Warn): HallHours {
  if (raw === undefined || raw === null) return alwaysOpen;
  const found = calendar.safeParse(raw);
  if (!found.success) return neverClosed(warn, firstIssue(found.error));
  const { week, breaks, holidays, dates, seasons, ...rest } = found.data;
  const head = readWhole(hoursHead, rest, [], within("hours", warn));
  if (!head.ok) return neverClosed(warn, head.sentence);
  const modeRead = rest["mode"] === undefined || rest["mode"] === head.value.mode;
  const list = (content: unknown, name: string): readonly unknown[] => listOf(content, `hours.${name}`, warn);
  const closed = each(list(holidays, "holidays"), holidayItem, "holiday", warn).map(
    ({ date, name }): SpecialDate => ({ date, name, hours: null }),
  );
  const special = each(list(dates, "dates"), dateItem, "date", warn).map(
    ({ date, name, serving, issuing }): SpecialDate => ({ date, name, hours: { serving, issuing } }),
  );
  return {
    ...head.value,
    mode: modeRead ? head.value.mode : "advise",
    week: readWeek(list(week, "week"), warn),
    breaks: each(list(breaks, "breaks"), breakItem, "break", warn),
    dates: [...special, ...closed],
    seasons: each(list(seasons, "seasons"), seasonItem, "season", warn),
  };
}

function neverClosed(warn: Warn, why: string): HallHours {
  warn("the hours", `are skipped, so that the hall never closes: ${why}`);
  return alwaysOpen;
}

const allDay = { from: 0, to: 2 * 1440 };
const daysOfRow = z.looseObject({ days: weekItem.in.shape.days });

function readWeek(list: readonly unknown[], warn: Warn): readonly WeekHours[] {
  const rows = each(list, weekItem, "the hours of the week", warn);
  if (rows.length === list.length) return rows;
  const said = new Set(rows.flatMap(({ days }) => days));
  const unread = list.filter((raw) => !weekItem.safeParse(raw).success).flatMap(daysMeant);
  const open = [...new Set(unread)].filter((day) => !said.has(day));
  return open.length === 0 ? rows : [...rows, { days: open, serving: allDay, issuing: allDay }];
}

/** The days that a row means, as far as that can be read; else it may have been any. */
function daysMeant(raw: unknown): readonly number[] {
  const found = daysOfRow.safeParse(raw);
  return found.success ? found.data.days : [1, 2, 3, 4, 5, 6, 7];
}

function each<Item>(list: readonly unknown[], schema: z.ZodType<Item>, kind: string, warn: Warn): Item[] {
  return list.flatMap((raw, i) => {
    const parsed = schema.safeParse(raw);
    if (parsed.success) return [parsed.data];
    warn(`${kind} number ${i + 1}`, `is skipped: ${firstIssue(parsed.error)}`);
    return [];
  });
}
