import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { fen, sumFen } from "@qinshui/cn/money";
import { alignRefunds } from "../refunds/align-refunds";
import { paymentsInDoubt } from "../refunds/open-refunds";

export interface AlignRefundsInput {
  /** Absent: the payments in doubt. */
  payment_ids?: string[];
  /** Instead of ids: what the provider's data of the payments holds, such as its own number of them. */
  provider_payment?: Record<string, string>;
  /** Refunds of which the order does not know are taken for left behind when older; milliseconds, ten minutes. */
  interrupted_ms?: number;
}

async function paymentsMeant(container: MedusaContainer, input: AlignRefundsInput): Promise<string[]> {
  if (input.payment_ids) return input.payment_ids;
  if (!input.provider_payment) return await paymentsInDoubt(container, new Date());
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  // Medusa's generated types know no filter on JSON, its database does.
  const filters = { data: input.provider_payment } as object;
  const { data } = await query.graph({ entity: "payment", fields: ["id"], filters });
  return data.map(({ id }) => id);
}

/** Nothing to undo: see `alignRefunds`. One payment whose provider does not answer must not keep the others waiting. */
const alignRefundsStep = createStep("align-refunds", async (input: AlignRefundsInput, { container }) => {
  const ids = await paymentsMeant(container, input);
  const found = [];
  let failed = 0;
  for (const id of ids) {
    try {
      found.push(await alignRefunds(container, id, input.interrupted_ms));
    } catch (error) {
      failed += 1;
      const reason = error instanceof Error ? error.message : String(error);
      container
        .resolve(ContainerRegistrationKeys.LOGGER)
        .error(`subsidy: refunds of payment ${id} could not be compared with its provider's: ${reason}`);
    }
  }
  return new StepResponse({ asked: ids.length, found_fen: sumFen([fen(0), ...found]).toString(), failed });
});

/** Compares refunds with what the payment providers say, and sets right what a crash or a lost answer left wrong. */
export const alignRefundsWorkflow = createWorkflow("align-refunds", (input: AlignRefundsInput) => {
  return new WorkflowResponse(alignRefundsStep(input));
});
