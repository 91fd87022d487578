import { createHash } from "node:crypto";
import { fen } from "@qinshui/cn/money";
import { encodeFields } from "../../ledger/canonical";
import type { Entry, EntryBasis, EntryKind, SourceType, Tag, TagReason } from "../../ledger/entry";
import type { LinePart, MerchantKind, SalesChannelKind } from "../../ledger/order-snapshot";
import type { PostedEntry } from "../../ledger/standing";

/** A row of `subsidy_entry` as the driver returns it: int8 as text, timestamps as Date or text. */
export interface EntryRow {
  id: string;
  seq: string;
  source_key: string;
  input_hash: string;
  source_type: string;
  source_id: string;
  order_id: string;
  order_display_id: string;
  line_id: string;
  part: string;
  product_id: string | null;
  title: string;
  kind: string;
  amount_fen: string;
  occurred_at: Date | string;
  sale_occurred_at: Date | string;
  policy_year: number;
  merchant_id: string | null;
  merchant_handle: string | null;
  merchant_name: string | null;
  merchant_kind: string | null;
  merchant_credit_code: string | null;
  basis: string;
  to_check: boolean;
  corrects: string | null;
  channel: string;
  platform: string;
  goods_class: string | null;
  counts: boolean;
  reasons: string[];
  created_at: Date | string;
}

/** What of an entry must be the same when it is offered again: everything that moves money or a year. */
function contentFields(entry: Entry): (string | null)[] {
  return [
    entry.source_key,
    entry.order_id,
    entry.line_id,
    entry.part,
    entry.kind,
    entry.amount_fen.toString(),
    entry.occurred_at.toISOString(),
    entry.sale_occurred_at.toISOString(),
    String(entry.policy_year),
    entry.corrects,
  ];
}

/** The content for people, to be shown where two contents differ. */
export function entryContent(entry: Entry): string {
  return JSON.stringify(contentFields(entry));
}

/** SHA-256 over the canonical encoding of the content, hex. */
export function inputHash(entry: Entry): string {
  return createHash("sha256")
    .update(encodeFields("subsidy-entry-content/1", contentFields(entry)))
    .digest("hex");
}

/** The entry a row holds; amounts exact, times as instants. */
export function entryOfRow(row: EntryRow): PostedEntry {
  return {
    source_key: row.source_key,
    source_type: row.source_type as SourceType,
    source_id: row.source_id,
    order_id: row.order_id,
    line_id: row.line_id,
    part: row.part as LinePart,
    product_id: row.product_id,
    title: row.title,
    kind: row.kind as EntryKind,
    amount_fen: fen(row.amount_fen),
    occurred_at: new Date(row.occurred_at),
    sale_occurred_at: new Date(row.sale_occurred_at),
    policy_year: row.policy_year,
    merchant: merchantOfRow(row),
    basis: row.basis as EntryBasis,
    to_check: row.to_check,
    corrects: row.corrects,
    channel: row.channel as SalesChannelKind,
    goods_class: row.goods_class,
    counts: row.counts,
    reasons: row.reasons as PostedEntry["reasons"],
  };
}

function merchantOfRow(row: EntryRow): Entry["merchant"] {
  if (row.merchant_id === null) return null;
  return {
    id: row.merchant_id,
    handle: row.merchant_handle ?? "",
    name: row.merchant_name ?? "",
    kind: row.merchant_kind as MerchantKind,
    credit_code: row.merchant_credit_code ?? "",
  };
}

export interface TagRow {
  seq: string;
  order_id: string;
  line_id: string;
  part: string;
  product_id: string | null;
  merchant_id: string | null;
  goods_class: string | null;
  counts: boolean;
  reasons: TagReason[];
  sale_occurred_at: Date | string;
  policy_year: number;
}

export function tagOfRow(row: TagRow): Tag {
  return {
    programme: "online_sales",
    order_id: row.order_id,
    line_id: row.line_id,
    part: row.part as LinePart,
    product_id: row.product_id,
    merchant_id: row.merchant_id,
    goods_class: row.goods_class,
    counts: row.counts,
    reasons: row.reasons,
    sale_occurred_at: new Date(row.sale_occurred_at),
    policy_year: row.policy_year,
  };
}

/** True when a line's newest tag already says the same, so that no new row is needed. */
export function sameTag(a: Tag, b: Tag): boolean {
  return tagContent(a) === tagContent(b);
}

function tagContent(tag: Tag): string {
  return JSON.stringify([
    tag.line_id,
    tag.merchant_id,
    tag.goods_class,
    tag.counts,
    tag.reasons,
    tag.sale_occurred_at.toISOString(),
    tag.policy_year,
  ]);
}
