import { formatShanghai, shanghaiDate, shanghaiYear } from "./time.ts";

describe("Shanghai's calendar", () => {
  it("turns the year at 16:00 UTC", () => {
    expect(shanghaiYear(new Date("2026-12-31T15:59:59Z"))).toBe(2026);
    expect(shanghaiYear(new Date("2026-12-31T16:00:00Z"))).toBe(2027);
    expect(shanghaiDate(new Date("2026-11-24T16:00:00Z"))).toBe("2026-11-25");
  });

  it("writes an instant for people", () => {
    expect(formatShanghai(new Date("2026-11-24T08:30:59Z"))).toBe("2026-11-24 16:30");
    expect(formatShanghai(new Date("2026-11-24T16:00:00Z"))).toBe("2026-11-25 00:00");
  });

  it("refuses an invalid date", () => {
    expect(() => shanghaiDate(new Date("no date"))).toThrow(RangeError);
  });
});
