import type { YearSumRow } from "../modules/subsidy/report-queries";

/** A sum of a year as the ledger gives it: one counted sale of 1.00 of an invented merchant. */
export function yearSum(over: Partial<YearSumRow> = {}): YearSumRow {
  return {
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
  };
}
