import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { STALE_SECONDS } from "../../background/stale";
import { SUBSIDY_MODULE } from "../../modules/subsidy";
import type SubsidyModuleService from "../../modules/subsidy/service";
import { assertPersonStep } from "../steps/assert-person";
import { runSealing } from "./run-sealing";
import { type StepRequest, takeStep } from "./take-step";

/** Nothing to undo: a step that was taken stays, and what undoes it is another step. */
const takeYearStepStep = createStep("take-year-step", async (input: StepRequest, { container }) => {
  await takeStep(container, input);
  return new StepResponse(null);
});

/**
 * Takes a step of a policy year's closing, unless something stands against it. Errors: `decision_needs_person`, those of
 * `takeStep`.
 */
export const takeYearStepWorkflow = createWorkflow("take-year-step", (input: StepRequest) => {
  assertPersonStep(transform({ input }, (data) => ({ id: data.input.by })));
  return new WorkflowResponse(takeYearStepStep(input));
});

export interface SealYearInput {
  sealing_id: string;
}

/**
 * Runs in the background, so that whoever asked need not wait. The job's row, not the workflow, is the truth about it:
 * a job cut off by a restart is taken up again by a scheduled job. Failure is written into the row and not thrown.
 */
const sealYearStep = createStep(
  { name: "seal-year", async: true, maxRetries: 0 },
  async ({ sealing_id }: SealYearInput, { container }) => {
    const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
    const job = await ledger.sealings((store) => store.jobs.claim(sealing_id, STALE_SECONDS));
    if (!job) return new StepResponse({ taken: false });
    await runSealing(container, job);
    return new StepResponse({ taken: true });
  },
);

/** Does a job of `requestSealing`: closes a policy year, or issues its next revision. */
export const sealYearWorkflow = createWorkflow("seal-year", (input: SealYearInput) => {
  return new WorkflowResponse(sealYearStep(input));
});

export interface ObjectionInput {
  year: number;
  /** Name only: nothing else about whoever objects is kept. */
  party: string;
  content: string;
  recorded_by: string;
}

/** Nothing to undo: an objection stays. Errors: `objection_out_of_notice`. */
const recordObjectionStep = createStep(
  "record-year-objection",
  async ({ year, ...objection }: ObjectionInput, { container }) => {
    const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
    const id = await ledger.recordYearObjection({ ...objection, policy_year: year });
    return new StepResponse(await ledger.retrieveYearObjection(id));
  },
);

/** Records an objection to the notice that is running. Errors: `decision_needs_person`, `objection_out_of_notice`. */
export const recordObjectionWorkflow = createWorkflow("record-year-objection", (input: ObjectionInput) => {
  assertPersonStep({ id: input.recorded_by });
  return new WorkflowResponse(recordObjectionStep(input));
});

export interface DecideObjectionInput {
  year: number;
  objection_id: string;
  decision: "upheld" | "rejected";
  reason: string;
  decided_by: string;
}

/** Nothing to undo: a decision is written once. */
const decideObjectionStep = createStep("decide-year-objection", async (input: DecideObjectionInput, { container }) => {
  const { year, objection_id, ...decision } = input;
  await container
    .resolve<SubsidyModuleService>(SUBSIDY_MODULE)
    .decideYearObjection(year, objection_id, { ...decision, decided_at: new Date() });
  return new StepResponse(null);
});

/** Writes the decision on an objection, once. Errors: `decision_needs_person`, `objection_not_found`, `objection_decided`. */
export const decideObjectionWorkflow = createWorkflow("decide-year-objection", (input: DecideObjectionInput) => {
  assertPersonStep({ id: input.decided_by });
  return new WorkflowResponse(decideObjectionStep(input));
});
