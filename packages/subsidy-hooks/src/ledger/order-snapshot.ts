import type { Fen } from "@qinshui/cn/money";

/**
 * What the ledger needs to know of one order, as plain data. Whoever reads it from the shop converts money from
 * `raw_*.value` to fen and times to instants; nothing in here is rounded or defaulted. The order of the lists has no
 * meaning. An amount or instant that is not known is an error of the reader, not a zero.
 */
export interface OrderSnapshot {
  order_id: string;
  display_id: string;
  /** ISO 4217 in lower case. Only "cny" is booked; another is the error `unknown_currency`. */
  currency_code: string;
  channel: SalesChannel;
  canceled_at: Date | null;
  /** Every line ever sold in this order: goods lines and, as `part: "freight"`, its shipping methods. */
  lines: readonly SnapshotLine[];
  captures: readonly Capture[];
  refunds: readonly Refund[];
  returned_items: readonly ReturnedItem[];
  dispatches: readonly Dispatch[];
  /** What people decided about single lines after looking into a finding, in the order of writing. */
  line_decisions: readonly LineDecision[];
}

/** A person's decision to exclude a line, or to admit it again, on the ground of one finding. */
export interface LineDecision {
  line_id: string;
  /** The finding's key. A line stays out as long as one finding's last decision excludes it. */
  finding_key: string;
  effect: "exclude" | "admit";
}

export interface SalesChannel {
  id: string;
  name: string;
  /** From the sales channel's metadata; which of these counts is the policy's to say. */
  channel: SalesChannelKind;
}

export const SALES_CHANNELS = ["online", "onsite"] as const;
export type SalesChannelKind = (typeof SALES_CHANNELS)[number];

export type LinePart = "goods" | "freight";

export interface SnapshotLine {
  /** Line item id, or shipping method id for freight. */
  line_id: string;
  part: LinePart;
  title: string;
  /** Null for freight. */
  product_id: string | null;
  /** Quantity as first sold; 0 for a line added later (see `changes`). Freight: 1. */
  quantity: number;
  /** What the whole line costs as first sold: after discounts, tax included. 0 for a line added later. */
  amount: Fen;
  /** What an order edit made of the line, if any: the whole line's new quantity and amount from an instant on. */
  changes: readonly LineChange[];
  /** Null when the product (or the shipping profile) has no merchant. */
  merchant: SnapshotMerchant | null;
  /** All decisions on the product's goods class; empty for freight. */
  goods_classes: readonly GoodsClassDecision[];
}

export interface LineChange {
  at: Date;
  quantity: number;
  amount: Fen;
}

export const MERCHANT_KINDS = ["enterprise", "individual", "cooperative", "self_operated"] as const;
export type MerchantKind = (typeof MERCHANT_KINDS)[number];
export type MerchantStatus = "applied" | "approved" | "suspended" | "closed";

export interface SnapshotMerchant {
  id: string;
  handle: string;
  name: string;
  kind: MerchantKind;
  credit_code: string;
  /** `seq` is the order of writing: of two effective from the same instant the later written one holds. */
  status_changes: readonly { status: MerchantStatus; effective_at: Date; seq: number }[];
}

export interface GoodsClassDecision {
  id: string;
  /** A class of the policy, for example `specialty_agricultural`. */
  goods_class: string;
  effective_from: Date;
  /** When the decision was recorded; of two effective from the same instant the later recorded one holds. */
  decided_at: Date;
}

export interface Capture {
  id: string;
  payment_id: string;
  amount: Fen;
  /** When the money was captured: the instant of the sale, which decides its policy year. */
  at: Date;
  /** When the shop wrote the capture down, never before `at`: its place among what the shop knew of. */
  recorded_at: Date;
}

export interface Refund {
  id: string;
  payment_id: string;
  amount: Fen;
  /** When the money was refunded. */
  at: Date;
  /** The lines that whoever refunded named, as recorded with the refund; null (or empty) when none were named. */
  allocation: readonly NamedLine[] | null;
}

export interface NamedLine {
  line_id: string;
  amount: Fen;
}

export interface ReturnedItem {
  /** Id of the receipt, unique in the order; what comes back in parts has one for each. */
  id: string;
  return_id: string;
  line_id: string;
  /** Units of the line that came back together (damaged ones too); not what was only requested. */
  quantity: number;
  /** When they were received. */
  received_at: Date;
}

/** Goods of the order that left for the buyer or were handed over. */
export interface Dispatch {
  at: Date;
  /** When the shop took that back as a mistake; null when it stands. */
  withdrawn_at: Date | null;
}
