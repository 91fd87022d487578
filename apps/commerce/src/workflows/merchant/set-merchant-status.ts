import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { parseInput } from "../../input/parse";
import { MERCHANT_MODULE } from "../../modules/merchant";
import { type StatusInput, statusInput } from "../../modules/merchant/input";
import type MerchantModuleService from "../../modules/merchant/service";

/** Not undone: the history only grows, so this is the last step of whatever uses it. */
const appendStatusStep = createStep("append-merchant-status", async (input: StatusInput, { container }) => {
  const change = parseInput(statusInput, input);
  return new StepResponse(await container.resolve<MerchantModuleService>(MERCHANT_MODULE).appendStatusChange(change));
});

/**
 * Adds to a merchant's history of statuses. One change at a time per merchant. Errors: `merchant_not_found`,
 * `merchant_status_impossible`, `merchant_status_back_dated`.
 */
export const setMerchantStatusWorkflow = createWorkflow("set-merchant-status", (input: StatusInput) => {
  return new WorkflowResponse(appendStatusStep(input));
});
