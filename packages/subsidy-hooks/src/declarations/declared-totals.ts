import { type Fen, fen } from "@qinshui/cn/money";
import type { AsOf } from "../modules/subsidy/report-queries";
import type SubsidyModuleService from "../modules/subsidy/service";
import type { ShopTotals } from "../reports/shop-totals";

const PAGE = 500;

/**
 * Adds a policy year's accepted declarations to the shop's own money, row by row compared with the ledger: what the
 * statements say is to declared sales what captures and refunds are to the shop's. An undone row is nothing.
 */
export async function withDeclared(
  shop: ShopTotals,
  ledger: SubsidyModuleService,
  year: number,
  asOf: AsOf,
): Promise<ShopTotals> {
  const sums = { captured: 0n, refunded: 0n, difference: 0n };
  const differing: string[] = [];
  for (let after = ""; ; ) {
    const rows = await ledger.declared((store) => store.postedRows(year, after, PAGE));
    const ids = rows.map((row) => row.id);
    const held = new Map<string, Fen>();
    for (const sum of ids.length === 0 ? [] : await ledger.orderSums(ids, asOf)) {
      held.set(sum.order_id, fen((held.get(sum.order_id) ?? 0n) + BigInt(sum.amount_fen)));
    }
    for (const row of rows) {
      const [goods, refunded] = row.undone_at ? [0n, 0n] : [BigInt(row.goods_fen), BigInt(row.refunded_fen)];
      const difference = goods - refunded - (held.get(row.id) ?? 0n);
      sums.captured += goods;
      sums.refunded += refunded;
      sums.difference += difference;
      if (difference !== 0n) differing.push(row.id);
    }
    if (rows.length < PAGE) break;
    after = ids.at(-1) ?? after;
  }
  return {
    captured_fen: fen(shop.captured_fen + sums.captured),
    refunded_fen: fen(shop.refunded_fen + sums.refunded),
    difference_fen: fen(shop.difference_fen + sums.difference),
    differing_orders: [...shop.differing_orders, ...differing],
  };
}
