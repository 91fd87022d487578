import type { OpeningHours } from "../../lib/commerce/halls.ts";

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const NAMES = ["一", "二", "三", "四", "五", "六", "日"] as const;

type DayIndex = number;

/** A day as 0 (Monday) … 6 (Sunday): "mon", "monday" or 1…7 (ISO). */
function dayIndex(day: string | number): DayIndex | undefined {
  const number = Number(day);
  if (Number.isInteger(number) && number >= 1 && number <= 7) return number - 1;
  const index = DAYS.findIndex((name) => String(day).toLowerCase().startsWith(name));
  return index < 0 ? undefined : index;
}

/** "周一至周五", "周六、周日", "每天". Days of an unknown name are shown as they came. */
export function daysText(days: OpeningHours["days"]): string {
  if (typeof days === "string") return days;
  const indexes = days.map(dayIndex);
  if (indexes.includes(undefined)) return days.join("、");
  const sorted = [...new Set(indexes as DayIndex[])].toSorted((a, b) => a - b);
  if (sorted.length === 7) return "每天";
  return runs(sorted).map(runText).join("、");
}

function runs(sorted: readonly DayIndex[]): DayIndex[][] {
  const found: DayIndex[][] = [];
  for (const day of sorted) {
    const last = found.at(-1);
    if (last && last.at(-1) === day - 1) last.push(day);
    else found.push([day]);
  }
  return found;
}

function runText(run: readonly DayIndex[]): string {
  const name = (day: DayIndex | undefined) => `周${NAMES[day ?? 0] ?? ""}`;
  return run.length > 2 ? `${name(run[0])}至${name(run.at(-1))}` : run.map(name).join("、");
}

/** "周一至周五 09:00–18:00" for each line of a hall's hours. */
export function hoursLines(hours: readonly OpeningHours[]): string[] {
  return hours.map((line) => `${daysText(line.days)} ${line.opens}–${line.closes}`);
}
