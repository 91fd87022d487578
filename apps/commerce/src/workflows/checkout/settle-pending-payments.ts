import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { pendingSessions } from "../../checkout/pending-sessions";
import { settlePaymentWorkflow } from "./settle-payment";

export interface SettlePendingInput {
  /** Sessions younger than this are left to the webhook; milliseconds, 15 s if not given. */
  quiet_ms?: number;
}

const QUIET_MS = 15_000;

const settlePendingStep = createStep("settle-pending", async ({ quiet_ms }: SettlePendingInput, { container }) => {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
  const sessions = await pendingSessions(container, new Date(), quiet_ms ?? QUIET_MS);
  const report = { asked: sessions.length, ordered: 0, given_back: 0, failed: 0 };
  for (const input of sessions) {
    try {
      const { result } = await settlePaymentWorkflow(container).run({ input });
      if (result.paid && result.order_id) report.ordered += 1;
      report.given_back += result.given_back.length;
    } catch (error) {
      // One payment that cannot be settled now must not keep the others waiting; it comes again next minute.
      report.failed += 1;
      logger.error(`Payment session ${input.session_id} could not be settled: ${(error as Error).message}`);
    }
  }
  return new StepResponse(report);
});

/** Settles every payment that may have been lost on its way. Any number of runs gives the same result. */
export const settlePendingPaymentsWorkflow = createWorkflow("settle-pending-payments", (input: SettlePendingInput) => {
  return new WorkflowResponse(settlePendingStep(input));
});
