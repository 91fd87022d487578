import { type Fen, fen } from "@qinshui/cn/money";
import { formatShanghai } from "@qinshui/cn/time";
import { ENTRY_BASIS_ZH, ENTRY_KIND_ZH, type EntryBasis, type EntryKind } from "../ledger/entry";
import type { ReportLine } from "../modules/subsidy/report-queries";
import { reasonsText } from "../reports/reasons";
import type { OverviewRow } from "../reports/year-overview";
import { percentText } from "../rules/explain";
import type { Policy } from "../rules/policy";
import { MERCHANT_KIND_ZH } from "../rules/vocabulary";

/** A column of a report. What a cell holds says how it is written: text as text, fen as yuan with two decimals. */
export interface Column<Row> {
  title: string;
  /** Width in characters, for a spreadsheet. */
  width: number;
  cell(row: Row): Cell;
}

export type Cell = { text: string } | { count: number } | { money: Fen };

const text = (value: string | null | undefined): Cell => ({ text: value ?? "" });
const count = (value: number): Cell => ({ count: value });
const money = (value: Fen): Cell => ({ money: value });
const yesNo = (value: boolean): Cell => text(value ? "是" : "否");

/** 明细表 and 剔除表: one row per entry. No personal data: neither name, address nor telephone of a buyer. */
export function lineColumns(policy: Policy): Column<ReportLine>[] {
  const classes = policy.online_sales.goods_classes;
  return [
    { title: "流水序号", width: 10, cell: (row) => text(row.seq) },
    { title: "补贴年度", width: 10, cell: (row) => text(String(row.policy_year)) },
    { title: "商家", width: 28, cell: (row) => text(row.merchant_name) },
    { title: "统一社会信用代码", width: 22, cell: (row) => text(row.merchant_credit_code) },
    { title: "商家类型", width: 12, cell: (row) => text(merchantKind(row.merchant_kind)) },
    // As text: a spreadsheet would turn long numbers into powers of ten.
    { title: "订单号", width: 12, cell: (row) => text(row.order_display_id) },
    { title: "商品", width: 32, cell: (row) => text(row.title) },
    { title: "项目", width: 8, cell: (row) => text(row.part === "freight" ? "运费" : "商品") },
    {
      title: "商品类别",
      width: 14,
      cell: (row) => text(classes.get(row.goods_class ?? "")?.name ?? row.goods_class),
    },
    { title: "流水类型", width: 10, cell: (row) => text(ENTRY_KIND_ZH[row.kind as EntryKind]) },
    { title: "金额（元）", width: 16, cell: (row) => money(fen(row.amount_fen)) },
    { title: "金额归属依据", width: 24, cell: (row) => text(ENTRY_BASIS_ZH[row.basis as EntryBasis]) },
    { title: "待核对", width: 8, cell: (row) => yesNo(row.to_check) },
    { title: "发生时间", width: 18, cell: (row) => text(formatShanghai(new Date(row.occurred_at))) },
    { title: "成交时间", width: 18, cell: (row) => text(formatShanghai(new Date(row.sale_occurred_at))) },
    { title: "入账时间", width: 18, cell: (row) => text(formatShanghai(new Date(row.created_at))) },
    { title: "是否计入", width: 10, cell: (row) => yesNo(row.counts) },
    { title: "剔除原因", width: 48, cell: (row) => text(row.counts ? "" : reasonsText(row.reasons)) },
    { title: "流水来源", width: 64, cell: (row) => text(row.source_key) },
    { title: "更正的流水", width: 64, cell: (row) => text(row.corrects) },
  ];
}

/** 汇总表: one row per merchant and goods class. */
export const SUMMARY_COLUMNS: Column<OverviewRow>[] = [
  { title: "商家", width: 28, cell: (row) => text(row.claimant_name) },
  { title: "统一社会信用代码", width: 22, cell: (row) => text(row.credit_code) },
  { title: "商家类型", width: 12, cell: (row) => text(merchantKind(row.merchant_kind)) },
  { title: "商品类别", width: 14, cell: (row) => text(row.goods_class_zh) },
  { title: "销售总额（元）", width: 18, cell: (row) => money(row.gross_fen) },
  { title: "取消退款退货（元）", width: 18, cell: (row) => money(row.refunded_fen) },
  { title: "调整（元）", width: 16, cell: (row) => money(row.adjusted_fen) },
  { title: "销售净额（元）", width: 18, cell: (row) => money(row.net_fen) },
  { title: "起补线（元）", width: 18, cell: (row) => money(row.threshold_fen) },
  { title: "计补部分（元）", width: 18, cell: (row) => money(row.excess_fen) },
  { title: "比例", width: 8, cell: (row) => text(row.rate_ppm === null ? "按档次" : percentText(row.rate_ppm)) },
  { title: "预估补贴（元）", width: 18, cell: (row) => money(row.subsidy_fen) },
  { title: "流水笔数", width: 10, cell: (row) => count(row.entry_count) },
  { title: "待核对笔数", width: 12, cell: (row) => count(row.to_check_count) },
];

function merchantKind(kind: string | null): string {
  return MERCHANT_KIND_ZH[kind as keyof typeof MERCHANT_KIND_ZH] ?? kind ?? "";
}
