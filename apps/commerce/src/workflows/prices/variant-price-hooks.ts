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

/** Errors: `negative_amount`, `sub_fen_amount`. */
function assertPrices(variants: unknown): void {
  const withPrices = variants as { prices?: unknown; price_set?: { prices?: unknown } }[] | undefined;
  for (const { prices, price_set } of withPrices ?? []) {
    assertMoneyFields(pricesOnly(prices));
    assertMoneyFields(pricesOnly(price_set?.prices));
  }
}

function pricesOnly(prices: unknown): { amount: unknown }[] {
  return Array.isArray(prices) ? prices.map(({ amount, raw_amount }) => ({ amount: raw_amount ?? amount })) : [];
}
