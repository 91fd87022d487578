import { fen } from "@qinshui/cn/money";
import type { Parameter } from "../rules/parameter";
import type { LineFacts, MerchantFacts, OrderFacts, ParcelFacts, ReviewFacts } from "./facts";
import type { ReviewRules } from "./rules";

/** Test data only: one merchant's year, and rules whose every number differs from any county's. */

const START = Date.parse("2026-03-02T02:00:00Z");

/** An instant minutes after ten in the morning (Shanghai) of 2 March 2026. */
export function minute(minutes: number): Date {
  return new Date(START + minutes * 60_000);
}

export const days = (count: number) => count * 24 * 60;

export const merchant: MerchantFacts = {
  id: "mer_1",
  name: "示例蜂业",
  phones: ["phone_own"],
  emails: ["mail_own"],
  names: ["name_own"],
};

export function line(line_id: string, amount: number, more: Partial<LineFacts> = {}): LineFacts {
  return {
    line_id,
    merchant_id: merchant.id,
    goods_class: "pottery",
    title: "示例商品",
    captured_fen: fen(amount),
    net_fen: fen(amount),
    pickup: false,
    ...more,
  };
}

export function parcel(id: string, line_ids: string[], more: Partial<ParcelFacts> = {}): ParcelFacts {
  return {
    id,
    line_ids,
    waybills: [{ hash: `way_${id}`, tail: id.slice(-4) }],
    at: minute(60),
    courier_cost_fen: null,
    ...more,
  };
}

/** Order `n`, by a buyer and from a place of its own, sold at minute `n` days, with its parcel. */
export function order(n: number, more: Partial<OrderFacts> = {}): OrderFacts {
  const order_id = `order_${n}`;
  return {
    order_id,
    display_id: String(n),
    ordered_at: minute(days(n)),
    sold_at: minute(days(n)),
    buyer: `buyer_${n}`,
    phones: [`phone_${n}`],
    emails: [`mail_${n}`],
    names: [`name_${n}`],
    address: `place_${n}`,
    lines: [line(`line_${n}`, 1_000)],
    parcels: [parcel(`parcel_${n}`, [`line_${n}`], { at: minute(days(n) + 60) })],
    refunds: [],
    ...more,
  };
}

export function facts(orders: readonly OrderFacts[], more: Partial<ReviewFacts> = {}): ReviewFacts {
  return {
    policy_year: 2026,
    read_at: minute(days(30)),
    merchants: [merchant],
    orders,
    totals: [],
    thresholds: [],
    claims: [],
    ...more,
  };
}

export function parameter<T>(name: string, unit: string, ...values: [from: string, value: T][]): Parameter<T> {
  return {
    name: `review/${name}`,
    description: "示例",
    description_en: "Example",
    unit,
    values: values.map(([from, value]) => ({ from, value, clauses: [], source: "示例口径" })),
  };
}

const since = "2026-01-01";

export const rules: ReviewRules = {
  s1_min_orders: parameter("s1_min_orders", "count", [since, 2]),
  s1_names: parameter("s1_names", "yes_no", [since, true]),
  s2_buyers: parameter("s2_buyers", "count", [since, 3]),
  s3_share: parameter("s3_share", "percent", [since, 250_000n]),
  s3_min_sales: parameter("s3_min_sales", "yuan", [since, fen(4_000)]),
  s4_minutes: parameter("s4_minutes", "minutes", [since, 40]),
  s4_orders_per_buyer: parameter("s4_orders_per_buyer", "count", [since, 4]),
  s5_grace_days: parameter("s5_grace_days", "calendar_days", [since, 5]),
  s5_reuse_orders: parameter("s5_reuse_orders", "count", [since, 3]),
  s5_early_minutes: parameter("s5_early_minutes", "minutes", [since, 25]),
  s6_refund_share: parameter("s6_refund_share", "percent", [since, 600_000n]),
  s6_cycle_days: parameter("s6_cycle_days", "calendar_days", [since, 4]),
  s6_cycle_gap: parameter("s6_cycle_gap", "percent", [since, 100_000n]),
  s7_days: parameter("s7_days", "calendar_days", [since, 10]),
  s7_margin: parameter("s7_margin", "percent", [since, 80_000n]),
  s8_carrier_price: parameter("s8_carrier_price", "yuan", [since, fen(700)]),
  s8_share: parameter("s8_share", "percent", [since, 400_000n]),
  s8_min_parcels: parameter("s8_min_parcels", "count", [since, 2]),
  s9_programmes: parameter("s9_programmes", "count", [since, 2]),
};
