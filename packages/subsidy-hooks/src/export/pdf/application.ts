import { type Fen, formatFen, sumFen } from "@qinshui/cn/money";
import { formatShanghai, shanghaiDate } from "@qinshui/cn/time";
import type { Content } from "pdfmake/interfaces";
import type { LineReport } from "../../reports/line-report";
import type { ExcludedRow, OverviewRow } from "../../reports/year-overview";
import type { Policy } from "../../rules/policy";
import { MERCHANT_KIND_ZH } from "../../rules/vocabulary";
import { PLEDGE } from "../pledge";
import { amount, clauseTexts, paragraph, section, table } from "./parts";
import { renderPdf, withoutPictures } from "./render";

export interface ApplicationInput {
  policy: Policy;
  policy_year: number;
  merchant: { name: string; credit_code: string; kind: string };
  /** The merchant's classes with their figures. */
  rows: readonly OverviewRow[];
  /** What of the merchant's does not count, and why. */
  excluded: readonly ExcludedRow[];
  detail: ApplicationDetail;
  certified: boolean;
  at: Date;
}

/** The lines themselves, or where they are too many for paper, what they come to by month. */
export type ApplicationDetail =
  | { lines: readonly LineReport[] }
  | { months: readonly MonthOfLines[]; entry_count: number };

/** What a merchant's lines of a month come to (1 to 12, by the day of the sale in Shanghai). */
export interface MonthOfLines {
  month: number;
  counted_fen: Fen;
  counted: number;
  excluded_fen: Fen;
  excluded: number;
}

/** 申报材料: a merchant's application with every step of its figures, what does not count, and the pledge to sign. */
export function applicationPdf(input: ApplicationInput): Promise<Buffer> {
  const { policy, policy_year, merchant, rows, excluded, detail, certified, at } = input;
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
    ...section("三、明细", detailContent(detail)),
    ...section(
      "四、条款原文",
      clauseTexts(policy, [
        ...policy.online_sales.clauses,
        ...rows.flatMap((row) => row.explanation.flatMap((step) => step.clauses)),
      ]),
    ),
    ...section("五、承诺书", PLEDGE.map(paragraph)),
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

function detailContent(detail: ApplicationDetail): Content[] {
  if ("months" in detail) return monthsContent(detail);
  const { lines } = detail;
  if (lines.length === 0) return [paragraph("没有流水。")];
  return [
    paragraph(
      `共 ${lines.length} 笔，合计 ${formatFen(sumFen(lines.map((line) => line.amount_fen)))}。日期为成交日期。`,
    ),
    {
      stack: [
        table(
          [52, 66, "*", "auto", "auto", 110],
          ["日期", "订单号", "商品", "类型", "金额", "计入"],
          lines.map((line) => [
            shanghaiDate(line.sale_occurred_at),
            line.order_display_id,
            withoutPictures(line.title),
            line.kind_text,
            amount(line.amount_fen),
            line.counts ? `计入：${line.goods_class_text ?? ""}` : `不计入：${line.why}`,
          ]),
        ),
      ],
      fontSize: 8,
    },
  ];
}

function monthsContent({ months, entry_count }: { months: readonly MonthOfLines[]; entry_count: number }): Content[] {
  return [
    table(
      ["*", "auto", "auto", "auto", "auto"],
      ["月份", "计入笔数", "计入金额", "不计入笔数", "不计入金额"],
      months.map((one) => [
        `${one.month} 月`,
        `${one.counted}`,
        amount(one.counted_fen),
        `${one.excluded}`,
        amount(one.excluded_fen),
      ]),
    ),
    paragraph(`共 ${entry_count} 笔，按成交月份汇总；逐笔见同一年度 Excel 报表的“明细表”和“剔除表”。`),
  ];
}
