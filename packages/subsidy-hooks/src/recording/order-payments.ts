import { z } from "@medusajs/framework/zod";
import { type Fen, fen, fenFromYuan, sumFen } from "@qinshui/cn/money";
import type { Query } from "./read-order-snapshot";

const raw = z.object({ raw_amount: z.object({ value: z.union([z.string(), z.number()]) }) });
const payment = z.object({ id: z.string(), captures: z.array(raw).nullish(), refunds: z.array(raw).nullish() });
const order = z.object({ payment_collections: z.array(z.object({ payments: z.array(payment).nullish() })).nullish() });

export interface OrderPayment {
  payment_id: string;
  captured_fen: Fen;
  refunded_fen: Fen;
  /** What can still be given back through this payment. */
  left_fen: Fen;
}

/** The payments of an order with what they took in and gave back. */
export async function orderPayments(query: Query, orderId: string): Promise<OrderPayment[]> {
  const { data } = await query.graph({
    entity: "order",
    fields: [
      "id",
      "payment_collections.payments.id",
      "payment_collections.payments.captures.raw_amount",
      "payment_collections.payments.refunds.raw_amount",
    ],
    filters: { id: orderId },
  });
  return paymentsOf(data[0]).map((payment) => {
    const captured = sumRaw(payment.captures);
    const refunded = sumRaw(payment.refunds);
    return {
      payment_id: payment.id,
      captured_fen: captured,
      refunded_fen: refunded,
      left_fen: fen(captured - refunded),
    };
  });
}

function paymentsOf(record: unknown): z.infer<typeof payment>[] {
  const { payment_collections } = order.parse(record ?? {});
  return (payment_collections ?? []).flatMap((collection) => collection.payments ?? []);
}

function sumRaw(rows: z.infer<typeof raw>[] | null | undefined): Fen {
  return sumFen((rows ?? []).map((row) => fenFromYuan(`${row.raw_amount.value}`)));
}
