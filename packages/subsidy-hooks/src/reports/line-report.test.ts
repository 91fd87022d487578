import type { EntryRow } from "../modules/subsidy/entry-row";
import { samplePolicy } from "../proof/fixtures";
import { lineReport } from "./line-report";

const row = (over: Partial<EntryRow>): EntryRow => ({
  id: "sent_1",
  seq: "1",
  source_key: "capture:cap_1:line_1",
  input_hash: "",
  source_type: "capture",
  source_id: "cap_1",
  order_id: "order_1",
  order_display_id: "1",
  line_id: "line_1",
  part: "goods",
  product_id: "prod_1",
  title: "示例陶罐",
  kind: "sale",
  amount_fen: "100",
  occurred_at: "2030-05-01T00:00:00Z",
  sale_occurred_at: "2030-05-01T00:00:00Z",
  policy_year: 2030,
  merchant_id: "mer_1",
  merchant_handle: "shili",
  merchant_name: "示例合作社",
  merchant_kind: "cooperative",
  merchant_credit_code: "",
  basis: "captured",
  to_check: false,
  corrects: null,
  channel: "onsite",
  platform: "shop",
  goods_class: "pottery",
  counts: true,
  reasons: [],
  created_at: "2030-05-01T00:00:01Z",
  ...over,
});

describe("lineReport", () => {
  it("says where a line that counts was sold", () => {
    expect(lineReport(row({}), samplePolicy).why).toMatch(/^体验馆现场成交；商家为合作社/);
    expect(lineReport(row({ channel: "online" }), samplePolicy).why).toMatch(/^线上成交；/);
  });

  it("says every reason of one that does not, in the same words as the proof", () => {
    const out = { counts: false, goods_class: null, reasons: ["policy_not_in_force"] };
    expect(lineReport(row(out), samplePolicy)).toMatchObject({ why: "成交时没有适用的补贴政策", clauses: [] });
  });
});
