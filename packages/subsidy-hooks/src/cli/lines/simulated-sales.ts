import { fen } from "@qinshui/cn/money";
import type { MerchantKind, SalesChannelKind } from "../../ledger/order-snapshot";
import { simulatedKey, withFormerYear } from "../../rules/former-year";
import type { SimulatedSales } from "../../rules/simulate";
import { yearBounds } from "../../time/policy-year";
import type { SaleLine } from "./sale-line";

/**
 * Sums a year's lines per claimant, kind, channel and class, whether the policy counts them or not, and those of the
 * year before with them (`withFormerYear`), if there are any lines of that year at all: a file of one year alone says
 * nothing of the year before. Lines without a class are in no sum.
 */
export function simulatedSales(year: number) {
  const [now, before] = [yearBounds(year), yearBounds(year - 1)];
  const sums = new Map<string, SimulatedSales>();
  const former = new Map<string, SimulatedSales>();
  let isFormerKnown = false;

  const take = (line: SaleLine): void => {
    const isFormer = isWithin(line.sale_occurred_at, before);
    isFormerKnown ||= isFormer;
    if (line.goods_class === "") return;
    if (isFormer) addTo(former, line);
    else if (isWithin(line.sale_occurred_at, now)) addTo(sums, line);
  };

  const finish = (): SimulatedSales[] => (isFormerKnown ? withFormerYear(sums, former) : [...sums.values()]);

  return { take, finish };
}

function addTo(sums: Map<string, SimulatedSales>, line: SaleLine): void {
  const empty = emptySum(line);
  const key = simulatedKey(empty);
  const sum = sums.get(key) ?? empty;
  sums.set(key, sum);
  if (line.amount_fen > 0n) sum.gross_fen = fen(sum.gross_fen + line.amount_fen);
  else sum.refunded_fen = fen(sum.refunded_fen - line.amount_fen);
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
