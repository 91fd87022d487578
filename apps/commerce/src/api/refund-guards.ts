import type { MedusaNextFunction, MedusaRequest, MedusaResponse, MiddlewareRoute } from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { type Fen, formatFen } from "@qinshui/cn/money";
import { alignHeld } from "@qinshui/subsidy-hooks/refunds/align-refunds";
import { refundErrors } from "@qinshui/subsidy-hooks/refunds/errors";
import { readPayment } from "@qinshui/subsidy-hooks/refunds/read-payment";
import { refundLockOf, tellRefundedBefore } from "@qinshui/subsidy-hooks/refunds/refund-once";
import { alignRefundsWorkflow } from "@qinshui/subsidy-hooks/workflows";
import { oneAtATime } from "./one-at-a-time";

/**
 * Stripe tells of every refund, also of one made in its dashboard; core does not listen. To come after the signature
 * was checked. Error: `refund_not_booked`, upon which Stripe tells again, for three days.
 */
export async function bookStripesRefund(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  const { type, data } = (req.body ?? {}) as { type?: string; data?: { object?: { payment_intent?: unknown } } };
  const intent = data?.object?.payment_intent;
  if (req.params.provider === "stripe_stripe" && type === "charge.refunded" && typeof intent === "string") {
    const { result } = await alignRefundsWorkflow(req.scope).run({ input: { provider_payment: { id: intent } } });
    if (result.failed > 0) throw refundErrors.refund_not_booked();
  }
  next();
}

async function paymentsOfOrder(req: MedusaRequest): Promise<string[]> {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY);
  const fields = ["payment_collections.payments.id"];
  const { data } = await query.graph({ entity: "order", fields, filters: { id: String(req.params.id) } });
  const [order] = data as unknown as { payment_collections?: { payments?: { id: string }[] }[] }[];
  return (order?.payment_collections ?? []).flatMap(({ payments }) => (payments ?? []).map(({ id }) => id)).sort();
}

/**
 * Core's own refund forgets one whose answer was lost; asked again, it would pay twice. That of a cancelled order it pays
 * and then refuses to write down. Errors: `refund_found`, `refund_of_canceled_order`.
 */
async function refundOnRecord(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const payment = await readPayment(req.scope, String(req.params.id));
  if (payment?.order?.canceled) throw refundErrors.refund_of_canceled_order();
  const found = await bringOnRecord(req, String(req.params.id));
  if (found > 0n) throw refundErrors.refund_found({ amount: formatFen(found) });
  next();
}

/** A canceled order gives back what is left, so what was found asks for no second look. */
async function cancellationOnRecord(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  for (const id of await paymentsOfOrder(req)) await bringOnRecord(req, id);
  next();
}

/** With the payment's lock held. Answers with what the provider had given back without the shop knowing. */
async function bringOnRecord(req: MedusaRequest, paymentId: string): Promise<Fen> {
  const found = await alignHeld(req.scope, paymentId);
  const payment = await readPayment(req.scope, paymentId);
  if (payment) await tellRefundedBefore(req.scope, payment);
  return found;
}

const oneRefund = oneAtATime((req) => [refundLockOf(String(req.params.id))]);
const oneCancellation = oneAtATime(async (req) => (await paymentsOfOrder(req)).map(refundLockOf));

export const refundGuards: MiddlewareRoute[] = [
  { matcher: "/admin/payments/:id/refund", methods: ["POST"], middlewares: [oneRefund, refundOnRecord] },
  { matcher: "/admin/orders/:id/cancel", methods: ["POST"], middlewares: [oneCancellation, cancellationOnRecord] },
];
