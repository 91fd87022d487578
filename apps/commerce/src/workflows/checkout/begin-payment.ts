import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { checkoutErrors } from "../../checkout/errors";
import { loadCartPayment } from "../../checkout/load-cart";
import { cartOfCollection } from "../../checkout/pending-sessions";
import { checkCartWorkflow } from "./check-cart";
import { settlePaymentWorkflow } from "./settle-payment";

const OPEN = ["pending", "requires_more", "pending_authorization", "authorized", "captured"];

/**
 * A shopper who comes back from paying and pays again would pay twice: sessions still open are settled first. Only then
 * is the cart checked, so that nobody is sent to pay for what cannot be had.
 */
const beginPaymentStep = createStep(
  "begin-payment",
  async ({ payment_collection_id }: { payment_collection_id: string }, { container }) => {
    const cart_id = await cartOfCollection(container, payment_collection_id);
    if (!cart_id) return new StepResponse(null); // Not a cart's: core decides.
    const { order_id, sessions } = await loadCartPayment(container, cart_id);
    if (order_id) throw checkoutErrors.payment_already_received();
    for (const { id } of sessions.filter(({ status }) => OPEN.includes(status))) {
      const { result } = await settlePaymentWorkflow(container).run({ input: { cart_id, session_id: id } });
      if (result.order_id) throw checkoutErrors.payment_already_received();
    }
    await checkCartWorkflow(container).run({ input: { cart_id } });
    return new StepResponse(null);
  },
);

/** Errors: `payment_already_received`, and those of `checkCartWorkflow`. */
export const beginPaymentWorkflow = createWorkflow("begin-payment", (input: { payment_collection_id: string }) => {
  return new WorkflowResponse(beginPaymentStep(input));
});
