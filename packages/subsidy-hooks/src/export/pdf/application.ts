import { formatFen, sumFen } from "@qinshui/cn/money";
import { formatShanghai } from "@qinshui/cn/time";
import type { Content } from "pdfmake/interfaces";
import type { ExcludedRow, OverviewRow } from "../../reports/year-overview";
import type { Policy } from "../../rules/policy";
import { MERCHANT_KIND_ZH } from "../../rules/vocabulary";
import { PLEDGE } from "../pledge";
import { amount, clauseTexts, paragraph, section, table } from "./parts";
import { renderPdf } from "./render";

export interface ApplicationInput {
  policy: Policy;
  policy_year: number;
  merchant: { name: string; credit_code: string; kind: string };
  /** The merchant's classes with their figures. */
  rows: readonly OverviewRow[];
  /** What of the merchant's does not count, and why. */
  excluded: readonly ExcludedRow[];
  certified: boolean;
  at: Date;
}

/** 申报材料: a merchant's application with every step of its figures, what does not count, and the pledge to sign. */
export function applicationPdf(input: ApplicationInput): Promise<Buffer> {
  const { policy, policy_year, merchant, rows, excluded, certified, at } = input;
  const content: Content[] = [
    table(
      ["auto", "*"],
      ["项目", "内容"],
      [
        ["申报主体", merchant.name],
        ["统一社会信用代码", merchant.credit_code],
        ["主体类型", MERCHANT_KIND_ZH[merchant.kind as keyof typeof MERCHANT_KIND_ZH] ?? merchant.kind],
        ["申报年度", `${policy_year}`],
        ["政策依据", `《${policy.name}》（${policy.document_number}）`],
        ["申报金额", { text: formatFen(sumFen(rows.map((row) => row.subsidy_fen))), bold: true }],
        ["核算状态", certified ? "核定（年度已关账）" : "预估（年度未关账，金额可能变化）"],
        ["出具时间", formatShanghai(at)],
      ],
    ),
    ...section("一、核算结果", [figures(rows), ...rows.flatMap(steps)]),
    ...section("二、不计入的金额", excludedContent(excluded)),
    ...section(
      "三、条款原文",
      clauseTexts(policy, [
        ...policy.online_sales.clauses,
        ...rows.flatMap((row) => row.explanation.flatMap((step) => step.clauses)),
      ]),
    ),
    ...section("四、承诺书", PLEDGE.map(paragraph)),
    { text: "申报主体（盖章）：\n负责人（签字）：\n日期：", alignment: "right", margin: [0, 20, 90, 0] },
  ];
  return renderPdf({ title: `${policy.online_sales.name}申报材料`, at, content });
}

function figures(rows: readonly OverviewRow[]): Content {
  return table(
    ["*", "auto", "auto", "auto", "auto", "auto"],
    ["商品类别", "销售总额", "取消退款退货", "调整", "销售净额", "补贴"],
    rows.map((row) => [
      row.goods_class_zh,
      amount(row.gross_fen),
      amount(row.refunded_fen),
      amount(row.adjusted_fen),
      amount(row.net_fen),
      amount(row.subsidy_fen),
    ]),
  );
}

function steps(row: OverviewRow): Content[] {
  return [
    { text: row.goods_class_zh, bold: true, margin: [0, 6, 0, 2] },
    { ol: row.explanation.map((step) => step.zh), fontSize: 9.5 },
  ];
}

function excludedContent(excluded: readonly ExcludedRow[]): Content[] {
  if (excluded.length === 0) return [paragraph("没有不计入的金额。")];
  return [
    table(
      ["*", "auto", "auto"],
      ["原因", "笔数", "金额"],
      excluded.map((row) => [
        row.reasons.map(({ text }) => text).join("；"),
        `${row.entry_count}`,
        amount(row.amount_fen),
      ]),
    ),
  ];
}
