import type { Fen } from "@qinshui/cn/money";
import type { OverviewRow } from "../reports/year-overview";
import { percentText } from "../rules/explain";
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

/** 汇总表: one row per merchant and goods class. `word` says what the amounts are: 预估 or 核定. */
export const summaryColumns = (word: string): Column<OverviewRow>[] => [
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
  { title: `${word}补贴（元）`, width: 18, cell: (row) => money(row.subsidy_fen) },
  { title: "流水笔数", width: 10, cell: (row) => count(row.entry_count) },
  { title: "待核对笔数", width: 12, cell: (row) => count(row.to_check_count) },
];

function merchantKind(kind: string | null): string {
  return MERCHANT_KIND_ZH[kind as keyof typeof MERCHANT_KIND_ZH] ?? kind ?? "";
}
