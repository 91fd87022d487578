import { type Fen, sumFen } from "@qinshui/cn/money";
import { compareText } from "../ledger/book";
import type { LineFacts, MerchantFacts, OrderFacts, ReviewFacts } from "./facts";
import { type FindingLine, findingLine } from "./finding";

/** What one merchant sold in one order. */
export interface MerchantOrder {
  order: OrderFacts;
  lines: readonly LineFacts[];
}

/** A merchant with its part of every order it has a part in, by time of sale. */
export interface MerchantSales {
  merchant: MerchantFacts;
  orders: readonly MerchantOrder[];
}

export function salesByMerchant({ merchants, orders }: ReviewFacts): MerchantSales[] {
  const parts = orders.flatMap((order) =>
    [...groupBy(order.lines, (line) => line.merchant_id)].map(([id, lines]) => ({ id, part: { order, lines } })),
  );
  const byMerchant = groupBy(parts, ({ id }) => id);
  return merchants.flatMap((merchant) => {
    const own = byMerchant.get(merchant.id)?.map(({ part }) => part) ?? [];
    return own.length === 0 ? [] : [{ merchant, orders: [...own].sort(byTime) }];
  });
}

function byTime(a: MerchantOrder, b: MerchantOrder): number {
  return a.order.sold_at.getTime() - b.order.sold_at.getTime() || compareText(a.order.order_id, b.order.order_id);
}

export function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

export function netOf(orders: readonly MerchantOrder[]): Fen {
  return sumFen(orders.flatMap(({ lines }) => lines.map((line) => line.net_fen)));
}

export function capturedOf(orders: readonly MerchantOrder[]): Fen {
  return sumFen(orders.flatMap(({ lines }) => lines.map((line) => line.captured_fen)));
}

export function buyersOf(orders: readonly MerchantOrder[]): number {
  return new Set(orders.map(({ order }) => order.buyer)).size;
}

export function linesOf(orders: readonly MerchantOrder[]): FindingLine[] {
  return orders.flatMap(({ order, lines }) => lines.map((line) => findingLine(order, line)));
}

/** The date by whose parameters what is said of a whole year is judged. */
export function lastDayOf({ policy_year }: ReviewFacts): string {
  return `${policy_year}-12-31`;
}
