import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { SUBSIDY_MODULE } from "../../modules/subsidy";
import type SubsidyModuleService from "../../modules/subsidy/service";
import type { PersonFinding } from "../../review/person-finding";
import { assertPersonStep } from "../steps/assert-person";

export interface RaiseFindingInput extends PersonFinding {
  raised_by: string;
}

/** Nothing to undo: what somebody has raised is settled by a decision. */
const raiseFindingStep = createStep("raise-finding", async (input: RaiseFindingInput, { container }) => {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  return new StepResponse(await ledger.raiseFinding(input));
});

/**
 * A finding that a person raises about lines of the ledger; it moves no money until it is decided on. Gives its key.
 * Errors: `decision_needs_person`, those of `personFinding`.
 */
export const raiseFindingWorkflow = createWorkflow("raise-finding", (input: RaiseFindingInput) => {
  assertPersonStep({ id: input.raised_by });
  return new WorkflowResponse(raiseFindingStep(input));
});
