import { type Fen, fen } from "@qinshui/cn/money";
import type { SimulatedSales } from "./simulate";

/** What tells one sum of a simulation from another. */
export function simulatedKey(sales: Pick<SimulatedSales, "claimant_id" | "claimant_kind" | "channel" | "goods_class">) {
  return JSON.stringify([sales.claimant_id, sales.goods_class, sales.claimant_kind, sales.channel]);
}

/**
 * A year's sums with what the year before came to, both by {@link simulatedKey}; of a year that is known, so that who
 * sold nothing in it had 0. Former sales of a kind or channel that a claimant's class does not have this year are sums
 * of their own, without sales: a policy counts them, or does not, by their own kind and channel.
 */
export function withFormerYear(
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
