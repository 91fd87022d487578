import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { reconcile } from "../recording/reconcile";

export interface ReconcileOrdersInput {
  /** ISO instant; absent: since the last run. */
  since?: string;
}

/** Nothing to undo: see `recordOrdersStep`. */
const reconcileOrdersStep = createStep("reconcile-orders", async ({ since }: ReconcileOrdersInput, { container }) => {
  return new StepResponse(await reconcile(container, since ? { since: new Date(since) } : {}));
});

/** Records every order touched since the last run, or since the given instant. */
export const reconcileOrdersWorkflow = createWorkflow("reconcile-orders", (input: ReconcileOrdersInput) => {
  return new WorkflowResponse(reconcileOrdersStep(input));
});
