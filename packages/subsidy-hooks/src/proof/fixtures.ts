import { fen } from "@qinshui/cn/money";
import { inventedFiles } from "../rules/fixtures";
import { parsePolicy } from "../rules/parse-policy";
import type { PolicyFiles } from "../rules/policy-files";
import type { SealedLine } from "./sealed-line";

/** Test data only: the invented county, both of its classes paid on their own year alone, and lines sold there. */

const POTTERY = "parameters/online_sales/pottery";
const TEA = "parameters/online_sales/tea";

export const sampleFiles: PolicyFiles = {
  ...inventedFiles,
  [`${TEA}/basis.yaml`]: inventedFiles[`${POTTERY}/basis.yaml`] ?? "",
  [`${TEA}/rate.yaml`]: inventedFiles[`${POTTERY}/rate.yaml`] ?? "",
};

export const samplePolicy = parsePolicy(sampleFiles);

export const SAMPLE_YEAR = 2030;

/** A sale of pottery for 1.00 yuan that counts. */
export function sampleLine(position: number, more: Partial<SealedLine> = {}): SealedLine {
  return {
    position,
    entry_id: `entry_${position}`,
    source_key: `capture:capture_${position}:line_${position}`,
    claimant_id: "mer_1",
    claimant_name: "示例合作社",
    claimant_kind: "cooperative",
    credit_code: "",
    goods_class: "pottery",
    channel: "onsite",
    platform: "shop",
    kind: "sale",
    part: "goods",
    amount_fen: fen(100),
    occurred_at: "2030-05-01T08:00:00.000Z",
    sale_occurred_at: "2030-05-01T08:00:00.000Z",
    recorded_at: "2030-05-01T08:00:01.000Z",
    order_id: `order_${position}`,
    order_display_id: `${1000 + position}`,
    line_id: `line_${position}`,
    title: "示例陶罐，大号",
    corrects: "",
    reasons: "",
    note: "",
    ...more,
  };
}

/** A small year: two claimants, both classes, money back, and lines that do not count. */
export function sampleLines(): SealedLine[] {
  return [
    sampleLine(0, { amount_fen: fen(1_000) }),
    sampleLine(1, { kind: "refund", amount_fen: fen(-250), source_key: "refund:refund_1:line_0", line_id: "line_0" }),
    sampleLine(2, { goods_class: "tea", amount_fen: fen(12_345), title: '茶叶 "示例", 一号' }),
    sampleLine(3, { part: "freight", goods_class: "", reasons: "freight", title: "运费" }),
    sampleLine(4, { claimant_id: "mer_2", claimant_name: "示例二社", amount_fen: fen(50_000) }),
    sampleLine(5, {
      claimant_id: "mer_2",
      claimant_name: "示例二社",
      reasons: "excluded_by_decision",
      note: "复核\n剔除",
    }),
    sampleLine(6, { channel: "online", claimant_kind: "individual", reasons: "offline_channel;merchant_kind" }),
    sampleLine(7, { kind: "adjustment", amount_fen: fen(5), corrects: "capture:capture_0:line_0" }),
  ];
}
