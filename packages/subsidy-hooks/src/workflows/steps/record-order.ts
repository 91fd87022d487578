import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { recordOrder } from "../../recording/record-order";

export interface RecordOrdersInput {
  order_ids: string[];
}

/** Records orders in the ledger. Nothing to undo: recording says what is true, and saying it again adds nothing. */
export const recordOrdersStep = createStep("record-orders", async ({ order_ids }: RecordOrdersInput, { container }) => {
  const recorded = [];
  for (const orderId of order_ids) recorded.push(await recordOrder(container, orderId));
  return new StepResponse(recorded);
});

/** So many orders are recorded while somebody waits for the answer. */
const AT_ONCE = 200;

/**
 * Records the orders that a decision touches. What fails is logged, and like what is beyond {@link AT_ONCE} left to the
 * reconciler, which looks at every order that a newly written decision names: one broken order never stands against it.
 */
export const recordDecidedOrdersStep = createStep(
  "record-decided-orders",
  async ({ order_ids }: RecordOrdersInput, { container }) => {
    let recorded = 0;
    for (const id of order_ids.slice(0, AT_ONCE)) {
      try {
        await recordOrder(container, id);
        recorded += 1;
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        container
          .resolve(ContainerRegistrationKeys.LOGGER)
          .error(`subsidy: order ${id} with a decided line left to the reconciler: ${reason}`);
      }
    }
    return new StepResponse({ recorded, left: order_ids.length - recorded });
  },
);
