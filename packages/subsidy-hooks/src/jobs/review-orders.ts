import type { MedusaContainer } from "@medusajs/framework/types";
import { policyYearOf, yearBounds } from "../time/policy-year";
import { reconcileOrdersWorkflow } from "../workflows/reconcile-orders";

/**
 * Looks at all orders of this policy year and the last once a night. What decides a tag can change without touching
 * any order, such as a merchant's status that is recorded late.
 */
export default async function reviewOrders(container: MedusaContainer) {
  const { from } = yearBounds(policyYearOf(new Date()) - 1);
  await reconcileOrdersWorkflow(container).run({ input: { since: from.toISOString() } });
}

// 03:10 in Shanghai on a server that keeps UTC.
export const config = { name: "subsidy-review-orders", schedule: "10 19 * * *" };
