import { type WorkflowDefinition, WorkflowManager } from "@medusajs/framework/orchestration";
import { createProductVariantsWorkflow, updateProductVariantsWorkflow } from "@medusajs/medusa/core-flows";
import { assertMoneyFields } from "../../prices/money-fields";

// The guards on the admin routes do not see prices that come in a CSV file; these hooks see every variant, and an error
// here makes the workflow take back what it wrote.
createProductVariantsWorkflow.hooks.productVariantsCreated(async ({ product_variants }) =>
  assertPrices(product_variants),
);
updateProductVariantsWorkflow.hooks.productVariantsUpdated(async ({ product_variants }) =>
  assertPrices(product_variants),
);
// When the workflows that change products in bulk fail after they wrote prices, core (2.21) takes back the prices of
// before as well and keeps other changes. Its hook would come after that, so what goes in is looked at first of all.
refuseBadPricesBefore("batch-products", "process-product-options-for-import");
refuseBadPricesBefore("update-products", "get-previous-products-variants-step");

/** Looks at a workflow's whole input before its first step. A core in which there is no such step stops the start. */
function refuseBadPricesBefore(workflowId: string, firstStep: string): void {
  const workflow: WorkflowDefinition | undefined = WorkflowManager.getWorkflow(workflowId);
  const handlers = workflow?.handlers_;
  const step = handlers?.get(firstStep);
  if (!handlers || !step?.invoke) throw new Error(`Medusa's workflow ${workflowId} has no step ${firstStep} any more`);
  const { invoke } = step;
  handlers.set(firstStep, {
    ...step,
    invoke: async (call) => {
      assertMoneyFields(call.payload);
      return await invoke(call);
    },
  });
}

interface Priced {
  prices?: unknown;
  price_set?: { prices?: unknown } | null;
}

/** Errors: `negative_amount`, `sub_fen_amount`. */
function assertPrices(variants: unknown): void {
  const withPrices = variants as Priced[] | undefined;
  for (const { prices, price_set } of withPrices ?? []) {
    assertMoneyFields(pricesOnly(prices));
    assertMoneyFields(pricesOnly(price_set?.prices));
  }
}

function pricesOnly(prices: unknown): { amount: unknown }[] {
  return Array.isArray(prices) ? prices.map(({ amount, raw_amount }) => ({ amount: raw_amount ?? amount })) : [];
}
