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
