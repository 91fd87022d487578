import fc from "fast-check";
import { loadPolicy } from "../policy-files/load-policy";
import { instantOfText, isCalendarDate, nextDate, weekdayOf } from "./calendar-date";
import { endOfNotice, isWorkingDay, workingDaysBetween } from "./working-days";

const { calendar } = loadPolicy("qinshui-2023-33");

/** Copied day by day from the notices, not from the calendar files: weekdays off and weekends worked. */
const WEEKDAYS_OFF = {
  2025: "01-01 01-28 01-29 01-30 01-31 02-03 02-04 04-04 05-01 05-02 05-05 06-02 10-01 10-02 10-03 10-06 10-07 10-08",
  2026: "01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25 10-01 10-02 10-05 10-06 10-07",
};
const WEEKENDS_WORKED = {
  2025: "01-26 02-08 04-27 09-28 10-11",
  2026: "01-04 02-14 02-28 05-09 09-20 10-10",
};

describe("the calendar files", () => {
  it.each([2025, 2026] as const)("of %d agree with the notice on every day of the year", (year) => {
    const off = new Set(WEEKDAYS_OFF[year].split(" ").map((day) => `${year}-${day}`));
    const worked = new Set(WEEKENDS_WORKED[year].split(" ").map((day) => `${year}-${day}`));
    let days = 0;
    for (let date = `${year}-01-01`; date.startsWith(`${year}`); date = nextDate(date)) {
      const isWeekend = [0, 6].includes(new Date(date).getUTCDay());
      const expected = isWeekend ? worked.has(date) : !off.has(date);
      expect([date, isWorkingDay(calendar, date)]).toEqual([date, expected]);
      days++;
    }
    expect(days).toBe(365);
  });

  // 365 days less 52 weeks of weekends less the weekdays off, and the weekends worked.
  it.each([
    [2025, 248],
    [2026, 248],
  ])("give %d %d working days", (year, count) => {
    expect(workingDaysBetween(calendar, `${year}-01-01`, `${year}-12-31`)).toBe(count);
  });

  it.each([2025, 2026])("of %d name their notice", (year) => {
    const found = calendar.get(year);
    expect(found).toMatchObject({ year, source: expect.stringMatching(/^https:\/\/www\.gov\.cn\//) });
    expect(found?.number).toMatch(/^国办发明电〔\d{4}〕\d+号$/);
    expect(found && found.issued_on < `${year}-01-01`).toBe(true);
  });
});

describe("isWorkingDay", () => {
  it.each(["2027-01-01", "2027-10-01", "2027-03-03", "2024-12-31"])("throws for %s, naming the year", (date) => {
    expect(() => isWorkingDay(calendar, date)).toThrow(
      expect.objectContaining({ code: "calendar_year_unknown", message: expect.stringContaining(date.slice(0, 4)) }),
    );
  });

  it.each(["2026-02-29", "2026-13-01", "20260101", "", "2026-1-1"])("refuses “%s” as a date", (date) => {
    expect(() => isWorkingDay(calendar, date)).toThrow(
      expect.objectContaining({ code: "date_invalid", message: `“${date}”不是有效日期` }),
    );
  });
});

describe("endOfNotice", () => {
  it("ends on Monday 2026-10-12 when posted on Tuesday 2026-09-29, the first day excluded", () => {
    expect(endOfNotice(calendar, "2026-09-29", 5, false)).toBe("2026-10-12");
  });

  it.each([
    ["2026-09-29", 5, true, "2026-10-10"],
    ["2026-09-29", 1, true, "2026-09-29"],
    ["2026-09-29", 1, false, "2026-09-30"],
    // A Sunday is no working day, so it cannot be the first one.
    ["2026-03-01", 1, true, "2026-03-02"],
    // A Saturday that is worked can.
    ["2026-10-10", 1, true, "2026-10-10"],
    ["2025-12-31", 1, false, "2026-01-04"],
  ])("posted on %s for %d days, first day counted: %s → %s", (posted, days, countFirst, last) => {
    expect(endOfNotice(calendar, posted, days, countFirst)).toBe(last);
  });

  it("throws rather than guess when it runs into a year without a calendar", () => {
    expect(() => endOfNotice(calendar, "2026-12-28", 5, false)).toThrow("没有 2027 年的工作日历");
  });

  it.each([0, -1, 1.5, Number.NaN])("refuses %d days", (days) => {
    expect(() => endOfNotice(calendar, "2026-09-29", days, false)).toThrow(`not a number of working days: ${days}`);
  });

  const dates = fc
    .integer({ min: 0, max: 600 })
    .map((offset) => new Date(Date.UTC(2025, 0, 1 + offset)).toISOString().slice(0, 10));

  it("spans exactly as many working days as asked, and ends on one", () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 20 }), fc.boolean(), (posted, days, countFirst) => {
        const last = endOfNotice(calendar, posted, days, countFirst);
        const from = countFirst ? posted : nextDate(posted);
        expect(workingDaysBetween(calendar, from, last)).toBe(days);
        expect(isWorkingDay(calendar, last)).toBe(true);
      }),
    );
  });
});

