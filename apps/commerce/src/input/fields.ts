import { z } from "@medusajs/framework/zod";
import { shanghaiDate } from "@qinshui/cn/time";
import "./zod-in-chinese";

const LONGEST_TEXT = 2000;

export const text = z.string().trim().min(1, "不能为空").max(LONGEST_TEXT, "太长");
export const optionalText = text.nullish().transform((value) => value ?? null);
export const handle = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "只能用小写字母、数字和连字符");
export const id = z.string().min(1).max(100);

/** A calendar day YYYY-MM-DD that exists. */
export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, "请用 YYYY-MM-DD")
  .refine(isCalendarDay, "没有这一天");

/** A day that is not after today in Shanghai. */
export const pastDay = day.refine((value) => value <= shanghaiDate(new Date()), "不能晚于今天");

/** An instant: a `Date`, an ISO text with its zone, or a day, which stands for its first instant in Shanghai. */
export const instant = z.custom<Date | string>().transform((value, context): Date => {
  const read = value instanceof Date ? value : instantOf(value);
  if (read && !Number.isNaN(read.getTime())) return read;
  context.addIssue({ code: "custom", message: "不是有效的时间" });
  return z.NEVER;
});

const ISO = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/;

// The 31st of February is no error to Date: it makes the 3rd of March of it.
function instantOf(text: unknown): Date | undefined {
  const [, date = "", time] = ISO.exec(String(text)) ?? [];
  if (!isCalendarDay(date)) return undefined;
  return new Date(`${date}${time ?? "T00:00:00+08:00"}`);
}

function isCalendarDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
