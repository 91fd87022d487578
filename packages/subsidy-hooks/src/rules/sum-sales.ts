import { type Fen, fen } from "@qinshui/cn/money";
import type { Entry, EntryKind, Tag } from "../ledger/entry";
import type { ClaimantSales } from "./assessment";

type Column = "gross_fen" | "refunded_fen" | "adjusted_fen";

const COLUMN: Readonly<Record<EntryKind, { column: Column; sign: bigint }>> = {
  sale: { column: "gross_fen", sign: 1n },
  cancellation: { column: "refunded_fen", sign: -1n },
  refund: { column: "refunded_fen", sign: -1n },
  return: { column: "refunded_fen", sign: -1n },
  adjustment: { column: "adjusted_fen", sign: 1n },
};

/**
 * Sums a year's entries per merchant and goods class, over the lines whose tag counts. `tags` holds the newest tag of
 * each line. Ordered by merchant id, then class. A claimant whose every line is out has no row.
 */
export function sumSales(entries: readonly Entry[], tags: readonly Tag[], year: number): ClaimantSales[] {
  const tagOf = new Map(tags.map((tag) => [keyOf(tag), tag]));
  const sums = new Map<string, ClaimantSales>();
  for (const entry of entries) {
    const tag = tagOf.get(keyOf(entry));
    if (entry.policy_year !== year || !tag?.counts || !entry.merchant || tag.goods_class === null) continue;
    const key = JSON.stringify([entry.merchant.id, tag.goods_class]);
    const sum = sums.get(key) ?? emptySum(entry.merchant.id, entry.merchant.name, tag.goods_class);
    const { column, sign } = COLUMN[entry.kind];
    sums.set(key, { ...sum, [column]: fen(sum[column] + sign * entry.amount_fen) });
  }
  return [...sums.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}

function emptySum(claimant_id: string, claimant_name: string, goods_class: string): ClaimantSales {
  const zero: Fen = fen(0);
  return { claimant_id, claimant_name, goods_class, gross_fen: zero, refunded_fen: zero, adjusted_fen: zero };
}

function keyOf({ order_id, line_id }: { order_id: string; line_id: string }): string {
  return JSON.stringify([order_id, line_id]);
}
