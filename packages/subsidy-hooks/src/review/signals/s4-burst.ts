import { shanghaiDate } from "@qinshui/cn/time";
import { valueOn } from "../../rules/parameter";
import { figure } from "../finding";
import { type ReviewRules, usedOn } from "../rules";
import { groupBy, linesOf, type MerchantOrder, salesByMerchant } from "../sales";
import type { SignalDefinition } from "./signal";

const MINUTE_MS = 60_000;

/**
 * S4: within an hour, one merchant's orders ÷ their distinct buyers reach a number. Every stretch from one order to
 * another that is no longer than the window is looked at. One finding per merchant and Shanghai day.
 */
export const burst: SignalDefinition = {
  code: "s4",
  version: 1,
  raise: (facts, rules) =>
    salesByMerchant(facts).flatMap(({ merchant, orders }) =>
      [...groupBy(burstsIn(orders, rules), ({ date }) => date)].map(([date, bursts]) => {
        const inBurst = [...new Set(bursts.flatMap((one) => one.orders))];
        const densest = bursts.reduce((a, b) => (b.orders.length * a.buyers > a.orders.length * b.buyers ? b : a));
        const minutes = valueOn(rules.s4_minutes, date).value;
        return {
          subject: [merchant.id],
          period: date,
          severity: "medium" as const,
          policy_year: facts.policy_year,
          merchant_id: merchant.id,
          merchant_name: merchant.name,
          text: {
            zh: `${date} 有 ${minutes} 分钟之内 ${densest.orders.length} 个订单只来自 ${densest.buyers} 个买家。`,
            en: `On ${date}, ${densest.orders.length} orders within ${minutes} minutes came from only ${densest.buyers} buyers.`,
          },
          figures: [
            figure("burst_orders", "最密集时段的订单数", "orders in the densest stretch", densest.orders.length),
            figure("burst_buyers", "最密集时段的买家数", "buyers in the densest stretch", densest.buyers),
            figure("orders", "当日涉及订单数", "orders concerned on that day", inBurst.length),
          ],
          lines: linesOf(inBurst),
          parameters: usedOn(date, rules.s4_minutes, rules.s4_orders_per_buyer),
        };
      }),
    ),
};

interface Burst {
  /** Shanghai date of the first order. */
  date: string;
  orders: readonly MerchantOrder[];
  buyers: number;
}

/** For every first order the longest stretch that is a burst. */
function burstsIn(orders: readonly MerchantOrder[], rules: ReviewRules): Burst[] {
  return orders.flatMap((first, from) => {
    const date = shanghaiDate(first.order.sold_at);
    const window = valueOn(rules.s4_minutes, date).value * MINUTE_MS;
    const perBuyer = valueOn(rules.s4_orders_per_buyer, date).value;
    const buyers = new Set<string>();
    let found: Burst | undefined;
    for (let to = from; to < orders.length; to++) {
      const order = orders[to]?.order;
      if (!order || order.sold_at.getTime() - first.order.sold_at.getTime() > window) break;
      buyers.add(order.buyer);
      const size = to - from + 1;
      if (size >= perBuyer * buyers.size) found = { date, orders: orders.slice(from, to + 1), buyers: buyers.size };
    }
    return found ? [found] : [];
  });
}
