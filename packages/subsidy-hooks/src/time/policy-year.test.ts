import fc from "fast-check";
import { policyYearOf, startOfDate, yearBounds } from "./policy-year";

describe("policyYearOf", () => {
  it("changes at midnight in Shanghai, not in London", () => {
    expect(policyYearOf(new Date("2026-12-31T15:59:59Z"))).toBe(2026);
    expect(policyYearOf(new Date("2026-12-31T15:59:59.999Z"))).toBe(2026);
    expect(policyYearOf(new Date("2026-12-31T16:00:00Z"))).toBe(2027);
  });

  it("refuses an invalid date", () => {
    expect(() => policyYearOf(new Date("never"))).toThrow(RangeError);
  });
});

describe("startOfDate", () => {
  it("is midnight in Shanghai", () => {
    expect(startOfDate("2026-01-01")).toEqual(yearBounds(2026).from);
    expect(startOfDate("2024-03-01")).toEqual(new Date("2024-02-29T16:00:00Z"));
    expect(startOfDate("2023-06-26")).toEqual(new Date("2023-06-25T16:00:00Z"));
    expect(() => startOfDate("1992-06-01")).toThrow("not a policy year: 1992");
    expect(() => startOfDate("2026-02-30")).toThrow("not a date: 2026-02-30");
  });
});

describe("yearBounds", () => {
  it("gives the year's instants, the end excluded", () => {
    expect(yearBounds(2026)).toEqual({
      from: new Date("2025-12-31T16:00:00Z"),
      to: new Date("2026-12-31T16:00:00Z"),
    });
  });

  it("agrees with policyYearOf for every instant", () => {
    const instants = fc.date({ min: new Date("1993-01-02"), max: new Date("2100-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(instants, (instant) => {
        const { from, to } = yearBounds(policyYearOf(instant));
        expect(instant >= from && instant < to).toBe(true);
      }),
    );
  });

  it.each([2026.5, 1992, 9998, 9999, Number.NaN])("refuses %d as a year", (year) => {
    expect(() => yearBounds(year)).toThrow(RangeError);
  });

  it("says which year is none", () => {
    expect(() => yearBounds(1992)).toThrow("not a policy year: 1992");
    expect(() => yearBounds(9999)).toThrow("not a policy year: 9999");
    expect(yearBounds(9997).to).toEqual(new Date("9997-12-31T16:00:00Z"));
    expect(yearBounds(1993).from).toEqual(new Date("1992-12-31T16:00:00Z"));
  });
});
