import { formatShanghai, shanghaiDate } from "@qinshui/cn/time";
import { valueOn } from "../../rules/parameter";
import type { ParcelFacts, ReviewFacts, Waybill } from "../facts";
import { figure, type Raised } from "../finding";
import { type ReviewRules, usedOn } from "../rules";
import { groupBy, lastDayOf, linesOf, type MerchantOrder, type MerchantSales, salesByMerchant } from "../sales";
import type { SignalDefinition } from "./signal";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** S5: goods that should be on their way have no waybill, orders share one, or it is older than its order. */
export const waybill: SignalDefinition = {
  code: "s5",
  version: 1,
  raise: (facts, rules) =>
    salesByMerchant(facts).flatMap((sales) => [
      ...missing(facts, rules, sales),
      ...reused(facts, rules, sales),
      ...early(facts, rules, sales),
    ]),
};

function missing(facts: ReviewFacts, rules: ReviewRules, { merchant, orders }: MerchantSales): Raised[] {
  return orders.flatMap(({ order, lines }): Raised[] => {
    const date = shanghaiDate(order.sold_at);
    const grace = valueOn(rules.s5_grace_days, date).value;
    if (facts.read_at.getTime() - order.sold_at.getTime() <= grace * DAY_MS) return [];
    const covered = new Set(order.parcels.filter(hasWaybill).flatMap((parcel) => parcel.line_ids));
    const without = lines.filter((line) => !line.pickup && line.net_fen > 0n && !covered.has(line.line_id));
    if (without.length === 0) return [];
    return [
      {
        ...shared(facts, merchant),
        subject: ["none", merchant.id, order.order_id],
        severity: "medium",
        text: {
          zh: `订单 ${order.display_id} 成交于 ${date}，超过 ${grace} 天仍有 ${without.length} 行没有物流单号。`,
          en: `Order ${order.display_id} was sold on ${date}; after more than ${grace} days ${without.length} of its lines have no waybill.`,
        },
        figures: [
          figure("sold_on", "成交日期", "sold on", date),
          figure("lines", "没有物流单号的明细", "lines without a waybill", without.length),
        ],
        lines: linesOf([{ order, lines: without }]),
        parameters: usedOn(date, rules.s5_grace_days),
      },
    ];
  });
}

function reused(facts: ReviewFacts, rules: ReviewRules, { merchant, orders }: MerchantSales): Raised[] {
  const date = lastDayOf(facts);
  const enough = valueOn(rules.s5_reuse_orders, date).value;
  const uses = orders.flatMap((part) => waybillsOf(part).map(({ waybill }) => ({ waybill, part })));
  return [...groupBy(uses, ({ waybill }) => waybill.hash)].flatMap(([hash, found]): Raised[] => {
    const parts = [...new Set(found.map(({ part }) => part))];
    if (parts.length < enough) return [];
    const places = new Set(parts.map(({ order }) => order.address)).size;
    const tail = found[0]?.waybill.tail ?? "";
    return [
      {
        ...shared(facts, merchant),
        subject: ["reused", merchant.id, hash],
        severity: places > 1 ? "high" : "medium",
        text: {
          zh: `尾号 ${tail} 的物流单号用在 ${parts.length} 个订单上，涉及 ${places} 个收货地址。`,
          en: `The waybill ending in ${tail} stands on ${parts.length} orders, with ${places} delivery addresses.`,
        },
        figures: [
          figure("waybill", "物流单号尾号", "the waybill's last characters", tail),
          figure("orders", "订单数", "orders", parts.length),
          figure("addresses", "收货地址数", "delivery addresses", places),
        ],
        lines: linesOf(parts.map((part) => ({ ...part, lines: linesIn(part, (it) => has(it, hash)) }))),
        parameters: usedOn(date, rules.s5_reuse_orders),
      },
    ];
  });
}

function early(facts: ReviewFacts, rules: ReviewRules, { merchant, orders }: MerchantSales): Raised[] {
  return orders.flatMap((part): Raised[] => {
    const { order } = part;
    const date = shanghaiDate(order.sold_at);
    const tolerance = valueOn(rules.s5_early_minutes, date).value;
    const isEarly = ({ at }: ParcelFacts) => order.ordered_at.getTime() - at.getTime() > tolerance * MINUTE_MS;
    const found = waybillsOf(part).filter(({ parcel }) => isEarly(parcel));
    const [first] = found.map(({ parcel }) => parcel.at).sort((a, b) => a.getTime() - b.getTime());
    if (!first) return [];
    return [
      {
        ...shared(facts, merchant),
        subject: ["early", merchant.id, order.order_id],
        severity: "high",
        text: {
          zh: `订单 ${order.display_id} 下单于 ${formatShanghai(order.ordered_at)}，物流单却早在 ${formatShanghai(first)}。`,
          en: `Order ${order.display_id} was placed at ${formatShanghai(order.ordered_at)}, but its waybill is of ${formatShanghai(first)}.`,
        },
        figures: [
          figure("ordered_at", "下单时间", "ordered at", formatShanghai(order.ordered_at)),
          figure("waybill_at", "物流单时间", "waybill of", formatShanghai(first)),
          figure("waybill", "物流单号尾号", "the waybill's last characters", found[0]?.waybill.tail ?? ""),
        ],
        lines: linesOf([{ order, lines: linesIn(part, (parcel) => hasWaybill(parcel) && isEarly(parcel)) }]),
        parameters: usedOn(date, rules.s5_early_minutes),
      },
    ];
  });
}

function shared(facts: ReviewFacts, merchant: MerchantSales["merchant"]) {
  return {
    period: String(facts.policy_year),
    policy_year: facts.policy_year,
    merchant_id: merchant.id,
    merchant_name: merchant.name,
  };
}

/** The waybills under which goods of this merchant travel. */
function waybillsOf({ order, lines }: MerchantOrder): { parcel: ParcelFacts; waybill: Waybill }[] {
  const own = new Set(lines.map((line) => line.line_id));
  return order.parcels
    .filter((parcel) => parcel.line_ids.some((id) => own.has(id)))
    .flatMap((parcel) => parcel.waybills.map((waybill) => ({ parcel, waybill })));
}

function linesIn({ order, lines }: MerchantOrder, isMeant: (parcel: ParcelFacts) => boolean) {
  const ids = new Set(order.parcels.filter(isMeant).flatMap((parcel) => parcel.line_ids));
  return lines.filter((line) => ids.has(line.line_id));
}

function hasWaybill({ waybills }: ParcelFacts): boolean {
  return waybills.length > 0;
}

function has({ waybills }: ParcelFacts, hash: string): boolean {
  return waybills.some((waybill) => waybill.hash === hash);
}
