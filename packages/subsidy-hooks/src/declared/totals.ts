import { type Fen, fen } from "@qinshui/cn/money";
import type { DeclaredLine } from "./check-rows";

export interface ClassTotal {
  goods_class: string;
  orders: number;
  goods_fen: Fen;
  refunded_fen: Fen;
  /** Goods less refunds. */
  net_fen: Fen;
}

/** What lines come to per goods class, by the classes' codes. */
export function classTotals(lines: readonly DeclaredLine[]): ClassTotal[] {
  const totals = new Map<string, ClassTotal>();
  for (const { goods_class, goods_fen, refunded_fen } of lines) {
    const total = totals.get(goods_class) ?? emptyTotal(goods_class);
    total.orders += 1;
    total.goods_fen = fen(total.goods_fen + goods_fen);
    total.refunded_fen = fen(total.refunded_fen + refunded_fen);
    total.net_fen = fen(total.goods_fen - total.refunded_fen);
    totals.set(goods_class, total);
  }
  return [...totals.values()].sort((a, b) => (a.goods_class < b.goods_class ? -1 : 1));
}

function emptyTotal(goods_class: string): ClassTotal {
  return { goods_class, orders: 0, goods_fen: fen(0), refunded_fen: fen(0), net_fen: fen(0) };
}
