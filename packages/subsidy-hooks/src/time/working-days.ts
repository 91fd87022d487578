import { isCalendarDate, nextDate, weekdayOf } from "./calendar-date";
import { timeErrors } from "./errors";

/** The State Council's arrangement of one year: what departs from Monday to Friday. Dates as YYYY-MM-DD. */
export interface CalendarYear {
  year: number;
  /** Title and number of the notice, and where it is published. */
  notice: string;
  number: string;
  issued_on: string;
  source: string;
  days_off: ReadonlySet<string>;
  working_weekends: ReadonlySet<string>;
}

/** The years whose arrangement is known. A year that is not in it is an error, never a guess. */
export type WorkingCalendar = ReadonlyMap<number, CalendarYear>;

/** Whether offices work on a date. Errors: `calendar_year_unknown` naming the year, `date_invalid`. */
export function isWorkingDay(calendar: WorkingCalendar, date: string): boolean {
  const weekday = weekdayOf(date);
  const year = Number(date.slice(0, 4));
  const known = calendar.get(year);
  if (!known) throw timeErrors.calendar_year_unknown({ year });
  if (known.working_weekends.has(date)) return true;
  return weekday !== 0 && weekday !== 6 && !known.days_off.has(date);
}

/**
 * Working days from one date to another, both included; 0 when `to` lies before `from`. Errors: those of
 * `isWorkingDay`.
 */
export function workingDaysBetween(calendar: WorkingCalendar, from: string, to: string): number {
  for (const date of [from, to]) if (!isCalendarDate(date)) throw timeErrors.date_invalid({ date });
  let count = 0;
  for (let date = from; date <= to; date = nextDate(date)) if (isWorkingDay(calendar, date)) count++;
  return count;
}

/**
 * The last day of a public notice (公示) of `days` working days: posted on Tuesday 2026-09-29, its fifth working day is
 * Monday 2026-10-12. The day of posting counts only if `countFirstDay` says so, and if it is a working day. Errors:
 * those of `isWorkingDay`; RangeError unless `days` is a positive integer.
 */
export function endOfNotice(calendar: WorkingCalendar, postedOn: string, days: number, countFirstDay: boolean): string {
  if (!Number.isInteger(days) || days < 1) throw new RangeError(`not a number of working days: ${days}`);
  let date = postedOn;
  let left = days - (countFirstDay && isWorkingDay(calendar, date) ? 1 : 0);
  while (left > 0) {
    date = nextDate(date);
    if (isWorkingDay(calendar, date)) left--;
  }
  return date;
}
