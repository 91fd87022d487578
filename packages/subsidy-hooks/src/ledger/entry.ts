import type { Fen } from "@qinshui/cn/money";
import type { LinePart, MerchantKind } from "./order-snapshot";
import type { TagReason } from "./reasons";

export const ENTRY_KINDS = ["sale", "cancellation", "refund", "return", "adjustment", "declared"] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

export const ENTRY_KIND_ZH: Readonly<Record<EntryKind, string>> = {
  sale: "销售",
  cancellation: "取消",
  refund: "退款",
  return: "退货",
  adjustment: "调整",
  declared: "站外申报",
};

/** What an entry was derived from. `<source_type>:<source_id>:<line_id>` is its source key, unique in the ledger. */
export type SourceType = "capture" | "refund" | "adjustment" | "tag" | "import";

/** How the amount came to stand on this line. */
export const ENTRY_BASES = [
  "captured",
  "named",
  "returned",
  "pro_rata",
  "remainder",
  "correction",
  "reclassified",
  "declared",
] as const;
export type EntryBasis = (typeof ENTRY_BASES)[number];

export const ENTRY_BASIS_ZH: Readonly<Record<EntryBasis, string>> = {
  captured: "按收款分摊",
  named: "按退款人指定的商品",
  returned: "按已收到的退货",
  pro_rata: "按未退余额比例分摊",
  remainder: "余款全部退清",
  correction: "依据变化后的更正",
  reclassified: "类别或计入与否改变，转出转入",
  declared: "站外申报",
};

/** The merchant as it was when the entry was derived. */
export interface EntryMerchant {
  id: string;
  handle: string;
  name: string;
  kind: MerchantKind;
  credit_code: string;
}

/** One row of the ledger: added once, never changed. Money that came in is positive, money that went back negative. */
export interface Entry {
  source_key: string;
  source_type: SourceType;
  source_id: string;
  order_id: string;
  line_id: string;
  part: LinePart;
  product_id: string | null;
  title: string;
  kind: EntryKind;
  /** Signed; never 0. */
  amount_fen: Fen;
  /** Instant of the capture or refund itself. */
  occurred_at: Date;
  /** Instant of the capture that made the sale; for money that goes back, of the sale it undoes. */
  sale_occurred_at: Date;
  /** Shanghai calendar year of `sale_occurred_at`. */
  policy_year: number;
  merchant: EntryMerchant | null;
  basis: EntryBasis;
  /** 待核对: which line the money belongs to was worked out by arithmetic, not by evidence. */
  to_check: boolean;
  /** Source key of the entry that an adjustment corrects; null otherwise. */
  corrects: string | null;
}

/** 归集标记: whether one order line counts for the programme, with every reason when it does not. */
export interface Tag {
  programme: "online_sales";
  order_id: string;
  line_id: string;
  part: LinePart;
  product_id: string | null;
  merchant_id: string | null;
  /** The class decided for the instant of sale; null when none was. */
  goods_class: string | null;
  counts: boolean;
  /** In the order of TAG_REASONS; empty exactly when `counts`. */
  reasons: readonly TagReason[];
  /** The instant that was judged: the line's first capture. */
  sale_occurred_at: Date;
  policy_year: number;
}
