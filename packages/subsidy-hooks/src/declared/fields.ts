import { ENTRY_PLATFORM_ZH, type EntryPlatform } from "../ledger/entry";

export const PLATFORMS = ["taobao", "jd", "pinduoduo", "douyin"] as const satisfies readonly EntryPlatform[];
export type Platform = (typeof PLATFORMS)[number];

export const PLATFORM_ZH: Readonly<Record<Platform, string>> = ENTRY_PLATFORM_ZH;

/** Id prefix of a declared row, which is an order of its own in the ledger. */
export const DECLARED_ROW_ID = "dcr";

/** True for the "order" of a declared row, which the shop knows nothing of. */
export function isDeclared(orderId: string): boolean {
  return orderId.startsWith(`${DECLARED_ROW_ID}_`);
}

/** What of a statement is read; every other column is left where it is. */
export const FIELDS = [
  "order_no",
  "paid_at",
  "paid",
  "freight",
  "refunded",
  "title",
  "goods_class",
  "state",
  "after_sale",
] as const;
export type Field = (typeof FIELDS)[number];

export const FIELD_ZH: Readonly<Record<Field, string>> = {
  order_no: "平台订单号",
  paid_at: "付款时间",
  paid: "实付金额（元）",
  freight: "其中运费（元）",
  refunded: "已退金额（元）",
  title: "商品名称",
  goods_class: "商品类别",
  state: "订单状态",
  after_sale: "售后状态",
};

/** Without these nothing can be declared. */
export const REQUIRED_FIELDS = ["order_no", "paid_at", "paid", "title", "state"] as const satisfies readonly Field[];

/** Which column of a statement holds what, and which of its words mean what. */
export interface Mapping {
  /** Column titles as they stand in the file. */
  columns: Readonly<Partial<Record<Field, string>>>;
  /** Order states in which the sale is final. */
  finished_states: readonly string[];
  /** After-sale states which say that money went back. */
  refunded_states: readonly string[];
}

/** One row of a sheet with the number of the line it stands on; 1 is the first. */
export interface SheetRow {
  line: number;
  cells: readonly string[];
}

/** A statement: its titles and the rows below them. */
export interface Table {
  header: readonly string[];
  rows: readonly SheetRow[];
}
