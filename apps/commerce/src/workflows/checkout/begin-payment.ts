import { Modules } from "@medusajs/framework/utils";
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { checkoutErrors } from "../../checkout/errors";
import { CART_OF_ORDER } from "../../checkout/half-made-order";
import { loadCartPayment } from "../../checkout/load-cart";
import { checkCartWorkflow } from "./check-cart";
import { assertPricesStep } from "./reprice-cart";
import { settlePaymentWorkflow } from "./settle-payment";

const OPEN = ["pending", "requires_more", "pending_authorization", "authorized", "captured"];

/**
 * A shopper may have paid while the shop has not heard of it yet. Before anything that would then be wrong (paying
 * again, changing the cart) the sessions still open are settled. Error: `payment_already_received`.
 */
const assertUnpaidStep = createStep("assert-unpaid", async ({ cart_id }: { cart_id: string }, { container }) => {
  const { order_id, sessions } = await loadCartPayment(container, cart_id);
  if (order_id) throw checkoutErrors.payment_already_received();
  for (const { id } of sessions.filter(({ status }) => OPEN.includes(status))) {
    const { result } = await settlePaymentWorkflow(container).run({ input: { cart_id, session_id: id } });
    if (result.order_id) throw checkoutErrors.payment_already_received();
  }
  return new StepResponse(null);
});

/** Error: `payment_already_received`. */
export const assertUnpaidWorkflow = createWorkflow("assert-unpaid", (input: { cart_id: string }) => {
  return new WorkflowResponse(assertUnpaidStep(input));
});

/** An order takes over its cart's metadata, so that one left half made by a killed process is known by its cart. */
const markCartStep = createStep("mark-cart", async ({ cart_id }: { cart_id: string }, { container }) => {
  const carts = container.resolve(Modules.CART);
  const { metadata } = await carts.retrieveCart(cart_id, { select: ["id", "metadata"] });
  await carts.updateCarts(cart_id, { metadata: { ...metadata, [CART_OF_ORDER]: cart_id } });
  return new StepResponse(null);
});

/**
 * Run before a shopper is sent to pay: nobody pays twice, nor for what cannot be had. Errors:
 * `payment_already_received`, `price_changed`, and those of `checkCartWorkflow`.
 */
export const beginPaymentWorkflow = createWorkflow("begin-payment", (input: { cart_id: string }) => {
  assertUnpaidStep(input);
  assertPricesStep(input);
  const checked = checkCartWorkflow.runAsStep({ input });
  markCartStep(input);
  return new WorkflowResponse(checked);
});
