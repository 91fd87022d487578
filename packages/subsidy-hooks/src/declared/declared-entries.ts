import { type Fen, fen } from "@qinshui/cn/money";
import { deriveTags } from "../ledger/derive-tags";
import type { Eligibility } from "../ledger/eligibility";
import type { Entry, Tag } from "../ledger/entry";
import type { LineDecision, SnapshotMerchant } from "../ledger/order-snapshot";
import { policyYearOf } from "../time/policy-year";
import type { DeclaredLine } from "./check-rows";
import type { Platform } from "./fields";

/** A stored line of a statement with whoever sold. */
export interface DeclaredSale extends Omit<DeclaredLine, "line"> {
  /** Id of the stored row: unique for ever, so an order that is undone and declared again is another one. */
  id: string;
  platform: Platform;
  /** When the statement was handed in: a statement does not say when it was refunded, but not later than this. */
  known_at: Date;
  merchant: SnapshotMerchant;
}

const PLATFORM_SHORT: Readonly<Record<Platform, string>> = {
  taobao: "淘宝",
  jd: "京东",
  pinduoduo: "拼多多",
  douyin: "抖音",
};

/** The order number people know: platform and its number there. */
export function displayIdOf({ platform, platform_order_no }: DeclaredSale): string {
  return `${PLATFORM_SHORT[platform]}-${platform_order_no}`;
}

/** A statement has one line for each order. Unique in the ledger, as every line's id must be. */
export function lineIdOf({ id }: Pick<DeclaredSale, "id">): string {
  return `${id}-1`;
}

/** What an accepted line adds to the ledger: the sale, and what was given back of it, in the year of the sale. */
export function declaredEntries(sale: DeclaredSale): Entry[] {
  const key = `import:${sale.id}:${lineIdOf(sale)}`;
  const declared = entryOf(sale, key, "sale", sale.goods_fen, sale.paid_at);
  if (sale.refunded_fen === 0n) return [declared];
  return [declared, entryOf(sale, `${key}:refund`, "refund", fen(-sale.refunded_fen), sale.known_at)];
}

/** Takes back what {@link declaredEntries} added, entry by entry, undone at an instant. Nothing is deleted. */
export function reversalEntries(sale: DeclaredSale, at: Date): Entry[] {
  return declaredEntries(sale).map((entry) => ({
    ...entry,
    source_key: `adjustment:1:${entry.source_key}`,
    source_type: "adjustment",
    source_id: `1:${entry.source_key}`,
    kind: "adjustment",
    amount_fen: fen(-entry.amount_fen),
    occurred_at: at,
    basis: "correction",
    corrects: entry.source_key,
  }));
}

/**
 * Whether a line counts, judged like every other line sold online: the merchant's kind, whether it was approved when
 * the buyer paid, and the class declared, and what was decided about the line. Error: whatever `eligibilityAt` throws.
 */
export function declaredTags(
  sale: DeclaredSale,
  eligibilityAt: (instant: Date) => Eligibility | null,
  line_decisions: readonly LineDecision[] = [],
): Tag[] {
  const beginning = new Date(0);
  return deriveTags(
    {
      order_id: sale.id,
      display_id: displayIdOf(sale),
      currency_code: "cny",
      channel: { id: sale.platform, name: PLATFORM_SHORT[sale.platform], channel: "online" },
      canceled_at: null,
      lines: [
        {
          line_id: lineIdOf(sale),
          part: "goods",
          title: sale.title,
          product_id: null,
          quantity: 1,
          amount: sale.goods_fen,
          changes: [],
          merchant: sale.merchant,
          goods_classes: [
            { id: sale.id, goods_class: sale.goods_class, effective_from: beginning, decided_at: beginning },
          ],
        },
      ],
      captures: [
        { id: sale.id, payment_id: sale.id, amount: sale.goods_fen, at: sale.paid_at, recorded_at: sale.paid_at },
      ],
      refunds: [],
      returned_items: [],
      dispatches: [],
      line_decisions,
    },
    eligibilityAt,
  );
}

function entryOf(sale: DeclaredSale, key: string, kind: "sale" | "refund", amount: Fen, at: Date): Entry {
  const { id, handle, name, kind: merchantKind, credit_code } = sale.merchant;
  return {
    source_key: key,
    source_type: "import",
    source_id: sale.id,
    order_id: sale.id,
    line_id: lineIdOf(sale),
    part: "goods",
    product_id: null,
    title: sale.title,
    kind,
    amount_fen: amount,
    occurred_at: at,
    sale_occurred_at: sale.paid_at,
    policy_year: policyYearOf(sale.paid_at),
    merchant: { id, handle, name, kind: merchantKind, credit_code },
    basis: "declared",
    to_check: false,
    corrects: null,
  };
}
