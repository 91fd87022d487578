import { type Fen, fen } from "@qinshui/cn/money";
import type { ClaimantSales } from "./assessment";
import type { PolicyFiles } from "./policy-files";

/** Test data only: an invented county's policy, whose every number and word differs from any real one. */

const parameter = (unit: string, values: Record<string, string>) =>
  [
    "description: 示例",
    "description_en: example",
    `unit: ${unit}`,
    "values:",
    ...Object.entries(values).map(([from, value]) => `  ${from}: { value: ${value}, clauses: [s1] }`),
  ].join("\n");

export const inventedFiles: PolicyFiles = {
  "policy.yaml": `
id: invented
name: 示例县办法
name_en: Invented county
document_number: 示例〔2030〕1号
issuer: 示例县
issuer_en: Invented county
issued_on: 2030-01-01
effective_from: 2030-01-01
effective_to: 2033-12-31
currency: cny
online_sales:
  name: 示例奖补
  name_en: example subsidy
  clauses: [s1]
  fund: null
  goods_classes:
    pottery: { name: 陶器, name_en: pottery, method: rate, clauses: [s1] }
    tea: { name: 茶叶, name_en: tea, method: rate, clauses: [s2] }
new_project_grant: null
loan_interest: null
cross_border: null
funds: null
no_double_funding: null
public_notice: null
`,
  "text.zh.md": "# 示例\n\n## s1 第一条\n\n> 陶器。\n\nPottery.\n\n## s2 第二条\n\n> 茶叶。\n\nTea.\n",
  "parameters/online_sales/pottery/threshold.yaml": parameter("yuan", {
    "2030-01-01": '"3.00"',
    "2032-01-01": '"4.00"',
  }),
  "parameters/online_sales/pottery/rate.yaml": parameter("percent", { "2030-01-01": '"12.3456"' }),
  "parameters/online_sales/pottery/basis.yaml": parameter("basis", { "2030-01-01": "whole" }),
  "parameters/online_sales/pottery/comparison.yaml": parameter("comparison", { "2030-01-01": "gt" }),
  "parameters/online_sales/pottery/rounding.yaml": parameter("rounding", { "2030-01-01": "down" }),
  "parameters/online_sales/tea/threshold.yaml": parameter("yuan", { "2030-01-01": '"2.00"' }),
  "parameters/online_sales/tea/rate.yaml": parameter("percent", { "2031-01-01": '"100"' }),
  "parameters/online_sales/tea/basis.yaml": parameter("basis", { "2030-01-01": "growth" }),
  "parameters/online_sales/tea/comparison.yaml": parameter("comparison", { "2030-01-01": "gte" }),
  "parameters/online_sales/tea/rounding.yaml": parameter("rounding", { "2030-01-01": "half_away_from_zero" }),
  "parameters/online_sales/eligible/merchant_kinds.yaml": parameter("merchant_kinds", {
    "2030-01-01": "[cooperative]",
  }),
  "parameters/online_sales/eligible/channels.yaml": parameter("channels", { "2030-01-01": "[onsite]" }),
  "cases/s1.yaml": `
- 名称: 合作社在现场卖陶器，超过起补线，按全部净额
  期间: [2030]
  依据: [s1]
  输入:
    申报主体: { 名称: 示例, 类型: 合作社, 审核通过: "2030-01-01 00:00:00" }
    销售:
      - { 成交: "2030-02-01 00:00:00", 商品类别: 陶器, 渠道: 体验馆现场, 金额: "3.01" }
  应得:
    - { 年度: 2030, 商品类别: 陶器, 净额: "3.01", 达到起补线: 是, 补贴: "0.37" }
`,
};

export function sales(goods_class: string, gross: bigint | number, more: Partial<ClaimantSales> = {}): ClaimantSales {
  const zero: Fen = fen(0);
  return {
    claimant_id: "mer_1",
    claimant_name: "示例商家",
    goods_class,
    gross_fen: fen(gross),
    refunded_fen: zero,
    adjusted_fen: zero,
    ...more,
  };
}
