/** The county's clock. An instant is a `Date` (UTC); these turn one into the calendar of Asia/Shanghai. */

// A fixed offset would be wrong before 1992 (summer time), so the time zone's own rules are used.
const shanghai = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Asia/Shanghai",
  calendar: "gregory",
  numberingSystem: "latn",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

function parts(instant: Date): Record<"year" | "month" | "day" | "hour" | "minute", string> {
  const found = Object.fromEntries(shanghai.formatToParts(instant).map((part) => [part.type, part.value]));
  const { year = "", month = "", day = "", hour = "", minute = "" } = found;
  return { year, month, day, hour, minute };
}

/** The date in Shanghai, "2026-11-24". Error: RangeError for an invalid date. */
export function shanghaiDate(instant: Date): string {
  const { year, month, day } = parts(instant);
  return `${year}-${month}-${day}`;
}

/** The calendar year in Shanghai: 2026 at 2026-12-31T15:59:59Z, 2027 one second later. */
export function shanghaiYear(instant: Date): number {
  return Number(parts(instant).year);
}

/** For people: "2026-11-24 16:30". */
export function formatShanghai(instant: Date): string {
  const { hour, minute } = parts(instant);
  return `${shanghaiDate(instant)} ${hour}:${minute}`;
}
