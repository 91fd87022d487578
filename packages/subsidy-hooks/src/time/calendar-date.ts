import { timeErrors } from "./errors";

/** True for a date of the calendar written YYYY-MM-DD; "2023-02-30" is none. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/**
 * The instant that a text means: a date is the beginning of its day in Shanghai, a time says its offset
 * ("2023-02-28T08:00:00+08:00"). Undefined for what is neither, or is not in the calendar.
 */
export function instantOfText(text: string): Date | undefined {
  const date = text.slice(0, 10);
  if (!isCalendarDate(date)) return undefined;
  if (text !== date && !/^T\S*(Z|[+-]\d{2}:\d{2})$/.test(text.slice(10))) return undefined;
  const instant = new Date(text === date ? `${date}T00:00:00+08:00` : text);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
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
