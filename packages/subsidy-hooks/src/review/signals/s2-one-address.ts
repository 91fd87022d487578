import { valueOn } from "../../rules/parameter";
import { figure } from "../finding";
import { usedOn } from "../rules";
import { buyersOf, groupBy, lastDayOf, linesOf, salesByMerchant } from "../sales";
import type { SignalDefinition } from "./signal";

/** S2: many buyers have one merchant's goods sent to one address. */
export const oneAddress: SignalDefinition = {
  code: "s2",
  version: 1,
  raise: (facts, rules) => {
    const date = lastDayOf(facts);
    const enough = valueOn(rules.s2_buyers, date).value;
    return salesByMerchant(facts).flatMap(({ merchant, orders }) => {
      const sent = orders
        .filter(({ order }) => order.address !== null)
        .map(({ order, lines }) => ({ order, lines: lines.filter((line) => !line.pickup) }))
        .filter(({ lines }) => lines.length > 0);
      return [...groupBy(sent, ({ order }) => order.address ?? "")]
        .filter(([, there]) => buyersOf(there) >= enough)
        .map(([address, there]) => ({
          subject: [merchant.id, address],
          period: String(facts.policy_year),
          severity: "medium",
          policy_year: facts.policy_year,
          merchant_id: merchant.id,
          merchant_name: merchant.name,
          text: {
            zh: `${buyersOf(there)} 个不同的买家把 ${there.length} 个订单寄到同一个地址。`,
            en: `${buyersOf(there)} different buyers had ${there.length} orders sent to one address.`,
          },
          figures: [
            figure("buyers", "买家数", "buyers", buyersOf(there)),
            figure("orders", "订单数", "orders", there.length),
          ],
          lines: linesOf(there),
          parameters: usedOn(date, rules.s2_buyers),
        }));
    });
  },
};
