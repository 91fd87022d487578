import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MathBN, Modules } from "@medusajs/framework/utils";
import { createOrderCreditLinesWorkflow } from "@medusajs/medusa/core-flows";
import { type Fen, yuanFromFen } from "@qinshui/cn/money";

/** A refund as its order is told of it. */
export interface MadeRefund {
  id: string;
  amount: Fen;
}

/** Writes down at the order that so much was given back, one line for each refund. */
export async function writeTransactions(
  container: MedusaContainer,
  orderId: string,
  currency_code: string,
  refunds: readonly MadeRefund[],
): Promise<void> {
  await container.resolve(Modules.ORDER).addOrderTransactions(
    refunds.map(({ id, amount }) => ({
      order_id: orderId,
      amount: `-${yuanFromFen(amount)}`,
      currency_code,
      reference: "refund",
      reference_id: id,
    })),
  );
}

/** What core writes down at an order after a refund: the transaction, then the credit that leaves nothing owed. */
export async function tellOrder(
  container: MedusaContainer,
  orderId: string,
  currencyCode: string,
  refund: MadeRefund,
): Promise<void> {
  await writeTransactions(container, orderId, currencyCode, [refund]);
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const fields = ["id", "summary", "payment_collections.id"];
  const { data } = await query.graph({ entity: "order", fields, filters: { id: orderId } });
  const [order] = data as unknown as OrderSummary[];
  const owed = MathBN.convert(order?.summary?.pending_difference ?? 0);
  if (MathBN.lte(owed, 0)) return;
  const amount = MathBN.min(owed, yuanFromFen(refund.amount)).toNumber();
  const reference = { reference: "payment_collection", reference_id: order?.payment_collections?.[0]?.id ?? null };
  await createOrderCreditLinesWorkflow(container).run({
    input: { id: orderId, credit_lines: [{ amount, ...reference }] },
  });
}

interface OrderSummary {
  summary?: { pending_difference?: number | string | null } | null;
  payment_collections?: ({ id: string } | null)[] | null;
}
