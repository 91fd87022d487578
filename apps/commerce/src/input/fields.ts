import { z } from "@medusajs/framework/zod";

const LONGEST_TEXT = 2000;

export const text = z.string().trim().min(1, "不能为空").max(LONGEST_TEXT, "太长");
export const optionalText = text.nullish().transform((value) => value ?? null);
export const handle = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "只能用小写字母、数字和连字符");
export const id = z.string().min(1).max(100);
export const instant = z.coerce.date({ error: "不是有效的时间" });

/** A calendar day YYYY-MM-DD that exists. */
export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, "请用 YYYY-MM-DD")
  .refine((value) => {
    const date = new Date(`${value}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
  }, "没有这一天");
