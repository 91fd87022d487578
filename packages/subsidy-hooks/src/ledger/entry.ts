import type { Fen } from "@qinshui/cn/money";
import type { LinePart, MerchantKind } from "./order-snapshot";

/** What moved. Where it was sold is said by the platform: a sale declared from another platform is a sale. */
export const ENTRY_KINDS = ["sale", "cancellation", "refund", "return", "adjustment"] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

export const ENTRY_KIND_ZH: Readonly<Record<EntryKind, string>> = {
  sale: "销售",
  cancellation: "取消",
  refund: "退款",
  return: "退货",
  adjustment: "调整",
};

/** Where a line was sold: in this shop, or on the platform whose statement declares it. */
export const ENTRY_PLATFORMS = ["shop", "taobao", "jd", "pinduoduo", "douyin"] as const;
export type EntryPlatform = (typeof ENTRY_PLATFORMS)[number];

export const ENTRY_PLATFORM_ZH: Readonly<Record<EntryPlatform, string>> = {
  shop: "本商城",
  taobao: "淘宝 / 天猫",
  jd: "京东",
  pinduoduo: "拼多多",
  douyin: "抖音",
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

export const TAG_REASONS = [
  "freight",
  "offline_channel",
  "merchant_missing",
  "merchant_kind",
  "merchant_not_approved",
  "goods_class_missing",
  "excluded_by_decision",
] as const;
export type TagReason = (typeof TAG_REASONS)[number];

export const TAG_REASON_ZH: Readonly<Record<TagReason, string>> = {
  freight: "运费，不属于商品销售额",
  offline_channel: "线下渠道成交，不属于线上销售",
  merchant_missing: "商品没有关联商家",
  merchant_kind: "商家类型不在奖补对象之内",
  merchant_not_approved: "成交时商家未处于审核通过状态",
  goods_class_missing: "成交时商品尚未认定类别",
  excluded_by_decision: "经核查剔除",
};

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
