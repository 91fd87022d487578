import type { MedusaNextFunction, MedusaRequest, MedusaResponse, MiddlewareRoute } from "@medusajs/framework/http";
import { Modules } from "@medusajs/framework/utils";
import { errors, isCatalogueError } from "@qinshui/cn/errors";
import { ATTEMPTED_AT } from "../checkout/payment-state";
import { beginPaymentWorkflow } from "../workflows/checkout/begin-payment";

/** The delay is for a cart being completed meanwhile, which does not happen here: only the webhook completes it. */
const WEBHOOK = { webhook_delay: 50, webhook_retries: 5 };

/**
 * Core answers 200 to any webhook and looks at the signature later; here a forged one is refused at the door, so that
 * its sender hears of it and nothing is queued. Errors: the provider's own, else `signature_invalid`.
 */
async function refuseForgedWebhook(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const payload = {
    data: (req.body ?? {}) as Record<string, unknown>,
    rawData: req.rawBody ?? "",
    headers: req.headers,
  };
  const payments = req.scope.resolve(Modules.PAYMENT);
  try {
    await payments.getWebhookActionAndData({ provider: String(req.params.provider), payload });
  } catch (error) {
    throw isCatalogueError(error) ? error : errors.signature_invalid();
  }
  // Core's route reads its delay from here, but the payment module (2.21) never sets it: a shopper would wait 5 s.
  Object.assign(payments, { options: WEBHOOK });
  next();
}

/** Before a shopper is sent to pay: the cart can be had, and is not paid already. */
async function beginPayment(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  await beginPaymentWorkflow(req.scope).run({ input: { payment_collection_id: String(req.params.id) } });
  const body = (req.body ?? {}) as { data?: Record<string, unknown> };
  req.body = { ...body, data: { ...body.data, [ATTEMPTED_AT]: new Date().toISOString() } };
  next();
}

/** To be spread into `middlewares.ts`. */
export const paymentGuards: MiddlewareRoute[] = [
  { matcher: "/hooks/payment/:provider", methods: ["POST"], middlewares: [refuseForgedWebhook] },
  { matcher: "/store/payment-collections/:id/payment-sessions", methods: ["POST"], middlewares: [beginPayment] },
];
