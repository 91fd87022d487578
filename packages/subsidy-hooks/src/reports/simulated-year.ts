import { type Fen, fen } from "@qinshui/cn/money";
import type { MerchantKind } from "../ledger/order-snapshot";
import type { YearSumRow } from "../modules/subsidy/report-queries";
import type { SimulatedSales } from "../rules/simulate";
import { rangeOf, together } from "./entry-range";
import { unjudgedClaimants } from "./former-net";

/** Reasons that a reform can lift; whatever is out for another one stays out. */
const LIFTABLE = new Set(["offline_channel", "merchant_kind"]);

/**
 * The ledger's sums of a year as a simulation wants them: with what only a reform would admit. `previous` are all sums
 * of the year before, for readings that look at the growth; without any row nothing is known of that year, and of a
 * claimant whose sales no policy judged then nothing either. A claimant's former sales of a class that were of another
 * channel or kind than any of this year stand in a sum of their own, so that they are counted as the policy counts them.
 */
export function simulatedYear(sums: readonly YearSumRow[], previous: readonly YearSumRow[]): SimulatedSales[] {
  const now = summed(sums);
  if (previous.length === 0) return [...now.values()];
  const unjudged = unjudgedClaimants(previous);
  return withFormerYear(now, summed(previous)).map((sales) =>
    unjudged.has(sales.claimant_id) ? withoutFormer(sales) : sales,
  );
}

function withoutFormer({ previous_net_fen: _unknown, ...sales }: SimulatedSales): SimulatedSales {
  return sales;
}

function summed(rows: readonly YearSumRow[]): Map<string, SimulatedSales> {
  const sums = new Map<string, SimulatedSales>();
  for (const row of rows) {
    if (row.merchant_id === null || row.goods_class === null || row.part !== "goods") continue;
    if (!row.reasons.every((reason) => LIFTABLE.has(reason))) continue;
    const channel = row.reasons.includes("offline_channel") ? "onsite" : "online";
    const sold = {
      claimant_id: row.merchant_id,
      claimant_name: row.merchant_name ?? "",
      claimant_kind: row.merchant_kind as MerchantKind,
      channel,
      goods_class: row.goods_class,
    } as const;
    const sum = sums.get(simulatedKey(sold)) ?? {
      ...sold,
      gross_fen: fen(0),
      refunded_fen: fen(0),
      adjusted_fen: fen(0),
    };
    const amount = fen(row.amount_fen);
    if (row.kind === "sale") sum.gross_fen = fen(sum.gross_fen + amount);
    else if (row.kind === "adjustment") sum.adjusted_fen = fen(sum.adjusted_fen + amount);
    else sum.refunded_fen = fen(sum.refunded_fen - amount);
    const range = rangeOf([row]);
    sum.entries = [sum.entries?.[0] ? together(sum.entries[0], range) : range];
    sums.set(simulatedKey(sold), sum);
  }
  return sums;
}

/** What tells one sum of a simulation from another. */
function simulatedKey(sales: Pick<SimulatedSales, "claimant_id" | "claimant_kind" | "channel" | "goods_class">) {
  return JSON.stringify([sales.claimant_id, sales.goods_class, sales.claimant_kind, sales.channel]);
}

/**
 * A year's sums with what the year before came to, both by {@link simulatedKey}; of a year that is known, so that who
 * sold nothing in it had 0. Former sales of a kind or channel that a claimant's class does not have this year are sums
 * of their own, without sales: a policy counts them, or does not, by their own kind and channel.
 */
function withFormerYear(
  now: ReadonlyMap<string, SimulatedSales>,
  former: ReadonlyMap<string, SimulatedSales>,
): SimulatedSales[] {
  const present = [...now].map(([key, sales]) => ({ ...sales, previous_net_fen: netOf(former.get(key)) }));
  const sold = new Set(present.map(classKey));
  const others = [...former].filter(([key, sales]) => !now.has(key) && sold.has(classKey(sales)));
  const zero = fen(0);
  const withoutSales = { gross_fen: zero, refunded_fen: zero, adjusted_fen: zero };
  return [...present, ...others.map(([, sales]) => ({ ...sales, ...withoutSales, previous_net_fen: netOf(sales) }))];
}

function netOf(sales: SimulatedSales | undefined): Fen {
  return sales ? fen(sales.gross_fen - sales.refunded_fen + sales.adjusted_fen) : fen(0);
}

function classKey({ claimant_id, goods_class }: SimulatedSales): string {
  return JSON.stringify([claimant_id, goods_class]);
}
