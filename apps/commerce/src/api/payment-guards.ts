import type { MedusaNextFunction, MedusaRequest, MedusaResponse, MiddlewareRoute } from "@medusajs/framework/http";
import { Modules } from "@medusajs/framework/utils";
import { errors, isCatalogueError } from "@qinshui/cn/errors";
import { ATTEMPTED_AT } from "../checkout/payment-state";
import { cartOfCollection } from "../checkout/pending-sessions";
import { assertUnpaidWorkflow, beginPaymentWorkflow } from "../workflows/checkout/begin-payment";
import { oneAtATime } from "./one-at-a-time";
import { bookStripesRefund, refundGuards } from "./refund-guards";

/** The delay is for a cart being completed meanwhile, which does not happen here: only the webhook completes it. */
const WEBHOOK = { webhook_delay: 50, webhook_retries: 5 };

/**
 * Core answers 200 to any webhook and looks at the signature later; here a forged one is refused at the door, so that
 * its sender hears of it and nothing is queued. Errors: `page_not_found`, the provider's own, else `signature_invalid`.
 */
async function refuseForgedWebhook(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const payload = {
    data: (req.body ?? {}) as Record<string, unknown>,
    rawData: req.rawBody ?? "",
    headers: req.headers,
  };
  if (NOBODYS.test(String(req.params.provider))) throw errors.page_not_found();
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

/** What Medusa calls a payment without a company behind it, of which nobody can tell the shop; with its prefix or not. */
const NOBODYS = /^(pp_)?system_default$/;

/** Before a shopper is sent to pay: the cart can be had, and is not paid already. */
async function beginPayment(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const cart_id = await cartOfCollection(req.scope, String(req.params.id));
  // A collection without a cart is none of the shopper's; core decides.
  if (cart_id) await beginPaymentWorkflow(req.scope).run({ input: { cart_id } });
  const body = (req.body ?? {}) as { data?: Record<string, unknown> };
  req.body = { ...body, data: { ...body.data, [ATTEMPTED_AT]: new Date().toISOString() } };
  next();
}

/** A cart that is paid does not change under its payment. */
async function unpaidOnly(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const [, cart_id = ""] = CART_CHANGE.exec(req.path) ?? [];
  await assertUnpaidWorkflow(req.scope).run({ input: { cart_id } });
  next();
}

const CART_CHANGE = /^\/store\/carts\/([^/]+)(?:\/(?:line-items|shipping-methods|promotions|delivery)(?:\/.*)?)?\/?$/i;

/** Core makes a second collection for a cart that is just being given its first, and fails: the second one waits. */
const oneCollection = oneAtATime((req) => {
  const { cart_id } = (req.body ?? {}) as { cart_id?: unknown };
  return typeof cart_id === "string" ? [`checkout:payment-collection:${cart_id}`] : [];
});

/** To be spread into `middlewares.ts`. */
export const paymentGuards: MiddlewareRoute[] = [
  { matcher: "/hooks/payment/:provider", methods: ["POST"], middlewares: [refuseForgedWebhook, bookStripesRefund] },
  { matcher: "/store/payment-collections", methods: ["POST"], middlewares: [oneCollection] },
  { matcher: "/store/payment-collections/:id/payment-sessions", methods: ["POST"], middlewares: [beginPayment] },
  { matcher: CART_CHANGE, methods: ["POST", "DELETE"], middlewares: [unpaidOnly] },
  ...refundGuards,
];
