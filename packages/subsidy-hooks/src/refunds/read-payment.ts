import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { z } from "@medusajs/framework/zod";
import { type Fen, fen, fenFromYuan, sumFen } from "@qinshui/cn/money";
import { ALLOCATION_KEY } from "../recording/read-order-snapshot";

const data = z.record(z.string(), z.unknown()).nullish();
const instant = z.coerce.date();
const money = { id: z.string(), raw_amount: z.object({ value: z.union([z.string(), z.number()]) }) };
const transaction = z.object({ reference_id: z.string().nullish() });
const order = z.object({
  id: z.string(),
  canceled_at: instant.nullish(),
  transactions: z.array(transaction).nullish(),
});
const schema = z.object({
  id: z.string(),
  provider_id: z.string(),
  currency_code: z.string(),
  data,
  captures: z.array(z.object(money)).nullish(),
  refunds: z
    .array(
      z.object({
        ...money,
        created_at: instant,
        note: z.string().nullish(),
        created_by: z.string().nullish(),
        metadata: data,
      }),
    )
    .nullish(),
  payment_collection: z.object({ order: order.nullish() }).nullish(),
});

const FIELDS = [
  "id",
  "provider_id",
  "currency_code",
  "data",
  "captures.id",
  "captures.raw_amount",
  "refunds.*",
  "payment_collection.order.id",
  "payment_collection.order.canceled_at",
  "payment_collection.order.transactions.reference_id",
];

/** A row of core that says so much was given back. */
export interface RefundRow {
  id: string;
  amount: Fen;
  created_at: Date;
  note: string | null;
  created_by: string | null;
  metadata: Record<string, unknown> | null;
  allocation_id: string | null;
  /** False when the process was killed before the order was told of it. */
  told: boolean;
}

/** A payment as the shop has it on record. */
export interface PaymentOnRecord {
  id: string;
  provider_id: string;
  currency_code: string;
  data: Record<string, unknown>;
  captured: Fen;
  refunded: Fen;
  refunds: RefundRow[];
  /** The order whose money this is; null for a payment that became none, or was made beside the one that covers it. */
  order: { id: string; canceled: boolean; told_whole: boolean } | null;
}

/** Null when there is no such payment. */
export async function readPayment(container: MedusaContainer, paymentId: string): Promise<PaymentOnRecord | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data: rows } = await query.graph({ entity: "payment", fields: FIELDS, filters: { id: paymentId } });
  return rows[0] ? onRecord(schema.parse(rows[0])) : null;
}

function onRecord(payment: z.infer<typeof schema>): PaymentOnRecord {
  const record = payment.payment_collection?.order;
  const written = new Set((record?.transactions ?? []).map(({ reference_id }) => reference_id));
  // Cancelling an order tells it of all that is given back at once, by the payment's id, and even when that failed.
  const canceling = written.has(payment.id);
  const captures = payment.captures ?? [];
  const isOrders = record && captures.some(({ id }) => written.has(id));
  const refunds = (payment.refunds ?? []).map((refund) => ({
    id: refund.id,
    amount: amountOf(refund),
    created_at: refund.created_at,
    note: refund.note ?? null,
    created_by: refund.created_by ?? null,
    metadata: refund.metadata ?? null,
    allocation_id: textOf(refund.metadata?.[ALLOCATION_KEY]),
    told: canceling || written.has(refund.id),
  }));
  return {
    id: payment.id,
    provider_id: payment.provider_id,
    currency_code: payment.currency_code,
    data: payment.data ?? {},
    captured: sumFen(captures.map(amountOf)),
    refunded: sumFen(refunds.map(({ amount }) => amount)),
    refunds,
    order: isOrders ? { id: record.id, canceled: Boolean(record.canceled_at), told_whole: canceling } : null,
  };
}

function amountOf({ raw_amount }: { raw_amount: { value: string | number } }): Fen {
  return fenFromYuan(`${raw_amount.value}`);
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

interface ProviderAccess {
  paymentProviderService_: {
    retrieveProvider(id: string): {
      retrievePayment(input: { data: unknown }): Promise<{ data?: Record<string, unknown> }>;
    };
  };
}

const given = z.object({ refunded_fen: z.union([z.number().int(), z.string().regex(/^\d+$/)]) });

/**
 * What the provider says it has given back of a payment. Undefined when it keeps no books of its own (the manual one):
 * a provider that does answers `retrievePayment` with `refunded_fen`.
 */
export async function givenBack(container: MedusaContainer, payment: PaymentOnRecord): Promise<Fen | undefined> {
  // Core asks a provider for many things, never for what became of a refund, so there is no public way to it.
  const { paymentProviderService_ } = container.resolve<ProviderAccess>(Modules.PAYMENT);
  const provider = paymentProviderService_.retrieveProvider(payment.provider_id);
  const answer = given.safeParse((await provider.retrievePayment({ data: payment.data })).data);
  return answer.success ? fen(answer.data.refunded_fen) : undefined;
}
