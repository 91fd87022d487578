import { formatFen } from "@qinshui/cn/money";
import { PPM } from "../../money/rate";
import { valueOn } from "../../rules/parameter";
import { figure } from "../finding";
import { percentOf, usedOn } from "../rules";
import { groupBy, lastDayOf, linesOf, netOf, salesByMerchant } from "../sales";
import type { SignalDefinition } from "./signal";

/** S3: one buyer made a large share of a merchant's year. */
export const oneBuyer: SignalDefinition = {
  code: "s3",
  version: 1,
  raise: (facts, rules) => {
    const date = lastDayOf(facts);
    const share = valueOn(rules.s3_share, date).value;
    const enough = valueOn(rules.s3_min_sales, date).value;
    return salesByMerchant(facts).flatMap(({ merchant, orders }) => {
      const total = netOf(orders);
      if (total <= 0n || total < enough) return [];
      return [...groupBy(orders, ({ order }) => order.buyer)]
        .filter(([, bought]) => netOf(bought) * PPM >= share * total)
        .map(([buyer, bought]) => {
          const part = percentOf((netOf(bought) * PPM) / total);
          return {
            subject: [merchant.id, buyer],
            period: String(facts.policy_year),
            severity: "medium",
            policy_year: facts.policy_year,
            merchant_id: merchant.id,
            merchant_name: merchant.name,
            text: {
              zh: `一个买家买走了商家全年销售净额的 ${part}，共 ${bought.length} 个订单。`,
              en: `One buyer made ${part} of the merchant's net sales of the year, in ${bought.length} orders.`,
            },
            figures: [
              figure("share", "占比", "share", part),
              figure("buyer_sales", "该买家净额", "net sales to the buyer", formatFen(netOf(bought))),
              figure("merchant_sales", "商家净额", "the merchant's net sales", formatFen(total)),
              figure("orders", "订单数", "orders", bought.length),
            ],
            lines: linesOf(bought),
            parameters: usedOn(date, rules.s3_share, rules.s3_min_sales),
          };
        });
    });
  },
};
