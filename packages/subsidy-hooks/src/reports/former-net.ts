import { type Fen, fen, sumFen } from "@qinshui/cn/money";
import { NOT_IN_FORCE } from "../ledger/reasons";
import type { YearSumRow } from "../modules/subsidy/report-queries";

/** A claimant's counted net of a class in the year before, in fen; undefined where the ledger cannot know it. */
export type FormerNet = (claimantId: string, goodsClass: string) => Fen | undefined;

/**
 * Former nets out of the sums of the year before; null when the ledger has nothing of that year, of anybody. In a year
 * that it knows, who sold nothing had 0.
 */
export function formerNet(previous: readonly YearSumRow[] | null): FormerNet {
  if (!previous) return () => undefined;
  const unjudged = unjudgedClaimants(previous);
  return (claimantId, goodsClass) => {
    if (unjudged.has(claimantId)) return undefined;
    const own = previous.filter(
      (row) => row.counts && row.merchant_id === claimantId && row.goods_class === goodsClass,
    );
    return sumFen(own.map((row) => fen(row.amount_fen)));
  };
}

/** Who sold goods when no policy was in force: nobody can say what of it would have counted. */
export function unjudgedClaimants(sums: readonly YearSumRow[]): ReadonlySet<string | null> {
  const rows = sums.filter((row) => row.part === "goods" && row.reasons.includes(NOT_IN_FORCE));
  return new Set(rows.map((row) => row.merchant_id));
}
