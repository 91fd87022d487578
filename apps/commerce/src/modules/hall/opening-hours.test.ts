import { openingHoursOf } from "./opening-hours";

describe("openingHoursOf", () => {
  it("reads a period a line, as people write it", () => {
    expect(openingHoursOf("周二至周五 09:00-17:30\n\n 周六、周日 9：00 至 18：30 ")).toEqual([
      { days: "周二至周五", opens: "09:00", closes: "17:30" },
      { days: "周六、周日", opens: "09:00", closes: "18:30" },
    ]);
  });

  it("does not guess at a line that is otherwise", () => {
    expect(openingHoursOf("每天 09:00-17:30\n周一闭馆")).toBeUndefined();
    expect(openingHoursOf("09:00-17:30")).toBeUndefined();
  });
});
