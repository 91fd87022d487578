import type { YearSumRow } from "../modules/subsidy/report-queries";
import { loadPolicy, readPolicyFiles } from "../policy-files/load-policy";
import { parseReforms } from "../rules/reform";
import { simulate } from "../rules/simulate";
import { yearSum } from "./fixtures";
import { merchantYear } from "./merchant-year";
import { simulatedYear } from "./simulated-year";
import { yearOverview } from "./year-overview";

const ID = "qinshui-2023-33";
const policy = loadPolicy(ID);
const reform = parseReforms(readPolicyFiles(ID)).find((one) => one.id === "basis-growth");
if (!reform) throw new Error("no reform by growth");
const growth = reform.policy;

const sold = (yuan: number, over: Partial<YearSumRow> = {}) =>
  yearSum({ goods_class: "general_industrial", amount_fen: `${yuan}00`, ...over });
const others = sold(1, { merchant_id: "other" });
const subsidyOf = (previous: YearSumRow[]) =>
  yearOverview(growth, 2026, [sold(9_000_000)], previous).rows.find((row) => row.claimant_id === "m")?.subsidy_fen;
const missing = expect.objectContaining({ code: "previous_year_missing" });
const before = { counts: false, goods_class: null, reasons: ["policy_not_in_force"] };

describe("the year before, by a policy that looks at the growth", () => {
  it("is not taken for nothing when the ledger has nothing of it", () => {
    expect(() => subsidyOf([])).toThrow(missing);
    expect(yearOverview(policy, 2026, [sold(9_000_000)], []).rows[0]?.subsidy_fen).toBe(20_000_000n);
  });

  it("is nothing for a claimant who sold nothing in a year that the ledger knows", () => {
    expect(subsidyOf([others])).toBe(20_000_000n);
    expect(subsidyOf([others, sold(8_000_000)])).toBe(5_000_000n);
    expect(subsidyOf([others, sold(8_000_000, { merchant_kind: "individual" })])).toBe(5_000_000n);
  });

  it("is not known of a claimant whose sales no policy judged", () => {
    expect(() => subsidyOf([others, sold(8_000_000, before)])).toThrow(missing);
    expect(subsidyOf([others, sold(8_000_000, { ...before, merchant_id: "third" })])).toBe(20_000_000n);
  });

  it("goes into a merchant's forecast, and fails it where nothing is known", () => {
    const merchant = { id: "m", name: "示例商家", kind: "enterprise" };
    const midYear = new Date("2026-07-02T12:00:00+08:00");
    const view = (previous: YearSumRow[] | null) =>
      merchantYear(growth, 2026, merchant, [sold(4_500_000)], previous, midYear).classes;
    const other = (previous: YearSumRow[] | null) => view(previous).map(({ forecast }) => forecast?.subsidy_fen);
    // Twice as much at the year's end: 5 % of what 9,000,000 is above 5,000,000, and above last year's 8,000,000.
    expect(other([])).toContain(20_000_000n);
    expect(other([sold(8_000_000)])).toContain(5_000_000n);
    expect(() => view(null)).toThrow(missing);
  });
});

describe("the year before in a simulation", () => {
  const growing = (sums: YearSumRow[], previous: YearSumRow[]) =>
    simulate(policy, reform, 2026, simulatedYear(sums, previous), []).after_fen;

  it("is not taken for nothing when the ledger has nothing of it, or no policy judged it", () => {
    expect(() => growing([sold(9_000_000)], [])).toThrow(missing);
    expect(() => growing([sold(9_000_000)], [others, sold(8_000_000, before)])).toThrow(missing);
  });

  it("is the claimant's of that class, by whatever kind and channel it was counted", () => {
    const onsite = { counts: false, reasons: ["offline_channel"] };
    expect(growing([sold(9_000_000)], [others])).toBe(20_000_000n);
    expect(growing([sold(9_000_000)], [sold(8_000_000)])).toBe(5_000_000n);
    expect(growing([sold(9_000_000)], [sold(8_000_000, { merchant_kind: "individual" })])).toBe(5_000_000n);
    // What the policy did not count last year is no growth's base, nor is another class.
    expect(growing([sold(9_000_000)], [sold(8_000_000, onsite)])).toBe(20_000_000n);
    expect(growing([sold(9_000_000)], [sold(8_000_000, { goods_class: "specialty_agricultural" })])).toBe(20_000_000n);
    expect(growing([sold(9_000_000)], [sold(7_000_000), sold(1_000_000, { merchant_kind: "individual" })])).toBe(
      5_000_000n,
    );
  });

  it("makes no row for who sold nothing this year", () => {
    expect(simulatedYear([sold(1)], [others, sold(2)]).map((one) => one.claimant_id)).toEqual(["m"]);
  });
});
