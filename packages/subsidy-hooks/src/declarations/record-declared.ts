import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { fen } from "@qinshui/cn/money";
import {
  type DeclaredSale,
  declaredEntries,
  declaredTags,
  displayIdOf,
  reversalEntries,
} from "../declared/declared-entries";
import type { Platform } from "../declared/fields";
import { withDecisions } from "../ledger/derive-tags";
import type { Entry, Tag } from "../ledger/entry";
import type { LineDecision, SnapshotMerchant } from "../ledger/order-snapshot";
import { SUBSIDY_MODULE } from "../modules/subsidy";
import type { DeclaredRowRow, StatementRow } from "../modules/subsidy/declared";
import { declaredErrors } from "../modules/subsidy/declared-errors";
import { inputHash } from "../modules/subsidy/entry-row";
import { subsidyErrors } from "../modules/subsidy/errors";
import type { OrderRows } from "../modules/subsidy/post-order";
import type SubsidyModuleService from "../modules/subsidy/service";
import { merchantsById, type Query, readLineDecisions } from "../recording/read-order-snapshot";
import { eligibilityIfAny } from "../rules/eligibility";

const ROUNDS = 8;

/**
 * Brings the ledger in line with one declared row: nothing before it was accepted, then its sale and refund, and when
 * it is undone what takes them back. Safe to call at any time, any number of times; its tag is as of now. Errors:
 * `declared_merchant_unknown`, `entry_content_differs`, `order_keeps_changing`.
 */
export async function recordDeclared(
  container: MedusaContainer,
  rowId: string,
): Promise<{ order_id: string; entries: number; tags: number }> {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  for (let round = 0; round < ROUNDS; round++) {
    const rows = await ledger.orderRows(rowId);
    const found = await ledger.declared((store) => store.row(rowId));
    if (!found?.row.posted_at) return { order_id: rowId, entries: 0, tags: 0 };
    const { merchant, isGone } = await sellerOf(query, found.statement, rows);
    const sale = saleOf(found.row, found.statement, merchant);
    const decisions = await readLineDecisions(query, rowId);
    const posted = await ledger.postOrder({
      order_id: rowId,
      order_display_id: displayIdOf(sale),
      channel: "online",
      platform: sale.platform,
      derived: notHeld(entriesOf(sale, found.row), rows.entries),
      // A line whose merchant is gone from the shop keeps its tag but for what people decided about it.
      tags: isGone ? rows.tags.map((tag) => withDecisions(tag, decisions)) : tagsOf(sale, ledger, decisions),
      version: rows.version,
    });
    if (posted.current) return { order_id: rowId, entries: posted.entries.length, tags: posted.tags.length };
  }
  throw subsidyErrors.order_keeps_changing({ order_id: rowId });
}

/** What is booked keeps the merchant's name and kind it was booked with; approvals are those of now. */
async function sellerOf(
  query: Query,
  { merchant_id }: StatementRow,
  { entries }: OrderRows,
): Promise<{ merchant: SnapshotMerchant; isGone: boolean }> {
  const found = (await merchantsById(query, [merchant_id])).get(merchant_id);
  const booked = entries[0]?.merchant;
  if (booked) return { merchant: { ...booked, status_changes: found?.status_changes ?? [] }, isGone: !found };
  if (!found) throw declaredErrors.declared_merchant_unknown();
  return { merchant: found, isGone: false };
}

function saleOf(row: DeclaredRowRow, statement: StatementRow, merchant: SnapshotMerchant): DeclaredSale {
  return {
    id: row.id,
    platform: row.platform as Platform,
    platform_order_no: row.platform_order_no,
    paid_at: new Date(row.paid_at),
    goods_fen: fen(row.goods_fen),
    refunded_fen: fen(row.refunded_fen),
    known_at: new Date(statement.created_at),
    title: row.title,
    goods_class: row.goods_class,
    merchant,
  };
}

function entriesOf(sale: DeclaredSale, { undone_at }: DeclaredRowRow): Entry[] {
  return undone_at === null
    ? declaredEntries(sale)
    : [...declaredEntries(sale), ...reversalEntries(sale, new Date(undone_at))];
}

/** Entries that are in the ledger as they are need not be offered again; one that differs is, to be refused. */
function notHeld(entries: readonly Entry[], posted: readonly Entry[]): Entry[] {
  const held = new Map(posted.map((entry) => [entry.source_key, inputHash(entry)]));
  return entries.filter((entry) => held.get(entry.source_key) !== inputHash(entry));
}

/** None where the policy says nothing of the instant. */
function tagsOf(sale: DeclaredSale, ledger: SubsidyModuleService, decisions: readonly LineDecision[]): Tag[] {
  return declaredTags(sale, eligibilityIfAny(ledger.policy()), decisions);
}
