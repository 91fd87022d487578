import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows";
import { type Fen, yuanFromFen } from "@qinshui/cn/money";
import { type PaymentOnRecord, readPayment } from "./read-payment";
import { REFUNDED_BEFORE } from "./refund-to-make";
import { writeTransactions } from "./tell-order";

export interface RefundRequest {
  payment_id: string;
  amount: Fen;
  note?: string | null;
  created_by?: string | null;
  metadata?: Record<string, unknown> | null;
}

const LOCK_WAIT_SECONDS = 30;

/** Everything that reads a payment's refunds to act on them waits for the others. */
export async function alone<T>(container: MedusaContainer, paymentId: string, work: () => Promise<T>): Promise<T> {
  return await container
    .resolve(Modules.LOCKING)
    .execute(refundLockOf(paymentId), work, { timeout: LOCK_WAIT_SECONDS });
}

export function refundLockOf(paymentId: string): string {
  return `refund:${paymentId}`;
}

/**
 * Gives money back through a payment, by core's own way, such that asking again after a lost answer is the same refund
 * (see `refundToMake`). Errors: the provider's; core's when more is asked than was captured.
 */
export async function refundOnce(container: MedusaContainer, request: RefundRequest): Promise<void> {
  await alone(container, request.payment_id, () => refundHere(container, request));
}

/** As {@link refundOnce}, for who holds the payment's lock. */
export async function refundHere(container: MedusaContainer, request: RefundRequest): Promise<void> {
  const payment = await readPayment(container, request.payment_id);
  if (!payment) throw new Error(`There is no payment ${request.payment_id}.`);
  await tellRefundedBefore(container, payment);
  const input = {
    payment_id: payment.id,
    amount: yuanFromFen(request.amount),
    note: request.note ?? undefined,
    created_by: request.created_by ?? undefined,
    // Handed on to the payment module as it is, though the workflow's type leaves it out.
    metadata: request.metadata ?? undefined,
  };
  if (payment.order && !payment.order.canceled) {
    await refundPaymentWorkflow(container).run({ input });
    return;
  }
  await container.resolve(Modules.PAYMENT).refundPayment(input);
  if (payment.order && !payment.order.told_whole) await tellCanceledOrder(container, payment, payment.order.id);
}

/** The provider is handed a payment's data with every refund: there it reads what the shop has on record. */
export async function tellRefundedBefore(container: MedusaContainer, payment: PaymentOnRecord): Promise<void> {
  // The module keeps whatever of a payment it is given, though the type names the id alone.
  const update = { id: payment.id, data: { ...payment.data, [REFUNDED_BEFORE]: payment.refunded.toString() } };
  await container.resolve(Modules.PAYMENT).updatePayment(update);
}

/** Core's workflow refuses a canceled order after the money has moved; what it would have written is written here. */
async function tellCanceledOrder(container: MedusaContainer, before: PaymentOnRecord, orderId: string): Promise<void> {
  const known = new Set(before.refunds.map(({ id }) => id));
  const payment = await readPayment(container, before.id);
  const made = (payment?.refunds ?? []).filter(({ id }) => !known.has(id));
  await writeTransactions(container, orderId, before.currency_code, made);
}
