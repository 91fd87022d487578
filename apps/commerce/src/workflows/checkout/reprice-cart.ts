import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
  when,
} from "@medusajs/framework/workflows-sdk";
import {
  acquireLockStep,
  refreshCartItemsWorkflow,
  releaseLockStep,
  updateLineItemsStep,
} from "@medusajs/medusa/core-flows";
import { yuanFromFen } from "@qinshui/cn/money";
import { checkoutErrors } from "../../checkout/errors";
import { loadCartPayment } from "../../checkout/load-cart";
import { outcomeOf } from "../../checkout/payment-state";
import { type LinePrice, linePrices } from "../../merchant-parts/current-prices";

/** Lines that cost another price now; none while a payment is under way, whose sum must not move under it. */
async function outdatedLines(container: MedusaContainer, cartId: string): Promise<LinePrice[]> {
  const { ordered, sessions, payments } = await loadCartPayment(container, cartId);
  const { state } = outcomeOf(ordered, sessions, payments);
  if (state !== "open" && state !== "declined") return [];
  return (await linePrices(container, cartId)).filter(({ held, current }) => held !== current);
}

const findOutdatedLinesStep = createStep(
  "find-outdated-lines",
  async ({ cart_id }: { cart_id: string }, { container }) => {
    const lines = await outdatedLines(container, cart_id);
    return new StepResponse(
      lines.map(({ id, current }) => ({ selector: { id }, data: { unit_price: yuanFromFen(current) } })),
    );
  },
);

/** Writes today's price to the lines of a cart that cost another one now. Quantities stay as they are. */
export const repriceCartWorkflow = createWorkflow("reprice-cart", (input: { cart_id: string }) => {
  acquireLockStep({ key: input.cart_id, timeout: 5, ttl: 20 });
  const items = findOutdatedLinesStep(input);
  when("lines-outdated", { items }, ({ items }) => items.length > 0).then(() => {
    updateLineItemsStep(transform({ input, items }, ({ input, items }) => ({ id: input.cart_id, items })));
    refreshCartItemsWorkflow.runAsStep({ input: { cart_id: input.cart_id } });
  });
  releaseLockStep({ key: input.cart_id });
  return new WorkflowResponse(input.cart_id);
});

/** Error: `price_changed`; the shopper is to see the new sum before paying it. */
export const assertPricesStep = createStep("assert-prices", async ({ cart_id }: { cart_id: string }, { container }) => {
  if ((await outdatedLines(container, cart_id)).length > 0) throw checkoutErrors.price_changed();
  return new StepResponse(null);
});
