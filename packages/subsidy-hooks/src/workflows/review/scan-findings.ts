import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { scanYear } from "./scan-year";

export interface ScanFindingsInput {
  year: number;
}

/** Nothing to undo: findings are never taken back. */
const scanFindingsStep = createStep("scan-findings", async ({ year }: ScanFindingsInput, { container }) => {
  return new StepResponse(await scanYear(container, year));
});

/** Looks at a policy year with all signals. It decides nothing and moves no money. Errors: those of `scanYear`. */
export const scanFindingsWorkflow = createWorkflow("scan-findings", (input: ScanFindingsInput) => {
  return new WorkflowResponse(scanFindingsStep(input));
});
