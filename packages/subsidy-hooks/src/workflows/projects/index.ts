import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { SUBSIDY_MODULE } from "../../modules/subsidy";
import type SubsidyModuleService from "../../modules/subsidy/service";
import { checkFund, type FundContent } from "../../projects/fund";
import { assertPersonStep } from "../steps/assert-person";
import { type CapInput, type DecisionInput, decideApplication, recordCapDecision } from "./decide-application";
import { type ApplicationInput, recordApplication } from "./record-application";

// Nothing below is undone: each step is its workflow's last, and what it writes is never changed.

const recordApplicationStep = createStep(
  "record-project-application",
  async (input: ApplicationInput, { container }) => {
    return new StepResponse({ id: await recordApplication(container, input) });
  },
);

/** Records an application for a programme other than online sales. Errors: those of `recordApplication`. */
export const recordApplicationWorkflow = createWorkflow("record-project-application", (input: ApplicationInput) => {
  assertPersonStep(transform({ input }, (data) => ({ id: data.input.recorded_by })));
  return new WorkflowResponse(recordApplicationStep(input));
});

const decideApplicationStep = createStep("decide-project-application", async (input: DecisionInput, { container }) => {
  await decideApplication(container, input);
  return new StepResponse({ id: input.application_id });
});

/** A person's decision about an application. Errors: those of `decideApplication`. */
export const decideApplicationWorkflow = createWorkflow("decide-project-application", (input: DecisionInput) => {
  assertPersonStep({ id: input.decided_by });
  return new WorkflowResponse(decideApplicationStep(input));
});

const recordCapDecisionStep = createStep("record-project-cap-decision", async (input: CapInput, { container }) => {
  await recordCapDecision(container, input);
  return new StepResponse({ id: input.application_id });
});

/** Records the decision by which a project may go above the cap in principle. Errors: those of `recordCapDecision`. */
export const recordCapDecisionWorkflow = createWorkflow("record-project-cap-decision", (input: CapInput) => {
  assertPersonStep(transform({ input }, (data) => ({ id: data.input.recorded_by })));
  return new WorkflowResponse(recordCapDecisionStep(input));
});

export interface FundInput extends FundContent {
  policy_year: number;
  /** How many versions the page showed. */
  after: number;
  reason: string;
  saved_by: string;
}

const saveFundStep = createStep("save-subsidy-fund", async (input: FundInput, { container }) => {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  checkFund(ledger.policy(), input);
  const { policy_year, after, ...plan } = input;
  await ledger.projects((store) => store.addFund(policy_year, after, { ...plan, saved_at: new Date() }));
  return new StepResponse({ version: after + 1 });
});

/** Adds a version of a year's fund. Errors: `fund_place_unknown`, `fund_allocation_twice`, `fund_changed`. */
export const saveFundWorkflow = createWorkflow("save-subsidy-fund", (input: FundInput) => {
  assertPersonStep(transform({ input }, (data) => ({ id: data.input.saved_by })));
  return new WorkflowResponse(saveFundStep(input));
});
