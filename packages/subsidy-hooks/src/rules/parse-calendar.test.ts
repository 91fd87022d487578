import { readPolicyFiles } from "../policy-files/load-policy";
import { parseCalendar } from "./parse-calendar";

const file = "calendar/2026.yaml";
const text = readPolicyFiles("qinshui-2023-33")[file] ?? "";

describe("parseCalendar", () => {
  it("knows no year without files", () => {
    expect(parseCalendar({ "calendar/notes.md": "", "calendar.yaml": "" }).size).toBe(0);
    const others = ["old/calendar/2026.yaml", "calendar/2026.yaml.bak", "calendar/20266.yaml"];
    for (const other of others) expect(parseCalendar({ [other]: text }).size).toBe(0);
  });

  it("is in order of the years", () => {
    const earlier = text.replaceAll("2026-", "2025-").replace("year: 2026", "year: 2025");
    const moved = earlier.replace(/working_weekends:[\s\S]*/, "working_weekends: []\n");
    expect([...parseCalendar({ [file]: text, "calendar/2025.yaml": moved }).keys()]).toEqual([2025, 2026]);
  });

  it("takes a holiday of one day", () => {
    const one = text.replace("from: 2026-01-01, to: 2026-01-03", "from: 2026-01-01, to: 2026-01-01");
    expect(one).not.toBe(text);
    const days = parseCalendar({ [file]: one }).get(2026)?.days_off;
    expect([...(days ?? [])].filter((day) => day < "2026-02-01")).toEqual(["2026-01-01"]);
  });

  it("reads each year's holidays and weekends", () => {
    const year = parseCalendar({ [file]: text }).get(2026);
    expect(year?.days_off.size).toBe(3 + 9 + 3 + 5 + 3 + 3 + 7);
    expect(year?.working_weekends.size).toBe(6);
    expect(year).not.toHaveProperty("holidays");
  });

  it.each([
    ["another year than the file's", "year: 2026", "year: 2025", "与文件名不一致"],
    [
      "a date of another year",
      "from: 2026-01-01, to: 2026-01-03",
      "from: 2025-12-31, to: 2026-01-03",
      "2025-12-31 不在",
    ],
    ["a worked day of another year", "2026-10-10", "2027-10-10", "2027-10-10 不在"],
    ["a period that ends before it begins", "to: 2026-10-07", "to: 2026-09-30", "先后颠倒"],
    ["a worked weekend on a Monday", "2026-10-10", "2026-10-12", "2026-10-12 不是"],
    ["a worked weekend within a holiday", "2026-10-10", "2026-10-03", "2026-10-03 不是"],
    ["a date that is none", "2026-10-10", "2026-10-32", "不是有效日期"],
    ["a source that is no address", "https://www.gov.cn", "gov", "source"],
    ["a key too many", "year: 2026", "year: 2026\nextra: 1", "extra"],
    ["half a year", "year: 2026", "year: 2026.5", "year"],
  ])("refuses %s", (_name, from, to, message) => {
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    expect(() => parseCalendar({ [file]: changed })).toThrow(
      expect.objectContaining({ code: "policy_invalid", message: expect.stringContaining(message) }),
    );
  });
});
