import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import {
  acquireLockStep,
  addShippingMethodToCartWorkflow,
  releaseLockStep,
  removeShippingMethodFromCartStep,
} from "@medusajs/medusa/core-flows";
import { errors } from "@qinshui/cn/errors";
import { chosenOptions, type DeliveryChoice } from "../../merchant-parts/delivery-choice";
import { loadCartToProject } from "../../merchant-parts/load-cart";

export interface ChooseDeliveryInput {
  cart_id: string;
  choices: DeliveryChoice[];
}

const resolveChoicesStep = createStep("resolve-delivery-choices", async (input: ChooseDeliveryInput, { container }) => {
  const cart = await loadCartToProject(container, input.cart_id);
  if (cart.completed) throw errors.cart_completed();
  return new StepResponse({
    options: chosenOptions(cart, input.choices).map(({ id }) => ({ id })),
    // Core replaces methods of the same profile only; one left by a merchant whose goods are gone would still be charged.
    replaced: cart.methods.map(({ id }) => id),
  });
});

/**
 * Sets one way of delivery per merchant, all in one go; core prices each anew. Errors: `cart_not_found`,
 * `cart_completed` and those of `chosenOptions`; the cart is then as it was.
 */
export const chooseDeliveryWorkflow = createWorkflow("choose-delivery", (input: ChooseDeliveryInput) => {
  acquireLockStep({ key: input.cart_id, timeout: 5, ttl: 20 });
  const resolved = resolveChoicesStep(input);
  removeShippingMethodFromCartStep(
    transform({ resolved }, ({ resolved }) => ({ shipping_method_ids: resolved.replaced })),
  );
  addShippingMethodToCartWorkflow.runAsStep({
    input: transform({ input, resolved }, ({ input, resolved }) => ({
      cart_id: input.cart_id,
      options: resolved.options,
    })),
  });
  releaseLockStep({ key: input.cart_id });
  return new WorkflowResponse(input.cart_id);
});
