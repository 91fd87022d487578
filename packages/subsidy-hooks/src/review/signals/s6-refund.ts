import { type Fen, fen, formatFen, sumFen } from "@qinshui/cn/money";
import { shanghaiDate } from "@qinshui/cn/time";
import { PPM } from "../../money/rate";
import { valueOn } from "../../rules/parameter";
import type { ReviewFacts } from "../facts";
import { figure, type Raised } from "../finding";
import { percentOf, type ReviewRules, usedOn } from "../rules";
import {
  capturedOf,
  groupBy,
  lastDayOf,
  linesOf,
  type MerchantOrder,
  type MerchantSales,
  netOf,
  salesByMerchant,
} from "../sales";
import type { SignalDefinition } from "./signal";

const DAY_MS = 86_400_000;

/** S6: money is given back though the goods stay out, or pays for the same buyer's next order. */
export const refund: SignalDefinition = {
  code: "s6",
  version: 1,
  raise: (facts, rules) =>
    salesByMerchant(facts).flatMap((sales) => [...withoutReturn(facts, rules, sales), ...cycles(facts, rules, sales)]),
};

function withoutReturn(facts: ReviewFacts, rules: ReviewRules, { merchant, orders }: MerchantSales): Raised[] {
  return orders.flatMap((part): Raised[] => {
    const date = shanghaiDate(part.order.sold_at);
    const share = valueOn(rules.s6_refund_share, date).value;
    const paid = capturedOf([part]);
    const back = sumFen(refundsOf(part, merchant.id).map((refund) => refund.amount_fen));
    if (back === 0n || back * PPM < share * paid) return [];
    const percent = percentOf((back * PPM) / paid);
    return [
      {
        ...shared(facts, merchant),
        subject: ["noreturn", merchant.id, part.order.order_id],
        severity: netOf([part]) > 0n ? "medium" : "low",
        text: {
          zh: `订单 ${part.order.display_id} 发货后退款 ${formatFen(back)}（占所付 ${percent}），货没有退回。`,
          en: `Order ${part.order.display_id}: ${formatFen(back)} (${percent} of what was paid) was refunded after dispatch, and nothing came back.`,
        },
        figures: [
          figure("refunded", "未退货退款", "refunded without return", formatFen(back)),
          figure("paid", "所付金额", "paid", formatFen(paid)),
          figure("share", "占比", "share", percent),
        ],
        lines: linesOf([part]),
        parameters: usedOn(date, rules.s6_refund_share),
      },
    ];
  });
}

interface Cycle {
  from: MerchantOrder;
  to: MerchantOrder;
  refunded: Fen;
}

function cycles(facts: ReviewFacts, rules: ReviewRules, { merchant, orders }: MerchantSales): Raised[] {
  return [...groupBy(orders, ({ order }) => order.buyer)].flatMap(([buyer, bought]): Raised[] => {
    const found = bought.flatMap((from) => cyclesFrom(from, bought, merchant.id, rules));
    if (found.length === 0) return [];
    const parts = [...new Set(found.flatMap(({ from, to }) => [from, to]))];
    const moved = sumFen(found.map(({ refunded }) => refunded));
    return [
      {
        ...shared(facts, merchant),
        subject: ["cycle", merchant.id, buyer],
        severity: "high",
        text: {
          zh: `同一买家 ${found.length} 次在退款后不久又以相近金额购买，退款共 ${formatFen(moved)}，货没有退回。`,
          en: `One buyer bought again for about the same amount soon after a refund, ${found.length} times; ${formatFen(moved)} was refunded and nothing came back.`,
        },
        figures: [
          figure("cycles", "退款再购买次数", "refunds followed by a purchase", found.length),
          figure("refunded", "退款合计", "refunded in all", formatFen(moved)),
          figure("orders", "涉及订单数", "orders concerned", parts.length),
        ],
        lines: linesOf(parts),
        parameters: usedOn(lastDayOf(facts), rules.s6_cycle_days, rules.s6_cycle_gap),
      },
    ];
  });
}

function cyclesFrom(
  from: MerchantOrder,
  bought: readonly MerchantOrder[],
  merchantId: string,
  rules: ReviewRules,
): Cycle[] {
  return refundsOf(from, merchantId).flatMap(({ at, amount_fen }) => {
    const date = shanghaiDate(at);
    const until = at.getTime() + valueOn(rules.s6_cycle_days, date).value * DAY_MS;
    const gap = valueOn(rules.s6_cycle_gap, date).value;
    return bought
      .filter((to) => to !== from && to.order.sold_at > at && to.order.sold_at.getTime() <= until)
      .filter((to) => size(capturedOf([to]) - amount_fen) * PPM <= gap * amount_fen)
      .map((to) => ({ from, to, refunded: fen(amount_fen) }));
  });
}

function refundsOf({ order }: MerchantOrder, merchantId: string) {
  return order.refunds.filter((refund) => refund.merchant_id === merchantId);
}

function size(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}

function shared(facts: ReviewFacts, merchant: MerchantSales["merchant"]) {
  return {
    period: String(facts.policy_year),
    policy_year: facts.policy_year,
    merchant_id: merchant.id,
    merchant_name: merchant.name,
  };
}
