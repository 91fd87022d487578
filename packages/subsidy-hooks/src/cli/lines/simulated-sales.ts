import { fen } from "@qinshui/cn/money";
import type { MerchantKind, SalesChannelKind } from "../../ledger/order-snapshot";
import { eligibilityDates } from "../../rules/eligibility";
import type { Policy } from "../../rules/policy";
import type { SimulatedSales } from "../../rules/simulate";
import { startOfDate, yearBounds } from "../../time/policy-year";
import { isOutAnyway, type SaleLine } from "./sale-line";

/**
 * Sums a year's lines per claimant, kind, channel, class and the days in which none of the policies changes what it asks
 * of a sale, whether they count or not; what the year before came to goes along in the same way, if there are any lines
 * of that year at all: a file of one year alone says nothing of the year before. What is
 * out whatever a policy asks (`isOutAnyway`) is in no sum.
 */
export function simulatedSales(policies: readonly Policy[], year: number) {
  const periods = [year - 1, year].flatMap((one) => eligibilityDates(policies, one)).map(periodFrom);
  const { from: newYear, to: end } = yearBounds(year);
  const sums = new Map<string, SimulatedSales>();
  const former = new Map<string, SimulatedSales>();
  let isFormerKnown = false;

  const take = (line: SaleLine): void => {
    const period = periods.findLast(({ start }) => start <= line.sale_occurred_at);
    if (!period || line.sale_occurred_at >= end.getTime()) return;
    const isFormer = line.sale_occurred_at < newYear.getTime();
    isFormerKnown ||= isFormer;
    if (isOutAnyway(line)) return;
    const key = JSON.stringify([line.claimant_id, line.claimant_kind, line.channel, line.goods_class, period.from]);
    const list = isFormer ? former : sums;
    const sum = list.get(key) ?? emptySum(line, period.from);
    list.set(key, sum);
    if (line.amount_fen > 0n) sum.gross_fen = fen(sum.gross_fen + line.amount_fen);
    else sum.refunded_fen = fen(sum.refunded_fen - line.amount_fen);
  };

  const finish = (): SimulatedSales[] => {
    if (!isFormerKnown) return [...sums.values()];
    const none = { gross_fen: fen(0), refunded_fen: fen(0) };
    return [
      ...[...sums.values()].map((sum) => ({ ...sum, previous_net_fen: fen(0) })),
      ...[...former.values()].map((sum) => ({
        ...sum,
        ...none,
        previous_net_fen: fen(sum.gross_fen - sum.refunded_fen),
      })),
    ];
  };

  return { take, finish };
}

function periodFrom(from: string): { from: string; start: number } {
  return { from, start: startOfDate(from).getTime() };
}

function emptySum(line: SaleLine, from: string): SimulatedSales {
  return {
    claimant_id: line.claimant_id,
    claimant_name: line.claimant_id,
    claimant_kind: line.claimant_kind as MerchantKind,
    channel: line.channel as SalesChannelKind,
    from,
    goods_class: line.goods_class,
    gross_fen: fen(0),
    refunded_fen: fen(0),
    adjusted_fen: fen(0),
  };
}
