import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { SUBSIDY_MODULE } from "../../modules/subsidy";
import type { DecideFinding } from "../../modules/subsidy/findings";
import type SubsidyModuleService from "../../modules/subsidy/service";
import { assertPersonStep } from "../steps/assert-person";
import { recordDecidedOrdersStep } from "../steps/record-order";

/** Not undone when a later step fails: the decision was made. */
const writeFindingDecisionStep = createStep(
  "write-finding-decision",
  async (input: DecideFinding, { container }) =>
    new StepResponse(await container.resolve<SubsidyModuleService>(SUBSIDY_MODULE).decideFinding(input)),
);

/**
 * A person's decision on a finding, written down with its reason, and its lines taken out of the subsidy or let in again
 * by entries of their own. Errors: `decision_needs_person`, those of `decideFinding`.
 */
export const decideFindingWorkflow = createWorkflow("decide-finding", (input: DecideFinding) => {
  assertPersonStep({ id: input.decided_by });
  const decided = writeFindingDecisionStep(input);
  const recorded = recordDecidedOrdersStep(transform({ decided }, (data) => ({ order_ids: data.decided.order_ids })));
  return new WorkflowResponse(transform({ decided, recorded }, (data) => ({ ...data.decided, ...data.recorded })));
});
