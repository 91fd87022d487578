import { valueOn } from "../../rules/parameter";
import type { MerchantFacts, OrderFacts } from "../facts";
import { figure } from "../finding";
import { usedOn } from "../rules";
import { groupBy, lastDayOf, linesOf, salesByMerchant } from "../sales";
import type { SignalDefinition } from "./signal";

/** S1: who bought has the phone or e-mail of the merchant's owner or staff, or the name of one of them. */
export const ownBuyer: SignalDefinition = {
  code: "s1",
  version: 1,
  raise: (facts, rules) => {
    const date = lastDayOf(facts);
    const enough = valueOn(rules.s1_min_orders, date).value;
    const byName = valueOn(rules.s1_names, date).value;
    return salesByMerchant(facts).flatMap(({ merchant, orders }) => {
      const own = orders.filter(({ order }) => groundsOf(order, merchant, byName).length > 0);
      return [...groupBy(own, ({ order }) => order.buyer)]
        .filter(([, bought]) => bought.length >= enough)
        .map(([buyer, bought]) => {
          const grounds = new Set(bought.flatMap(({ order }) => groundsOf(order, merchant, byName)));
          const named = [...grounds].map((ground) => GROUND[ground]);
          return {
            subject: [merchant.id, buyer],
            period: String(facts.policy_year),
            severity: grounds.has("phone") || grounds.has("email") ? "high" : "low",
            policy_year: facts.policy_year,
            merchant_id: merchant.id,
            merchant_name: merchant.name,
            text: {
              zh: `同一买家的 ${bought.length} 个订单，其${named.map(({ zh }) => zh).join("、")}与商家自己人的相同。`,
              en: `${bought.length} orders of one buyer whose ${named.map(({ en }) => en).join(", ")} is the merchant's own.`,
            },
            figures: [
              figure("orders", "订单数", "orders", bought.length),
              figure("grounds", "相同之处", "what is the same", named.map(({ zh }) => zh).join("、")),
            ],
            lines: linesOf(bought),
            parameters: usedOn(date, rules.s1_min_orders, rules.s1_names),
          };
        });
    });
  },
};

const GROUND = {
  phone: { zh: "手机号", en: "phone" },
  email: { zh: "邮箱", en: "e-mail" },
  name: { zh: "姓名", en: "name" },
} as const;

type Ground = keyof typeof GROUND;

function groundsOf(order: OrderFacts, merchant: MerchantFacts, byName: boolean): Ground[] {
  return [
    ...(share(order.phones, merchant.phones) ? (["phone"] as const) : []),
    ...(share(order.emails, merchant.emails) ? (["email"] as const) : []),
    ...(byName && share(order.names, merchant.names) ? (["name"] as const) : []),
  ];
}

function share(a: readonly string[], b: readonly string[]): boolean {
  return a.some((value) => b.includes(value));
}
