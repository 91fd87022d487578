import { fen } from "@qinshui/cn/money";
import { SAMPLE_YEAR, sampleLine, sampleLines, samplePolicy } from "./fixtures";
import type { SealedLine } from "./sealed-line";
import { YearTotals } from "./year-report";

function reportOf(lines: readonly SealedLine[]) {
  const totals = new YearTotals(samplePolicy, SAMPLE_YEAR);
  for (const line of lines) totals.add(line);
  return totals.report();
}

describe("YearTotals", () => {
  it("comes to these figures", () => {
    expect(reportOf(sampleLines())).toEqual({
      policy: "invented",
      document_number: "示例〔2030〕1号",
      year: 2030,
      claimants: [
        {
          claimant_id: "mer_1",
          claimant_name: "示例合作社",
          classes: [
            {
              goods_class: "pottery",
              gross_fen: "1005",
              reversed_fen: "-250",
              net_fen: "755",
              threshold_fen: "300",
              excess_fen: "755",
              rate_ppm: 123_456,
              subsidy_fen: "93", // 755 × 12.3456 % = 93.2…, rounded down
            },
            {
              goods_class: "tea",
              gross_fen: "12345",
              reversed_fen: "0",
              net_fen: "12345",
              threshold_fen: "200",
              excess_fen: "12345",
              rate_ppm: 123_456,
              subsidy_fen: "1524",
            },
          ],
          subsidy_fen: "1617",
        },
        {
          claimant_id: "mer_2",
          claimant_name: "示例二社",
          classes: [
            {
              goods_class: "pottery",
              gross_fen: "50000",
              reversed_fen: "0",
              net_fen: "50000",
              threshold_fen: "300",
              excess_fen: "50000",
              rate_ppm: 123_456,
              subsidy_fen: "6172",
            },
          ],
          subsidy_fen: "6172",
        },
      ],
      excluded: [
        { reasons: "excluded_by_decision", lines: 1, amount_fen: "100" },
        { reasons: "freight", lines: 1, amount_fen: "100" },
        { reasons: "offline_channel;merchant_kind", lines: 1, amount_fen: "100" },
      ],
      control: {
        lines: 8,
        amount_fen: "63400",
        counted_lines: 5,
        counted_fen: "63100",
        excluded_lines: 3,
        excluded_fen: "300",
      },
      total_subsidy_fen: "7789",
    });
  });

  it("is the same in whatever order lines of one class come", () => {
    const lines = sampleLines();
    expect(reportOf([...lines].reverse())).toEqual(reportOf(lines));
  });

  it("has no row for a claimant of whom nothing counts", () => {
    expect(reportOf([sampleLine(0, { reasons: "excluded_by_decision" })])).toMatchObject({
      claimants: [],
      control: { counted_lines: 0, counted_fen: "0", excluded_fen: "100" },
      total_subsidy_fen: "0",
    });
  });

  it("reports a year in which nothing was sold", () => {
    expect(reportOf([])).toMatchObject({ claimants: [], excluded: [], control: { lines: 0, amount_fen: "0" } });
  });

  it("orders claimants by code unit", () => {
    const ids = ["mer_b", "mer_B", "mer_a"];
    const report = reportOf(ids.map((claimant_id, i) => sampleLine(i, { claimant_id, amount_fen: fen(1) })));
    expect(report.claimants.map(({ claimant_id }) => claimant_id)).toEqual(["mer_B", "mer_a", "mer_b"]);
  });
});
