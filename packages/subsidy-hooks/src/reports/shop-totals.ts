import { z } from "@medusajs/framework/zod";
import { type Fen, fen, fenFromYuan, sumFen } from "@qinshui/cn/money";
import type { AsOf } from "../modules/subsidy/report-queries";
import type SubsidyModuleService from "../modules/subsidy/service";
import { ownPayments } from "../recording/own-payments";
import type { Query } from "../recording/read-order-snapshot";
import { policyYearOf, yearBounds } from "../time/policy-year";

/** A policy year's money as the shop's own captures and refunds say, next to what the ledger holds. */
export interface ShopTotals {
  captured_fen: Fen;
  refunded_fen: Fen;
  /** Captured − refunded − ledger; anything but 0 means that an order is not booked as it should be. */
  difference_fen: Fen;
  /** Orders with a difference. */
  differing_orders: string[];
}

const PAGE = 200;

const money = z.object({
  id: z.string(),
  created_at: z.coerce.date(),
  raw_amount: z.object({ value: z.union([z.string(), z.number()]) }),
});
const payment = z.object({ captures: z.array(money).nullish(), refunds: z.array(money).nullish() });
const orderSchema = z.object({
  id: z.string(),
  transactions: z.array(z.object({ reference_id: z.string().nullish() })).nullish(),
  payment_collections: z.array(z.object({ payments: z.array(payment).nullish() })).nullish(),
});

/**
 * Adds up, independently of the ledger, the captures of a policy year and the refunds that undo them, and compares
 * them with the ledger order by order. A refund belongs to the year of its sale; where an order was paid for in
 * several years, the ledger says how much of its refunds undoes which, after the order as a whole has been compared.
 */
export async function shopTotals(
  query: Query,
  ledger: SubsidyModuleService,
  year: number,
  asOf: AsOf,
): Promise<ShopTotals> {
  const totals = { captured: 0n, refunded: 0n, difference: 0n };
  const differing: string[] = [];
  for await (const orders of ordersPaidIn(query, year)) {
    const held = await ledger.orderSums(
      orders.map((order) => order.id),
      asOf,
    );
    for (const order of orders) {
      const sums = held.filter((row) => row.order_id === order.id);
      const compared = compareOrder(order, sums, year);
      totals.captured += compared.captured;
      totals.refunded += compared.refunded;
      totals.difference += compared.difference;
      if (compared.difference !== 0n) differing.push(order.id);
    }
  }
  return {
    captured_fen: fen(totals.captured),
    refunded_fen: fen(totals.refunded),
    difference_fen: fen(totals.difference),
    differing_orders: differing,
  };
}

type Order = z.infer<typeof orderSchema>;

function compareOrder(order: Order, sums: readonly { policy_year: number; amount_fen: string }[], year: number) {
  const payments = ownPayments(order);
  const captures = payments.flatMap((it) => it.captures ?? []);
  const refunds = payments.flatMap((it) => it.refunds ?? []);
  const inYear = captures.filter((capture) => policyYearOf(capture.created_at) === year);
  const captured = sumOf(inYear);
  const heldInYear = sumFen(sums.filter((row) => row.policy_year === year).map((row) => fen(row.amount_fen)));
  if (inYear.length === captures.length) {
    const refunded = sumOf(refunds);
    return { captured, refunded, difference: captured - refunded - heldInYear };
  }
  const heldInAll = sumFen(sums.map((row) => fen(row.amount_fen)));
  return {
    captured,
    refunded: captured - heldInYear,
    difference: sumOf(captures) - sumOf(refunds) - heldInAll,
  };
}

function sumOf(rows: readonly z.infer<typeof money>[]): Fen {
  return sumFen(rows.map((row) => fenFromYuan(`${row.raw_amount.value}`)));
}

/** Orders with a capture in the year, a page at a time, each once. */
async function* ordersPaidIn(query: Query, year: number): AsyncGenerator<Order[]> {
  const { from, to } = yearBounds(year);
  const seen = new Set<string>();
  for (let skip = 0; ; skip += PAGE) {
    const { data } = await query.graph({
      entity: "capture",
      fields: ["id", "payment.payment_collection.order.id"],
      filters: { created_at: { $gte: from.toISOString(), $lt: to.toISOString() } },
      pagination: { skip, take: PAGE, order: { id: "ASC" } },
    });
    const ids = data.flatMap((capture) => capture.payment?.payment_collection?.order?.id ?? []);
    const fresh = [...new Set(ids)].filter((id) => !seen.has(id));
    for (const id of fresh) seen.add(id);
    if (fresh.length > 0) yield await readOrders(query, fresh);
    if (data.length < PAGE) return;
  }
}

async function readOrders(query: Query, ids: string[]): Promise<Order[]> {
  const { data } = await query.graph({
    entity: "order",
    fields: [
      "id",
      "transactions.reference_id",
      "payment_collections.payments.captures.id",
      "payment_collections.payments.captures.created_at",
      "payment_collections.payments.captures.raw_amount",
      "payment_collections.payments.refunds.id",
      "payment_collections.payments.refunds.created_at",
      "payment_collections.payments.refunds.raw_amount",
    ],
    filters: { id: ids },
  });
  return data.map((order) => orderSchema.parse(order));
}
