import { defineErrors } from "@qinshui/cn/errors";

/** What the calendar refuses. */
export const timeErrors = defineErrors({
  calendar_year_unknown: {
    status: 422,
    title: "没有 {year} 年的工作日历",
    hint: "待国务院办公厅公布该年节假日安排后，在 calendars/cn/{year}.yaml 中写明。",
  },
  date_invalid: { status: 400, title: "“{date}”不是有效日期", hint: "请写作 2026-09-29。" },
});
