import type { YearSumRow } from "../modules/subsidy/report-queries";
import { loadPolicy } from "../policy-files/load-policy";
import { yearOverview } from "./year-overview";

const sum = (over: Partial<YearSumRow>): YearSumRow => ({
  merchant_id: "m",
  merchant_name: "示例商家",
  merchant_kind: "enterprise",
  merchant_credit_code: "x",
  part: "goods",
  kind: "sale",
  counts: true,
  goods_class: "specialty_agricultural",
  reasons: [],
  amount_fen: "100",
  entry_count: 1,
  to_check_count: 0,
  first_seq: "1",
  last_seq: "1",
  ...over,
});

describe("yearOverview", () => {
  it("names in each claimant's trace where in the ledger the entries stand that it sums", () => {
    const sums = [
      sum({ first_seq: "7", last_seq: "1009", entry_count: 40 }),
      sum({ kind: "refund", amount_fen: "-30", first_seq: "1002", last_seq: "2001", entry_count: 2 }),
      sum({ goods_class: "general_industrial", first_seq: "5", last_seq: "5" }),
      sum({
        counts: false,
        reasons: ["freight"],
        part: "freight",
        goods_class: null,
        first_seq: "1",
        last_seq: "9000",
      }),
    ];
    const { rows } = yearOverview(loadPolicy("qinshui-2023-33"), 2026, sums, []);
    expect(rows.map((row) => row.explanation[0]?.entries)).toEqual([
      [{ first: 7, last: 2001, count: 42 }],
      [{ first: 5, last: 5, count: 1 }],
    ]);
    expect(rows[0]?.explanation[0]?.zh).toContain("流水账第 7–2001 号，共 42 笔");
  });
});
