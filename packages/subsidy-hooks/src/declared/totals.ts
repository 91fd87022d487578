import { type Fen, fen, sumFen } from "@qinshui/cn/money";
import type { DeclaredLine } from "./check-rows";

export interface ClassTotal {
  goods_class: string;
  orders: number;
  goods_fen: Fen;
  refunded_fen: Fen;
  /** Goods less refunds: what would count. */
  net_fen: Fen;
}

/** What lines come to per goods class, by the classes' codes. */
export function classTotals(lines: readonly DeclaredLine[]): ClassTotal[] {
  const classes = [...new Set(lines.map((line) => line.goods_class))].sort();
  return classes.map((goods_class) => {
    const own = lines.filter((line) => line.goods_class === goods_class);
    const goods_fen = sumFen(own.map((line) => line.goods_fen));
    const refunded_fen = sumFen(own.map((line) => line.refunded_fen));
    return { goods_class, orders: own.length, goods_fen, refunded_fen, net_fen: fen(goods_fen - refunded_fen) };
  });
}
