import { fen } from "@qinshui/cn/money";
import type { MerchantKind } from "../ledger/order-snapshot";
import type { YearSumRow } from "../modules/subsidy/report-queries";
import type { SimulatedSales } from "../rules/simulate";

/** Reasons that a reform can lift; whatever is out for another one stays out. */
const LIFTABLE = new Set(["offline_channel", "merchant_kind"]);

/**
 * The ledger's sums of a year as a simulation wants them: with what only a reform would admit. `previous` are those of
 * the year before, for readings that look at the growth; a claimant without any then had none.
 */
export function simulatedYear(sums: readonly YearSumRow[], previous: readonly YearSumRow[]): SimulatedSales[] {
  const former = summed(previous);
  return [...summed(sums)].map(([key, sales]) => {
    const before = former.get(key);
    const net = before ? before.gross_fen - before.refunded_fen + before.adjusted_fen : 0n;
    return { ...sales, previous_net_fen: fen(net) };
  });
}

function summed(rows: readonly YearSumRow[]): Map<string, SimulatedSales> {
  const sums = new Map<string, SimulatedSales>();
  for (const row of rows) {
    if (row.merchant_id === null || row.goods_class === null || row.part !== "goods") continue;
    if (!row.reasons.every((reason) => LIFTABLE.has(reason))) continue;
    const channel = row.reasons.includes("offline_channel") ? "onsite" : "online";
    const key = JSON.stringify([row.merchant_id, row.goods_class, channel]);
    const sum = sums.get(key) ?? {
      claimant_id: row.merchant_id,
      claimant_name: row.merchant_name ?? "",
      claimant_kind: row.merchant_kind as MerchantKind,
      channel,
      goods_class: row.goods_class,
      gross_fen: fen(0),
      refunded_fen: fen(0),
      adjusted_fen: fen(0),
    };
    const amount = fen(row.amount_fen);
    if (row.kind === "sale") sum.gross_fen = fen(sum.gross_fen + amount);
    else if (row.kind === "adjustment") sum.adjusted_fen = fen(sum.adjusted_fen + amount);
    else sum.refunded_fen = fen(sum.refunded_fen - amount);
    sums.set(key, sum);
  }
  return sums;
}
