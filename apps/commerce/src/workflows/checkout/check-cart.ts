import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { errors } from "@qinshui/cn/errors";
import { assertOrderable, assertSelling, shortagesOf } from "../../checkout/cart-check";
import { availableOf, checkedCartOf, loadCart } from "../../checkout/load-cart";
import { offSaleLines } from "../../checkout/off-sale-lines";
import { checkFreight } from "../../merchant-parts/check-freight";
import { repriceCartWorkflow } from "./reprice-cart";

const checkCartStep = createStep("check-cart", async (input: { cart_id: string }, { container }) => {
  const record = await loadCart(container, input.cart_id);
  if (record.completed_at) throw errors.cart_completed();
  assertSelling(await offSaleLines(container, record.items, new Date()));
  const cart = await checkedCartOf(container, record);
  const variants = cart.lines.flatMap(({ variant_id }) => (variant_id ? [variant_id] : []));
  const shortages = shortagesOf(cart.lines, await availableOf(container, variants, record.sales_channel_id));
  if (shortages.length > 0) throw errors.out_of_stock({ items: shortages });
  assertOrderable(cart);
  await checkFreight(container, input.cart_id);
  return new StepResponse({ ok: true });
});

/** No part of the workflow, so that today's prices stay when the cart is refused for something else. */
const repriceStep = createStep("reprice-before-check", async (input: { cart_id: string }, { container }) => {
  await repriceCartWorkflow(container).run({ input });
  return new StepResponse(null);
});

/**
 * Whether a cart can be paid now, as it is. Errors: those of `assertOrderable`, `merchant_not_selling`, `out_of_stock` (details: items),
 * `delivery_price_changed`, `cart_completed`, `cart_not_found`.
 */
export const checkCartWorkflow = createWorkflow("check-cart", (input: { cart_id: string }) => {
  return new WorkflowResponse(checkCartStep(input));
});

/** The same at today's prices, which are written to its lines first. Errors: those of `checkCartWorkflow`. */
export const priceAndCheckCartWorkflow = createWorkflow("price-and-check-cart", (input: { cart_id: string }) => {
  repriceStep(input);
  return new WorkflowResponse(checkCartStep(input));
});
