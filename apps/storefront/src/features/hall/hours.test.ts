import { daysText, hoursLines } from "./hours.ts";

it.each([
  [["mon", "tue", "wed", "thu", "fri"], "周一至周五"],
  [["sun", "sat"], "周六、周日"],
  [["mon", "wed", "thu", "fri", "sun"], "周一、周三至周五、周日"],
  [[1, 2, 3, 4, 5, 6, 7], "每天"],
  [["Monday", "tuesday"], "周一、周二"],
  [["春节"], "春节"],
  ["法定节假日", "法定节假日"],
])("says %j as %s", (days, text) => {
  expect(daysText(days)).toBe(text);
});

it("adds the times", () => {
  expect(hoursLines([{ days: ["sat", "sun"], opens: "09:30", closes: "19:00" }])).toEqual(["周六、周日 09:30–19:00"]);
});
