import { addToCartWorkflow, createCartWorkflow } from "@medusajs/medusa/core-flows";
import { assertSelling } from "../../checkout/cart-check";
import { offSaleVariants } from "../../checkout/off-sale-lines";

// What cannot be paid is not put into a cart either: a page kept open since before a suspension still has its button.
addToCartWorkflow.hooks.validate(async ({ input }, { container }) => {
  assertSelling(await offSaleVariants(container, input.items));
});
createCartWorkflow.hooks.validate(async ({ input }, { container }) => {
  assertSelling(await offSaleVariants(container, input.items));
});
