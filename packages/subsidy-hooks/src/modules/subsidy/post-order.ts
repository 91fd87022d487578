import { generateEntityId } from "@medusajs/framework/utils";
import type { Eligibility } from "../../ledger/eligibility";
import type { Entry, EntryPlatform, Tag } from "../../ledger/entry";
import type { SalesChannelKind } from "../../ledger/order-snapshot";
import { planRows } from "../../ledger/plan-rows";
import type { PostedEntry } from "../../ledger/standing";
import { type EntryRow, entryContent, entryOfRow, inputHash, sameTag, type TagRow, tagOfRow } from "./entry-row";
import { subsidyErrors } from "./errors";

/** Minimal view of MikroORM's manager: every statement here is written out, the ledger being append-only. */
export interface Sql {
  execute<T>(sql: string, parameters?: unknown[]): Promise<T>;
}

export interface OrderRows {
  entries: PostedEntry[];
  /** Newest tag per line. */
  tags: Tag[];
  /** Changes with every row added to this order; see {@link SubsidyModuleService.postOrder}. */
  version: string;
}

export interface PostOrderInput {
  order_id: string;
  order_display_id: string;
  channel: SalesChannelKind;
  platform: EntryPlatform;
  /** What `deriveEntries` says of a snapshot that was read after `version` was. */
  derived: readonly Entry[];
  /** What `deriveTags` says; only tags that differ from the newest are added. */
  tags: readonly Tag[];
  version: string;
}

export interface Posted {
  /** False when rows were added since `version` was read: read the order again. */
  current: boolean;
  entries: PostedEntry[];
  tags: Tag[];
}

const ENTRY_COLUMNS = [
  "id",
  "source_key",
  "input_hash",
  "source_type",
  "source_id",
  "order_id",
  "order_display_id",
  "line_id",
  "part",
  "product_id",
  "title",
  "kind",
  "currency_code",
  "amount_fen",
  "occurred_at",
  "sale_occurred_at",
  "policy_year",
  "merchant_id",
  "merchant_handle",
  "merchant_name",
  "merchant_kind",
  "merchant_credit_code",
  "basis",
  "to_check",
  "corrects",
  "channel",
  "platform",
  "goods_class",
  "counts",
  "reasons",
] as const;

/**
 * Brings the ledger to what was derived, inside the caller's transaction and under the order's advisory lock. See
 * {@link SubsidyModuleService.postOrder}.
 */
export async function postOrder(
  sql: Sql,
  input: PostOrderInput,
  eligibilityAt: (instant: Date) => Eligibility | null,
): Promise<Posted> {
  await sql.execute(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [`subsidy:${input.order_id}`]);
  const rows = await readOrder(sql, input.order_id);
  if (rows.version !== input.version) return { current: false, entries: [], tags: [] };
  const known = new Map(rows.tags.map((tag) => [tag.line_id, tag]));
  const tags = input.tags.filter((tag) => {
    const newest = known.get(tag.line_id);
    return !newest || !sameTag(newest, tag);
  });
  const present = new Map([...rows.tags, ...tags].map((tag) => [tag.line_id, tag]));
  const order = { channel: input.channel, derived: input.derived, tags: present, eligibilityAt };
  const entries = planRows(rows.entries, order, new Date());
  await appendEntries(sql, entries, input);
  await appendTags(sql, tags);
  return { current: true, entries, tags };
}

/** All rows the ledger holds for an order. */
export async function readOrder(sql: Sql, orderId: string): Promise<OrderRows> {
  const entryRows = await sql.execute<EntryRow[]>(`select * from subsidy_entry where order_id = ? order by seq`, [
    orderId,
  ]);
  const tagRows = await sql.execute<TagRow[]>(
    `select distinct on (line_id) * from subsidy_tag where order_id = ? order by line_id, seq desc`,
    [orderId],
  );
  const newestTag = tagRows.reduce((newest, row) => (BigInt(row.seq) > newest ? BigInt(row.seq) : newest), 0n);
  return {
    entries: entryRows.map(entryOfRow),
    tags: tagRows.map(tagOfRow),
    version: `${entryRows.at(-1)?.seq ?? 0}:${newestTag}`,
  };
}

