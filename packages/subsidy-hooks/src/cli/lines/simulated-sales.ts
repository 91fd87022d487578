import { fen } from "@qinshui/cn/money";
import type { MerchantKind, SalesChannelKind } from "../../ledger/order-snapshot";
import type { SimulatedSales } from "../../rules/simulate";
import { yearBounds } from "../../time/policy-year";
import type { SaleLine } from "./sale-line";

/**
 * Sums a year's lines per claimant, kind, channel and class, whether the policy counts them or not; the sums of the
 * year before go along as the claimant's former net, if there are any lines of that year at all: a file of one year
 * alone says nothing of the year before. Lines without a class, or out by a person's decision, are in no sum: no
 * reform lets them in.
 */
export function simulatedSales(year: number) {
  const [now, before] = [yearBounds(year), yearBounds(year - 1)];
  const sums = new Map<string, SimulatedSales>();
  const former = new Map<string, bigint>();

  const take = (line: SaleLine): void => {
    if (line.goods_class === "" || line.claimant_id === "" || line.decided) return;
    const key = JSON.stringify([line.claimant_id, line.claimant_kind, line.channel, line.goods_class]);
    if (isWithin(line.sale_occurred_at, before)) former.set(key, (former.get(key) ?? 0n) + line.amount_fen);
    if (!isWithin(line.sale_occurred_at, now)) return;
    const sum = sums.get(key) ?? emptySum(line);
    sums.set(key, sum);
    if (line.amount_fen > 0n) sum.gross_fen = fen(sum.gross_fen + line.amount_fen);
    else sum.refunded_fen = fen(sum.refunded_fen - line.amount_fen);
  };

  const finish = (): SimulatedSales[] =>
    [...sums].map(([key, sum]) => (former.size === 0 ? sum : { ...sum, previous_net_fen: fen(former.get(key) ?? 0n) }));

  return { take, finish };
}

function isWithin(time: number, { from, to }: { from: Date; to: Date }): boolean {
  return time >= from.getTime() && time < to.getTime();
}

function emptySum(line: SaleLine): SimulatedSales {
  return {
    claimant_id: line.claimant_id,
    claimant_name: line.claimant_id,
    claimant_kind: line.claimant_kind as MerchantKind,
    channel: line.channel as SalesChannelKind,
    goods_class: line.goods_class,
    gross_fen: fen(0),
    refunded_fen: fen(0),
    adjusted_fen: fen(0),
  };
}
