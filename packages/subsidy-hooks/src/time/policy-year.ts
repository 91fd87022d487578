import { shanghaiYear } from "@qinshui/cn/time";
import { isCalendarDate } from "./calendar-date";

/** 补贴年度: the calendar year of an instant in Asia/Shanghai. Throws RangeError for an invalid date. */
export function policyYearOf(instant: Date): number {
  return shanghaiYear(instant);
}

/** The instants of a policy year: `from` belongs to it, `to` is the first instant of the next. */
export interface YearBounds {
  from: Date;
  to: Date;
}

/** The bounds of a policy year as UTC instants: 2026 is [2025-12-31T16:00:00Z, 2026-12-31T16:00:00Z). */
export function yearBounds(year: number): YearBounds {
  return { from: startOf(year), to: startOf(year + 1) };
}

/** The first instant of a date (YYYY-MM-DD) in Asia/Shanghai. Throws RangeError for what is no date of a policy year. */
export function startOfDate(date: string): Date {
  if (!isCalendarDate(date)) throw new RangeError(`not a date: ${date}`);
  const sinceNewYear = Date.parse(date) - Date.parse(`${date.slice(0, 4)}-01-01`);
  return new Date(startOf(Number(date.slice(0, 4))).getTime() + sinceNewYear);
}

// UTC+8 without summer time has been the rule since 1992; asserted, so that no other year passes unnoticed.
function startOf(year: number): Date {
  if (!Number.isInteger(year) || year < 1993 || year > 9998) throw new RangeError(`not a policy year: ${year}`);
  return new Date(Date.UTC(year, 0, 1) - 8 * 3_600_000);
}
