import { isCatalogueError } from "@qinshui/cn/errors";
import { type Fen, fen, sumFen } from "@qinshui/cn/money";
import { compareText } from "../ledger/book";
import type { AsOf } from "../modules/subsidy/report-queries";
import type SubsidyModuleService from "../modules/subsidy/service";
import {
  capturesOf,
  ORDER_MONEY_FIELDS,
  type OrderCapture,
  type OrderMoney,
  orderMoneySchema,
  refundRowsOf,
} from "../recording/order-money";
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

/**
 * Adds up, independently of the ledger, the captures of a policy year and the refunds that undo them, and compares
 * them with the ledger order by order. A refund belongs to the year of its sale; where an order was paid for in
 * several years, the ledger says how much of its refunds undoes which, after the order as a whole has been compared.
 * A capture is dated as the ledger's reader dates it; an order of which that fails differs in every year in which its
 * captures may have been made. Error: `sub_fen_amount`.
 */
export async function shopTotals(
  query: Query,
  ledger: SubsidyModuleService,
  year: number,
  asOf: AsOf,
): Promise<ShopTotals> {
  const totals = { captured: 0n, refunded: 0n, difference: 0n };
  const differing: string[] = [];
  for await (const orders of ordersPaidSince(query, year)) {
    const held = await ledger.orderSums(
      orders.map((order) => order.id),
      asOf,
    );
    for (const order of orders) {
      const sums = held.filter((row) => row.order_id === order.id);
      const captures = datedCaptures(order);
      if (!captures) {
        if (mayBeOf(order, year)) differing.push(order.id);
        continue;
      }
      const compared = compareOrder(order, captures, sums, year);
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

function datedCaptures(order: OrderMoney): OrderCapture[] | undefined {
  try {
    return capturesOf(order);
  } catch (error) {
    if (isCatalogueError(error) && error.code === "capture_instant_invalid") return undefined;
    throw error;
  }
}

/** From when the shop asked for the money until it wrote it down. */
function mayBeOf({ payment_collections }: OrderMoney, year: number): boolean {
  return (payment_collections ?? []).some(({ created_at, payments }) => {
    const written = (payments ?? [])
      .flatMap(({ captures }) => captures ?? [])
      .map((row) => policyYearOf(row.created_at));
    return policyYearOf(created_at) <= year && year <= Math.max(...written);
  });
}

function compareOrder(
  order: OrderMoney,
  captures: readonly OrderCapture[],
  sums: readonly { policy_year: number; amount_fen: string }[],
  year: number,
) {
  const inYear = captures.filter((capture) => policyYearOf(capture.at) === year);
  const captured = sumFen(inYear.map(({ amount }) => amount));
  const refunds = sumFen(refundRowsOf(order).map(({ raw_amount }) => raw_amount));
  const heldInYear = sumFen(sums.filter((row) => row.policy_year === year).map((row) => fen(row.amount_fen)));
  if (inYear.length === 0) return { captured, refunded: 0n, difference: -heldInYear };
  if (inYear.length === captures.length) {
    return { captured, refunded: refunds, difference: captured - refunds - heldInYear };
  }
  const heldInAll = sumFen(sums.map((row) => fen(row.amount_fen)));
  const capturedInAll = sumFen(captures.map(({ amount }) => amount));
  return { captured, refunded: captured - heldInYear, difference: capturedInAll - refunds - heldInAll };
}

/**
 * Orders with a capture written down in the year or later, a page at a time, each once. A capture may be written down
 * long after the money came, never before: so the year's beginning is a bound, and its end is none.
 */
async function* ordersPaidSince(query: Query, year: number): AsyncGenerator<OrderMoney[]> {
  const { from } = yearBounds(year);
  for (let after = ""; ; ) {
    const { data } = await query.graph({
      entity: "capture",
      fields: ["id", "payment.payment_collection.order.id"],
      filters: { created_at: { $gte: from.toISOString() }, id: { $gt: after } },
      pagination: { take: PAGE, order: { id: "ASC" } },
    });
    const ids = new Set(data.flatMap((capture) => capture.payment?.payment_collection?.order?.id ?? []));
    const orders = ids.size > 0 ? await readOrders(query, [...ids]) : [];
    const fresh = orders.filter((order) => !isSeen(order, from, after));
    if (fresh.length > 0) yield fresh;
    after = data.at(-1)?.id ?? after;
    if (data.length < PAGE) return;
  }
}

/** Whether an earlier page, up to a capture's id, had the order: told by its captures, so that no list grows. */
export function isSeen({ payment_collections }: OrderMoney, from: Date, after: string): boolean {
  const payments = (payment_collections ?? []).flatMap(({ payments }) => payments ?? []);
  const captures = payments.flatMap(({ captures }) => captures ?? []);
  return captures.some((capture) => capture.created_at >= from && compareText(capture.id, after) <= 0);
}

async function readOrders(query: Query, ids: string[]): Promise<OrderMoney[]> {
  const { data } = await query.graph({ entity: "order", fields: ORDER_MONEY_FIELDS, filters: { id: ids } });
  return data.map((order) => orderMoneySchema.parse(order));
}
