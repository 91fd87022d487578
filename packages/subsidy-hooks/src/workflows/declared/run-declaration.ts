import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { STALE_SECONDS } from "../../background/stale";
import { runStatement } from "../../declarations/run-statement";
import { SUBSIDY_MODULE } from "../../modules/subsidy";
import type SubsidyModuleService from "../../modules/subsidy/service";

export interface RunDeclarationInput {
  statement_id: string;
}

/**
 * Runs in the background, so that whoever asked need not wait. The statement's row, not the workflow, is the truth
 * about it: work cut off by a restart is taken up again by a scheduled job. Failure is written into the row.
 */
export const runDeclarationStep = createStep(
  { name: "run-declaration", async: true, maxRetries: 0 },
  async ({ statement_id }: RunDeclarationInput, { container }) => {
    const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
    const statement = await ledger.declared((store) => store.jobs.claim(statement_id, STALE_SECONDS));
    if (!statement) return new StepResponse({ taken: false });
    await runStatement(container, statement);
    return new StepResponse({ taken: true });
  },
);

/** Does what a statement waits for: importing, posting or reversing. */
export const runDeclarationWorkflow = createWorkflow("run-subsidy-declaration", (input: RunDeclarationInput) => {
  return new WorkflowResponse(runDeclarationStep(input));
});
