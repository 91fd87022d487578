import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { type RecordOrdersInput, recordOrdersStep } from "./steps/record-order";

/** Brings the ledger in line with the given orders. */
export const recordOrdersWorkflow = createWorkflow("record-orders", (input: RecordOrdersInput) => {
  return new WorkflowResponse(recordOrdersStep(input));
});
