import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { z } from "@medusajs/framework/zod";
import { type Fen, fen, fenFromYuan, sumFen, yuanFromFen } from "@qinshui/cn/money";
import { ALLOCATION_KEY } from "../recording/read-order-snapshot";
import { REFUNDED_BEFORE } from "./refund-to-make";

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
  payment_collection: z.object({ id: z.string(), order: order.nullish() }).nullish(),
});

const FIELDS = [
  "id",
  "provider_id",
  "currency_code",
  "data",
  "captures.id",
  "captures.raw_amount",
  "refunds.*",
  "payment_collection.id",
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
  collection_id: string | null;
  provider_id: string;
  currency_code: string;
  data: Record<string, unknown>;
  captured: Fen;
  refunded: Fen;
  refunds: RefundRow[];
  /** The order whose money this is; null for a payment that became none, or was made beside the one that covers it. */
  order: { id: string; canceled: boolean; canceled_at: Date | null; told_whole: boolean } | null;
}

/** Null when there is no such payment. */
export async function readPayment(container: MedusaContainer, paymentId: string): Promise<PaymentOnRecord | null> {
  const [payment] = await readPayments(container, [paymentId]);
  return payment ?? null;
}

/** Those of the payments that there are. */
export async function readPayments(container: MedusaContainer, ids: readonly string[]): Promise<PaymentOnRecord[]> {
  if (ids.length === 0) return [];
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data: rows } = await query.graph({ entity: "payment", fields: FIELDS, filters: { id: [...ids] } });
  return rows.map((row) => onRecord(schema.parse(row)));
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
    collection_id: payment.payment_collection?.id ?? null,
    provider_id: payment.provider_id,
    currency_code: payment.currency_code,
    data: payment.data ?? {},
    captured: sumFen(captures.map(amountOf)),
    refunded: sumFen(refunds.map(({ amount }) => amount)),
    refunds,
    order: isOrders ? orderOf(record, canceling) : null,
  };
}

function orderOf({ id, canceled_at }: z.infer<typeof order>, told_whole: boolean): PaymentOnRecord["order"] {
  return { id, canceled: Boolean(canceled_at), canceled_at: canceled_at ?? null, told_whole };
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
      refundPayment(input: object): Promise<{ data?: Record<string, unknown> }>;
    };
  };
  maybeUpdatePaymentCollection_(id: string): Promise<void>;
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

/**
 * Asks the provider for the refund of a row that is on record already, as the one that follows on `before` (whole fen),
 * and writes down what core would have: there is no public way to either for a row that exists. Errors: the provider's.
 */
export async function askForRow(
  container: MedusaContainer,
  payment: PaymentOnRecord,
  { id, amount }: RefundRow,
  before: Fen,
): Promise<void> {
  const access = container.resolve<ProviderAccess>(Modules.PAYMENT);
  const { data: answer } = await access.paymentProviderService_.retrieveProvider(payment.provider_id).refundPayment({
    data: { ...payment.data, [REFUNDED_BEFORE]: before.toString() },
    amount: yuanFromFen(amount),
    context: { idempotency_key: id },
  });
  // The module keeps whatever of a payment it is given, though the type names the id alone.
  const update = { id: payment.id, data: answer ?? payment.data };
  await container.resolve(Modules.PAYMENT).updatePayment(update);
}

/** Core sums up a collection's refunds after each one; a killed process did not. */
export async function sumUpCollection(container: MedusaContainer, { collection_id }: PaymentOnRecord): Promise<void> {
  if (!collection_id) return;
  await container.resolve<ProviderAccess>(Modules.PAYMENT).maybeUpdatePaymentCollection_(collection_id);
}
