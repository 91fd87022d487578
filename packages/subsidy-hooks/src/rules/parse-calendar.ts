import { z } from "zod";
import { isCalendarDate, nextDate, weekdayOf } from "../time/calendar-date";
import type { CalendarYear, WorkingCalendar } from "../time/working-days";
import { invalid, type PolicyFiles, parseYaml, type YamlParser } from "./policy-files";

const date = z.string().refine(isCalendarDate, "不是有效日期");
const words = z.string().trim().min(1);

const schema = z.strictObject({
  year: z.int(),
  notice: words,
  number: words,
  issued_on: date,
  source: z.url(),
  holidays: z.array(z.strictObject({ name: words, from: date, to: date })).min(1),
  working_weekends: z.array(date),
});

/**
 * The working days' calendar from the files `calendar/<year>.yaml`; none gives a calendar that knows no year. Error:
 * `policy_invalid` naming the file, for a date of another year, a period that ends before it begins, a working weekend
 * that is no weekend or lies in a holiday.
 */
export function parseCalendar(files: PolicyFiles, parse: YamlParser = parseYaml): WorkingCalendar {
  const names = Object.keys(files).filter((name) => /^calendar\/\d{4}\.yaml$/.test(name));
  return new Map(
    names.sort().map((file) => [Number(file.slice(9, 13)), parseYear(file, parse(file, files[file] ?? ""))]),
  );
}

function parseYear(file: string, data: unknown): CalendarYear {
  const result = schema.safeParse(data);
  if (!result.success) throw invalid(file, z.prettifyError(result.error));
  const { holidays, working_weekends, ...notice } = result.data;
  const year: CalendarYear = {
    ...notice,
    days_off: new Set(holidays.flatMap(({ from, to }) => datesOf(file, from, to))),
    working_weekends: new Set(working_weekends),
  };
  checkYear(file, year);
  return year;
}

function datesOf(file: string, from: string, to: string): string[] {
  if (to < from) throw invalid(file, `假期 ${from} 至 ${to} 的先后颠倒`);
  const dates = [from];
  for (let one = from; one < to; ) {
    one = nextDate(one);
    dates.push(one);
  }
  return dates;
}

function checkYear(file: string, { year, days_off, working_weekends }: CalendarYear): void {
  if (file !== `calendar/${year}.yaml`) throw invalid(file, `年份 ${year} 与文件名不一致`);
  const other = [...days_off, ...working_weekends].find((one) => !one.startsWith(`${year}-`));
  if (other !== undefined) throw invalid(file, `${other} 不在 ${year} 年`);
  const wrong = [...working_weekends].find((one) => days_off.has(one) || ![0, 6].includes(weekdayOf(one)));
  if (wrong !== undefined) throw invalid(file, `${wrong} 不是需要上班的周末`);
}
