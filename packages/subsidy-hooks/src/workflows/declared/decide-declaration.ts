import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { SUBSIDY_MODULE } from "../../modules/subsidy";
import type { Decision } from "../../modules/subsidy/declared";
import type SubsidyModuleService from "../../modules/subsidy/service";
import { assertPersonStep } from "../steps/assert-person";

export interface DecideDeclarationInput {
  statement_id: string;
  decision: Decision;
  reason: string;
  decided_by: string;
}

/** Nothing to undo: a decision is written down for good, and another one follows where it was wrong. */
const decideStep = createStep("decide-declaration", async (input: DecideDeclarationInput, { container }) => {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  const { statement_id, decision, decided_by, reason } = input;
  const statement = await ledger.declared((store) => store.decide(statement_id, decision, decided_by, reason));
  return new StepResponse({ statement_id, status: statement.status });
});

/**
 * A reviewer's decision about a statement. What follows from it in the ledger is done by `runDeclarationWorkflow`.
 * Errors: `decision_needs_person`, `declared_not_found`, `declared_wrong_state`, `declared_own_file`,
 * `declared_evidence_missing`.
 */
export const decideDeclarationWorkflow = createWorkflow(
  "decide-subsidy-declaration",
  (input: DecideDeclarationInput) => {
    assertPersonStep({ id: input.decided_by });
    return new WorkflowResponse(decideStep(input));
  },
);
