import { isCatalogueError } from "@qinshui/cn/errors";
import { type Fen, fenFromYuan } from "@qinshui/cn/money";

/** A cell's value, or why it has none. */
export type Parsed<T, Why extends string> = { value: T } | { why: Why };

/** Yuan as statements write them: 1234.5, 1,234.50, ¥1234.50. No sign, no power of ten. */
const AMOUNT = /^[¥￥]?\s*(\d+|\d{1,3}(?:,\d{3})+)(\.\d+)?$/;

export function parseAmount(text: string): Parsed<Fen, "amount_invalid" | "amount_sub_fen"> {
  const match = AMOUNT.exec(cellText(text));
  if (!match) return { why: "amount_invalid" };
  try {
    return { value: fenFromYuan(`${match[1]?.replaceAll(",", "")}${match[2] ?? ""}`) };
  } catch (error) {
    return { why: isCatalogueError(error) && error.code === "sub_fen_amount" ? "amount_sub_fen" : "amount_invalid" };
  }
}

const INSTANT =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[ T]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?\s*(?:(Z)|([+-])(\d{2}):?(\d{2}))?$/i;
const BEIJING_MINUTES = 480;

/** An instant; Beijing time unless an offset is written. */
export function parseInstant(text: string): Parsed<Date, "time_missing" | "time_invalid"> {
  const cell = cellText(text);
  if (cell === "") return { why: "time_missing" };
  const match = INSTANT.exec(cell);
  if (!match) return { why: "time_invalid" };
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0));
  const wall = Date.UTC(year ?? 0, (month ?? 0) - 1, day, hour, minute, second);
  const date = new Date(wall);
  const isReal =
    date.getUTCFullYear() === year &&
    date.getUTCMonth() + 1 === month &&
    date.getUTCDate() === day &&
    date.getUTCHours() === hour &&
    date.getUTCMinutes() === minute &&
    date.getUTCSeconds() === second;
  const offset = offsetMinutes(match);
  if (!isReal || offset === undefined) return { why: "time_invalid" };
  return { value: new Date(wall - offset * 60_000) };
}

function offsetMinutes(match: RegExpExecArray): number | undefined {
  const [, , , , , , , utc, sign, hours, minutes] = match;
  if (utc) return 0;
  if (!sign) return BEIJING_MINUTES;
  const size = Number(hours) * 60 + Number(minutes);
  if (size > 14 * 60 || Number(minutes) > 59) return undefined;
  return sign === "-" ? -size : size;
}

const ORDER_NO = /^[0-9A-Za-z][0-9A-Za-z_-]{0,63}$/;
const POWER_OF_TEN = /^\d(\.\d+)?e\+?\d+$/i;

/** A platform's order number, which may be wrapped as ="123" or led by an apostrophe or a tab. */
export function parseOrderNo(
  text: string,
): Parsed<string, "order_no_missing" | "order_no_rounded" | "order_no_invalid"> {
  const number = cellText(text)
    .replace(/^="?(.*?)"?$/, "$1")
    .replace(/^'/, "")
    .trim();
  if (number === "") return { why: "order_no_missing" };
  if (POWER_OF_TEN.test(number)) return { why: "order_no_rounded" };
  return ORDER_NO.test(number) ? { value: number } : { why: "order_no_invalid" };
}

/** Exports pad cells with tabs, so that a spreadsheet takes numbers for text. */
export function cellText(text: string): string {
  return text.replace(/[\t\u00a0\u3000]/g, " ").trim();
}