async function appendEntries(sql: Sql, entries: readonly PostedEntry[], order: OrderOfEntries): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map((entry) => {
    const row = rowOf(entry, order);
    return ENTRY_COLUMNS.map((column) => row[column]);
  });
  const inserted = await sql.execute<{ source_key: string }[]>(
    `insert into subsidy_entry (${ENTRY_COLUMNS.join(", ")}) values ${placeholders(rows)}
     on conflict (source_key) do nothing returning source_key`,
    rows.flat(),
  );
  if (inserted.length < entries.length) await assertSameContent(sql, entries);
}

/** Called when some were already there. Thrown inside the transaction, so what was inserted goes too. */
async function assertSameContent(sql: Sql, entries: readonly Entry[]): Promise<void> {
  const held = await sql.execute<EntryRow[]>(`select * from subsidy_entry where source_key = any(?::text[])`, [
    arrayLiteral(entries.map((entry) => entry.source_key)),
  ]);
  const byKey = new Map(held.map((row) => [row.source_key, row]));
  for (const entry of entries) {
    const row = byKey.get(entry.source_key);
    if (row && row.input_hash === inputHash(entry)) continue;
    throw subsidyErrors.entry_content_differs({
      source_key: entry.source_key,
      posted: row ? entryContent(entryOfRow(row)) : "",
      offered: entryContent(entry),
    });
  }
}

type OrderOfEntries = Pick<PostOrderInput, "order_display_id" | "platform">;

/** What is written of an entry, by column. */
export function rowOf(
  entry: PostedEntry,
  { order_display_id, platform }: OrderOfEntries,
): Record<(typeof ENTRY_COLUMNS)[number], unknown> {
  const { merchant } = entry;
  return {
    id: generateEntityId("", "sent"),
    source_key: entry.source_key,
    input_hash: inputHash(entry),
    source_type: entry.source_type,
    source_id: entry.source_id,
    order_id: entry.order_id,
    order_display_id,
    line_id: entry.line_id,
    part: entry.part,
    product_id: entry.product_id,
    title: entry.title,
    kind: entry.kind,
    currency_code: "cny",
    amount_fen: entry.amount_fen.toString(),
    occurred_at: entry.occurred_at.toISOString(),
    sale_occurred_at: entry.sale_occurred_at.toISOString(),
    policy_year: entry.policy_year,
    merchant_id: merchant?.id ?? null,
    merchant_handle: merchant?.handle ?? null,
    merchant_name: merchant?.name ?? null,
    merchant_kind: merchant?.kind ?? null,
    merchant_credit_code: merchant?.credit_code ?? null,
    basis: entry.basis,
    to_check: entry.to_check,
    corrects: entry.corrects,
    channel: entry.channel,
    platform,
    goods_class: entry.goods_class,
    counts: entry.counts,
    reasons: arrayLiteral(entry.reasons),
  };
}

async function appendTags(sql: Sql, tags: readonly Tag[]): Promise<void> {
  if (tags.length === 0) return;
  const rows = tags.map((tag) => [
    generateEntityId("", "stag"),
    tag.programme,
    tag.order_id,
    tag.line_id,
    tag.part,
    tag.product_id,
    tag.merchant_id,
    tag.goods_class,
    tag.counts,
    JSON.stringify(tag.reasons),
    tag.sale_occurred_at.toISOString(),
    tag.policy_year,
  ]);
  await sql.execute(
    `insert into subsidy_tag (id, programme, order_id, line_id, part, product_id, merchant_id, goods_class, counts,
       reasons, sale_occurred_at, policy_year) values ${placeholders(rows)}`,
    rows.flat(),
  );
}

/** "(?, ?), (?, ?)" for rows of values. */
function placeholders(rows: readonly (readonly unknown[])[]): string {
  return rows.map((row) => `(${row.map(() => "?").join(", ")})`).join(", ");
}

/** A text[] literal: one bound value whatever the length. */
export function arrayLiteral(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replace(/[\\"]/g, "\\$&")}"`).join(",")}}`;
}
