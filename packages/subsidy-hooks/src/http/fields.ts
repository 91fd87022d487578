import { z } from "@medusajs/framework/zod";
import { isCalendarDate } from "../time/calendar-date";

/** A date of the calendar in Shanghai, YYYY-MM-DD. */
export const dateField = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, "请写作 2026-03-02")
  .refine(isCalendarDate, "没有这一天");
