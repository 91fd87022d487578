import type { MedusaContainer } from "@medusajs/framework/types";
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { shortagesOf } from "../../checkout/cart-check";
import { availableOf, type CartRecord, linesOf, loadCart, loadCartPayment } from "../../checkout/load-cart";
import { offSaleLines } from "../../checkout/off-sale-lines";
import { type DeclineReason, type Outcome, outcomeOf } from "../../checkout/payment-state";

export interface CartOutcome extends Omit<Outcome, "reason"> {
  order_id?: string;
  reason?: DeclineReason;
}

const cartOutcomeStep = createStep("cart-outcome", async ({ cart_id }: { cart_id: string }, { container }) => {
  const cart = await loadCart(container, cart_id);
  const { order_id, ordered, sessions, payments } = await loadCartPayment(container, cart_id);
  const outcome: CartOutcome = outcomeOf(ordered, sessions, payments);
  if (order_id && ordered) return new StepResponse<CartOutcome>({ ...outcome, order_id });
  if (outcome.state !== "declined" || outcome.reason) return new StepResponse(outcome);
  return new StepResponse<CartOutcome>({ ...outcome, reason: await reasonOf(container, cart) });
});

/** Why a paid cart could not become an order, as far as it can still be seen. */
async function reasonOf(container: MedusaContainer, cart: CartRecord): Promise<DeclineReason> {
  if ((await offSaleLines(container, cart.items, new Date())).length > 0) return "merchant_not_selling";
  const lines = linesOf(cart);
  const variants = lines.flatMap(({ variant_id }) => (variant_id ? [variant_id] : []));
  const shortages = shortagesOf(lines, await availableOf(container, variants, cart.sales_channel_id));
  return shortages.length > 0 ? "out_of_stock" : "not_completed";
}

/** What became of a cart: whether its order exists, is on its way, or was declined. Error: `cart_not_found`. */
export const cartOutcomeWorkflow = createWorkflow("cart-outcome", (input: { cart_id: string }) => {
  return new WorkflowResponse(cartOutcomeStep(input));
});
