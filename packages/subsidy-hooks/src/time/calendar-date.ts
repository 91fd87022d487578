import { timeErrors } from "./errors";

/** True for a date of the calendar written YYYY-MM-DD; "2023-02-30" is none. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** True for a date, or an instant that begins with one ("2023-02-28T08:00:00+08:00"), that there is. */
export function isInstantText(text: string): boolean {
  return isCalendarDate(text.slice(0, 10)) && !Number.isNaN(new Date(text).getTime());
}

/** The day after a date. Error: `date_invalid`. */
export function nextDate(date: string): string {
  const next = utcOf(date);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

/** 0 for Sunday to 6 for Saturday. Error: `date_invalid`. */
export function weekdayOf(date: string): number {
  return utcOf(date).getUTCDay();
}

// A date has no time zone; UTC is only the clock it is counted by.
function utcOf(date: string): Date {
  if (!isCalendarDate(date)) throw timeErrors.date_invalid({ date });
  return new Date(`${date}T00:00:00Z`);
}