describe("workingDaysBetween", () => {
  it("counts both ends, and nothing backwards", () => {
    expect(workingDaysBetween(calendar, "2026-09-30", "2026-10-12")).toBe(5);
    expect(workingDaysBetween(calendar, "2026-10-12", "2026-10-12")).toBe(1);
    expect(workingDaysBetween(calendar, "2026-10-11", "2026-10-11")).toBe(0);
    expect(workingDaysBetween(calendar, "2026-10-12", "2026-10-09")).toBe(0);
  });

  it.each([
    ["2026-02-30", "2026-03-01"],
    ["2026-03-01", "soon"],
  ])("refuses %s to %s", (from, to) => {
    expect(() => workingDaysBetween(calendar, from, to)).toThrow(/“(2026-02-30|soon)”不是有效日期/);
  });
});

describe("calendar dates", () => {
  it("follow one another over months, years and leap days", () => {
    expect(["2026-02-28", "2024-02-28", "2026-12-31"].map(nextDate)).toEqual([
      "2026-03-01",
      "2024-02-29",
      "2027-01-01",
    ]);
    expect(() => nextDate("2026-02-30")).toThrow(expect.objectContaining({ code: "date_invalid" }));
  });

  it("know their weekday", () => {
    expect(["2026-09-27", "2026-09-29", "2026-10-10"].map(weekdayOf)).toEqual([0, 2, 6]);
    expect(() => weekdayOf("x")).toThrow(expect.objectContaining({ code: "date_invalid" }));
  });

  it("are dates of the calendar and nothing else", () => {
    const texts = ["2026-01-31", "2024-02-29", "2026-02-29", "2026-00-10", "x2026-01-01", "2026-01-01x", "99999-01-01"];
    expect(texts.map(isCalendarDate)).toEqual([true, true, false, false, false, false, false]);
  });

  it("are instants by the Shanghai day they begin, or by the offset they say", () => {
    const read = (text: string) => instantOfText(text)?.toISOString();
    expect(read("2026-01-01")).toBe("2025-12-31T16:00:00.000Z");
    expect(read("2026-02-28T08:00:00+08:00")).toBe("2026-02-28T00:00:00.000Z");
    expect(read("2026-02-28T08:00:00.5Z")).toBe("2026-02-28T08:00:00.500Z");
    const none = [
      "2026-02-28T08:00:00",
      "2026-02-28 08:00Z ",
      "2026-02-28 T08:00:00Z",
      "2026-02-28T08:00:00+0800",
      "2026-02-31",
      "2026-02-31T00:00:00Z",
      "2026-01-01T25:00Z",
      "",
    ];
    expect(none.map(read)).toEqual(none.map(() => undefined));
  });
});
