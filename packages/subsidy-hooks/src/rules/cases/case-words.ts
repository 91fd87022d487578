import { type Fen, fenFromYuan } from "@qinshui/cn/money";
import { z } from "zod";
import { isCalendarDate } from "../../time/calendar-date";

/** The words and figures of a case, as an official writes them. */

export const words = z.string().min(1);
export const year = z.int();

export const amount = z
  .string()
  .regex(/^\d+\.\d{2}$/, '金额应写到分，并加引号，例如 "100.00"')
  .transform((text): Fen => fenFromYuan(text));

/** Beijing time, "2026-05-01 10:00:00". */
export const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/, "时间应写作 2026-05-01 10:00:00（北京时间）")
  .transform((text) => new Date(`${text.replace(" ", "T")}+08:00`))
  .refine((date) => !Number.isNaN(date.getTime()), "不是有效时间");

export const date = z.string().refine(isCalendarDate, "日期应写作 2026-05-01");

/** A step that was not taken is not written. */
export const dateOrNone = date.optional().transform((text) => text ?? null);

export const yesNo = z.enum(["是", "否"]).transform((word) => word === "是");

/** What is not written does not hold. */
export const yesOrNot = yesNo.optional().transform((holds) => holds ?? false);

/** Accepts the Chinese word, gives the code. */
export function oneOf<const Code extends string>(codes: readonly Code[], zh: Readonly<Record<Code, string>>) {
  return z.string().transform((word, context): Code => {
    const code = codes.find((candidate) => zh[candidate] === word);
    if (code !== undefined) return code;
    context.addIssue(`“${word}”不是：${codes.map((candidate) => zh[candidate]).join("、")}`);
    return z.NEVER;
  });
}
