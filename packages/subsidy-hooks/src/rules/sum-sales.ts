import { type Fen, fen, sumFen } from "@qinshui/cn/money";
import type { ClaimantSales } from "./assessment";

/** A row of the ledger, or what rows of one merchant, kind and standing come to. */
export interface LedgerSum {
  merchant_id: string | null;
  merchant_name: string | null;
  /** The entries' kind. */
  kind: string;
  /** What the entries count as: their own standing, fixed when they were added. */
  counts: boolean;
  goods_class: string | null;
  /** Signed; a decimal text as the database gives it. */
  amount_fen: bigint | string;
}

/** A year's rows as claimants' sales: per merchant and class what counts, in order of first appearance. */
export function sumSales(rows: readonly LedgerSum[]): ClaimantSales[] {
  return countedGroups(rows).map(salesOf);
}

/** The rows that count, by merchant and class. What is out, of nobody or of no class is in no group. */
export function countedGroups<Row extends LedgerSum>(rows: readonly Row[]): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    if (!row.counts || row.merchant_id === null || row.goods_class === null) continue;
    const key = JSON.stringify([row.merchant_id, row.goods_class]);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}

/** The sales of one claimant and class, whose rows these are. */
export function salesOf(rows: readonly LedgerSum[]): ClaimantSales {
  const [first] = rows;
  return {
    claimant_id: first?.merchant_id ?? "",
    claimant_name: first?.merchant_name ?? "",
    goods_class: first?.goods_class ?? "",
    gross_fen: grossOf(rows),
    refunded_fen: refundedOf(rows),
    adjusted_fen: adjustedOf(rows),
  };
}

type Amount = Pick<LedgerSum, "kind" | "amount_fen">;

/** Σ sale entries. */
export function grossOf(rows: readonly Amount[]): Fen {
  return sumOf(rows, ["sale"]);
}

/** Σ cancellation, refund and return entries, with the sign turned. */
export function refundedOf(rows: readonly Amount[]): Fen {
  return fen(-sumOf(rows, ["cancellation", "refund", "return"]));
}

/** Σ adjustment entries, signed. */
export function adjustedOf(rows: readonly Amount[]): Fen {
  return sumOf(rows, ["adjustment"]);
}

function sumOf(rows: readonly Amount[], kinds: readonly string[]): Fen {
  return sumFen(rows.filter((row) => kinds.includes(row.kind)).map((row) => fen(row.amount_fen)));
}
