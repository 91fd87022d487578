import { z } from "@medusajs/framework/zod";
import type { Fen } from "@qinshui/cn/money";
import { subsidyErrors } from "../modules/subsidy/errors";
import { ownPayments } from "./own-payments";
import { instant, rawFen } from "./snapshot-schemas";

/** What has to be read of an order to know its money. */
export const ORDER_MONEY_FIELDS = [
  "id",
  "transactions.reference_id",
  "payment_collections.created_at",
  "payment_collections.payments.id",
  "payment_collections.payments.data",
  "payment_collections.payments.captures.*",
  "payment_collections.payments.refunds.*",
];

const money = z.object({ id: z.string(), created_at: instant, raw_amount: rawFen });
const refund = money.extend({ metadata: z.record(z.string(), z.unknown()).nullish() });
const payment = z.object({
  id: z.string(),
  data: z.record(z.string(), z.unknown()).nullish(),
  captures: z.array(money).nullish(),
  refunds: z.array(refund).nullish(),
});

export const orderMoneySchema = z.object({
  id: z.string(),
  transactions: z.array(z.object({ reference_id: z.string().nullish() })).nullish(),
  payment_collections: z.array(z.object({ created_at: instant, payments: z.array(payment).nullish() })).nullish(),
});

export type OrderMoney = z.infer<typeof orderMoneySchema>;
type Payment = z.infer<typeof payment>;
type Money = z.infer<typeof money>;

export interface OrderCapture {
  id: string;
  payment_id: string;
  amount: Fen;
  /** When the money was captured. */
  at: Date;
  /** When the shop wrote it down; never before `at`. */
  recorded_at: Date;
}

/**
 * Where the host notes in a payment's `data` when its provider captured the money: ISO 8601 in UTC, with a Z. Core's
 * own rows only say when they were written, which a webhook that comes after midnight puts into another year.
 */
export const CAPTURED_AT = "captured_at";

/**
 * When a payment's first capture took its money: as its provider noted it in the payment's `data`, at the latest when
 * the shop wrote the capture down (`written`), which also holds for a note that is no instant.
 */
export function capturedAt(data: Record<string, unknown> | null | undefined, written: Date): Date {
  const noted = new Date(String(data?.[CAPTURED_AT]));
  return noted < written ? noted : written;
}

const noted = z.object({ [CAPTURED_AT]: z.iso.datetime().nullish() });

/** How far the clocks of provider and shop may be apart. */
const CLOCKS_APART_MS = 60_000;

/**
 * The captures of an order's own payments, each with the instant of its sale. A payment's note speaks of its first
 * capture, the one its provider made; one without a note (an operator's) was made when it was written down. A note
 * that lies after that by no more than a minute is another clock's, and the shop's holds. Error:
 * `capture_instant_invalid` for a note that is no instant, lies later still, or before the payment was asked for.
 */
export function capturesOf(order: OrderMoney): OrderCapture[] {
  return ownPayments(order).flatMap((own) => {
    const [first, ...later] = [...(own.captures ?? [])].sort(byTimeWritten);
    if (!first) return [];
    return [asCapture(own, first, notedInstant(order, own, first)), ...later.map((it) => asCapture(own, it))];
  });
}

/** The refunds of an order's own payments. */
export function refundRowsOf(order: OrderMoney) {
  return ownPayments(order).flatMap((own) => (own.refunds ?? []).map((row) => ({ ...row, payment_id: own.id })));
}

function asCapture(own: Payment, { id, raw_amount, created_at }: Money, at = created_at): OrderCapture {
  return { id, payment_id: own.id, amount: raw_amount, at, recorded_at: created_at };
}

function notedInstant(order: OrderMoney, own: Payment, capture: Money): Date | undefined {
  const note = noted.safeParse(own.data ?? {});
  const text = note.data?.[CAPTURED_AT];
  if (note.success && !text) return undefined;
  const at = new Date(text ?? Number.NaN);
  const earliest = askedAt(order, own).getTime() - CLOCKS_APART_MS;
  const latest = capture.created_at.getTime() + CLOCKS_APART_MS;
  if (!(at.getTime() >= earliest && at.getTime() <= latest)) {
    throw subsidyErrors.capture_instant_invalid({
      order_id: order.id,
      capture_id: capture.id,
      noted: String(own.data?.[CAPTURED_AT]).slice(0, 40),
      recorded: capture.created_at.toISOString(),
    });
  }
  return capturedAt(own.data, capture.created_at);
}

/** When the shop first asked for the money of a payment: nobody can have paid before. */
function askedAt(order: OrderMoney, own: Payment): Date {
  const collection = (order.payment_collections ?? []).find(({ payments }) => payments?.includes(own));
  if (!collection) throw new RangeError(`payment ${own.id} is not of order ${order.id}`);
  return collection.created_at;
}

function byTimeWritten(a: Money, b: Money): number {
  return a.created_at.getTime() - b.created_at.getTime() || (a.id < b.id ? -1 : 1);
}
